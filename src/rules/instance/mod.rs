//! Managed nodes and their platforms. Written by the catalogue test; do not edit.

pub(crate) mod instance_id_with_targets;
pub(crate) mod no_suitable_node;
pub(crate) mod target_without_nodes;
pub(crate) mod terminated_instance;
pub(crate) mod unknown_instance;
pub(crate) mod unsupported_platform;
pub(crate) mod unsupported_target_platform;
pub(crate) mod unsupported_with_instance_id;
