//! What is said: who speaks, where, and what could be done.

pub(crate) mod citation;
pub(crate) mod explanation;
pub(crate) mod finding;
pub(crate) mod fix;
pub(crate) mod meta;
pub(crate) mod report;
pub(crate) mod rule_pages;

pub use crate::diagnostic::citation::Citation;
pub use crate::diagnostic::explanation::{Explanation, Kind, Said};
pub use crate::diagnostic::finding::Label;
pub use crate::diagnostic::fix::{Edit, Fix, Safety};
pub use crate::diagnostic::meta::{Code, Meta, Name, Needs};
pub use crate::diagnostic::report::{Counts, Suppressed, SuppressedBy, Undecided};
pub use crate::diagnostic::rule_pages::RulePages;
