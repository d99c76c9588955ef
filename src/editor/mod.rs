//! What an editor asks of a place in a file: knowledge as plain data, whatever protocol carries it.

mod body;
mod completion;
mod define;
mod fold;
mod hint;
mod hover;
mod lens;
mod link;
mod outline;
mod parts;
mod question;
mod refer;
mod rename;
mod subject;
mod typed;
mod words;

pub use crate::editor::completion::complete::completions;
pub use crate::editor::completion::item::{Completion, CompletionKind, Completions};
pub use crate::editor::define::definitions;
pub use crate::editor::fold::foldings;
pub use crate::editor::hint::{Hint, HintKind, hints};
pub use crate::editor::hover::{Hover, hover};
pub use crate::editor::lens::{Lens, LensKind, lenses};
pub use crate::editor::link::{Link, LinkTarget, links};
pub use crate::editor::outline::{Symbol, SymbolKind, outline};
pub use crate::editor::refer::references;
pub use crate::editor::rename::renaming::{NameKind, Renaming, renaming};
