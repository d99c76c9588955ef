//! What a node of a template may turn out to be, by the functions in it.

use crate::frontend::cloudformation::candidate::{Candidates, Joined, Value};
use crate::frontend::cloudformation::condition;
use crate::frontend::cloudformation::intrinsic::{arguments, intrinsic};
use crate::frontend::cloudformation::parameter;
use crate::frontend::cloudformation::substitute::{Part, concatenate, parts};
use crate::frontend::cloudformation::template::Template;
use crate::frontend::reader;
use crate::source::place::WhenKind;
use crate::syntax::node::Node;
use crate::syntax::tree::Kind;

/// Names in a text, and items of a list, that are followed; a longer one is not.
pub(crate) const PARTS: usize = 1000;

/// Tells what nodes of a template may turn out to be.
#[derive(Debug)]
pub(crate) struct Resolver<'a, 't> {
    pub(crate) template: &'a Template<'t>,
    /// The conditions under which the node stands that is resolved.
    pub(crate) under: Vec<&'t str>,
}

impl<'t> Resolver<'_, 't> {
    /// What a node may turn out to be. What is inside a list or a mapping is resolved when it is looked into.
    pub(crate) fn resolve(&mut self, node: Node<'t>) -> Candidates<'t> {
        let Some(function) = intrinsic(node) else {
            return match node.kind() {
                Kind::Error => Candidates::unknown(),
                _ => Candidates::one(Value::Node(node), node),
            };
        };
        match function.name {
            "Ref" => self.reference(function.argument.text(), node),
            "If" => self.choice(function.argument),
            "Sub" => self.substitute(function.argument),
            "Join" => self.join(node, function.argument),
            "Select" => self.select(node, function.argument),
            "Split" => self.split(node, function.argument),
            "FindInMap" => self.find_in_map(node, function.argument),
            _ => Candidates::unknown(),
        }
    }

    /// `Ref`: a parameter, a document of the template, or what the configuration tells.
    fn reference(&self, name: &str, author: Node<'t>) -> Candidates<'t> {
        let text = |text: &str| {
            let value = Value::Text(Joined { text: text.to_owned(), segments: Vec::new() });
            Candidates::one(value, author)
        };
        let deployment = self.template.deployment;
        let known = match name {
            "AWS::NoValue" => return Candidates::nothing(),
            "AWS::Region" => deployment.region.as_deref(),
            "AWS::AccountId" => deployment.account.as_deref(),
            "AWS::Partition" => deployment.region.as_deref().map(partition),
            _ => None,
        };
        if let Some(known) = known {
            return text(known);
        }
        if let Some(document) = self.template.documents.get(name) {
            return if document.stated {
                Candidates::one(Value::Node(document.node), author)
            } else {
                text(&document.text)
            };
        }
        match self.template.parameters.get(name) {
            Some(_) if condition::mention(self.template, &self.under, name) => Candidates::unknown(),
            Some(parameter) => parameter::candidates(*parameter, author),
            None => Candidates::unknown(),
        }
    }

    /// `If`: both branches.
    fn choice(&mut self, argument: Node<'t>) -> Candidates<'t> {
        let [condition, then, otherwise] = arguments(argument)[..] else { return Candidates::unknown() };
        self.under.push(condition.text());
        let (then, otherwise) = (self.resolve(then), self.resolve(otherwise));
        self.under.pop();
        let mut found = Candidates::default();
        found.add(then, condition, WhenKind::Holds);
        found.add(otherwise, condition, WhenKind::Fails);
        found
    }

    /// `Sub`: a text with what its names stand for.
    fn substitute(&mut self, argument: Node<'t>) -> Candidates<'t> {
        let (text, names) = match arguments(argument)[..] {
            [text, names] if argument.is_sequence() => (text, Some(names)),
            [] if argument.is_scalar() => (argument, None),
            _ => return Candidates::unknown(),
        };
        if !text.is_scalar() {
            return Candidates::unknown();
        }
        let mut left = PARTS;
        let parts = parts(text, |name| {
            left = left.saturating_sub(1);
            match names.and_then(|names| reader::member(names, name)) {
                _ if left == 0 || name.contains('.') => Candidates::unknown(),
                Some(value) => self.resolve(value),
                None => self.reference(name, text),
            }
        });
        match parts.as_slice() {
            [Part::Literal(..)] => Candidates::one(Value::Node(text), text),
            _ => concatenate(&parts, text),
        }
    }
}

fn partition(region: &str) -> &'static str {
    match region {
        _ if region.starts_with("cn-") => "aws-cn",
        _ if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
    }
}
