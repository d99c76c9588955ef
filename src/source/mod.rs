//! Files as texts, and places in them.

pub mod id;
pub mod lines;
pub mod place;
pub mod printable;
pub mod span;
