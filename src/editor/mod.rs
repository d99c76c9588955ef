//! What an editor asks of a place in a file: knowledge as plain data, whatever protocol carries it.

mod body;
mod define;
mod hover;
mod outline;
mod parts;
mod question;
mod refer;
mod subject;
mod words;

pub use crate::editor::define::definitions;
pub use crate::editor::hover::{Hover, hover};
pub use crate::editor::outline::{Symbol, SymbolKind, outline};
pub use crate::editor::refer::references;
