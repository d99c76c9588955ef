//! `ssmlint lsp`: a language server on standard input and output.

mod actions;
mod asks;
mod baselines;
mod capabilities;
mod client;
mod completion;
mod convert;
mod diagnostics;
mod folder;
mod knowledge;
mod margin;
mod options;
mod places;
mod questions;
mod rename;
mod server;
mod text;
mod wire;

pub(crate) use crate::lsp::server::run;
