//! Answers of the service that list things: documents, associations, managed nodes.

pub(crate) mod associations;
pub(crate) mod documents;
pub(crate) mod inventory;
