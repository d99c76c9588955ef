//! Suppressions of findings. Written by the catalogue test; do not edit.

pub(crate) mod malformed_suppression;
pub(crate) mod suppression_without_reason;
pub(crate) mod unknown_suppressed_rule;
pub(crate) mod unsilenceable_rule;
pub(crate) mod unused_suppression;
