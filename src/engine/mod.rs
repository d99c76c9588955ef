//! Runs the rules, and puts what they find in order.

pub mod answers;
pub mod baseline;
pub mod check;
pub(crate) mod content;
pub mod coverage;
pub mod dry_run;
pub mod levels;
pub mod matrix;
pub mod mend;
pub mod order;
pub mod reason;
pub mod silence;
pub mod suppress;
pub mod targets;
pub mod undecided;
pub(crate) mod variants;
pub(crate) mod wishes;
