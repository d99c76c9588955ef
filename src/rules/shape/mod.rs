//! The shape that the service model states. Written by the catalogue test; do not edit.

pub(crate) mod decimal_number;
pub(crate) mod list_length;
pub(crate) mod missing_member;
pub(crate) mod number_range;
pub(crate) mod text_length;
pub(crate) mod text_pattern;
pub(crate) mod unknown_member;
pub(crate) mod unknown_value;
pub(crate) mod wrong_type;
