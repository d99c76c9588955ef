//! What CloudFormation itself refuses or does, before the service and beside it. Written by the catalogue test; do not edit.

pub(crate) mod forgotten_sub;
pub(crate) mod long_target_key;
pub(crate) mod misplaced_property;
pub(crate) mod null_in_template;
pub(crate) mod perhaps_empty_values;
pub(crate) mod read_only_property;
pub(crate) mod refused_stack_value;
pub(crate) mod unknown_attribute;
pub(crate) mod unknown_condition;
pub(crate) mod unknown_mapping;
pub(crate) mod unknown_name;
pub(crate) mod unknown_property;
pub(crate) mod unknown_stack_parameter;
pub(crate) mod unsupported_property;
pub(crate) mod wait_for_schedule;
pub(crate) mod wait_timeout;
pub(crate) mod wrapped_parameter_values;
