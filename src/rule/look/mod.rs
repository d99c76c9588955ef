//! What one look at an association shows, so that only those rules are called that have something to look at.

pub(crate) mod arguments;
pub(crate) mod association;
pub(crate) mod sight;
mod targets;
