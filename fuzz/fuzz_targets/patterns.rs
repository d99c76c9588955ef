//! A pattern of Java's that means the same in Rust's `regex` has the same verdict there, for values in ASCII without ends of lines;
//! and what is wrong with any pattern is in it. Patterns that mean the same: ASCII without nested classes, set operations,
//! possessive counts, groups other than `(?:` and `(?i)`, and escapes other than of punctuation, `\d`, `\w`, `\s` and their opposites.
#![no_main]

use libfuzzer_sys::fuzz_target;
use regex::bytes::RegexBuilder;
use ssmlint::service::java_pattern::{Compiled, Sketch};
use ssmlint::service::re2_lacks;

/// What one of the two reads otherwise, or not at all.
const OTHERWISE: &[&str] =
    &["&&", "--", "~~", "*+", "++", "?+", "}+", "\\<", "\\>", "{,", "^*", "^+", "^?", "^{", "$*", "$+", "$?", "${"];

fn means_the_same(pattern: &str) -> bool {
    let mut rest = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let is_fine = match c {
            '\\' => {
                let escaped = rest.next();
                escaped.is_some_and(|c| c.is_ascii_punctuation() || "dwsDWS".contains(c))
            }
            '[' => !std::mem::replace(&mut in_class, true),
            ']' => {
                in_class = false;
                true
            }
            '(' if !in_class && next == Some('?') => {
                let group: String = rest.clone().take(3).collect();
                group.starts_with("?:") || group == "?i)"
            }
            _ => matches!(c, ' '..='~'),
        };
        if !is_fine {
            return false;
        }
    }
    !OTHERWISE.iter().any(|piece| pattern.contains(piece))
}

fuzz_target!(|text: &str| {
    let mut texts = text.split('\0');
    let pattern = texts.next().unwrap_or_default();
    if let Some(range) = re2_lacks(pattern) {
        assert!(pattern.get(range.clone()).is_some_and(|piece| !piece.is_empty()), "{pattern:?} {range:?}");
    }
    let compiled = Compiled::of(pattern);
    match (&compiled, Sketch::of(pattern)) {
        (Compiled::Wrong(range), sketch) => {
            assert!(pattern.get(range.clone()).is_some(), "{pattern:?} {range:?}");
            assert_eq!(Sketch::Wrong(range.clone()), sketch, "{pattern:?}");
        }
        (_, sketch) => assert!(!matches!(sketch, Sketch::Wrong(_)), "{pattern:?}"),
    }
    let build = |pattern: &str| RegexBuilder::new(pattern).unicode(false).size_limit(1 << 20).build().ok();
    let is_comparable = matches!(compiled, Compiled::Pattern(_)) && means_the_same(pattern) && build(pattern).is_some();
    let other = is_comparable.then(|| build(&format!(r"\A(?:{pattern})\z"))).flatten();
    for value in texts.take(8) {
        let verdict = compiled.matches(value);
        let is_plain = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
        if let (Some(verdict), Some(other), true) = (verdict, &other, is_plain) {
            assert_eq!(verdict, other.is_match(value.as_bytes()), "{pattern:?} on {value:?}");
        }
    }
});
