//! Runs the rules about documents; what is in a string is placed in the file that holds it.

use crate::diagnostic::finding::Diagnostic;
use crate::engine::levels::ActiveRules;
use crate::model::call::Call;
use crate::model::content::{Content, ContentAt, Seen, is_templated};
use crate::model::document::Document;
use crate::model::file::File;
use crate::rule::check::{Check, Context};
use crate::service::catalogue;
use crate::service::document_name::reserved;
use crate::source::place::Place;
use crate::source::span::Span;
use crate::syntax::node::Node;
use std::ops::Range;

/// Checks the content of a document that a file holds. One that the service already has cannot be refused any more.
pub(crate) fn check(
    document: &Document,
    file: &File,
    active: &ActiveRules,
    context: &Context<'_>,
    list: &mut Vec<Diagnostic>,
) {
    let (Some(at), Some(tree)) = (&document.content, file.tree.as_deref()) else { return };
    if is_settled(document) {
        return;
    }
    let Some(outer) = outer(file, at) else { return };
    let inner = match at {
        ContentAt::Here(_) => tree,
        ContentAt::Inside(_, inner) => &**inner,
    };
    let embedded = matches!(at, ContentAt::Inside(..));
    let whole = tree.roots().next().is_some_and(|root| root.id() == outer.id());
    // What was made of a broken text may be anything.
    let readable = inner.errors().is_empty();
    let root = if embedded { inner.roots().next() } else { Some(outer) };
    let root = root.filter(|root| readable && root.is_mapping());
    let content = Content {
        root,
        outer,
        tree: inner,
        templated: is_templated(root, inner),
        kind: document.kind.as_ref().map(|kind| kind.text.as_str()),
        kind_stated: document.kind_stated,
        named: document.named.and_then(|id| Some((document.name.as_str(), tree.node(id)?))),
        call: document.sent.and_then(|sent| {
            Some(Call { operation: sent.operation, origin: sent.origin, node: tree.node(sent.node)? })
        }),
        embedded,
        declared: document.parameters().unwrap_or_default(),
        name: &document.name,
        seen: Seen::default(),
        bytes: if embedded { Some(outer.text().len()) } else { whole.then(|| tree.text().len()) },
    };
    let before = list.len();
    for (rule, severity) in &active.documents {
        let Check::Document(check) = rule.check else { continue };
        check(&content, context, &mut active.call(rule, *severity, list, 1));
    }
    if embedded {
        list.iter_mut().skip(before).for_each(|finding| lift(finding, outer));
    }
    let Some(call) = &content.call else { return };
    for (rule, severity) in &active.calls {
        let Check::Call(check) = rule.check else { continue };
        check(call, &content, context, &mut active.call(rule, *severity, list, 1));
    }
}

/// The node of a file that holds a content.
pub(crate) fn outer<'f>(file: &'f File, at: &ContentAt) -> Option<Node<'f>> {
    at.outer(file.tree.as_ref()?)
}

/// Whether the service has a document already: its content cannot be refused any more.
pub(crate) fn is_settled(document: &Document) -> bool {
    document.owner.as_deref() == Some("Amazon") || document.status.is_some() || is_amazons(document)
}

/// Whether a file holds what one of Amazon's documents says: its name is reserved, so nobody makes it, and what exists breaks no
/// rule. One that a call makes is refused for its name.
fn is_amazons(document: &Document) -> bool {
    let is_made = document.sent.is_some();
    !is_made && reserved(&document.name) && catalogue::record(&document.name).is_some()
}

/// The place of bytes of a text that is in a string. Quotes that are written as escapes are no part of what is between them.
fn unquoted(outer: Node<'_>, range: Range<usize>) -> Place {
    let text = outer.text().get(range.clone()).unwrap_or_default();
    let whole = outer.slice(range.clone());
    if text.len() < 3 || !text.starts_with('"') || !text.ends_with('"') {
        return whole;
    }
    let quote = outer.slice(range.start..range.start + 1).span.range();
    if quote.len() > 1 { outer.slice(range.start + 1..range.end - 1) } else { whole }
}

/// Places a finding about the inside of a string in the file. Of several lines after escapes an edit would have to be written in the
/// same way: fixes are left out.
fn lift(finding: &mut Diagnostic, outer: Node<'_>) {
    let place = std::mem::replace(&mut finding.place, Place::from(outer.span()));
    let inside = |span: Span| unquoted(outer, span.range());
    finding.place = inside(place.span);
    for label in &mut finding.labels {
        label.span = inside(label.span).span;
    }
    finding.fixes.clear();
}
