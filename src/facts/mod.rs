//! What files say of each other.

pub mod documents;
pub mod gathered;
pub mod instances;
