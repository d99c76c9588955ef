//! What files say of each other.

pub mod documents;
pub mod fleet;
pub mod gathered;
pub mod instances;
