//! JSON Schemas: their texts, and what a tree does not have of the shape that one states.

pub(crate) mod describe;
pub mod embedded;
#[cfg(feature = "config")]
pub(crate) mod fits;
pub(crate) mod opened;
#[cfg(feature = "config")]
pub mod validate;
pub(crate) mod violation;

pub use crate::schema::violation::{Violation, ViolationKind};
