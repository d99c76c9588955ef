//! The content of a document with the places that it has in its file.

use crate::model::content::ContentAt;
use crate::model::document::Document;
use crate::model::file::File;
use crate::model::step::{Step, collect};
use crate::model::value;
use crate::source::span::Span;
use crate::syntax::node::{Entry, Node};
use std::ops::Range;

/// The content of a document, also one that is in a string.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Body<'f> {
    /// The whole content.
    pub(crate) root: Node<'f>,
    /// The node of the file that holds it.
    pub(crate) outer: Node<'f>,
    embedded: bool,
}

impl<'f> Body<'f> {
    /// The content of a document, where this file holds it.
    pub(crate) fn of(file: &'f File, document: &'f Document) -> Option<Self> {
        let (at, tree) = (document.content.as_ref()?, file.tree.as_deref()?);
        let root = at.root(tree)?;
        Some(Self { root, outer: at.outer(tree)?, embedded: matches!(at, ContentAt::Inside(..)) })
    }

    /// Where a node of it is in the file.
    pub(crate) fn span(&self, node: Node<'f>) -> Span {
        if self.embedded { self.outer.slice(node.span().range()).span } else { node.span() }
    }

    /// Where some bytes of the text of a node are in the file.
    pub(crate) fn slice(&self, node: Node<'f>, range: Range<usize>) -> Span {
        let inner = node.slice(range).span;
        if self.embedded { self.outer.slice(inner.range()).span } else { inner }
    }

    /// The parameters that it declares.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = Entry<'f>> + use<'f> {
        self.root.get("parameters").into_iter().flat_map(|entry| value::entries(entry.value))
    }

    /// Its steps, those in loops after the step that loops.
    pub(crate) fn steps(&self) -> Vec<Step<'f>> {
        let mut steps = Vec::new();
        if let Some(entry) = self.root.get("mainSteps") {
            collect(entry.value, false, &mut steps);
        }
        steps
    }

    /// What it says it is for.
    pub(crate) fn description(&self) -> Option<&'f str> {
        description(self.root)
    }

    /// What it says a parameter is for.
    pub(crate) fn description_of(&self, parameter: &str) -> Option<&'f str> {
        description(self.parameters().find(|entry| entry.key.text() == parameter)?.value)
    }
}

fn description(node: Node<'_>) -> Option<&str> {
    value::text(node.get("description")?.value).map(|text| text.as_str())
}
