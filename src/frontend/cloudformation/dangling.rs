//! What resources of ours refer to that the template does not have, and nulls: CloudFormation takes no such template.

use crate::frontend::cloudformation::intrinsic::intrinsic;
use crate::frontend::cloudformation::names::{Added, Names};
use crate::frontend::cloudformation::substitute::{Piece, pieces};
use crate::frontend::cloudformation::template::{INSTANCE, Resource, Template};
use crate::model::template::{ReferenceForm, TemplateFault, TemplateFaultKind};
use crate::model::value;
use crate::service::cloudformation::PSEUDO_PARAMETERS;
use crate::source::place::Place;
use crate::source::span::Span;
use crate::syntax::Syntax;
use crate::syntax::node::Node;
use crate::syntax::scan::holds_one;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// Faults of one template that are told: whoever has more has one cause for them.
const MOST: usize = 100;

/// Looks through the resources of ours of one template.
#[derive(Debug)]
pub(crate) struct Search<'a, 't> {
    pub(crate) template: &'a Template<'t>,
    pub(crate) names: &'a Names<'t>,
    faults: &'a mut Vec<TemplateFault>,
    pub(crate) left: usize,
    /// The way to the node that is looked at, as CloudFormation prints it.
    path: Vec<Step<'t>>,
    inside: Inside,
    /// Whether the resource need not be made.
    pub(crate) conditional: bool,
    /// Conditions that are still to be looked through, and those that were met.
    pub(crate) conditions: Vec<&'t str>,
    pub(crate) met: HashSet<&'t str>,
    known: HashMap<Set, Arc<[String]>>,
}

/// A step on the way to a node.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Step<'t> {
    /// A member, by its key.
    Member(&'t str),
    /// An item of a list.
    Item(usize),
    /// The argument of a function other than `Ref`, which is a member to CloudFormation.
    Function(&'t str),
}

impl fmt::Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Member(name) => f.write_str(name),
            Self::Item(index) => write!(f, "{index}"),
            Self::Function(name) => write!(f, "Fn::{name}"),
        }
    }
}

/// Where in a resource.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Inside {
    /// Properties.
    Properties,
    /// The values of parameters: shells have variables too.
    Parameters,
    /// The content of a document, which has a language of its own.
    Content,
}

/// Names among which one is looked for.
#[derive(Copy, Clone, Debug, Eq, Hash, PartialEq)]
pub(crate) enum Set {
    All,
    Resources,
    Parameters,
    Pseudo,
    Conditions,
    Mappings,
}

impl<'a, 't> Search<'a, 't> {
    /// Nothing was looked at yet.
    pub(crate) fn new(template: &'a Template<'t>, names: &'a Names<'t>, faults: &'a mut Vec<TemplateFault>) -> Self {
        let (path, conditions, met, known) = Default::default();
        let (inside, conditional) = (Inside::Properties, false);
        Self { template, names, faults, left: MOST, path, inside, conditional, conditions, met, known }
    }

    /// Looks through one resource; of literal properties no look is needed.
    pub(crate) fn resource(&mut self, resource: &Resource<'t>, is_literal: bool) {
        let is_instance = resource.kind == INSTANCE;
        let properties = resource.properties;
        let of_instance = properties.filter(|_| is_instance);
        let associations = of_instance.and_then(|entry| entry.value.get("SsmAssociations"));
        if is_instance && associations.is_none() {
            return;
        }
        self.path.clear();
        self.path.extend([Step::Member("Resources"), Step::Member(resource.key.text())]);
        self.conditional = resource.condition.is_some();
        if let Some(condition) = resource.condition.filter(|node| node.is_scalar()) {
            self.condition(condition, ReferenceForm::Condition);
        }
        if let Some(node) = resource.depends_on {
            let names = Some(node).filter(|node| node.is_scalar()).into_iter().chain(node.items());
            names.filter(|node| node.is_scalar() && !value::is_null(*node)).for_each(|name| self.depends_on(name));
        }
        match (properties.filter(|_| !is_literal), associations) {
            (Some(properties), Some(entry)) => {
                self.path.push(Step::Member(properties.key.text()));
                self.within(Step::Member(entry.key.text()), |look| look.node(entry.value));
            }
            (Some(entry), None) => self.within(Step::Member(entry.key.text()), |look| look.node(entry.value)),
            (None, _) => {}
        }
        self.follow();
    }

    pub(crate) fn within(&mut self, step: Step<'t>, act: impl FnOnce(&mut Self)) {
        self.path.push(step);
        act(self);
        self.path.pop();
    }

