//! What files say of each other.

pub(crate) mod amazon;
pub(crate) mod asked;
pub(crate) mod documents;
pub(crate) mod fleet;
pub(crate) mod gathered;
pub(crate) mod instances;
