//! Open files, each read once.

pub(crate) mod change;
pub(crate) mod files;
pub(crate) mod read;
