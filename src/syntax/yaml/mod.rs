//! YAML: a fast reader of the common forms, and a parser for the others.

pub(crate) mod block;
pub(crate) mod expand;
pub(crate) mod fault;
pub(crate) mod line;
pub(crate) mod reader;
pub(crate) mod recover;
#[cfg(any(test, fuzzing))]
pub mod sides;
pub(crate) mod text;

pub(crate) use crate::syntax::yaml::reader::read;
