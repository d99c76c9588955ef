//! Batches, existing associations, limits, tags and output. Written by the catalogue test; do not edit.

pub(crate) mod association_already_exists;
pub(crate) mod duplicate_instance_id;
pub(crate) mod invalid_output_bucket_name;
pub(crate) mod output_location_on_runbook;
pub(crate) mod output_without_bucket;
pub(crate) mod repeated_association;
pub(crate) mod repeated_tag;
pub(crate) mod reserved_tag;
pub(crate) mod too_many_association_versions;
pub(crate) mod too_many_associations;
pub(crate) mod too_many_associations_per_node;
pub(crate) mod too_many_tags;
pub(crate) mod unknown_association;
pub(crate) mod unknown_association_version;
pub(crate) mod unknown_output_region;
pub(crate) mod update_resets;
