//! Patterns of documents: the dialect of `java.util.regex`, in which the service matches whole values.
//!
//! A pattern is read into a tree, as Java reads it, and written again for an engine of ours. What means something else
//! there, or is not surely the same in every version of Java, leaves the pattern unknown, and nothing is judged by it.

mod backtrack;
mod class;
pub(crate) mod compiled;
mod escape;
mod linear;
mod node;
mod property;
mod reader;
mod set;
mod syntax;
mod token;
mod translate;

pub use crate::service::java_pattern::compiled::{Compiled, JavaPattern, Sketch};
