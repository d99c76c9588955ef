//! What a node of a template may turn out to be, by the functions in it.

use crate::frontend::cloudformation::circumstance::{Compatible, compatible, decided_by};
use crate::frontend::cloudformation::intrinsic::{arguments, intrinsic};
use crate::frontend::cloudformation::parameter;
use crate::frontend::cloudformation::substitute::parts;
use crate::frontend::cloudformation::template::Template;
use crate::frontend::partial::candidate::{Assumption, Candidates, Joined, Value, when};
use crate::frontend::partial::joined::{Part, concatenate};
use crate::model::reader;
use crate::source::place::WhenKind;
use crate::syntax::Kind;
use crate::syntax::node::Node;

/// Names in a text, and items of a list, that are followed; a longer one is not.
pub(crate) const PARTS: usize = 1000;

/// Tells what nodes of a template may turn out to be.
#[derive(Debug)]
pub(crate) struct Resolver<'a, 't> {
    pub(crate) template: &'a Template<'t>,
    /// The circumstances under which the node stands that is resolved.
    pub(crate) under: Vec<Assumption<'t>>,
    /// Whether a text that is put together is one, in which what may be several values stays unknown: the rest of a document
    /// can be read whatever it is.
    pub(crate) certain: bool,
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
    fn reference(&self, name: &'t str, author: Node<'t>) -> Candidates<'t> {
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
            let mut found = text(known);
            found.each.iter_mut().for_each(|one| one.under.push(Assumption::Value(name, known)));
            return self.possible(found);
        }
        if let Some(document) = self.template.documents.get(name) {
            return if document.stated {
                Candidates::one(Value::Node(document.node), author)
            } else {
                text(&document.text)
            };
        }
        let given = self.under.iter().find_map(|assumption| match assumption {
            Assumption::Value(known, value) if *known == name => Some(*value),
            _ => None,
        });
        match (self.template.parameters.get(name), given) {
            (Some(parameter), None) => {
                let mut found = parameter::candidates(name, *parameter, author, self.template.given(name));
                found.empty &= self.admits(Assumption::Value(name, "")) != Compatible::No;
                self.possible(found)
            }
            (Some(parameter), Some(value)) if parameter::is_plain(*parameter) => {
                let mut found = parameter::candidates(name, *parameter, author, self.template.given(name));
                found.each.retain(|candidate| candidate.under == [Assumption::Value(name, value)]);
                found.each.iter_mut().for_each(|candidate| candidate.when.clear());
                if found.each.len() == 1 {
                    Candidates { each: found.each, ..Candidates::default() }
                } else {
                    text(value)
                }
            }
            _ => Candidates::unknown(),
        }
    }

    fn admits(&self, more: Assumption<'t>) -> Compatible {
        compatible(self.template, &self.under, &[more])
    }

    /// Without the values that cannot be where the node stands; of what is not certain nothing is known.
    pub(crate) fn possible(&self, mut found: Candidates<'t>) -> Candidates<'t> {
        if self.under.is_empty() {
            return found;
        }
        let before = found.each.len();
        let open = &mut found.open;
        found.each.retain(|candidate| match compatible(self.template, &self.under, &candidate.under) {
            Compatible::Yes => true,
            Compatible::No => false,
            Compatible::Unknown => {
                *open = true;
                false
            }
        });
        if found.each.is_empty() && before > 0 && !(found.open || found.absent) {
            return Candidates::unknown();
        }
        found
    }

    /// `If`: both branches, except for one that cannot be chosen where the node stands.
    fn choice(&mut self, argument: Node<'t>) -> Candidates<'t> {
        let [condition, then, otherwise] = arguments(argument)[..] else { return Candidates::unknown() };
        let name = condition.text();
        let branches = [(then, true, WhenKind::Holds), (otherwise, false, WhenKind::Fails)];
        let chosen = branches.map(|(_, truth, _)| self.admits(Assumption::Condition(name, truth)) != Compatible::No);
        let mut found = Candidates::default();
        for ((branch, truth, kind), _) in branches.into_iter().zip(chosen).filter(|(_, chosen)| *chosen) {
            let under = Assumption::Condition(name, truth);
            self.under.push(under);
            let values = self.resolve(branch);
            self.under.pop();
            let when = match chosen {
                [true, true] => vec![when(condition.span(), kind)],
                _ => decided_by(self.template, &self.under, &[Assumption::Condition(name, !truth)]),
            };
            found.add(values, &when, under);
        }
        if chosen == [false, false] { Candidates::unknown() } else { found }
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
        let known = names.map(reader::members).unwrap_or_default();
        let parts = parts(text, |name| {
            left = left.saturating_sub(1);
            match known.get(name).copied() {
                _ if left == 0 || name.contains('.') => Candidates::unknown(),
                Some(value) => self.resolve(value),
                None => self.reference(name, text),
            }
        });
        match parts.as_slice() {
            [Part::Literal(..)] => Candidates::one(Value::Node(text), text),
            _ => self.possible(concatenate(&parts, text, self.certain)),
        }
    }
}

fn partition(region: &str) -> &'static str {
    match region {
        _ if region.starts_with("cn-") => "aws-cn",
        _ if region.starts_with("us-gov-") => "aws-us-gov",
        _ if region.starts_with("us-iso-") => "aws-iso",
        _ if region.starts_with("us-isob-") => "aws-iso-b",
        _ if region.starts_with("eu-isoe-") => "aws-iso-e",
        _ if region.starts_with("us-isof-") => "aws-iso-f",
        _ if region.starts_with("eusc-") => "aws-eusc",
        _ => "aws",
    }
}
