//! Runs the rules, and puts what they find in order.

pub mod add_ignores;
pub mod baseline;
pub mod check;
pub(crate) mod content;
pub mod coverage;
pub mod dry_run;
pub mod explain_error;
pub mod fix;
pub mod levels;
pub mod order;
pub mod reason;
pub mod suppress;
pub mod targets;
pub mod undecided;
pub(crate) mod variants;
pub mod verdict;
pub(crate) mod wishes;
