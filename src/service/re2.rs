//! What Java's patterns have, and those of nodes have not: nodes are written in Go, whose engine is RE2.

use std::ops::Range;

/// Bytes within which the bounds of a repetition end.
const BOUNDS: usize = 64;

/// The first piece of a pattern that RE2 does not take: look-around, a back-reference, an atomic group, a possessive quantifier,
/// or a repetition above 1000. The 375 patterns of Amazon's documents for nodes hold none.
pub fn re2_lacks(pattern: &str) -> Option<Range<usize>> {
    let bytes = pattern.as_bytes();
    let mut at = 0;
    let mut in_class = false;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied();
        match byte {
            b'\\' if !in_class && next.is_some_and(|c| (b'1'..=b'9').contains(&c)) => return Some(at..at + 2),
            b'\\' => at += 1,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'(' if !in_class => {
                let rest = pattern.get(at..).unwrap_or_default();
                let opens = ["(?=", "(?!", "(?<=", "(?<!", "(?>"];
                if let Some(open) = opens.iter().find(|open| rest.starts_with(**open)) {
                    return Some(at..at + open.len());
                }
            }
            b'*' | b'+' | b'?' | b'}' if !in_class && next == Some(b'+') => return Some(at..at + 2),
            b'{' if !in_class => {
                let rest = pattern.get(at + 1..).unwrap_or_default();
                let rest = rest.get(..BOUNDS.min(rest.len())).unwrap_or(rest);
                // One that is never closed is the other engine's matter as well.
                let inside = rest.split_once('}').map_or("", |(inside, _)| inside);
                if inside.split(',').any(|bound| bound.parse().is_ok_and(|bound: u64| bound > 1000)) {
                    return Some(at..at + inside.len() + 2);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::service::re2::re2_lacks;

    #[test]
    fn what_nodes_cannot_read_is_found() {
        let rows = [
            ("^[a-z]{1,1000}$", None),
            (".{1,2000}", Some(1..9)),
            (".{1,2000", None),
            ("(?!a)b", Some(0..3)),
            (r"(a)\1", Some(3..5)),
            (r"[(?=]\\1", None),
            ("a*+", Some(1..3)),
            ("(?<name>a)", None),
        ];
        for (pattern, expected) in rows {
            assert_eq!(re2_lacks(pattern), expected, "{pattern}");
        }
    }
}
