//! What a rule is, and what it is shown.

pub mod check;
pub mod deployment;
pub mod findings;
pub mod forms;
pub mod meaning;
pub mod parameters;
pub mod rewrite;
pub mod schedules;
pub mod words;
