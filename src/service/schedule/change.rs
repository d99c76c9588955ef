//! A replacement of a part of an expression, and what nicknames are replaced with.

use std::ops::Range;

/// A replacement, not yet known to help.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    pub(crate) range: Range<usize>,
    pub(crate) replacement: String,
    /// Whether the expression means the same after it.
    pub(crate) safe: bool,
}

impl Edit {
    /// An edit that keeps the meaning.
    pub(crate) fn safe(range: Range<usize>, replacement: impl Into<String>) -> Option<Self> {
        Some(Self { range, replacement: replacement.into(), safe: true })
    }

    /// An edit that may change the meaning.
    pub(crate) fn guess(range: Range<usize>, replacement: impl Into<String>) -> Option<Self> {
        Some(Self { range, replacement: replacement.into(), safe: false })
    }
}

/// The rate of a nickname of cron.
pub(crate) fn nickname(text: &str) -> Option<&'static str> {
    match text {
        "@hourly" => Some("rate(1 hour)"),
        "@daily" | "@midnight" => Some("rate(1 day)"),
        "@weekly" => Some("rate(7 days)"),
        _ => None,
    }
}
