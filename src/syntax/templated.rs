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
        let mut words = vec![0_u64; nodes.len().div_ceil(64)];
        let mut search = |id: usize| {
            let Some((raw, word)) = nodes.get(id).zip(words.get_mut(id / 64)) else { return };
            *word |= u64::from(raw.kind.is_scalar() && holds(raw.text(text, decoded))) << (id % 64);
        };
        // Scalars may reach into each other where a text is broken, and what a front end made stands anywhere.
        let is_sorted =
            nodes.is_sorted_by(|one, next| one.start <= next.start && (!one.kind.is_scalar() || one.end <= next.start));
        if is_sorted {
            holders(nodes, &traces.starts).for_each(&mut search);
        }
        // The others may hold one that shows at no byte of the source, and are asked for it where there may be such ones.
        let is_decoded = other.may_be_whole || !other.starts.is_empty();
        let is_other = |raw: &Raw| {
            is_decoded && raw.has(Raw::DECODED)
                || traces.may_be_whole && matches!(text.as_bytes().get(raw.a as usize), Some(b'[' | b'_'))
        };
        if !is_sorted || is_decoded || traces.may_be_whole {
            (0..).zip(nodes).filter(|(_, raw)| !is_sorted || is_other(raw)).for_each(|(id, _)| search(id));
        }
        Self { which: Which::Among(words), holds_braces }
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
        let words = match &self.which {
            Which::Nowhere => return false,
            Which::Among(words) => words,
            Which::Anywhere => return true,
        };
        // The bits from this one up to that one, of all words but the first and the last all.
        let (from, to) = (first as usize / 64, end as usize / 64);
        let before = |end: u32| (1_u64 << (end % 64)) - 1;
        words.get(from..words.len().min(to + 1)).unwrap_or_default().iter().zip(from..).any(|(word, number)| {
            let behind = if number == from { !before(first) } else { u64::MAX };
            word & behind & if number == to { before(end) } else { u64::MAX } != 0
        })
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

/// The numbers of the nodes in which these bytes are, each once: of those that begin before a byte the last one. Both are in the order of
/// the text.
fn holders(nodes: &[Raw], starts: &[u32]) -> impl Iterator<Item = usize> {
    let (mut begun, mut last) = (0, None);
    starts.iter().filter_map(move |start| {
        begun += nodes.get(begun..)?.partition_point(|raw| raw.start <= *start);
        let holder = begun.checked_sub(1).filter(|holder| last != Some(*holder))?;
        last = Some(holder);
        last
    })
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
            let count = u32::try_from(tree.nodes.len()).unwrap_or_default();
            for first in 0..=count {
                let mut is_held = false;
                for end in first..=count {
                    prop_assert_eq!(templated.may_hold_within(first, end), is_held, "{} to {}", first, end);
                    is_held |= templated.may_hold(end);
                }
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
