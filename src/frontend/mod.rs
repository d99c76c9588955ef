//! One file an input language: what it is recognised by, and what it says in the service's words.

pub mod cloudformation;
#[cfg(feature = "config")]
pub(crate) mod config;
pub mod document;
pub(crate) mod listing;
pub(crate) mod lower;
pub(crate) mod marks;
pub(crate) mod partial;
pub(crate) mod request;
pub(crate) mod suppression;
pub mod terraform;

#[cfg(feature = "config")]
pub use crate::frontend::config::Configuration;
