//! Where every kind of node is in its text, in both syntaxes; and what the readers say about texts that are wrong.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests stop at the first surprise"
)]

pub(crate) mod holds;
mod read;
mod records;
mod scalars;
mod structure;
mod wrong;