    pub(crate) fn node(&mut self, node: Node<'t>) {
        if value::is_null(node) {
            return self.null(node);
        }
        // `{{ name }}` without quotes is a mapping in a mapping to YAML.
        if node.is_mapping() && node.begins_with_braces() {
            return;
        }
        let Some(function) = intrinsic(node) else {
            return if node.is_scalar() { self.plain(node) } else { self.children(node) };
        };
        let argument = function.argument;
        let name = function.name;
        let step = if name == "Ref" { Step::Member(name) } else { Step::Function(name) };
        self.within(step, |look| match name {
            "Ref" if argument.is_scalar() => look.reference(argument, 0..argument.text().len()),
            "GetAtt" => look.get_att(argument),
            "Sub" => look.substitute(argument),
            "If" => look.choice(argument),
            "FindInMap" => look.find_in_map(argument),
            _ if argument.id() != node.id() => look.node(argument),
            _ if argument.is_scalar() => look.plain(argument),
            _ => look.children(argument),
        });
    }

    pub(crate) fn children(&mut self, node: Node<'t>) {
        for (index, item) in node.items().enumerate() {
            self.within(Step::Item(index), |look| look.node(item));
        }
        for entry in value::entries(node) {
            let (before, name) = (self.inside, entry.key.text());
            if before == Inside::Properties {
                self.inside = match name {
                    "Parameters" | "AssociationParameters" => Inside::Parameters,
                    "Content" => Inside::Content,
                    _ => before,
                };
            }
            self.within(Step::Member(name), |look| look.node(entry.value));
            self.inside = before;
        }
    }

    fn null(&mut self, node: Node<'t>) {
        if self.names.added() == Added::Anything {
            return;
        }
        let certain = self.names.added() == Added::Nothing && self.inside != Inside::Content;
        let path = self.path.iter().map(|step| format!("/{step}")).collect();
        self.fault(node.place(), TemplateFaultKind::Null { path, certain });
    }

    pub(crate) fn fault(&mut self, place: Place, kind: TemplateFaultKind) {
        if self.left > 0 {
            self.left -= 1;
            self.faults.push(TemplateFault { place, kind });
        }
    }

    /// A text that nothing is put into.
    fn plain(&mut self, node: Node<'t>) {
        let text = node.text();
        let holds_name = || holds_one(text.as_bytes(), *b"$") && text.contains("${");
        if self.inside == Inside::Content || !holds_name() || self.names.added() == Added::Anything {
            return;
        }
        let names: Vec<Range<usize>> = pieces(text)
            .into_iter()
            .filter_map(|piece| match piece {
                Piece::Name(range) => Some(range),
                Piece::Literal(_) => None,
            })
            .collect();
        let has = |range: &Range<usize>| {
            let name = text.get(range.clone()).unwrap_or_default();
            let root = name.split('.').next().unwrap_or_default();
            // In a command `${NAME}` is the shell's.
            let own = self.inside == Inside::Parameters && !name.starts_with("AWS::");
            !own && self.names.has(self.template, root)
        };
        let Some(first) = names.iter().find(|range| has(range)).cloned() else { return };
        let span = node.span();
        let (before, behind) = (Span { end: span.start, ..span }, Span { start: span.end, ..span });
        let around = match node.tree().syntax() {
            _ if node.origin().is_some() || node.tag().is_some() || !names.iter().all(has) => Vec::new(),
            Syntax::Json => vec![(before, "{\"Fn::Sub\": "), (behind, "}")],
            _ => vec![(before, "!Sub ")],
        };
        let name = text.get(first.clone()).unwrap_or_default().to_owned();
        let place = node.slice(first.start - 2..first.end + 1);
        self.fault(place, TemplateFaultKind::Unsubstituted { name, around });
    }

    /// The names of a set, sorted; gathered once.
    pub(crate) fn known(&mut self, set: Set) -> Arc<[String]> {
        let (template, names) = (self.template, self.names);
        let found = self.known.entry(set).or_insert_with(|| {
            let resources = || names.resources().keys().copied();
            let parameters = || template.parameters.keys().copied();
            let mut list: Vec<&str> = match set {
                Set::All => resources().chain(parameters()).collect(),
                Set::Resources => resources().collect(),
                Set::Parameters => parameters().collect(),
                Set::Pseudo => PSEUDO_PARAMETERS.to_vec(),
                Set::Conditions => template.conditions.keys().copied().collect(),
                Set::Mappings => template.mappings.keys().copied().collect(),
            };
            list.sort_unstable();
            list.into_iter().map(str::to_owned).collect()
        });
        Arc::clone(found)
    }
}
