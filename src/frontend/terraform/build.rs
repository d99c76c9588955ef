//! Nodes as a request would have them: expressions worked out, values of the type that the provider sends.

use crate::frontend::partial::build::{self as partial, Build as _, item};
use crate::frontend::partial::candidate::{Assumption, Candidate, Candidates, Joined, Value};
use crate::frontend::terraform::function::printed;
use crate::frontend::terraform::scope::Evaluator;
use crate::model::refused::{Refused, RefusedKind};
use crate::service::shape::{Shape, Structure};
use crate::service::terraform::snake;
use crate::source::span::Span;
use crate::syntax::Kind;
use crate::syntax::graft::Graft;
use crate::syntax::node::{Entry, Node};

/// Makes nodes of one resource.
pub(crate) struct Build<'a, 't> {
    pub(crate) evaluator: Evaluator<'a, 't>,
    pub(crate) graft: &'a mut Graft,
    /// Whether a string is sent as a list of one.
    pub(crate) wraps: bool,
    /// Bodies that override arguments of the resource.
    pub(crate) overrides: Vec<Node<'t>>,
    /// What a plan says of values that are known only when it is carried out.
    pub(crate) unknown: Option<Node<'t>>,
    /// What a plan says of values that are secrets.
    pub(crate) sensitive: Option<Node<'t>>,
    /// Whether something in the value that is made is one of these.
    pub(crate) partly: bool,
    /// What is refused before any call.
    pub(crate) refused: Vec<Refused>,
    /// Whether there may be no instance of the resource.
    pub(crate) uncounted: bool,
}

impl<'t> partial::Build<'t> for Build<'_, 't> {
    fn graft(&mut self) -> &mut Graft {
        self.graft
    }

    fn under(&mut self) -> &mut Vec<Assumption<'t>> {
        &mut self.evaluator.under
    }

    fn value(&mut self, candidate: &Candidate<'t>, shape: Option<&'static Shape>) {
        if let (true, Some(Shape::List { item, .. })) = (self.wraps, shape) {
            return self.wrapped(candidate, item);
        }
        match &candidate.value {
            Value::Node(node) if node.is_scalar() => self.scalar(*node, candidate.author, shape),
            Value::Node(node) if self.graft.is_full() => self.graft.unknown(*node),
            Value::Node(node) if node.is_sequence() && !is_text(shape) => {
                self.sequence(&[*node], false, candidate.author, shape)
            }
            Value::Node(node) if node.is_mapping() && !is_text(shape) => {
                self.mapping(&[*node], false, candidate.author, shape)
            }
            Value::Several(nodes, open) if nodes.iter().all(|node| node.is_sequence()) => {
                self.sequence(nodes, *open, candidate.author, shape);
            }
            Value::Several(nodes, open) if nodes.iter().all(|node| node.is_mapping()) => {
                self.mapping(nodes, *open, candidate.author, shape);
            }
            Value::Text(text) => self.text(text, candidate.author, shape),
            Value::List(texts) if matches!(shape, None | Some(Shape::List { .. })) => {
                let item = item(shape);
                let id = self.graft.begin(Kind::Sequence, candidate.author);
                texts.iter().for_each(|text| self.text(text, candidate.author, item));
                self.graft.end(id, texts.len(), self.partly, false);
            }
            Value::Node(_) | Value::List(_) | Value::Several(..) => self.graft.unknown(candidate.author),
        }
    }
}

impl<'a, 't> Build<'a, 't> {
    pub(crate) fn of(evaluator: Evaluator<'a, 't>, graft: &'a mut Graft) -> Self {
        Self {
            evaluator,
            graft,
            wraps: false,
            overrides: Vec::new(),
            unknown: None,
            sensitive: None,
            partly: false,
            refused: Vec::new(),
            uncounted: false,
        }
    }

