//! Nodes as a request would have them: functions resolved, scalars of the type that the property takes.

use crate::frontend::cloudformation::intrinsic::intrinsic;
use crate::frontend::cloudformation::literal::{TARGET_KEY, is_long_key, is_whole};
use crate::frontend::cloudformation::resolve::Resolver;
use crate::frontend::partial::build::{self as partial, Build as _, item};
use crate::frontend::partial::candidate::{Assumption, Candidate, Candidates, Joined, Value};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::model::value;
use crate::service::shape::{MemberShape, Shape, Structure};
use crate::source::span::Span;
use crate::syntax::Kind;
use crate::syntax::dialect::{Reading, reading};
use crate::syntax::graft::Graft;
use crate::syntax::node::{Entry, Node};
use crate::syntax::scan::holds_one;
use std::ops::Range;
use std::sync::Arc;

/// Makes nodes of one template.
#[derive(Debug)]
pub(crate) struct Build<'a, 't> {
    pub(crate) resolver: Resolver<'a, 't>,
    pub(crate) graft: &'a mut Graft,
    pub(crate) faults: &'a mut Vec<TemplateFault>,
}

impl<'t> Build<'_, 't> {
    /// Makes the key and the value of an entry; returns whether there is one.
    pub(crate) fn entry(&mut self, entry: Entry<'t>, shape: Option<&'static Shape>) -> bool {
        if self.is_written(entry.value) {
            self.key(entry.key);
            self.written(entry.value, entry.value, shape);
            return true;
        }
        let values = self.resolve(entry.value);
        if values.is_nothing() {
            return false;
        }
        self.key(entry.key);
        self.values(values, entry.value, shape);
        true
    }

    /// What a node may turn out to be; null is nothing.
    pub(crate) fn resolve(&mut self, node: Node<'t>) -> Candidates<'t> {
        if value::is_null(node) {
            return Candidates::nothing();
        }
        if self.graft.is_full() {
            return Candidates::unknown();
        }
        self.resolver.resolve(node)
    }

    /// Whether a node is what is there and nothing else: most are, and there is nothing to resolve.
    pub(crate) fn is_written(&self, node: Node<'t>) -> bool {
        let is_plain = !value::is_null(node) && node.kind() != Kind::Error && intrinsic(node).is_none();
        is_plain && !self.graft.is_full()
    }

    /// Makes what is there.
    pub(crate) fn written(&mut self, node: Node<'t>, author: Node<'t>, shape: Option<&'static Shape>) {
        match node.kind() {
            kind if kind.is_scalar() && !is_filled_in(node.text()) => self.scalar(node, author, shape),
            Kind::Sequence if !self.graft.is_full() => self.sequence(node, shape),
            Kind::Mapping if !self.graft.is_full() => self.mapping(node, shape),
            _ => self.graft.unknown(node),
        }
    }

    pub(crate) fn fault(&mut self, node: Node<'_>, kind: TemplateFaultKind) {
        self.faults.push(TemplateFault { place: node.place(), kind });
    }

    /// Makes a key, which is a text whatever YAML reads it as.
    pub(crate) fn key(&mut self, key: Node<'t>) {
        let kind = if key.is_text() { key.kind() } else { Kind::Double };
        self.graft.scalar(key, key, kind);
    }

    /// CloudFormation turns scalars into what the property takes.
    fn scalar(&mut self, node: Node<'t>, author: Node<'t>, shape: Option<&'static Shape>) {
        let text = node.text();
        match (shape, reading(node)) {
            (Some(Shape::Text { .. } | Shape::Enum(_)), Reading::Truth(truth)) => {
                return self.graft.text(author, if truth { "true" } else { "false" }, &[], Kind::Double);
            }
            (None | Some(Shape::Boolean), Reading::Truth(truth)) => {
                return self.graft.text(author, if truth { "true" } else { "false" }, &[], Kind::Plain);
            }
            (Some(_), Reading::Number) => return self.graft.unknown(author),
            _ => {}
        }
        match shape {
            Some(Shape::Boolean) if text.eq_ignore_ascii_case("true") => {
                self.graft.text(author, "true", &[], Kind::Plain);
            }
            Some(Shape::Boolean) if text.eq_ignore_ascii_case("false") => {
                self.graft.text(author, "false", &[], Kind::Plain);
            }
            Some(Shape::Integer { .. }) if is_whole(text) => self.graft.scalar(node, author, Kind::Plain),
            _ => {
                let wanted = matches!(shape, Some(Shape::Text { .. } | Shape::Enum(_)));
                // A number becomes the text that is wanted; and a text stays one without the tag that made it one.
                let quoted = if node.is_text() { node.tag().is_some() } else { wanted };
                let kind = if quoted && node.kind() == Kind::Plain { Kind::Double } else { node.kind() };
                self.graft.scalar(node, author, kind);
            }
        }
    }

    fn text(&mut self, text: &Joined<'t>, author: Node<'t>, shape: Option<&'static Shape>) {
        let whole = matches!(shape, Some(Shape::Integer { .. })) && is_whole(&text.text);
        let truth = matches!(shape, Some(Shape::Boolean)) && matches!(text.text.as_str(), "true" | "false");
        let kind = if whole || truth { Kind::Plain } else { Kind::Double };
        self.graft.text(author, &text.text, &text.segments, kind);
    }

    fn sequence(&mut self, node: Node<'t>, shape: Option<&'static Shape>) {
        let item_shape = item(shape);
        let id = self.graft.begin(Kind::Sequence, node);
        let (mut count, mut open) = (0, node.is_open());
        for item in node.items() {
            if self.is_written(item) {
                self.written(item, item, item_shape);
                count += 1;
                continue;
            }
            let mut values = self.resolve(item);
            if values.is_nothing() {
                continue;
            }
            if matches!(item_shape, Some(Shape::Text { .. } | Shape::Enum(_))) {
                let before = values.each.len();
                // A list in a list of texts: what CloudFormation makes of it is not known.
                values.each.retain(|candidate| !matches!(candidate.value, Value::List(_)));
                values.open |= values.each.len() < before;
            }
            open |= values.absent;
            self.values(values, item, item_shape);
            count += 1;
        }
        self.graft.end(id, count, open, false);
    }

    fn mapping(&mut self, node: Node<'t>, shape: Option<&'static Shape>) {
        let id = self.graft.begin(Kind::Mapping, node);
        let (mut count, mut open, mut lacking) = (0, node.is_open(), None);
        for entry in value::entries(node) {
            if is_expanded(entry) {
                open = true;
                continue;
            }
            let made = match shape {
                Some(Shape::Structure(structure)) => match structure.member(entry.key.text()) {
                    Some(member) => self.member(structure, member, entry),
                    None => {
                        open = true;
                        let lacking = lacking.get_or_insert_with(|| self::lacking(structure, node));
                        self.extraneous_name(Arc::clone(lacking), entry.key);
                        false
                    }
                },
                Some(Shape::Map { value, .. }) => self.parameter(entry, value),
                _ => self.entry(entry, None),
            };
            count += usize::from(made);
        }
        self.graft.end(id, count, open, false);
    }

    fn member(&mut self, structure: &Structure, member: &'static MemberShape, entry: Entry<'t>) -> bool {
        if is_long_key(structure, member.name, entry.value) {
            self.fault(entry.value, TemplateFaultKind::TooLong { max: TARGET_KEY });
        }
        self.entry(entry, Some(&member.shape))
    }

    /// A name that is none of those that are known.
    pub(crate) fn extraneous_name(&mut self, known: Arc<[&'static str]>, key: Node<'_>) {
        let name = key.text().to_owned();
        let written = exact(key, 0..name.len());
        self.fault(key, TemplateFaultKind::Unknown { name, written, known });
    }

    /// One entry of `Parameters`. `{ParameterValues: […]}` is told, and read as the list that it holds.
    fn parameter(&mut self, entry: Entry<'t>, shape: &'static Shape) -> bool {
        let wrapped = entry.value.get("ParameterValues").filter(|_| entry.value.len() == 1);
        match wrapped.filter(|_| intrinsic(entry.value).is_none()) {
            Some(inner) => {
                self.fault(inner.key, TemplateFaultKind::Wrapped { around: around(entry.value, inner.value) });
                self.entry(Entry { key: entry.key, value: inner.value }, Some(shape))
            }
            None => self.entry(entry, Some(shape)),
        }
    }
}

impl<'t> partial::Build<'t> for Build<'_, 't> {
    fn graft(&mut self) -> &mut Graft {
        self.graft
    }

    fn under(&mut self) -> &mut Vec<Assumption<'t>> {
        &mut self.resolver.under
    }

    fn value(&mut self, candidate: &Candidate<'t>, shape: Option<&'static Shape>) {
        match &candidate.value {
            Value::Node(node) => self.written(*node, candidate.author, shape),
            Value::Text(text) => self.text(text, candidate.author, shape),
            // No function of a template makes it.
            Value::Several(..) => self.graft.unknown(candidate.author),
            Value::List(texts) => {
                let item = item(shape);
                let id = self.graft.begin(Kind::Sequence, candidate.author);
                texts.iter().for_each(|text| self.text(text, candidate.author, item));
                self.graft.end(id, texts.len(), false, false);
            }
        }
    }
}

