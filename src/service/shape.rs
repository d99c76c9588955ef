//! What the service model says of a member: its type and its bounds.

use crate::service::pattern::Pattern;

/// The type of a value on the wire, with the bounds that the service model states.
#[derive(Copy, Clone, Debug)]
pub enum Shape {
    /// A string of `min..=max` characters that matches the pattern.
    Text {
        /// Fewest characters.
        min: usize,
        /// Most characters; `None` where the model states no limit.
        max: Option<usize>,
        /// What the whole string must match.
        pattern: Option<Pattern>,
    },
    /// One of these strings, exactly.
    Enum(&'static [&'static str]),
    /// A whole number in `min..=max`.
    Integer {
        /// The smallest value.
        min: i64,
        /// The largest value.
        max: i64,
    },
    /// `true` or `false`.
    Boolean,
    /// A list of `min..=max` items.
    List {
        /// Fewest items.
        min: usize,
        /// Most items; `None` where the model states no limit.
        max: Option<usize>,
        /// What each item is.
        item: &'static Shape,
    },
    /// A map of `min..=max` keys that the author chooses.
    Map {
        /// Fewest keys.
        min: usize,
        /// Most keys; `None` where the model states no limit.
        max: Option<usize>,
        /// What each key is.
        key: &'static Shape,
        /// What each value is.
        value: &'static Shape,
    },
    /// A mapping or a string, whatever is in it.
    ObjectOrText,
    /// A structure of named members.
    Structure(&'static Structure),
}

/// A structure of the service model.
#[derive(Debug)]
pub struct Structure {
    /// The shape's name in the service model.
    pub name: &'static str,
    /// Its members, as the model orders them.
    pub members: &'static [MemberShape],
    /// Those that are required: a bit each, by their place.
    pub(crate) required: u64,
}

/// A member of a structure.
#[derive(Debug)]
pub struct MemberShape {
    /// The member's name on the wire; names are case-sensitive.
    pub name: &'static str,
    /// Whether the request is refused without it.
    pub required: bool,
    /// What its value is.
    pub shape: Shape,
}

impl Structure {
    /// A structure of this name, with these members: no more than 64.
    pub(crate) const fn of(name: &'static str, members: &'static [MemberShape]) -> Self {
        let (mut required, mut bit, mut rest) = (0, 1, members);
        while let [member, behind @ ..] = rest {
            if member.required {
                required |= bit;
            }
            (bit, rest) = (bit << 1, behind);
        }
        Self { name, members, required }
    }

    /// The member of this name.
    pub fn member(&self, name: &str) -> Option<&'static MemberShape> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The member of this name with its number. Most write members in the order of the model: it is looked for from this one on first.
    #[inline]
    pub(crate) fn member_from(&self, next: usize, name: &[u8]) -> Option<(usize, &'static MemberShape)> {
        let (before, behind) = self.members.split_at_checked(next)?;
        let of = |members: &'static [MemberShape], first: usize| {
            let mut numbered = (first..).zip(members);
            numbered.find(|(_, member)| member.name.as_bytes() == name)
        };
        of(behind, next).or_else(|| of(before, 0))
    }
}

/// An optional member.
pub(crate) const fn optional(name: &'static str, shape: Shape) -> MemberShape {
    MemberShape { name, required: false, shape }
}

/// A required member.
pub(crate) const fn required(name: &'static str, shape: Shape) -> MemberShape {
    MemberShape { name, required: true, shape }
}

/// A string without bounds.
pub(crate) const fn any_text() -> Shape {
    Shape::Text { min: 0, max: None, pattern: None }
}

/// A string of `min..=max` characters.
pub(crate) const fn text(min: usize, max: usize) -> Shape {
    Shape::Text { min, max: Some(max), pattern: None }
}

/// A string of `min` characters or more.
pub(crate) const fn text_from(min: usize) -> Shape {
    Shape::Text { min, max: None, pattern: None }
}

/// A string that must match a pattern and has no other bounds.
pub(crate) const fn matching(pattern: Pattern) -> Shape {
    Shape::Text { min: 0, max: None, pattern: Some(pattern) }
}

/// A string of `min..=max` characters that must match a pattern.
pub(crate) const fn bounded(min: usize, max: usize, pattern: Pattern) -> Shape {
    Shape::Text { min, max: Some(max), pattern: Some(pattern) }
}

/// A list of `min..=max` items.
pub(crate) const fn list(min: usize, max: usize, item: &'static Shape) -> Shape {
    Shape::List { min, max: Some(max), item }
}
