//! Terraform and OpenTofu: the files of a module are one, and what its resources send looks like a request.

mod build;
mod document;
mod evaluate;
mod function;
mod list_function;
mod lower;
mod mention;
mod module;
mod named;
pub(crate) mod plan;
mod refusal;
mod resource;
mod scope;
mod variable;
mod version;

pub use crate::frontend::terraform::lower::{VALUE, is_of_ours, is_read};
pub(crate) use crate::frontend::terraform::lower::{is_text, lower, lower_again, undeclared};
pub use crate::frontend::terraform::mention::named;
