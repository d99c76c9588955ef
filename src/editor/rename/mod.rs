//! Giving another name to what is at a place, wherever it is named.

mod declared;
mod logical;

pub(crate) mod declaration;
pub(crate) mod renaming;
