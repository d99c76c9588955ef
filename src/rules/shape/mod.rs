//! The shape that the service model requires. Written by the catalogue test; do not edit.

pub(crate) mod decimal_number;
pub(crate) mod missing_member;
pub(crate) mod number_out_of_range;
pub(crate) mod string_pattern_mismatch;
pub(crate) mod unknown_member;
pub(crate) mod unknown_value;
pub(crate) mod wrong_list_length;
pub(crate) mod wrong_string_length;
pub(crate) mod wrong_type;
