//! The engine for patterns that look around, refer back or keep their first match; bounded in every way.

use fancy_regex::{Regex, RegexBuilder, RegexInput};

/// How often a match may go back.
const BACKTRACK_LIMIT: usize = 10_000;
/// The most memory that one part of a compiled pattern may take, in bytes.
const SIZE_LIMIT: usize = 1 << 20;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub(crate) struct Backtrack(Regex);

impl Backtrack {
    /// Compiles a pattern in the engine's own syntax.
    pub(crate) fn compile(pattern: &str) -> Option<Self> {
        let mut builder = RegexBuilder::new(pattern);
        builder.backtrack_limit(BACKTRACK_LIMIT).delegate_size_limit(SIZE_LIMIT).build().ok().map(Self)
    }

    /// Whether a value matches; `None` when that takes too long. Patterns begin with `\A`: no other place needs a look.
    pub(crate) fn matches(&self, value: &str) -> Option<bool> {
        self.0.is_match_input(RegexInput::new(value).anchored(true)).ok()
    }
}
