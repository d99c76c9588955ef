//! What is at a place: which member of an association, which part of a document, which rule of a suppression.

use crate::editor::body::Body;
use crate::editor::parts::{Part, parts};
use crate::editor::question::Point;
use crate::model::association::Association;
use crate::model::file::{File, Role};
use crate::model::value::{self, Text};
use crate::service::field::Field;
use crate::service::target::TargetKey;
use crate::source::span::Span;
use crate::syntax::node::Entry;

/// What is at a place.
#[derive(Debug)]
pub(crate) enum Subject<'f> {
    /// A member of an association.
    Member(Box<Association<'f>>, Member<'f>),
    /// A part of the content of a document.
    Part(Part<'f>),
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

/// What is at a place of a file, and its bytes.
pub(crate) fn subject(file: &File, point: Point) -> Option<(Span, Subject<'_>)> {
    let row = || file.inventory.with_ids().find(|(_, row)| point.is_in(row.span));
    rule(file, point)
        .or_else(|| of_association(file, point))
        .or_else(|| of_document(file, point))
        .or_else(|| row().map(|(id, row)| (row.span, Subject::Row(id))))
}

fn rule(file: &File, point: Point) -> Option<(Span, Subject<'_>)> {
    if let Some(tree) = file.tree.as_deref().filter(|_| file.role == Role::Configuration) {
        let scalar = tree.scalars().find(|scalar| point.is_in(scalar.span()))?;
        return Some((scalar.span(), Subject::Rule(scalar.text())));
    }
    let mut rules = file.suppressions.iter().flat_map(|suppression| &suppression.rules);
    let rule = rules.find(|rule| point.is_in(rule.place.span))?;
    Some((rule.place.span, Subject::Rule(&rule.name)))
}

fn of_document(file: &File, point: Point) -> Option<(Span, Subject<'_>)> {
    let is_around = |body: Body<'_>| point.is_in(body.outer.span());
    let around = file.documents.iter().filter(|document| Body::of(file, document).is_some_and(is_around));
    let mut parts = around.flat_map(|document| parts(file, document));
    parts.find(|(span, _)| point.is_in(*span)).map(|(span, part)| (span, Subject::Part(part)))
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
    let named = names(association).into_iter().find(|(span, _)| point.is_in(*span));
    named.or_else(|| {
        let given = association.parameters().find(|given| point.is_in(given.value.span()))?;
        Some((given.value.span(), Member::Parameter(given.key.as_str())))
    })
}

/// Everything that an association names, with where the name stands. An alias of a list or a mapping stands for all names in it: it is
/// none of them.
pub(crate) fn names<'f>(association: &Association<'f>) -> Vec<(Span, Member<'f>)> {
    let inner = |text: Text<'f>| text.slice(0..text.as_str().len()).span;
    let by_id = association.targets().filter(|target| target.key() == Some(TargetKey::InstanceIds));
    let ids = by_id.flat_map(|target| target.texts()).filter(|id| id.place().origin.is_none());
    let ids = association.texts(Field::InstanceId).chain(ids).map(|id| (inner(id), Member::Node(id.as_str())));
    let given = association.parameters().filter(|given| given.key.place().origin.is_none());
    let given = given.map(|given| (given.key.node().span(), Member::Parameter(given.key.as_str())));
    let maps = association.perhaps(Field::TargetMaps).into_iter().flat_map(|entry| entry.value.items());
    let keys = maps.flat_map(value::entries).map(|entry| entry.key).filter(|key| key.place().origin.is_none());
    let mapped = keys.map(|key| (key.span(), Member::Parameter(key.text())));
    let target = association.text(Field::AutomationTargetParameterName);
    let target = target.map(|text| (inner(text), Member::Parameter(text.as_str())));
    let document = association.text(Field::Name).map(|text| (inner(text), Member::Document));
    document.into_iter().chain(target).chain(given).chain(mapped).chain(ids).collect()
}

/// Whether a place is in an entry: a tag may stand between its key and its value.
fn touches(entry: &Entry<'_>, point: Point) -> bool {
    let (key, value) = (entry.key.span(), entry.value.span());
    let whole = Span { end: value.end.max(key.end), ..key };
    point.is_in(if key.source == value.source { whole } else { key }) || point.is_in(value)
}

/// The key or the value, whichever is at a place.
fn part(entry: &Entry<'_>, point: Point) -> Span {
    if point.is_in(entry.key.span()) { entry.key.span() } else { entry.value.span() }
}

/// The same without the quotes of the value.
fn bytes(entry: &Entry<'_>, text: Text<'_>, point: Point) -> Span {
    let inner = text.slice(0..text.as_str().len()).span;
    if point.is_in(inner) { inner } else { part(entry, point) }
}
