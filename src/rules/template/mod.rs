//! What CloudFormation itself refuses or does, before the service is called or besides. Written by the catalogue test; do not edit.

pub(crate) mod forgotten_sub;
pub(crate) mod invalid_wait_timeout;
pub(crate) mod misplaced_property;
pub(crate) mod misplaced_resource;
pub(crate) mod null_in_template;
pub(crate) mod possibly_empty_values;
pub(crate) mod read_only_property;
pub(crate) mod refused_stack_value;
pub(crate) mod target_key_too_long;
pub(crate) mod unknown_attribute;
pub(crate) mod unknown_condition;
pub(crate) mod unknown_mapping;
pub(crate) mod unknown_name;
pub(crate) mod unknown_property;
pub(crate) mod unknown_resource_type;
pub(crate) mod unknown_stack_parameter;
pub(crate) mod unsupported_property;
pub(crate) mod wait_for_schedule;
pub(crate) mod wrapped_parameter_values;
