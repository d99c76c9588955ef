//! Which scalars of a text may hold a placeholder: rules ask for the same scalars again and again, and few files hold one.

use crate::syntax::placeholder::{self, Traces};
use crate::syntax::stored::Raw;

/// What a tree shows of placeholders.
#[derive(Debug)]
pub(crate) struct Templated {
    which: Which,
    /// Whether `{{` may stand anywhere in the text, or in what was decoded from it.
    pub(crate) holds_braces: bool,
}

/// Which scalars of a tree may hold a placeholder.
#[derive(Debug)]
enum Which {
    /// None: few files hold one.
    Nowhere,
    /// Those whose bit is set, 64 nodes a word.
    Among(Vec<u64>),
    /// Any: each is to be searched.
    Anywhere,
}

impl Templated {
    /// Looks for placeholders in the scalars of a tree: its text, what was decoded from it, and its nodes.
    pub(crate) fn of(text: &str, decoded: &str, nodes: &[Raw]) -> Self {
        let (traces, other) = (Traces::of(text), Traces::of(decoded));
        let holds_braces = traces.has_braces || other.has_braces;
        if !(traces.may_hold(text) || other.may_hold(decoded)) {
            return Self { which: Which::Nowhere, holds_braces };
        }
        let mut candidates = Candidates { starts: traces.starts, next: 0, bytes: text.as_bytes() };
        let mut word = |nodes: &[Raw]| {
            let found = nodes.iter().map(|raw| u64::from(candidates.may_hold(raw) && holds(raw.text(text, decoded))));
            found.enumerate().fold(0, |word, (bit, found)| word | found << bit)
        };
        Self { which: Which::Among(nodes.chunks(64).map(&mut word).collect()), holds_braces }
    }

    /// Lets every scalar be searched.
    pub(crate) fn anywhere() -> Self {
        Self { which: Which::Anywhere, holds_braces: true }
    }

    /// Adds scalars that may hold one, and the text of all that were added.
    pub(crate) fn add(&mut self, ids: &[u32], decoded: &str) {
        self.holds_braces = self.holds_braces || decoded.contains("{{");
        if let (Which::Nowhere, [_, ..]) = (&self.which, ids) {
            self.which = Which::Among(Vec::new());
        }
        let Which::Among(words) = &mut self.which else { return };
        for id in ids {
            let at = *id as usize / 64;
            words.resize(words.len().max(at + 1), 0);
            if let Some(word) = words.get_mut(at) {
                *word |= 1 << (id % 64);
            }
        }
    }

    /// Whether there is a placeholder at all.
    #[inline]
    pub(crate) fn is_anywhere(&self) -> bool {
        !matches!(self.which, Which::Nowhere)
    }

    /// Whether it is not known which scalars may hold one.
    pub(crate) fn is_everywhere(&self) -> bool {
        matches!(self.which, Which::Anywhere)
    }

    /// Whether one of the nodes from this number up to that one may hold one.
    pub(crate) fn may_hold_within(&self, first: u32, end: u32) -> bool {
        self.is_anywhere() && (first..end).any(|id| self.may_hold(id))
    }

    /// Whether the scalar of this number may hold one.
    #[inline]
    pub(crate) fn may_hold(&self, id: u32) -> bool {
        match &self.which {
            Which::Nowhere => false,
            Which::Among(words) => words.get(id as usize / 64).is_some_and(|word| word >> (id % 64) & 1 != 0),
            Which::Anywhere => true,
        }
    }
}

fn holds(text: &str) -> bool {
    placeholder::find(text).is_some()
}

/// The bytes of a text at which a placeholder may begin. Few scalars hold one: the others are not searched.
struct Candidates<'t> {
    /// Sorted.
    starts: Vec<u32>,
    /// The number of the first of them that is not before the last node. Between two nodes that follow each other mostly
    /// none is; those that a front end made stand anywhere.
    next: usize,
    bytes: &'t [u8],
}

impl Candidates<'_> {
    /// Whether a node is a scalar in which a placeholder may begin.
    fn may_hold(&mut self, raw: &Raw) -> bool {
        if !raw.kind.is_scalar() || raw.has(Raw::DECODED) {
            return raw.has(Raw::DECODED);
        }
        let starts = &self.starts;
        let before = self.next.checked_sub(1).and_then(|before| starts.get(before));
        let is_skipped = before.is_some_and(|&start| start >= raw.a);
        if is_skipped || starts.get(self.next).is_some_and(|&start| start < raw.a) {
            self.next = starts.partition_point(|&start| start < raw.a);
        }
        let begins = starts.get(self.next).is_some_and(|&start| start < raw.a.saturating_add(raw.b));
        // A space of a form holds none of those bytes.
        begins || matches!(self.bytes.get(raw.a as usize), Some(b'[' | b'_')) && raw.b > 5
    }
}

#[cfg(test)]
mod tests {
    use crate::source::sources::SourceId;
    use crate::syntax::templated::{Templated, holds};
    use crate::syntax::{Syntax, parse_text};
    use proptest::prelude::*;
    use std::sync::Arc;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// What is told by bits is what a search of every scalar finds.
        #[test]
        fn bits_are_what_a_search_finds(values in proptest::collection::vec(value(), 0..150), is_yaml: bool) {
            let text = match is_yaml {
                true => values.iter().map(|value| format!("- {value}\n")).collect::<String>(),
                false => format!("[{}]", values.join(", ")),
            };
            let syntax = if is_yaml { Syntax::Yaml } else { Syntax::Json };
            let tree = parse_text(SourceId(0), Arc::new(text), syntax);
            let templated = Templated::of(tree.text(), &tree.decoded, &tree.nodes);
            for (id, raw) in (0..).zip(&tree.nodes) {
                let text = tree.raw_text(raw);
                prop_assert_eq!(templated.may_hold(id), raw.kind.is_scalar() && holds(text), "{:?}", text);
            }
        }
    }

    /// A scalar with, or almost with, a placeholder; with escapes and without quotes too, and what holds others.
    fn value() -> impl Strategy<Value = String> {
        const VALUES: &[&str] = &[
            "\"a\"",
            "\"${A}\"",
            "\"a{{ b }}c\"",
            "\"\\u0024{A}\"",
            "\"[FORM-NAME]\"",
            "\"__NAME__\"",
            "\"@@A@@\"",
            "\"50%\"",
            "\"$LATEST\"",
            "\"$(Name)\"",
            "\"#{A}\"",
            "1",
            "true",
            "{\"$KEY\": \"<% b %>\"}",
            "[\"%%A%%\", \"{\"]",
            "\"$\"",
            "\"\"",
            "{\"a\": {\"b\": [\"x\", \"$VALUE\"]}}",
            "\"\\n${B}\"",
            "\"[A-Z0-9]\"",
            "\"{{\"",
        ];
        proptest::sample::select(VALUES).prop_map(str::to_owned)
    }
}
