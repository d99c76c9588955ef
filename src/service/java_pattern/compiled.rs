//! Compiled patterns, and the limits that keep them harmless.

use crate::service::java_pattern::backtrack::Backtrack;
use crate::service::java_pattern::linear::Linear;
use crate::service::java_pattern::node::Width;
use crate::service::java_pattern::property::LAST_WITH_PROPERTIES;
use crate::service::java_pattern::reader::{Reader, Stop};
use crate::service::java_pattern::translate::{Reach, translate};
use std::ops::Range;

/// The longest pattern that is read, in bytes. Amazon's longest has 728.
const LONGEST_PATTERN: usize = 8192;
/// The largest program, in states, for the linear engine and for the one that goes back.
const MOST_STATES: (u64, u64) = (400_000, 40_000);
/// The longest value for the engine that goes back, in bytes.
const LONGEST_LOOK: usize = 8192;
/// The most steps, in states times bytes, that the linear engine may need for a value.
const MOST_STEPS: u64 = 20_000_000;

/// What became of a pattern.
#[derive(Clone, Debug)]
pub enum Compiled {
    /// Values can be matched.
    Pattern(JavaPattern),
    /// It is too large, or holds what is not understood here: nothing is known of its values.
    Unknown,
    /// Java refuses it, for what is in this range of its bytes.
    Wrong(Range<usize>),
}

/// What a pattern is before it is compiled.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Sketch {
    /// It would have about so many states.
    States(u64),
    /// It is too large, or holds what is not understood here.
    Unknown,
    /// Java refuses it, for what is in this range of its bytes.
    Wrong(Range<usize>),
}

impl Sketch {
    /// Reads a pattern.
    pub fn of(pattern: &str) -> Self {
        if pattern.len() > LONGEST_PATTERN || pattern.contains('\0') {
            return Self::Unknown;
        }
        match Reader::new(pattern).pattern() {
            Ok(node) => Self::States(node.states()),
            Err(Stop::Unknown) => Self::Unknown,
            Err(Stop::Wrong(range)) => Self::Wrong(range),
        }
    }
}

impl Compiled {
    /// Reads a pattern.
    pub fn of(pattern: &str) -> Self {
        if pattern.len() > LONGEST_PATTERN || pattern.contains('\0') {
            return Self::Unknown;
        }
        let mut reader = Reader::new(pattern);
        let node = match reader.pattern() {
            Ok(node) => node,
            Err(Stop::Unknown) => return Self::Unknown,
            Err(Stop::Wrong(range)) => return Self::Wrong(range),
        };
        let (states, width) = (node.states(), node.width());
        let Some(mut translation) = translate(&node) else { return Self::Unknown };
        if reader.partial {
            translation.reach.last = translation.reach.last.min(LAST_WITH_PROPERTIES);
        }
        let engine = if translation.backtracks {
            (states <= MOST_STATES.1).then(|| Backtrack::compile(&translation.text)).flatten().map(Engine::Backtrack)
        } else {
            (states <= MOST_STATES.0).then(|| Linear::compile(&translation.text)).flatten().map(Engine::Linear)
        };
        match engine {
            Some(engine) => Self::Pattern(JavaPattern { engine, states, width, reach: translation.reach }),
            None => Self::Unknown,
        }
    }

    /// Whether it is known if the whole value matches.
    pub(crate) fn knows(&self, value: &str) -> bool {
        match self {
            Self::Pattern(pattern) => pattern.knows(value),
            Self::Unknown | Self::Wrong(_) => false,
        }
    }

    /// Whether the whole value matches; `None` when that is not known.
    pub fn matches(&self, value: &str) -> Option<bool> {
        match self {
            Self::Pattern(pattern) => pattern.matches(value),
            Self::Unknown | Self::Wrong(_) => None,
        }
    }
}

#[derive(Clone, Debug)]
enum Engine {
    Linear(Linear),
    Backtrack(Backtrack),
}

/// A pattern that whole values must match.
#[derive(Clone, Debug)]
pub struct JavaPattern {
    engine: Engine,
    states: u64,
    width: Width,
    reach: Reach,
}

impl JavaPattern {
    /// Compiles a pattern; `None` when it is wrong, too large, or not understood.
    pub fn compile(pattern: &str) -> Option<Self> {
        match Compiled::of(pattern) {
            Compiled::Pattern(pattern) => Some(pattern),
            Compiled::Unknown | Compiled::Wrong(_) => None,
        }
    }

    /// Whether a value is too short or too long.
    fn is_out(&self, value: &str) -> bool {
        let count = value.chars().count() as u64;
        count < self.width.least || self.width.most.is_some_and(|most| count > most)
    }

    /// Whether the linear engine is asked of a value.
    fn is_quick(&self, value: &str) -> bool {
        self.states.saturating_mul(value.len() as u64) <= MOST_STEPS
    }

