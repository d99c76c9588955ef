//! One file an input language: what it is recognised by, and what it says in the service's words.

pub mod amazon;
pub mod cloudformation;
pub mod config;
pub mod content;
pub mod definition;
mod directive;
pub mod existing;
pub mod inventory;
pub mod listing;
pub mod lower;
pub(crate) mod marks;
mod platforms;
pub mod reader;
pub(crate) mod removal;
pub mod request;
mod suppression;
