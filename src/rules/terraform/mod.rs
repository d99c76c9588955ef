//! What Terraform and its providers refuse before any call. Written by the catalogue test; do not edit.

pub(crate) mod argument_for_block;
pub(crate) mod argument_version;
pub(crate) mod block_for_argument;
pub(crate) mod unknown_argument;
pub(crate) mod wrong_argument_type;
