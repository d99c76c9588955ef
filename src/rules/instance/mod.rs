//! Managed nodes and their platforms. Written by the catalogue test; do not edit.

pub(crate) mod instance_id_beside_targets;
pub(crate) mod instance_id_companion;
pub(crate) mod instance_state;
pub(crate) mod no_suitable_node;
pub(crate) mod platform_of_target;
pub(crate) mod target_without_nodes;
pub(crate) mod unknown_instance;
pub(crate) mod unsupported_platform;
