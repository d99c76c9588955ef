//! What may be written at a place: members that are not there yet, values, names of what the files know.

mod association;
mod content;
mod known;
mod module;
mod names;
mod place;
mod rules;
mod template;
mod written;

pub(crate) mod complete;
pub(crate) mod item;
