//! Parameters. Written by the catalogue test; do not edit.

pub(crate) mod dropped_parameter;
pub(crate) mod empty_parameter_list;
pub(crate) mod invalid_automation_parameter_value;
pub(crate) mod invalid_parameter_json;
pub(crate) mod missing_parameter;
pub(crate) mod oversized_automation_parameter;
pub(crate) mod parameter_pattern_mismatch;
pub(crate) mod parameter_value_not_allowed;
pub(crate) mod secret_in_parameter;
pub(crate) mod several_values;
pub(crate) mod undeclared_association_id;
pub(crate) mod unknown_parameter;
pub(crate) mod unresolved_reference;
pub(crate) mod unverifiable_parameter_value;
pub(crate) mod wrong_number_of_values;
pub(crate) mod wrong_parameter_length;
pub(crate) mod wrong_parameter_type;
