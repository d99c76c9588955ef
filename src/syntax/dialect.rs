//! What YAML 1.1 makes of a plain scalar where 1.2 makes something else: AWS reads 1.1, this reader 1.2.

use crate::syntax::language::Syntax;
use crate::syntax::node::Node;
use crate::syntax::stored::Kind;

/// What a reader of YAML 1.1 makes of a scalar.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Reading {
    /// The text that is written, or the number whose only spelling it is.
    Written,
    /// A boolean.
    Truth(bool),
    /// A number that is spelled in an unusual way: how it is spelled afterwards depends on the reader.
    Number,
}

impl Node<'_> {
    /// Whether YAML 1.1 reads a scalar as a number that 1.2 may read otherwise: `1_000` and `0b11` without quotes are.
    pub fn is_yaml_1_1_number(self) -> bool {
        reading(self) == Reading::Number
    }

    /// Whether YAML 1.1 reads a scalar as a boolean: `yes` and `off` without quotes are.
    pub fn is_yaml_1_1_boolean(self) -> bool {
        matches!(reading(self), Reading::Truth(_))
    }
}

/// Letters of the longest word that is another thing to 1.1: `false`.
const LONGEST: usize = 5;

/// What a reader of YAML 1.1 makes of a scalar. In quotes, with a tag, and in JSON it is what is written.
#[inline(always)]
pub(crate) fn reading(node: Node<'_>) -> Reading {
    let (tree, raw) = (node.tree(), node.raw());
    if raw.kind != Kind::Plain || !may_be_other(tree.raw_bytes(raw)) || tree.syntax() != Syntax::Yaml {
        return Reading::Written;
    }
    reading_of(node)
}

/// Whether a text may be another thing to 1.1: most begin with a letter, and are longer than its words or begin with none of theirs.
#[inline(always)]
pub(crate) fn may_be_other(text: &[u8]) -> bool {
    match text {
        [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => true,
        [first, ..] => text.len() <= LONGEST && matches!(first | 0x20, b't' | b'f' | b'y' | b'n' | b'o'),
        [] => false,
    }
}

fn reading_of(node: Node<'_>) -> Reading {
    if node.tag().is_some() {
        return Reading::Written;
    }
    match node.text() {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" => Reading::Truth(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF" => Reading::Truth(false),
        text if is_odd_number(text) => Reading::Number,
        _ => Reading::Written,
    }
}

/// Whether 1.1 takes a text for a number that it may spell in another way: `010`, `0x10`, `1_000`, `+1`, `1e3`, `1.50`, `10:30`.
fn is_odd_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (first, all) = (unsigned.as_bytes().first(), |fits: fn(u8) -> bool| unsigned.bytes().all(fits));
    if !first.is_some_and(|first| first.is_ascii_digit() || *first == b'.') {
        return false;
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if digits(unsigned) {
        // With an 8 or a 9 in it, it is not an octal number, and nothing else begins with 0.
        let octal = unsigned.len() > 1 && unsigned.starts_with('0') && all(|b| matches!(b, b'0'..=b'7'));
        return octal || text.starts_with('+');
    }
    let sexagesimal = unsigned.split(':').all(digits);
    let radix = unsigned.starts_with("0x") || unsigned.starts_with("0b") || unsigned.starts_with("0o");
    let float = all(|b| b.is_ascii_digit() || b"._eE+-".contains(&b)) && unsigned.matches('.').count() <= 1;
    // A date is none of these, and neither is an address or a version of three parts.
    let dashes = unsigned.get(1..).is_some_and(|rest| {
        rest.match_indices('-').any(|(at, _)| !rest.get(..at).is_some_and(|before| before.ends_with(['e', 'E'])))
    });
    sexagesimal || radix || float && !dashes
}

#[cfg(test)]
mod tests {
    use crate::source::sources::SourceId;
    use crate::syntax::dialect::{Reading, is_odd_number, may_be_other, reading};
    use crate::syntax::{Syntax, parse_text};
    use std::sync::Arc;

    #[test]
    fn numbers_with_one_spelling_are_not_odd() {
        for text in ["0", "10", "-3", "012345678901", "2020-01-01", "1.2.3", "10.0.0.1", "i-0", "5a", "", "rate", "1-2"]
        {
            assert!(!is_odd_number(text), "{text}");
        }
        for text in ["010", "0x10", "1_000", "+1", "1e3", "1.50", "10:30", "0b1", ".5", "1.0e-3"] {
            assert!(is_odd_number(text), "{text}");
        }
    }

    #[test]
    fn all_that_is_another_thing_shows_it() {
        let others = "true yes on True Yes On TRUE YES ON false no off False No Off FALSE NO OFF 010 0x10 1_000 +1 -01 1e3 .5 10:30";
        for text in others.split(' ') {
            let tree = parse_text(SourceId::NOWHERE, Arc::new(format!("- {text}")), Syntax::Yaml);
            let read = tree.roots().flat_map(|root| root.items()).map(reading).next();
            assert!(read.is_some_and(|read| read != Reading::Written), "{text}");
            assert!(may_be_other(text.as_bytes()), "{text}");
        }
        assert!(!may_be_other(b"") && !may_be_other(b"Targets") && !may_be_other(b"web"));
    }
}
