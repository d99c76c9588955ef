//! Terraform and OpenTofu: the files of a module are one, and what its resources send looks like a request.

mod build;
mod document;
mod evaluate;
mod function;
mod list_function;
mod lower;
mod module;
mod named;
pub(crate) mod plan;
mod refusal;
mod resource;
mod scope;
mod variable;
mod version;

pub use crate::frontend::terraform::lower::{VALUE, is_of_ours, is_read, named};
pub(crate) use crate::frontend::terraform::lower::{lower, lower_again, undeclared};
