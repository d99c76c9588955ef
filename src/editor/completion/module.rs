//! What may be written in a Terraform module.

use crate::editor::completion::association::{self, Asked};
use crate::editor::completion::item::{CompletionKind, Draft, Form, Holds};
use crate::editor::completion::known::NamedDocument;
use crate::editor::completion::names::{self, Offers};
use crate::editor::question::Knowledge;
use crate::editor::typed::word::Typed;
use crate::engine::analysis::Analysis;
use crate::model::association::Association;
use crate::model::file::File;
use crate::schema::describe::Described;
use crate::service::error::Operation;
use crate::service::terraform::{DOCUMENT, RESOURCES, Resource, Sent, snake};
use crate::syntax::at::{AtByte, Step};
use crate::syntax::node::{Entry, Node};
use crate::syntax::{Syntax, parse_text};
use std::sync::Arc;

/// What may be written at a byte of a file of a module.
pub(crate) fn offers<'w>(
    analysis: &'w Analysis<'w>,
    (file, byte): (&File, usize),
    typed: &Typed,
    syntax: Syntax,
) -> Option<Offers> {
    let tree = parse_text(file.source, Arc::new(typed.text.clone()), syntax);
    let (steps, stands) = tree.at(typed.at)?;
    let (node, mapping) = match stands {
        AtByte::Key(mapping, key) => (key, Some(mapping)),
        AtByte::Value(node) => (node, None),
        AtByte::Gap => return None,
    };
    let path: Vec<&str> = steps
        .iter()
        .map(|step| match step {
            Step::Value { key, .. } => key.text(),
            Step::Item { .. } => "*",
        })
        .collect();
    let [keyword @ ("resource" | "data"), rest @ ..] = path.as_slice() else { return None };
    let mut rest = rest.iter().copied().skip_while(|name| *name == "*");
    let kind = rest.next()?;
    let resource = RESOURCES.iter().find(|resource| resource.kind == kind)?;
    if *keyword == "data" && resource.kind != DOCUMENT {
        return None;
    }
    // Below the resource's name.
    let inside: Vec<&str> = rest.skip_while(|name| *name == "*").skip(1).skip_while(|name| *name == "*").collect();
    let given: Option<Vec<&str>> = mapping.map(|mapping| {
        let others = mapping.entries().filter(|entry| entry.key.span() != node.span());
        others.map(|entry| entry.key.text()).collect()
    });
    let told = Told { resource, schema: schema(resource.operation)? };
    if let Some(given) = given.as_deref().filter(|_| inside != ["parameters"]) {
        return Some((told.arguments(&inside, given), false));
    }
    let names = told.names(&inside)?;
    let above = steps.iter().rev().find_map(|step| match step {
        Step::Value { mapping, .. } => mapping.get("key"),
        Step::Item { .. } => None,
    });
    let association = file.associations().find(|one| holds(one, file, byte));
    let knowledge = Knowledge::of(analysis, file.source)?;
    let named = association.as_ref().and_then(|one| NamedDocument::of_association(file, one.node, &knowledge));
    let before = typed.text.get(typed.at..typed.at + byte.saturating_sub(typed.word.start)).unwrap_or_default();
    let asked = Asked {
        knowledge: &knowledge,
        named,
        names: &names,
        given: given.as_deref(),
        target: above.map(|entry| entry.value.text()),
        typed: if typed.word.is_empty() { "" } else { before },
        is_single: resource.arguments.is_some(),
    };
    let is_association = resource.operation == Operation::CreateAssociation;
    let (mut drafts, cut) = is_association
        .then(|| association::offers(&asked))
        .flatten()
        .or_else(|| Some((names::described(told.described(&names)?), false)))?;
    if names == ["Name"] && is_association && (typed.quote.is_none() || syntax == Syntax::Json) {
        drafts.extend(documents(file, syntax));
    }
    Some((drafts, cut))
}

/// Whether an association is made by the resource around a byte.
fn holds(association: &Association<'_>, file: &File, byte: usize) -> bool {
    let span = association.node.span();
    span.source == file.source && span.range().contains(&byte)
}

/// The documents that the module makes, as they are referred to.
fn documents(file: &File, syntax: Syntax) -> Vec<Draft> {
    let roots = file.tree.iter().flat_map(|tree| tree.roots());
    let blocks = roots.flat_map(|root| members(root, "resource")).flat_map(|entry| members(entry.value, DOCUMENT));
    let made = blocks.flat_map(|entry| entries(entry.value)).map(|entry| entry.key.text());
    made.map(|name| {
        let reference = format!("{DOCUMENT}.{name}.name");
        let (label, form) = match syntax {
            Syntax::Hcl => (reference, Form::Word),
            _ => (format!("${{{reference}}}"), Form::Text),
        };
        Draft::new(label, form, CompletionKind::Document).rank(2)
    })
    .collect()
}

