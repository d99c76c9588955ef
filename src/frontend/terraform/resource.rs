//! The requests that resources make.

use crate::frontend::partial::build::Build as _;
use crate::frontend::partial::candidate::{Candidates, Value};
use crate::frontend::terraform::build::Build;
use crate::frontend::terraform::module::{argument, bodies, is_block};
use crate::frontend::terraform::scope::Bound;
use crate::model::refused::{Refused, RefusedKind};
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::requests;
use crate::service::shape::{Shape, Structure};
use crate::service::terraform::{Sent, snake};
use crate::source::span::Span;
use crate::syntax::Kind;
use crate::syntax::node::{Entry, Node};

impl<'t> Build<'_, 't> {
    /// Makes the request of a resource; `broken` tells whether something of it may not have been read.
    pub(crate) fn request(
        &mut self,
        body: Node<'t>,
        operation: Operation,
        arguments: Option<&'static [(&'static str, Sent)]>,
        broken: bool,
    ) -> u32 {
        let structure = requests::call(operation, Origin::Terraform);
        let Some(arguments) = arguments else { return self.control(body, structure, broken) };
        let id = self.graft.begin(Kind::Mapping, body);
        let mut count = 0;
        if operation == Operation::UpdateAssociation {
            self.named(body, "AssociationId");
            self.graft.unknown(body);
            count += 1;
        }
        for (name, sent) in arguments {
            count += self.perhaps(body, name, *sent, structure);
        }
        self.graft.end(id, count, broken, false);
        id
    }

    /// Makes the request of a resource whose arguments are the members.
    fn control(&mut self, body: Node<'t>, structure: &'static Structure, broken: bool) -> u32 {
        let id = self.graft.begin(Kind::Mapping, body);
        let mut count = 0;
        for member in structure.members {
            let name = snake(member.name);
            // A plan says so of what nobody gave, too: only what may not be lacking is taken for given.
            let flag = self.unknown.and_then(|unknown| unknown.get(&name));
            let is_later = flag.is_some_and(|flag| is_true(flag.value));
            if is_later && !member.required && !matches!(member.name, "Targets" | "Parameters" | "ScheduleExpression") {
                continue;
            }
            let sent = if member.name == "Content" { Sent::Content } else { Sent::Member(member.name) };
            count += self.perhaps(body, &name, sent, structure);
        }
        self.graft.end(id, count, broken, false);
        id
    }

    /// Makes what an argument of the resource sends. Where there may be no instance, what decides that may also decide whether an
    /// argument comes to nothing: it is one that may be lacking then. What is not written is lacking in any case.
    fn perhaps(&mut self, body: Node<'t>, name: &str, sent: Sent, structure: &'static Structure) -> usize {
        let made = self.argument(body, name, sent, structure);
        let member = sent.member();
        if made > 0 || !self.uncounted || structure.member(member).is_none() {
            return made;
        }
        let bodies = || self.overrides.iter().rev().copied().chain([body]);
        let written = bodies().find_map(|body| body.get(name).or_else(|| dynamic(body, name).pop()));
        let Some(entry) = written else { return 0 };
        self.named(entry.key, member);
        let values = Candidates { absent: true, ..Candidates::unknown() };
        self.values(values, entry.value, None);
        1
    }

    /// Makes what an argument sends; returns the number of members.
    fn argument(&mut self, body: Node<'t>, name: &str, sent: Sent, structure: &'static Structure) -> usize {
        let shape = |member: &str| structure.member(member).map(|member| &member.shape);
        let flag = self.unknown.and_then(|unknown| unknown.get(name));
        if let Some(flag) = flag.filter(|flag| is_true(flag.value)) {
            // The provider does not send a version that nobody states.
            return if name == "document_version" { 0 } else { self.known_later(flag, sent) };
        }
        // Of parameters no value is ever repeated; what is wrong with another secret would show it.
        let secret = self.sensitive.and_then(|sensitive| sensitive.get(name)).filter(|_| name != "parameters");
        if let Some(secret) = secret.filter(|secret| holds_true(secret.value)) {
            return self.known_later(secret, sent);
        }
        self.partly = flag.is_some_and(|flag| holds_true(flag.value));
        let made = self.sent(body, name, sent, &shape);
        self.partly = false;
        made
    }

    /// A member whose value is known only when the plan is carried out.
    fn known_later(&mut self, flag: Entry<'t>, sent: Sent) -> usize {
        self.named(flag.key, sent.member());
        self.graft.unknown(flag.value);
        1
    }

    fn sent(
        &mut self,
        body: Node<'t>,
        name: &str,
        sent: Sent,
        shape: &dyn Fn(&str) -> Option<&'static Shape>,
    ) -> usize {
        match sent {
            Sent::Blocks(member, names) => return self.blocks(body, name, member, names, shape(member)),
            Sent::Nested(members, names) => return self.nested(body, name, members, names, shape(members[0])),
            _ => {}
        }
        let overriding = self.overrides.iter().rev().find_map(|body| body.get(name));
        let Some(entry) = overriding.or_else(|| body.get(name)) else { return 0 };
        let (member, shape) = match sent {
            Sent::Member(member) | Sent::Parameters(member) => match shape(member) {
                Some(shape) => (member, Some(shape)),
                // The operation does not take it.
                None => return 0,
            },
            Sent::Content => ("Content", None),
            _ if shape("Tags").is_none() => return 0,
            _ => return self.tags(entry),
        };
        self.evaluator.certain = matches!(sent, Sent::Content);
        let value = self.argument_of_block(entry, name).unwrap_or(entry.value);
        let mut values = self.resolve(value);
        self.evaluator.certain = false;
        // The provider takes no empty text where it counts characters, and the service neither.
        let counted = COUNTED.contains(&name) && entry.value.is_scalar() && entry.value.text().is_empty();
        if !ALWAYS.contains(&name) && !counted {
            without_zero(&mut values);
        }
        if values.is_nothing() {
            return 0;
        }
        self.named(entry.key, member);
        self.wraps = matches!(sent, Sent::Parameters(_));
        self.values(values, entry.value, shape);
        self.wraps = false;
        1
    }

    /// Makes the list that blocks are sent as.
    fn blocks(
        &mut self,
        body: Node<'t>,
        name: &str,
        member: &str,
        names: &'static [(&'static str, &'static str)],
        shape: Option<&'static Shape>,
    ) -> usize {
        let structure = match shape {
            Some(Shape::List { item: Shape::Structure(structure), .. }) => *structure,
            _ => return 0,
        };
        let body = self.overrides.iter().rev().copied().find(|body| body.get(name).is_some()).unwrap_or(body);
        let written: Vec<Entry<'t>> = body.entries().filter(|entry| entry.key.text() == name).collect();
        let repeated: Vec<Entry<'t>> = dynamic(body, name);
        let Some(first) = written.first().or(repeated.first()).copied() else { return 0 };
        let mut elements = Vec::new();
        for entry in &repeated {
            elements.push(argument(entry.value, "for_each").and_then(|each| self.evaluator.elements(each)));
        }
        // No block comes of an empty collection.
        if written.is_empty() && elements.iter().all(|elements| elements.as_ref().is_some_and(Vec::is_empty)) {
            return 0;
        }
        self.named(first.key, member);
        // In JSON, where keys have quotes, a block is an object or a list of them.
        let is_json = |entry: &Entry<'t>| {
            entry.key.kind() == Kind::Double && entry.value.tag().is_none() && !entry.value.is_scalar()
        };
        if let Some(argument) = written.iter().find(|entry| !is_json(entry) && !is_block(entry.value)) {
            let kind = RefusedKind::ArgumentForBlock { name: name.to_owned() };
            self.refused.push(Refused { place: argument.key.place(), kind });
            self.graft.unknown(first.value);
            return 1;
        }
        let id = self.graft.begin(Kind::Sequence, first.value);
        let (mut count, mut open) = (0, false);
        for block in written.iter().flat_map(|entry| bodies(entry.value)) {
            self.structure(block, names, structure);
            count += 1;
        }
        for (entry, elements) in repeated.into_iter().zip(elements) {
            match elements.and_then(|elements| self.dynamic_blocks(entry, elements, names, structure)) {
                Some(made) => count += made,
                None => open = true,
            }
        }
        self.graft.end(id, count, open, false);
        1
    }

    /// Makes the blocks of a `dynamic` one; nothing where its collection is not known.
    fn dynamic_blocks(
        &mut self,
        entry: Entry<'t>,
        elements: Vec<(Candidates<'t>, Candidates<'t>)>,
        names: &'static [(&'static str, &'static str)],
        structure: &'static Structure,
    ) -> Option<usize> {
        let content = argument(entry.value, "content").and_then(|blocks| bodies(blocks).next())?;
        // `iterator = x` is written as a name.
        let iterator = argument(entry.value, "iterator").map_or(entry.key.text(), Node::written);
        let made = elements.len();
        let declared = argument(entry.value, "for_each").and_then(|each| self.evaluator.element_declared(each));
        for (key, value) in elements {
            self.evaluator.bound.push(Bound { name: iterator, key, value, declared });
            self.structure(content, names, structure);
            self.evaluator.bound.pop();
        }
        Some(made)
    }

    /// Makes a structure of a block.
    fn structure(
        &mut self,
        block: Node<'t>,
        names: &'static [(&'static str, &'static str)],
        structure: &'static Structure,
    ) {
        let id = self.graft.begin(Kind::Mapping, block);
        let (overrides, unknown) = (std::mem::take(&mut self.overrides), self.unknown.take());
        let sensitive = self.sensitive.take();
        let mut count = 0;
        for (name, member) in names {
            count += self.argument(block, name, Sent::Member(member), structure);
        }
        (self.overrides, self.unknown, self.sensitive) = (overrides, unknown, sensitive);
        self.graft.end(id, count, false, false);
    }

    /// Makes the structure within a structure that a block is sent as.
    fn nested(
        &mut self,
        body: Node<'t>,
        name: &str,
        [outer, inner]: [&'static str; 2],
        names: &'static [(&'static str, &'static str)],
        shape: Option<&'static Shape>,
    ) -> usize {
        let structure = match shape {
            Some(Shape::Structure(outer)) => match outer.member(inner).map(|member| &member.shape) {
                Some(Shape::Structure(structure)) => *structure,
                _ => return 0,
            },
            _ => return 0,
        };
        let Some(entry) = body.get(name) else { return 0 };
        let Some(block) = bodies(entry.value).next() else { return 0 };
        self.named(entry.key, outer);
        let id = self.graft.begin(Kind::Mapping, block);
        self.named(entry.key, inner);
        self.structure(block, names, structure);
        self.graft.end(id, 1, false, false);
        1
    }

    /// The body of a block that is where an argument belongs, which is told.
    fn argument_of_block(&mut self, entry: Entry<'t>, name: &str) -> Option<Node<'t>> {
        let body = bodies(entry.value).next().filter(|_| is_block(entry.value))?;
        let span = entry.value.span();
        let before = Some(Span { end: span.start, ..span });
        self.refused.push(Refused {
            place: entry.key.place(),
            kind: RefusedKind::BlockForArgument { name: name.to_owned(), before },
        });
        Some(body)
    }

    /// Makes the list that tags are sent as.
    fn tags(&mut self, entry: Entry<'t>) -> usize {
        self.named(entry.key, "Tags");
        let known = self.evaluator.written(entry.value).filter(|map| map.is_mapping());
        let Some(map) = known else {
            self.graft.unknown(entry.value);
            return 1;
        };
        let id = self.graft.begin(Kind::Sequence, entry.value);
        let mut count = 0;
        for tag in crate::model::value::entries(map).filter(|tag| tag.key.is_scalar()) {
            let item = self.graft.begin(Kind::Mapping, tag.value);
            self.named(tag.key, "Key");
            self.graft.scalar(tag.key, tag.key, Kind::Double);
            self.named(tag.key, "Value");
            let values = self.resolve(tag.value);
            self.values(values, tag.value, Some(&TEXT));
            self.graft.end(item, 2, false, false);
            count += 1;
        }
        // Those that the provider adds are not known.
        self.graft.end(id, count, true, false);
        1
    }
}

/// Arguments that are sent whatever they are: the name, and what a block of targets must have.
const ALWAYS: &[&str] = &["name", "key", "values"];

/// Arguments of which the provider refuses an empty text before it makes any call.
const COUNTED: &[&str] = &[
    "association_name",
    "automation_target_parameter_name",
    "document_version",
    "max_concurrency",
    "max_errors",
    "schedule_expression",
];

static TEXT: Shape = crate::service::shape::any_text();

/// Whether something in a node of a plan is true: what is known only when it is carried out.
fn holds_true(node: Node<'_>) -> bool {
    let inside = node.items().chain(node.entries().map(|entry| entry.value));
    is_true(node) || inside.into_iter().any(holds_true)
}

pub(crate) fn is_true(node: Node<'_>) -> bool {
    node.is_scalar() && node.text() == "true"
}

/// The `dynamic` blocks of this name.
fn dynamic<'t>(body: Node<'t>, name: &str) -> Vec<Entry<'t>> {
    let dynamic = body.entries().filter(|entry| entry.key.text() == "dynamic");
    dynamic.flat_map(|entry| entry.value.entries()).filter(|entry| entry.key.text() == name).collect()
}

/// The provider sends no empty string, no `0`, no `false`, and no empty list or map.
fn without_zero(values: &mut Candidates<'_>) {
    let before = values.each.len();
    values.each.retain(|candidate| match &candidate.value {
        Value::Node(node) if node.is_scalar() => {
            !matches!((node.kind(), node.text()), (_, "") | (Kind::Plain, "0" | "false"))
        }
        Value::Node(node) => !((node.is_mapping() || node.is_sequence()) && node.is_empty() && !node.is_open()),
        Value::Text(text) => !text.text.is_empty(),
        Value::List(_) | Value::Several(..) => true,
    });
    values.absent |= values.each.len() < before || values.empty;
}
