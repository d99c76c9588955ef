//! What is said: who speaks, where, and what could be done.

pub mod explanation;
pub mod finding;
pub mod fix;
pub mod meta;
pub mod report;
