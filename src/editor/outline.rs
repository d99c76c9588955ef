//! What of a file is ours, as an outline.

use crate::editor::body::Body;
use crate::model::association::Association;
use crate::model::document::Document;
use crate::model::file::File;
use crate::service::field::Field;
use crate::service::origin::Origin;
use crate::source::span::Span;
use crate::syntax::NodeId;

/// What an outline shows.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum SymbolKind {
    /// An association.
    Association,
    /// A document.
    Document,
    /// A parameter of a document.
    Parameter,
    /// A step of a document.
    Step,
}

/// A line of an outline.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Symbol {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// Its name, or where it begins: a part of `span`.
    pub selection: Span,
    /// What is in it.
    pub children: Vec<Symbol>,
}

/// The associations and documents of a file, in the order of the text.
pub fn outline(file: &File) -> Vec<Symbol> {
    let associations: Vec<Association<'_>> = file.associations().collect();
    let nodes: Vec<(Origin, NodeId)> = associations.iter().map(|one| (one.origin, one.node.id())).collect();
    let named = associations.iter().zip(logical_names(file, &nodes));
    let mut symbols: Vec<Symbol> = named.filter_map(|(one, name)| of_association(one, name)).collect();
    let tree = file.tree.as_deref();
    let made = |document: &Document| document.sent.and_then(|sent| Some((sent.origin, tree?.node(sent.node)?.id())));
    let nodes: Vec<(Origin, NodeId)> =
        file.documents.iter().map(|document| made(document).unwrap_or((Origin::Request, NodeId(0)))).collect();
    let named = file.documents.iter().zip(logical_names(file, &nodes));
    symbols.extend(named.filter_map(|(document, name)| of_document(file, document, name)));
    symbols.retain(|symbol| symbol.span.source == file.source);
    symbols.sort_by_key(|symbol| (symbol.span.start, symbol.span.end));
    symbols.dedup_by(|later, first| (later.span, &later.name) == (first.span, &first.name));
    symbols
}

/// What the resources that make these requests are called in their templates and modules.
fn logical_names(file: &File, nodes: &[(Origin, NodeId)]) -> Vec<Option<String>> {
    let ids: Vec<NodeId> = nodes.iter().map(|(_, id)| *id).collect();
    let pointers = file.tree.as_ref().map_or_else(|| vec![String::new(); ids.len()], |tree| tree.pointers(&ids));
    nodes.iter().zip(&pointers).map(|((origin, _), pointer)| logical_name(*origin, pointer)).collect()
}

fn of_association(association: &Association<'_>, logical: Option<String>) -> Option<Symbol> {
    let span = association.node.span();
    let named = |field| association.texts(field).next();
    let text = named(Field::AssociationName).or_else(|| named(Field::Name));
    let name = logical.or_else(|| Some(text?.as_str().to_owned())).filter(|name| !name.is_empty())?;
    let place = text.map(|text| text.slice(0..text.as_str().len()).span);
    Some(Symbol {
        name,
        kind: SymbolKind::Association,
        span,
        selection: place.filter(|place| is_in(*place, span)).unwrap_or_else(|| start(span)),
        children: Vec::new(),
    })
}

/// What a resource is called in its template or module.
fn logical_name(origin: Origin, pointer: &str) -> Option<String> {
    let mut steps = pointer.split('/').skip(1);
    let first = steps.next()?;
    match origin {
        Origin::Request => None,
        Origin::CloudFormation => (first == "Resources").then(|| steps.next().map(str::to_owned))?,
        Origin::Terraform => (first == "resource").then(|| Some([steps.next()?, ".", steps.next()?].concat()))?,
    }
}

fn of_document(file: &File, document: &Document, logical: Option<String>) -> Option<Symbol> {
    let body = Body::of(file, document);
    let place = document.span.filter(|place| place.source == file.source);
    let span = body.map(|body| body.span(body.root)).or(place)?;
    let span = if place.is_some_and(|place| !is_in(place, span)) { join(span, place) } else { span };
    let mut children = Vec::new();
    for entry in body.iter().flat_map(Body::parameters) {
        let (key, value) = (body?.span(entry.key), body?.span(entry.value));
        children.extend(child(entry.key.text(), SymbolKind::Parameter, join(key, Some(value)), key));
    }
    for step in body.iter().flat_map(|body| body.steps()).filter(|step| !step.nested) {
        let Some((name, node)) = step.name() else { continue };
        children.extend(child(name, SymbolKind::Step, body?.span(step.node), body?.span(node)));
    }
    let selection = place.filter(|place| is_in(*place, span)).unwrap_or_else(|| start(span));
    let name = logical.unwrap_or_else(|| document.name.clone());
    (!name.is_empty()).then_some(Symbol { name, kind: SymbolKind::Document, span, selection, children })
}

fn child(name: &str, kind: SymbolKind, span: Span, selection: Span) -> Option<Symbol> {
    let selection = if is_in(selection, span) { selection } else { start(span) };
    (!name.is_empty()).then(|| Symbol { name: name.to_owned(), kind, span, selection, children: Vec::new() })
}

fn is_in(inner: Span, outer: Span) -> bool {
    inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end
}

fn start(span: Span) -> Span {
    Span { end: span.start, ..span }
}

fn join(one: Span, other: Option<Span>) -> Span {
    match other.filter(|other| other.source == one.source) {
        Some(other) => Span { start: one.start.min(other.start), end: one.end.max(other.end), ..one },
        None => one,
    }
}
