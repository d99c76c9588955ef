//! Comments and members that silence findings.

pub(crate) mod directive;
pub(crate) mod read;
pub(crate) mod removal;
