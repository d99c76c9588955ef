//! JSON, read with recovery.

pub(crate) mod reader;
pub(crate) mod recover;
pub(crate) mod string;
pub(crate) mod value;
pub(crate) mod word;

pub(crate) use crate::syntax::json::reader::read;
