//! What Terraform and its providers refuse before any call. Written by the catalogue test; do not edit.

pub(crate) mod argument_for_block;
pub(crate) mod argument_of_other_version;
pub(crate) mod block_for_argument;
pub(crate) mod missing_file;
pub(crate) mod repeated_argument;
pub(crate) mod repeated_resource;
pub(crate) mod undeclared_name;
pub(crate) mod unknown_argument;
pub(crate) mod wrong_argument_type;
