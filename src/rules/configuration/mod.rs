//! The configuration itself. Written by the catalogue test; do not edit.

pub(crate) mod invalid_setting;
pub(crate) mod unknown_rule;
pub(crate) mod unknown_setting;
