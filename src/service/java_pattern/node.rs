//! A pattern as a tree.

use crate::service::java_pattern::set::Set;

/// One part of a pattern.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// One character.
    Set(Set),
    /// Parts one after the other; without any, the empty text.
    Sequence(Vec<Node>),
    /// One of several.
    Choice(Vec<Node>),
    /// A group that captures; back-references count them by their openings.
    Group(Box<Node>),
    /// A part several times.
    Repeat(Box<Node>, Times),
    /// `^` and `\A`.
    Start,
    /// `$` and `\Z`: the end, or before the last line's end.
    LineEnd,
    /// `\z`.
    End,
    /// `\b`; `\B` when negated.
    Boundary {
        /// Whether it is `\B`.
        negated: bool,
    },
    /// A look around.
    Style {
        /// Ahead or after.
        ahead: bool,
        /// Whether it must not match.
        negated: bool,
        /// What is looked for.
        body: Box<Node>,
    },
    /// What keeps its first match: `(?>x)` and possessive quantifiers.
    Atomic(Box<Node>),
    /// What a group captured.
    Back(usize),
}

/// How often.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Times {
    /// At least.
    pub(crate) least: u32,
    /// At most; `None` has no bound.
    pub(crate) most: Option<u32>,
    /// Whether few are tried first.
    pub(crate) lazy: bool,
}

/// A larger bound of a repetition is not counted: longer values are then not judged. The limit of a value in a template is
/// as large.
pub(crate) const LONGEST_COUNTED: u32 = 4096;

impl Times {
    /// The bound, if it is one that is counted.
    pub(crate) fn counted(self) -> Option<u32> {
        self.most.filter(|most| *most <= LONGEST_COUNTED)
    }
}

/// How many characters a part takes.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Width {
    /// At least.
    pub(crate) least: u64,
    /// At most; `None` has no bound.
    pub(crate) most: Option<u64>,
}

impl Width {
    const NOTHING: Self = Self { least: 0, most: Some(0) };

    fn then(self, next: Self) -> Self {
        let most = self.most.zip(next.most).map(|(one, other)| one.saturating_add(other));
        Self { least: self.least.saturating_add(next.least), most }
    }

    fn or(self, other: Self) -> Self {
        let most = self.most.zip(other.most).map(|(one, other)| one.max(other));
        Self { least: self.least.min(other.least), most }
    }

    fn times(self, times: Times) -> Self {
        let least = self.least.saturating_mul(u64::from(times.least));
        let most = match (self.most, times.most) {
            (Some(0), _) | (_, Some(0)) => Some(0),
            (Some(most), Some(times)) => Some(most.saturating_mul(u64::from(times))),
            _ => None,
        };
        Self { least, most }
    }
}

impl Node {
    /// How many characters it takes.
    pub(crate) fn width(&self) -> Width {
        match self {
            Self::Set(_) => Width { least: 1, most: Some(1) },
            Self::Sequence(parts) => parts.iter().map(Self::width).fold(Width::NOTHING, Width::then),
            Self::Choice(parts) => parts.iter().map(Self::width).reduce(Width::or).unwrap_or(Width::NOTHING),
            Self::Group(body) | Self::Atomic(body) => body.width(),
            Self::Repeat(body, times) => body.width().times(*times),
            Self::Start | Self::LineEnd | Self::End | Self::Boundary { .. } | Self::Style { .. } => Width::NOTHING,
            Self::Back(_) => Width { least: 0, most: None },
        }
    }

    /// The parts directly inside.
    pub(crate) fn parts(&self) -> &[Self] {
        match self {
            Self::Sequence(parts) | Self::Choice(parts) => parts,
            Self::Group(body) | Self::Atomic(body) | Self::Repeat(body, _) | Self::Style { body, .. } => {
                std::slice::from_ref(body)
            }
            Self::Set(_) | Self::Start | Self::LineEnd | Self::End | Self::Boundary { .. } | Self::Back(_) => &[],
        }
    }

    /// Whether it takes nothing and asks something of its place.
    pub(crate) fn is_assertion(&self) -> bool {
        matches!(self, Self::Start | Self::LineEnd | Self::End | Self::Boundary { .. } | Self::Style { .. })
    }

    /// Whether it, or a part of it, is so.
    pub(crate) fn any(&self, is: &dyn Fn(&Self) -> bool) -> bool {
        is(self) || self.parts().iter().any(|part| part.any(is))
    }

    /// How large an engine's program for it is, about, in states.
    pub(crate) fn states(&self) -> u64 {
        match self {
            // A range beyond ASCII becomes several sequences of bytes.
            Self::Set(set) => set.ranges().iter().map(|(_, end)| if *end < 0x80 { 0 } else { 6 }).sum::<u64>() + 1,
            Self::Repeat(body, times) => {
                let copies = times.counted().unwrap_or_else(|| times.least.saturating_add(1)).max(1);
                body.states().saturating_add(1).saturating_mul(u64::from(copies))
            }
            other => other.parts().iter().map(Self::states).fold(2, u64::saturating_add),
        }
    }
}
