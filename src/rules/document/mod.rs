//! The document, and its version. Written by the catalogue test; do not edit.

pub(crate) mod document_in_other_region;
pub(crate) mod inactive_document;
pub(crate) mod latest_of_amazon_document;
pub(crate) mod name_with_version;
pub(crate) mod retired_document;
pub(crate) mod unknown_amazon_document;
pub(crate) mod unknown_document;
pub(crate) mod unknown_document_version;
pub(crate) mod unsupported_document_type;
pub(crate) mod unsupported_schema_with_instance_id;
pub(crate) mod version_name_instead_of_number;
pub(crate) mod version_of_amazon_document;
pub(crate) mod version_of_new_document;
pub(crate) mod version_of_shared_document;
