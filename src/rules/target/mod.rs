//! Targets, TargetMaps and the target parameter of runbooks. Written by the catalogue test; do not edit.

pub(crate) mod automation_target_pairing;
pub(crate) mod empty_tag_name;
pub(crate) mod empty_target_value;
pub(crate) mod group_beside_targets;
pub(crate) mod missing_target;
pub(crate) mod missing_target_key;
pub(crate) mod missing_target_values;
pub(crate) mod repeated_target_key;
pub(crate) mod several_automation_targets;
pub(crate) mod several_resource_groups;
pub(crate) mod star_among_ids;
pub(crate) mod tag_prefix_case;
pub(crate) mod target_instance_id;
pub(crate) mod target_maps_on_command;
pub(crate) mod target_maps_with_targets;
pub(crate) mod target_parameter_on_command;
pub(crate) mod uneven_target_maps;
pub(crate) mod unknown_target_key;
pub(crate) mod unknown_target_map_key;
pub(crate) mod unknown_target_parameter;
