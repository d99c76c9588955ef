//! Parameters. Written by the catalogue test; do not edit.

pub(crate) mod association_id_parameter;
pub(crate) mod automation_parameter_limit;
pub(crate) mod automation_parameter_value;
pub(crate) mod dropped_parameter;
pub(crate) mod empty_parameter_list;
pub(crate) mod late_value;
pub(crate) mod missing_parameter;
pub(crate) mod parameter_count;
pub(crate) mod parameter_json;
pub(crate) mod parameter_length;
pub(crate) mod parameter_pattern;
pub(crate) mod parameter_type;
pub(crate) mod parameter_value;
pub(crate) mod secret_in_parameter;
pub(crate) mod several_values;
pub(crate) mod unknown_parameter;
pub(crate) mod unresolved_reference;
