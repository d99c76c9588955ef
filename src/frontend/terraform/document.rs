//! The documents that resources make.

use crate::frontend::document::definition;
use crate::frontend::terraform::module::argument;
use crate::frontend::terraform::scope::{Evaluator, stand_in};
use crate::model::document::{Document, Sent};
use crate::model::parameter::Written;
use crate::model::value;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::node::{Entry, Node};
use crate::syntax::tree::Tree;
use std::collections::BTreeSet;

/// A document whose content is still to be read.
pub(crate) struct Pending {
    pub(crate) document: Document,
    /// The file that its resource is in.
    pub(crate) file: SourceId,
    format: Option<String>,
}

impl Pending {
    /// A document that a resource makes by the request that was made of it.
    pub(crate) fn of<'t>(evaluator: &mut Evaluator<'_, 't>, entry: Entry<'t>, operation: Operation, root: u32) -> Self {
        let body = entry.value;
        let named = argument(body, "name");
        let known = named.and_then(|named| Some((evaluator.known(named)?, named)));
        let mut text = |name: &str| -> Option<Option<(String, Span)>> {
            let Some(node) = argument(body, name) else { return Some(None) };
            Some(Some((evaluator.known(node)?, node.span())))
        };
        let kind = text("document_type").flatten();
        let format = match text("document_format") {
            Some(None) => Some("JSON".to_owned()),
            Some(Some((format, _))) => Some(format),
            None => None,
        };
        let document = Document {
            name: known.as_ref().map_or_else(|| stand_in(entry.key.text()), |(text, _)| text.clone()),
            span: Some(known.as_ref().map_or(entry.key.span(), |(_, node)| node.span())),
            scope: known.is_none().then(|| entry.key.tree().source()),
            kind_stated: kind.is_some(),
            kind: kind.map(|(text, span)| Written { text, span }),
            named: known.as_ref().map(|(_, node)| node.id()),
            sent: Some(Sent { operation, origin: Origin::Terraform, node: NodeId(root) }),
            ..Document::default()
        };
        Self { document, file: entry.key.span().source, format }
    }

    /// Reads the content, which is in the tree now; `own` are the files that hold a definition of their own.
    pub(crate) fn read(self, tree: &Tree, own: &BTreeSet<SourceId>) -> Document {
        let Self { mut document, format, .. } = self;
        let root = document.sent.and_then(|sent| tree.node(sent.node));
        let content = root.and_then(|root| root.get("Content")).map(|entry| entry.value);
        if let Some(node) = content.filter(|node| node.is_scalar() || !value::is_unknown(*node)) {
            definition::embedded(node, format.as_deref(), &mut document);
        }
        // What a file of its own says is judged there.
        if content.and_then(Node::origin).is_some_and(|written| own.contains(&written.source)) {
            document.content = None;
        }
        document
    }
}
