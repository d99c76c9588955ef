//! Batches, existing associations, limits, tags and output. Written by the catalogue test; do not edit.

pub(crate) mod association_limit;
pub(crate) mod association_version_limit;
pub(crate) mod associations_per_node;
pub(crate) mod duplicate_instance_id;
pub(crate) mod existing_association;
pub(crate) mod many_tags;
pub(crate) mod output_bucket_name;
pub(crate) mod output_of_runbook;
pub(crate) mod output_region;
pub(crate) mod output_without_bucket;
pub(crate) mod repeated_association;
pub(crate) mod repeated_tag;
pub(crate) mod reserved_tag;
pub(crate) mod unknown_association;
pub(crate) mod unknown_association_version;
pub(crate) mod update_resets;
