//! Where a value does not have the shape that is asked for.

use crate::source::place::Place;
use crate::source::span::Span;
use std::sync::Arc;

/// One place where a value does not have the shape that is asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Violation {
    /// The value; the key of an unknown member; for a missing member the mapping that lacks it.
    pub place: Place,
    /// What is asked for.
    pub kind: ViolationKind,
    /// The member that holds the value, where a table of members was walked.
    pub member: Option<&'static str>,
}

/// What is asked for, and what was found.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum ViolationKind {
    /// A member that the mapping does not have.
    UnknownMember {
        /// Its name.
        name: String,
        /// The names that there are.
        known: Arc<[String]>,
    },
    /// A member that is required and not given.
    MissingMember {
        /// Its name.
        name: String,
    },
    /// A value of another JSON type.
    WrongType {
        /// The types that are taken, in the words of JSON Schema.
        expected: Vec<String>,
        /// The type that it has.
        found: String,
    },
    /// A text that is none of those that are taken.
    UnknownValue {
        /// The text.
        found: String,
        /// Those that are taken.
        allowed: Vec<String>,
    },
    /// A text with too few characters.
    TooShort {
        /// The fewest characters.
        min: usize,
        /// How many it has.
        found: usize,
    },
    /// A text with too many characters.
    TooLong {
        /// The most characters.
        max: usize,
        /// How many it has.
        found: usize,
    },
    /// A list or map with too few items.
    TooFew {
        /// The fewest items.
        min: usize,
        /// How many it has.
        found: usize,
    },
    /// A list or map with too many items.
    TooMany {
        /// The most items.
        max: usize,
        /// How many it has.
        found: usize,
    },
    /// A number that is too small.
    TooSmall {
        /// The smallest number.
        min: i64,
    },
    /// A number that is too large.
    TooLarge {
        /// The largest number.
        max: i64,
    },
    /// A text that does not match.
    Pattern {
        /// The pattern that it should match.
        pattern: String,
        /// Where it first differs, in a text that goes on.
        at: Option<Span>,
    },
    /// Something else; the validator's own sentence, as data.
    Other {
        /// The sentence.
        detail: String,
    },
}
