//! The word that somebody types, and the text as it may be when it is done: what is around a half-typed word is read as if a
//! whole one stood there.

mod hcl;
mod json;
mod yaml;

use crate::editor::typed::word::Typed;
use crate::syntax::Syntax;

pub(crate) mod skeleton;
pub(crate) mod word;

/// The word at a byte of a text.
pub(crate) fn typed(text: &str, byte: usize, syntax: Syntax) -> Option<Typed> {
    match syntax {
        Syntax::Json | Syntax::JsonLines => json::typed(text, byte),
        Syntax::Yaml => yaml::typed(text, byte),
        Syntax::Hcl => hcl::typed(text, byte),
    }
}