/// The entries of a mapping that have this name: blocks may be repeated.
fn members<'t>(node: Node<'t>, name: &'static str) -> impl Iterator<Item = Entry<'t>> {
    entries(node).filter(move |entry| entry.key.text() == name)
}

/// The entries of a body, or of each of the bodies of a block that may be repeated.
fn entries(node: Node<'_>) -> impl Iterator<Item = Entry<'_>> {
    [node].into_iter().chain(node.items()).flat_map(Node::entries)
}

fn schema(operation: Operation) -> Option<Described> {
    Described::whole(match operation {
        Operation::CreateAssociation => "create-association",
        Operation::CreateDocument => "create-document",
        _ => return None,
    })
}

/// A type of resources, and what is reported of its arguments.
struct Told {
    resource: &'static Resource,
    schema: Described,
}

impl Told {
    /// The arguments that may are there.
    fn arguments(&self, inside: &[&str], given: &[&str]) -> Vec<Draft> {
        let offer = |name: &str, member: Option<Described>, is_block: bool| {
            let holds = match member {
                _ if is_block => Holds::Block,
                Some(member) if member.is("string") => Holds::Text,
                Some(member) if member.is("array") => Holds::List,
                Some(member) if member.is("object") => Holds::Mapping,
                _ => Holds::Any,
            };
            let words = member.and_then(Described::words);
            Draft::new(name, Form::Name(holds), CompletionKind::Member).words(words)
        };
        let plain: Vec<&str> = inside.iter().copied().filter(|name| *name != "*").collect();
        let Some(arguments) = self.resource.arguments else {
            let Some(described) = self.names(inside).and_then(|names| self.described(&names)) else {
                return Vec::new();
            };
            let named = described.members().into_iter().map(|(name, member)| (snake(name), member));
            let left = named.filter(|(name, _)| !given.contains(&name.as_str()));
            return left.map(|(name, member)| offer(&name, Some(member), false)).collect();
        };
        let of_block = |pairs: &[(&str, &str)], described: Option<Described>| {
            let left = pairs.iter().filter(|(name, _)| !given.contains(name));
            left.map(|(name, member)| offer(name, described.and_then(|described| described.member(member)), false))
                .collect()
        };
        match plain.as_slice() {
            [] => {
                // A block may be repeated.
                let left =
                    arguments.iter().filter(|(name, sent)| !given.contains(name) || matches!(sent, Sent::Blocks(..)));
                let one = |(name, sent): &(&'static str, Sent)| {
                    let is_block = matches!(sent, Sent::Blocks(..) | Sent::Nested(..));
                    let rank = if *name == "name" { 3 } else { 5 };
                    let holds = matches!(sent, Sent::Parameters(_) | Sent::Tags);
                    let draft = offer(name, self.schema.member(sent.member()), is_block).rank(rank);
                    if holds { Draft { form: Form::Name(Holds::Mapping), ..draft } } else { draft }
                };
                left.map(one).collect()
            }
            [block] => match arguments.iter().find(|(name, _)| name == block) {
                Some((_, Sent::Blocks(member, pairs))) => {
                    of_block(pairs, self.schema.member(member).and_then(Described::item))
                }
                Some((_, Sent::Nested([first, second], pairs))) => {
                    of_block(pairs, self.schema.member(first).and_then(|outer| outer.member(second)))
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// The names of the members of the request that lead to a place in the resource.
    fn names<'t>(&self, inside: &[&'t str]) -> Option<Vec<&'t str>> {
        let Some(arguments) = self.resource.arguments else {
            let (mut described, mut names) = (Some(self.schema), Vec::new());
            for name in inside {
                if *name == "*" {
                    described = described.and_then(Described::item);
                    names.push("*");
                    continue;
                }
                let members = described.map(Described::members).unwrap_or_default();
                let found = members.into_iter().find(|(member, _)| snake(member) == *name);
                described = found.map(|(_, member)| member);
                names.push(found.map_or(*name, |(member, _)| member));
            }
            return Some(names);
        };
        let (first, rest) = inside.split_first()?;
        let (_, sent) = arguments.iter().find(|(name, _)| name == first)?;
        let mut names = Vec::new();
        match sent {
            Sent::Blocks(member, pairs) => {
                names.extend([*member, "*"]);
                let mut rest = rest.iter().skip_while(|name| **name == "*");
                let name = rest.next()?;
                names.push(pairs.iter().find(|(argument, _)| argument == name)?.1);
                names.extend(rest);
            }
            Sent::Nested(members, pairs) => {
                names.extend(members);
                let mut rest = rest.iter().skip_while(|name| **name == "*");
                let name = rest.next()?;
                names.push(pairs.iter().find(|(argument, _)| argument == name)?.1);
                names.extend(rest);
            }
            sent => {
                names.push(sent.member());
                names.extend(rest);
            }
        }
        Some(names)
    }

    /// What is described at a place.
    fn described(&self, names: &[&str]) -> Option<Described> {
        names.iter().try_fold(self.schema, |described, name| match *name {
            "*" => described.item(),
            name => described.member(name),
        })
    }
}
