//! Parameters. Written by the catalogue test; do not edit.

pub(crate) mod association_id_parameter;
pub(crate) mod automation_parameter_limit;
pub(crate) mod automation_parameter_value;
pub(crate) mod missing_parameter;
pub(crate) mod parameter_count;
pub(crate) mod parameter_length;
pub(crate) mod parameter_pattern;
pub(crate) mod parameter_value;
pub(crate) mod unknown_parameter;
