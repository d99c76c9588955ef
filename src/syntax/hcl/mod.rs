//! HCL, the language of Terraform: texts of one module become one tree.
//!
//! What is there becomes nodes of the arena in the order of the text. A body is a mapping, a block a mapping below its type
//! and labels; blocks that may be repeated are sequences of one, which know their index. What is worked out later is a sequence
//! with one of the tags below.

mod body;
mod expression;
mod recover;
mod string;
pub(crate) mod tags;
mod term;
mod token;

pub(crate) use crate::syntax::hcl::body::{Form, Piece, read};
