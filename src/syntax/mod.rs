//! Texts as trees with spans: one flat arena that the readers of JSON, YAML and HCL fill.

mod align;
mod alike;
pub(crate) mod at;
mod begin;
mod broken;
mod build;
pub(crate) mod dialect;
mod duplicates;
pub(crate) mod error;
pub(crate) mod graft;
pub(crate) mod hcl;
mod indentation;
pub(crate) mod json;
mod language;
mod literal;
mod made;
pub(crate) mod mask;
mod meaning;
mod merge;
pub(crate) mod node;
pub mod placeholder;
pub(crate) mod plain;
mod pointer;
mod rendered;
pub(crate) mod scalar;
pub(crate) mod scan;
mod slice;
mod statement;
mod stored;
pub(crate) mod stream;
mod templated;
pub(crate) mod tree;
pub mod yaml;

pub use crate::syntax::error::{SyntaxError, SyntaxErrorKind, YamlFault};
pub use crate::syntax::language::Syntax;
pub use crate::syntax::merge::Entries;
pub use crate::syntax::node::{Entry, Items, Node, Tag};
pub use crate::syntax::scalar::Scalar;
pub use crate::syntax::stored::{Kind, NodeId};
pub(crate) use crate::syntax::stream::records::{Elements, records};
pub(crate) use crate::syntax::stream::seam::Seam;
pub(crate) use crate::syntax::stream::window::{Window, divide};
pub use crate::syntax::tree::Tree;

use crate::source::sources::{Source, SourceId};
use crate::source::span::offset;
use crate::syntax::hcl::{Form, Piece};
use std::sync::Arc;

/// Reads a source in the syntax that its name or its first character tells. Never fails: the tree holds what was wrong.
pub fn parse(source: &Source) -> Tree {
    parse_text(source.id, source.text().clone(), Syntax::of(&source.name, source.text()))
}

/// Reads a source as one JSON value.
pub fn parse_json(source: &Source) -> Tree {
    parse_text(source.id, source.text().clone(), Syntax::Json)
}

/// Reads a source as JSON values one after the other, with white space between them: one root a value.
pub fn parse_json_lines(source: &Source) -> Tree {
    parse_text(source.id, source.text().clone(), Syntax::JsonLines)
}

/// Reads a source as YAML: one root a document.
pub fn parse_yaml(source: &Source) -> Tree {
    parse_text(source.id, source.text().clone(), Syntax::Yaml)
}

/// Reads a text that need not be a source of its own; spans are byte offsets in this text.
pub fn parse_text(source: SourceId, text: Arc<String>, syntax: Syntax) -> Tree {
    let mut tree = Tree::empty(source, text, syntax);
    match syntax {
        Syntax::Json | Syntax::JsonLines => json::read(&mut tree),
        Syntax::Yaml => yaml::read(&mut tree),
        Syntax::Hcl => {
            let range = 0..tree.text().len();
            hcl::read(&mut tree, &[Piece { range, form: Form::Hcl }]);
        }
    }
    tree
}

/// Reads the files of a Terraform module as one tree, a root each: what one says is worked out from the others.
pub(crate) fn parse_module(files: &[(&Source, Form)]) -> Tree {
    let (mut text, mut parts, mut pieces) = (String::new(), Vec::new(), Vec::new());
    for (file, form) in files {
        parts.push((offset(text.len()), file.id));
        let start = text.len();
        text.push_str(file.text());
        pieces.push(Piece { range: start..text.len(), form: *form });
        // An empty place at the end of a file is not the beginning of the next one.
        text.push('\n');
    }
    let mut tree = Tree::of_parts(parts, Arc::new(text), Syntax::Hcl);
    hcl::read(&mut tree, &pieces);
    tree
}
