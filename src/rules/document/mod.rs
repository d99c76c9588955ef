//! The document, and its version. Written by the catalogue test; do not edit.

pub(crate) mod document_region;
pub(crate) mod document_type;
pub(crate) mod inactive_document;
pub(crate) mod latest_of_amazon_document;
pub(crate) mod name_with_version;
pub(crate) mod retired_document;
pub(crate) mod schema_with_instance_id;
pub(crate) mod unknown_amazon_document;
pub(crate) mod unknown_document;
pub(crate) mod unknown_document_version;
pub(crate) mod version_name;
pub(crate) mod version_of_amazon_document;
pub(crate) mod version_of_new_document;
pub(crate) mod version_of_shared_document;
