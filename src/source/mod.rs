//! Files as texts, and places in them.

pub mod lines;
pub mod piece;
pub mod place;
pub mod printable;
pub mod roots;
pub mod sources;
pub mod span;