/// The names of a structure that a mapping has not. A name that is none of them may be meant for one of these.
pub(crate) fn lacking(structure: &'static Structure, mapping: Node<'_>) -> Arc<[&'static str]> {
    structure.members.iter().map(|member| member.name).filter(|name| mapping.get(name).is_none()).collect()
}

/// The bytes of a range of a scalar's text, where they are as they are.
pub(crate) fn exact(node: Node<'_>, range: Range<usize>) -> Option<Span> {
    let written = node.slice(range.clone());
    let text = node.tree().text().get(written.span.range());
    (written.origin.is_none() && text == node.text().get(range)).then_some(written.span)
}

/// Whether an entry stands for others: a macro, `Fn::ForEach`, a placeholder.
pub(crate) fn is_expanded(entry: Entry<'_>) -> bool {
    let name = entry.key.text();
    name.starts_with("Fn::") || is_filled_in(name) || entry.key.placeholder().is_some()
}

/// Whether `&{name}` is in a text, into which `Fn::ForEach` puts a name of its collection.
fn is_filled_in(text: &str) -> bool {
    holds_one(text.as_bytes(), *b"&") && text.contains("&{")
}

/// What must change so that of a mapping only the list in it is left. A block list keeps its column; a comment stays where it is,
/// so that there is nothing to offer where one would go.
fn around(whole: Node<'_>, list: Node<'_>) -> Vec<(Span, String)> {
    if whole.origin().is_some() || list.origin().is_some() || !list.is_sequence() {
        return Vec::new();
    }
    let (outer, inner) = (whole.span(), list.span());
    let before = Span { end: inner.start, ..outer };
    let written = whole.tree().text().get(before.range()).unwrap_or_default();
    let behind = whole.tree().text().get(inner.end as usize..outer.end as usize).unwrap_or_default();
    if written.contains('#') || behind.contains('#') {
        return Vec::new();
    }
    let broken = written.rfind('\n').map(|at| written.len() - at - 1);
    let column =
        whole.tree().text().get(..outer.start as usize).and_then(|text| Some(text.len() - text.rfind('\n')? - 1));
    let blanks = match (broken, column) {
        (Some(list), Some(whole)) if written.starts_with("ParameterValues") => list.saturating_sub(whole),
        _ => 0,
    };
    let mut edits = vec![(before, " ".repeat(blanks))];
    if inner.end < outer.end {
        edits.push((Span { start: inner.end, ..outer }, String::new()));
    }
    edits
}