    /// What an expression may turn out to be.
    pub(crate) fn resolve(&mut self, node: Node<'t>) -> Candidates<'t> {
        if self.graft.is_full() { Candidates::unknown() } else { self.evaluator.resolve(node) }
    }

    /// What an expression may turn out to be that is in a collection, which has the place of what refers to it.
    fn resolved(&mut self, node: Node<'t>, author: Node<'t>) -> Candidates<'t> {
        let mut values = self.resolve(node);
        for candidate in &mut values.each {
            candidate.author = self.placed(candidate.author, author);
        }
        values
    }

    /// The node whose place something has that is in a collection: its own where the collection is written there, or in the
    /// content of a document.
    fn placed(&self, node: Node<'t>, author: Node<'t>) -> Node<'t> {
        let (inner, outer) = (node.span(), author.span());
        let is_inside = inner.source == outer.source && outer.start <= inner.start && inner.end <= outer.end;
        if self.evaluator.certain || is_inside { node } else { author }
    }

    /// Tells of a value that is of another kind than what is taken.
    fn refuse(&mut self, node: Node<'t>, found: &'static str, taken: &'static str, edits: Vec<(Span, String)>) {
        self.refused.push(Refused { place: node.place(), kind: RefusedKind::WrongValue { found, taken, edits } });
    }

    /// Makes a key that the author wrote under another name.
    pub(crate) fn named(&mut self, key: Node<'t>, name: &str) {
        self.graft.text(key, name, &[], Kind::Double);
    }

    /// One value of a map of strings, which is sent as a list of one.
    fn wrapped(&mut self, candidate: &Candidate<'t>, item: &'static Shape) {
        let is_one = match &candidate.value {
            Value::Node(node) => node.is_scalar(),
            Value::Text(_) => true,
            Value::List(_) | Value::Several(..) => false,
        };
        if !is_one {
            if let Value::Node(node) = &candidate.value {
                let found = if node.is_mapping() { "an object" } else { "a list" };
                self.refuse(*node, found, "a string", unwrapped(*node));
            }
            return self.graft.unknown(candidate.author);
        }
        let id = self.graft.begin(Kind::Sequence, candidate.author);
        self.wraps = false;
        self.value(candidate, Some(item));
        self.wraps = true;
        self.graft.end(id, 1, false, false);
    }

    /// Makes a structure of an object whose names are those of the members in lower case.
    fn members(&mut self, node: Node<'t>, author: Node<'t>, structure: &'static Structure) {
        let id = self.graft.begin(Kind::Mapping, author);
        let (mut count, mut open) = (0, node.is_open());
        for Entry { key, value } in crate::model::value::entries(node) {
            let key = self.placed(key, author);
            let member = structure.members.iter().find(|member| snake(member.name) == key.text());
            let Some(member) = member.filter(|_| key.is_scalar()) else {
                open = true;
                continue;
            };
            let values = self.resolved(value, author);
            if values.is_nothing() {
                continue;
            }
            self.named(key, member.name);
            self.values(values, value, Some(&member.shape));
            count += 1;
        }
        self.graft.end(id, count, open, false);
    }

    fn scalar(&mut self, node: Node<'t>, author: Node<'t>, shape: Option<&'static Shape>) {
        let (text, is_plain) = (node.text(), node.kind() == Kind::Plain);
        match shape {
            Some(Shape::Boolean) if matches!(text, "true" | "false") => self.graft.scalar(node, author, Kind::Plain),
            Some(Shape::Boolean) if !is_plain => {
                self.refuse(node, "a string", "a boolean", Vec::new());
                self.graft.unknown(author);
            }
            Some(Shape::List { .. }) if !is_plain => {
                self.refuse(node, "a string", "a list of strings", wrapped(node));
                self.graft.unknown(author);
            }
            Some(Shape::Integer { .. }) if printed(text).is_some() => self.graft.scalar(node, author, Kind::Plain),
            Some(Shape::Text { .. } | Shape::Enum(_)) if !is_plain || printed(text).is_some() => {
                self.graft.scalar(node, author, Kind::Double);
            }
            // What Terraform prints for it, or that it takes it at all, is not known.
            Some(_) => self.graft.unknown(author),
            None => self.graft.scalar(node, author, node.kind()),
        }
    }

    fn text(&mut self, text: &Joined<'t>, author: Node<'t>, shape: Option<&'static Shape>) {
        match shape {
            None | Some(Shape::Text { .. } | Shape::Enum(_) | Shape::ObjectOrText) => {
                self.graft.text(author, &text.text, &text.segments, Kind::Double);
            }
            Some(_) => self.graft.unknown(author),
        }
    }

    /// Makes a list of what is written in these.
    fn sequence(&mut self, nodes: &[Node<'t>], open: bool, author: Node<'t>, shape: Option<&'static Shape>) {
        let item_shape = item(shape);
        let id = self.graft.begin(Kind::Sequence, author);
        let (mut count, mut open) = (0, self.partly || open || nodes.iter().any(|node| node.is_open()));
        for item in nodes.iter().flat_map(|node| node.items()) {
            let values = self.resolved(item, author);
            if values.is_nothing() {
                if is_text(item_shape) {
                    self.refuse(item, "null", "a string", Vec::new());
                }
                open = true;
                continue;
            }
            open |= values.absent;
            self.values(values, item, item_shape);
            count += 1;
        }
        self.graft.end(id, count, open, false);
    }

    fn mapping(&mut self, nodes: &[Node<'t>], open: bool, author: Node<'t>, shape: Option<&'static Shape>) {
        if let Some(Shape::Structure(structure)) = shape
            && let [node] = nodes
        {
            return self.members(*node, author, structure);
        }
        let value_shape = match shape {
            Some(Shape::Map { value, .. }) => Some(*value),
            _ => None,
        };
        let id = self.graft.begin(Kind::Mapping, author);
        let (mut count, mut open) = (0, self.partly || open || nodes.iter().any(|node| node.is_open()));
        let entries = (1..)
            .zip(nodes)
            .flat_map(|(behind, node)| crate::model::value::entries(*node).map(move |entry| (behind, entry)));
        for (behind, Entry { key, value }) in entries {
            // A later object overrules it.
            if nodes.iter().skip(behind).any(|node| node.get(key.text()).is_some()) {
                continue;
            }
            if !key.is_scalar() {
                // A key that is worked out may be any.
                open = true;
                continue;
            }
            let values = self.resolved(value, author);
            if values.is_nothing() && shape.is_some() {
                continue;
            }
            self.graft.scalar(key, self.placed(key, author), Kind::Double);
            if values.is_nothing() {
                self.graft.text(value, "null", &[], Kind::Plain);
            } else {
                self.values(values, value, value_shape);
            }
            count += 1;
        }
        self.graft.end(id, count, open, false);
    }
}

/// The edits that take the brackets off a list of one string.
fn unwrapped(node: Node<'_>) -> Vec<(Span, String)> {
    let only = node.nth(0).filter(|only| node.is_sequence() && node.len() == 1 && only.kind() == Kind::Double);
    let (outer, Some(inner)) = (node.span(), only.map(Node::span)) else { return Vec::new() };
    vec![(Span { end: inner.start, ..outer }, String::new()), (Span { start: inner.end, ..outer }, String::new())]
}

/// The edits that put a string into brackets.
fn wrapped(node: Node<'_>) -> Vec<(Span, String)> {
    let span = node.span();
    if node.kind() != Kind::Double {
        return Vec::new();
    }
    vec![(Span { end: span.start, ..span }, "[".to_owned()), (Span { start: span.end, ..span }, "]".to_owned())]
}

fn is_text(shape: Option<&'static Shape>) -> bool {
    !matches!(shape, None | Some(Shape::List { .. } | Shape::Map { .. } | Shape::ObjectOrText | Shape::Structure(_)))
}
