//! Texts that are not held: their pieces, and how to get them once more.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// How to get these bytes of a text once more that was let go when it had been read; `None` when that fails.
#[derive(Clone)]
pub(crate) struct Reread(pub Arc<dyn Fn(Range<u64>) -> Vec<u8> + Send + Sync>);

impl Reread {
    /// All bytes of the text.
    pub(crate) fn whole(&self) -> Vec<u8> {
        self.0(0..u64::MAX)
    }
}

impl fmt::Debug for Reread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reread")
    }
}

/// A piece of a text that is not held: whole lines. It ends where the next one begins.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Piece {
    /// The byte offset at which it begins.
    pub start: u32,
    /// The number of its first line, from 0.
    pub line: u32,
}
