//! Languages whose values are partly unknown: what a value may turn out to be, and nodes made of it.

pub(crate) mod build;
pub(crate) mod candidate;
pub(crate) mod joined;
