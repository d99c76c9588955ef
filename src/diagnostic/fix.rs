//! Edits that would fix a finding.

use crate::source::span::Span;

/// How far a fix can be trusted; the order is from least to most.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Safety {
    /// Shown only: never applied.
    Shown,
    /// Applied on demand: it may change what happens.
    Unsafe,
    /// Applied with `--fix`: it does what the author meant.
    Safe,
}

impl Safety {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}

/// Text that takes the place of a span.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Edit {
    /// The bytes that go; an empty span inserts.
    pub span: Span,
    /// What comes in their place, as it is to be written in the file.
    pub text: String,
}

/// One way to fix a finding.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fix {
    /// What it does, as a command: "write the month as `*`".
    pub title: String,
    /// How far it can be trusted.
    pub safety: Safety,
    /// Its edits, in source order, none overlapping another.
    pub edits: Vec<Edit>,
}
