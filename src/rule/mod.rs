//! What a rule is, and what it is shown.

pub(crate) mod check;
pub(crate) mod deployment;
pub(crate) mod findings;
pub(crate) mod forms;
pub(crate) mod look;
pub(crate) mod meaning;
pub(crate) mod pages;
pub(crate) mod parameters;
pub(crate) mod rewrite;
pub(crate) mod schedules;
pub(crate) mod threads;
pub(crate) mod words;

pub use crate::rule::check::Rule;
pub use crate::rule::meaning::{notes, sentence};
pub use crate::rule::words::{count, nearest, nearest_document, quote};
