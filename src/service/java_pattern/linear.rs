//! The engine for most patterns: its time is linear in the value.

use regex::{Regex, RegexBuilder};

/// The most memory that one compiled pattern may take, in bytes: no less compiles all of Amazon's.
const SIZE_LIMIT: usize = 10 << 20;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Linear(Regex);

impl Linear {
    /// Compiles a pattern in the engine's own syntax.
    pub(crate) fn compile(pattern: &str) -> Option<Self> {
        RegexBuilder::new(pattern).size_limit(SIZE_LIMIT).build().ok().map(Self)
    }

    /// Whether a value matches.
    pub(crate) fn matches(&self, value: &str) -> bool {
        self.0.is_match(value)
    }
}
