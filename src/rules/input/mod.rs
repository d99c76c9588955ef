//! The text of a file: encoding, syntax, keys. Written by the catalogue test; do not edit.

pub(crate) mod duplicate_key;
pub(crate) mod empty_file;
pub(crate) mod excessive_alias_expansion;
pub(crate) mod nested_too_deep;
pub(crate) mod not_utf8;
pub(crate) mod syntax_error;
pub(crate) mod unrendered_text;
