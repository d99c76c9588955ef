//! One file an input language: what it is recognised by, and what it says in the service's words.

pub mod amazon;
pub mod cloudformation;
#[cfg(feature = "config")]
pub(crate) mod config;
pub(crate) mod content;
pub(crate) mod definition;
mod directive;
pub(crate) mod document_request;
pub(crate) mod existing;
pub(crate) mod inventory;
pub(crate) mod listing;
pub(crate) mod lower;
pub(crate) mod marks;
pub(crate) mod partial;
mod platforms;
pub(crate) mod reader;
pub(crate) mod removal;
pub(crate) mod request;
mod suppression;
pub mod terraform;

#[cfg(feature = "config")]
pub use crate::frontend::config::Configuration;
