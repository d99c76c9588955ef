//! `ssmlint lsp`: a language server on standard input and output.

mod actions;
mod convert;
mod diagnostics;
mod folder;
mod knowledge;
mod places;
mod server;
mod wire;

pub(crate) use crate::lsp::server::run;
