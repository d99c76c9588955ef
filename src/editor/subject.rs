//! What stands at a place: which member of an association, which part of a document, which rule of a suppression.

use crate::editor::body::Body;
use crate::editor::question::{Point, declared};
use crate::model::association::Association;
use crate::model::content::Content;
use crate::model::document::Document;
use crate::model::file::File;
use crate::model::parameter::Declared;
use crate::model::value::Text;
use crate::service::field::Field;
use crate::service::reference::{Reference, references};
use crate::service::target::TargetKey;
use crate::source::span::Span;
use crate::syntax::node::{Entry, Node};

/// What stands at a place.
#[derive(Debug)]
pub(crate) enum Subject<'f> {
    /// A member of an association.
    Member(Box<Association<'f>>, Member<'f>),
    /// A parameter of a document, in its content: where it is declared or referred to.
    Parameter(&'f Document, &'f Declared),
    /// The action of a step, in the content of a document.
    Action(&'f str),
    /// A row of an inventory, by its id.
    Row(&'f str),
    /// A rule that a suppression names.
    Rule(&'f str),
}

/// A member of an association.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Member<'f> {
    /// The document.
    Document,
    /// The schedule, or its offset.
    Schedule,
    /// The name of a parameter.
    Parameter(&'f str),
    /// The id of a managed node.
    Node(&'f str),
    /// How many nodes at a time, or errors in all.
    Rate(Field, Text<'f>),
}

/// What stands at a place of a file, and its bytes.
pub(crate) fn subject(file: &File, point: Point) -> Option<(Span, Subject<'_>)> {
    let row = || file.inventory.rows.iter().find(|row| point.is_in(row.span));
    rule(file, point)
        .or_else(|| of_association(file, point))
        .or_else(|| file.documents.iter().find_map(|document| of_document(file, document, point)))
        .or_else(|| row().map(|row| (row.span, Subject::Row(&row.id))))
}

fn rule(file: &File, point: Point) -> Option<(Span, Subject<'_>)> {
    let mut rules = file.suppressions.iter().flat_map(|suppression| &suppression.rules);
    let rule = rules.find(|rule| point.is_in(rule.place.span))?;
    Some((rule.place.span, Subject::Rule(&rule.name)))
}

fn of_association(file: &File, point: Point) -> Option<(Span, Subject<'_>)> {
    let around = file.associations().filter(|association| point.is_in(association.node.span()));
    around.into_iter().find_map(|association| {
        let (span, member) = member(&association, point)?;
        Some((span, Subject::Member(Box::new(association), member)))
    })
}

fn member<'f>(association: &Association<'f>, point: Point) -> Option<(Span, Member<'f>)> {
    let at = |field| association.perhaps(field).filter(|entry| touches(entry, point));
    let text_at = |field| {
        let entry = at(field)?;
        let text = association.text(field)?;
        Some((bytes(&entry, text, point), text))
    };
    if let Some((span, _)) = text_at(Field::Name) {
        return Some((span, Member::Document));
    }
    if let Some((span, _)) = text_at(Field::ScheduleExpression) {
        return Some((span, Member::Schedule));
    }
    if let Some(entry) = at(Field::ScheduleOffset) {
        return Some((part(&entry, point), Member::Schedule));
    }
    if let Some((span, text)) = text_at(Field::AutomationTargetParameterName) {
        return Some((span, Member::Parameter(text.as_str())));
    }
    for field in [Field::MaxConcurrency, Field::MaxErrors] {
        if let Some((span, text)) = text_at(field) {
            return Some((span, Member::Rate(field, text)));
        }
    }
    given(association, point).or_else(|| node(association, point))
}

/// The parameter that is given at a place, by its name or by a value.
fn given<'f>(association: &Association<'f>, point: Point) -> Option<(Span, Member<'f>)> {
    let mut given = association.parameters().filter(|given| given.key.place().origin.is_none());
    given.find_map(|given| {
        let span = [given.key.node().span(), given.value.span()].into_iter().find(|span| point.is_in(*span))?;
        Some((span, Member::Parameter(given.key.as_str())))
    })
}

/// The node whose id stands at a place.
fn node<'f>(association: &Association<'f>, point: Point) -> Option<(Span, Member<'f>)> {
    let by_id = association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds));
    let ids: Vec<Text<'f>> = by_id.flat_map(|target| target.texts()).collect();
    let mut ids = association.texts(Field::InstanceId).chain(ids);
    // An alias of a list stands for all of its ids.
    let id = ids.find(|id| id.place().origin.is_none() && point.is_in(id.place().span))?;
    Some((id.slice(0..id.as_str().len()).span, Member::Node(id.as_str())))
}

/// Whether a place is in an entry: a tag may stand between its key and its value.
fn touches(entry: &Entry<'_>, point: Point) -> bool {
    let (key, value) = (entry.key.span(), entry.value.span());
    let whole = Span { end: value.end.max(key.end), ..key };
    point.is_in(if key.source == value.source { whole } else { key }) || point.is_in(value)
}

/// The key or the value, whichever stands at a place.
fn part(entry: &Entry<'_>, point: Point) -> Span {
    if point.is_in(entry.key.span()) { entry.key.span() } else { entry.value.span() }
}

/// The same without the quotes of the value.
fn bytes(entry: &Entry<'_>, text: Text<'_>, point: Point) -> Span {
    let inner = text.slice(0..text.as_str().len()).span;
    if point.is_in(inner) { inner } else { part(entry, point) }
}

fn of_document<'f>(file: &'f File, document: &'f Document, point: Point) -> Option<(Span, Subject<'f>)> {
    let body = Body::of(file, document).filter(|body| point.is_in(body.outer.span()))?;
    let parameter = |span, name| Some((span, Subject::Parameter(document, declared(document, name)?)));
    for entry in body.parameters() {
        let span = body.span(entry.key);
        if point.is_in(span) {
            return parameter(span, entry.key.text());
        }
    }
    for (action, node) in body.steps().iter().filter_map(|step| step.action()) {
        let span = body.span(node);
        if point.is_in(span) {
            return Some((span, Subject::Action(action)));
        }
    }
    let holds = |text: &&Node<'f>| text.text().contains("{{") && point.is_in(body.span(**text));
    let texts = Content::texts(body.root);
    let text = texts.iter().find(holds)?;
    let mut names = references(text.text()).filter_map(|(range, reference)| match reference {
        Reference::Name(name) => Some((body.slice(*text, range), name)),
        _ => None,
    });
    let (span, name) = names.find(|(span, _)| point.is_in(*span))?;
    parameter(span, name)
}