    /// Whether it is known if the whole value matches: the linear engine, which always knows, is not asked for it.
    fn knows(&self, value: &str) -> bool {
        match &self.engine {
            Engine::Linear(_) => self.is_out(value) || self.reach.has(value) && self.is_quick(value),
            Engine::Backtrack(_) => self.matches(value).is_some(),
        }
    }

    /// Whether the whole value matches; `None` when the value is one for which that is not sure, or takes too long.
    pub fn matches(&self, value: &str) -> Option<bool> {
        if self.is_out(value) {
            return Some(false);
        }
        if !self.reach.has(value) {
            return None;
        }
        match &self.engine {
            Engine::Linear(linear) => self.is_quick(value).then(|| linear.matches(value)),
            Engine::Backtrack(backtrack) => {
                if value.len() <= LONGEST_LOOK {
                    backtrack.matches(value)
                } else {
                    None
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::service::java_pattern::compiled::Compiled;

    #[test]
    fn verdicts_are_those_of_java() {
        let rows = [
            (r"((25[0-5]|2[0-4]\d|[01]?\d\d?)\.){3}\d+", "10.0.0.2", Some(true)),
            (r"^d-[0-9a-f]{10}$", "d-0123456789", Some(true)),
            (r"^d-[0-9a-f]{10}$", "d-0123456789\n", Some(false)),
            (r"[\w\-.]{1,3}", "a-.", Some(true)),
            (r"\w+", "é", Some(false)),
            (r"a|bc", "bcd", Some(false)),
            (r"(\d+(\.\d+){0,3})|^$", "", Some(true)),
            (r"(?=x)x", "x", Some(true)),
            (r"(?!.*--)[a-z-]+", "a--b", Some(false)),
            (r"[a-z-]+(?<!-)", "ab-", Some(false)),
            (r"(a|b)\1", "bb", Some(true)),
            (r"(?<n>a|b)\k<n>", "ab", Some(false)),
            (r"a*+a", "aa", Some(false)),
            (r"(?>a|ab)c", "abc", Some(false)),
            // The dot, and ends of lines.
            (r".", "\u{2028}", Some(false)),
            (r"(?s).", "\n", Some(true)),
            (r"(?d).", "\r", Some(true)),
            (r".", "😀", Some(true)),
            (r"^a$|b", "a\n", Some(false)),
            (r"a$\n", "a\n", None),
            (r"a$\n", "a", Some(false)),
            // Shorthands and properties.
            (r"\v", "\u{2028}", Some(true)),
            (r"[^\v]", "\u{C}", Some(false)),
            (r"[\v-\x20]", "\u{12}", Some(true)),
            (r"\h", "\u{A0}", Some(true)),
            (r"\s", "\u{A0}", Some(false)),
            (r"[\W]", "é", Some(true)),
            (r"[^\D]", "7", Some(true)),
            (r"\p{L}", "é", Some(true)),
            (r"\p{L}", "日", None),
            (r"\p{Alpha}", "é", Some(false)),
            (r"\bab\b", "ab", Some(true)),
            (r"a\b.", "aé", None),
            // Classes.
            (r"[\w-.]", "-", Some(true)),
            (r"[\w-a]", "`", Some(false)),
            (r"[]a]", "]", Some(true)),
            (r"[a-]", "-", Some(true)),
            (r"[+-/]", ",", Some(true)),
            (r"[a-c[x]]", "x", Some(true)),
            (r"[a-z&&[^b]]", "b", Some(false)),
            (r"[a-z&&b-d&&[c]]", "c", Some(true)),
            (r"[[:alpha:]]", "z", Some(false)),
            (r"[-~~]", "~", Some(true)),
            (r"[\Q^-]\E]", "-", Some(true)),
            // Flags, quotes, escapes.
            (r"(?i)k", "K", Some(true)),
            (r"(?i)k", "\u{212A}", Some(false)),
            (r"(?i)[^k]", "K", Some(false)),
            (r"(?i:a)b", "AB", Some(false)),
            (r"a(?i)b|c", "C", Some(true)),
            (r"\Qa.b\E+", "a.bb", Some(true)),
            (r"\Qa.b\E", "axb", Some(false)),
            (r"\x41\x{42}\u0043\0104\cE\uD83D\uDE00", "ABCD\u{5}😀", Some(true)),
            (r"\/\_\<\é", "/_<é", Some(true)),
            (r"}]", "}]", Some(true)),
            (r"(?:^{2,}\d*?){2}?", "1", None),
            // Bounds.
            (r".{1,262144}", "abc", Some(true)),
            (r".{1,10}", "12345678901", Some(false)),
        ];
        for (pattern, value, expected) in rows {
            assert_eq!(Compiled::of(pattern).matches(value), expected, "{pattern} on {value:?}");
        }
    }
}
