//! What a template refers to by name, where it has no such name.

use crate::frontend::cloudformation::build::exact;
use crate::frontend::cloudformation::dangling::{Search, Set, Step};
use crate::frontend::cloudformation::intrinsic::intrinsic;
use crate::frontend::cloudformation::names::Added;
use crate::frontend::cloudformation::substitute::{Piece, pieces};
use crate::frontend::cloudformation::template::{ASSOCIATION, DOCUMENT};
use crate::model::template::{Missing, ReferenceForm, TemplateFaultKind};
use crate::model::value;
use crate::service::cloudformation::{PROPERTIES, PSEUDO_PARAMETERS, READ_ONLY};
use crate::service::document_members::DOCUMENT_PROPERTIES;
use crate::syntax::node::Node;
use crate::syntax::placeholder;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// Keys of a mapping that are looked through.
const KEYS: usize = 200;

impl<'t> Search<'_, 't> {
    /// Tells of a name: a range of the text of a node.
    fn missing(&mut self, node: Node<'t>, range: Range<usize>, by: ReferenceForm, known: Arc<[String]>) {
        let name = node.text().get(range.clone()).unwrap_or_default().to_owned();
        let certain = !self.conditional || !matches!(by, ReferenceForm::Mapping | ReferenceForm::Key { .. });
        let written = exact(node, range.clone());
        self.fault(node.slice(range), TemplateFaultKind::Missing(Missing { name, written, by, known, certain }));
    }

    /// Whether a name can be looked for: it is written out, and the template has all its names.
    fn is_sure(&self, node: Node<'t>) -> bool {
        self.left > 0 && node.is_scalar() && node.placeholder().is_none() && self.names.added() == Added::Nothing
    }

    pub(crate) fn reference(&mut self, node: Node<'t>, range: Range<usize>) {
        let name = node.text().get(range.clone()).unwrap_or_default();
        if self.names.has(self.template, name) || self.names.added() != Added::Nothing {
            return;
        }
        let whole = range == (0..node.text().len());
        if name.starts_with("AWS::") {
            let known = self.known(Set::Pseudo);
            self.missing(node, range, ReferenceForm::Pseudo, known);
        } else if !(whole && node.placeholder().is_some() || name.is_empty() || name.contains(':')) {
            let known = self.known(Set::All);
            self.missing(node, range, ReferenceForm::Reference, known);
        }
    }

    pub(crate) fn depends_on(&mut self, node: Node<'t>) {
        let name = node.text();
        // What becomes of a parameter there is not known.
        if !name.is_empty() && !self.names.has(self.template, name) && self.is_sure(node) {
            let known = self.known(Set::Resources);
            self.missing(node, 0..name.len(), ReferenceForm::DependsOn, known);
        }
    }

    pub(crate) fn get_att(&mut self, argument: Node<'t>) {
        if argument.is_scalar() {
            let Some((resource, _)) = argument.text().split_once('.').filter(|_| self.is_sure(argument)) else {
                return;
            };
            let attribute = resource.len() + 1..argument.text().len();
            self.attribute((argument, 0..resource.len()), (argument, attribute), ReferenceForm::Attribute);
        } else if let (Some(resource), Some(attribute)) = (argument.nth(0), argument.nth(1)) {
            let literal = |node: Node<'t>| node.is_scalar() && intrinsic(node).is_none();
            if literal(resource) && self.is_sure(resource) {
                let whole = 0..resource.text().len();
                let attribute_range = 0..if literal(attribute) { attribute.text().len() } else { 0 };
                self.attribute((resource, whole), (attribute, attribute_range), ReferenceForm::Attribute);
            }
            if !literal(attribute) {
                self.node(attribute);
            }
        }
    }

    /// An attribute of a resource, each with where it is named.
    fn attribute(
        &mut self,
        resource: (Node<'t>, Range<usize>),
        attribute: (Node<'t>, Range<usize>),
        by: ReferenceForm,
    ) {
        let text = |(node, range): &(Node<'t>, Range<usize>)| node.text().get(range.clone()).unwrap_or_default();
        let (id, name) = (text(&resource), text(&attribute));
        let Some(kind) = self.names.resources().get(id).copied() else {
            let known = self.known(Set::Resources);
            return self.missing(resource.0, resource.1, by, known);
        };
        let (kind, readable) = match kind {
            ASSOCIATION => (ASSOCIATION, READ_ONLY),
            DOCUMENT => (DOCUMENT, [].as_slice()),
            _ => return,
        };
        // Some resource types let their properties be read too.
        let property = PROPERTIES.member(name).is_some() || DOCUMENT_PROPERTIES.member(name).is_some();
        if name.is_empty() || readable.contains(&name) || property || placeholder::find(name).is_some() {
            return;
        }
        let known = readable.iter().map(|name| (*name).to_owned()).collect();
        self.missing(attribute.0, attribute.1, ReferenceForm::OfResource { resource: id.to_owned(), kind }, known);
    }

    pub(crate) fn substitute(&mut self, argument: Node<'t>) {
        let (text, names) = match argument.is_sequence() {
            true => (argument.nth(0), argument.nth(1)),
            false => (Some(argument), None),
        };
        let Some(text) = text.filter(|text| text.is_scalar()) else { return };
        let own: HashSet<&str> = names.into_iter().flat_map(value::entries).map(|entry| entry.key.text()).collect();
        for piece in pieces(text.text()) {
            let Piece::Name(range) = piece else { continue };
            let name = text.text().get(range.clone()).unwrap_or_default();
            if own.contains(name) {
                continue;
            }
            match name.split_once('.').filter(|_| !name.contains(':')) {
                Some(_) if self.names.added() != Added::Nothing => {}
                Some((resource, attribute)) => {
                    let end = range.start + resource.len();
                    let by = ReferenceForm::SubAttribute { attribute: attribute.to_owned() };
                    self.attribute((text, range.start..end), (text, end + 1..range.end), by);
                }
                None => self.reference(text, range),
            }
        }
        if let Some(names) = names {
            self.within(Step::Item(1), |look| look.children(names));
        }
    }

    pub(crate) fn choice(&mut self, argument: Node<'t>) {
        for (index, item) in argument.items().enumerate() {
            match index {
                0 => self.condition(item, ReferenceForm::If),
                _ => self.within(Step::Item(index), |look| look.node(item)),
            }
        }
    }

    pub(crate) fn condition(&mut self, node: Node<'t>, by: ReferenceForm) {
        let name = node.text();
        if self.template.conditions.contains_key(name) {
            if self.met.insert(name) {
                self.conditions.push(name);
            }
        } else if self.is_sure(node)
            && !name.is_empty()
            && intrinsic(node).is_none_or(|_| by == ReferenceForm::OfCondition)
        {
            let known = self.known(Set::Conditions);
            self.missing(node, 0..name.len(), by, known);
        }
    }

    /// Looks through the conditions that were met, and those that they name.
    pub(crate) fn follow(&mut self) {
        while let Some(definition) = self.conditions.pop().and_then(|name| self.template.conditions.get(name)) {
            let mut rest = vec![*definition];
            while let Some(node) = rest.pop() {
                self.formula(node, &mut rest);
            }
        }
    }

    fn formula(&mut self, node: Node<'t>, rest: &mut Vec<Node<'t>>) {
        let function = intrinsic(node);
        match function.map(|function| (function.name, function.argument)) {
            Some(("Condition", name)) if name.is_scalar() => return self.condition(name, ReferenceForm::OfCondition),
            Some(("Ref", name)) if name.is_scalar() => {
                let text = name.text();
                let has = PSEUDO_PARAMETERS.contains(&text) || self.template.parameters.contains_key(text);
                if self.is_sure(name) && !has && !text.contains(':') {
                    let known = self.known(Set::Parameters);
                    self.missing(name, 0..text.len(), ReferenceForm::InCondition, known);
                }
                return;
            }
            Some(("FindInMap", argument)) => self.find_in_map(argument),
            Some(_) => {}
            None => {
                let named = node.get("Condition").filter(|entry| node.len() == 1 && entry.value.is_scalar());
                if let Some(entry) = named.filter(|entry| intrinsic(entry.value).is_none()) {
                    return self.condition(entry.value, ReferenceForm::OfCondition);
                }
            }
        }
        rest.extend(node.items().chain(node.entries().map(|entry| entry.value)));
    }

    pub(crate) fn find_in_map(&mut self, argument: Node<'t>) {
        for (index, item) in argument.items().enumerate().filter(|(_, item)| !item.is_scalar()) {
            self.within(Step::Item(index), |look| look.node(item));
        }
        let all: Vec<Node<'t>> = argument.items().take(4).collect();
        // A fourth one says what there is instead.
        let [name, first, second] = all[..] else { return };
        if !self.is_sure(name) || intrinsic(name).is_some() {
            return;
        }
        let Some(mapping) = self.template.mappings.get(name.text()).copied() else {
            let known = self.known(Set::Mappings);
            return self.missing(name, 0..name.text().len(), ReferenceForm::Mapping, known);
        };
        let literal = |node: &Node<'t>| {
            let plain = node.is_scalar() && intrinsic(*node).is_none() && node.placeholder().is_none();
            plain && !node.is_yaml_1_1_number() && !node.is_yaml_1_1_boolean()
        };
        let keys = |mapping: Node<'t>| mapping.entries().map(|entry| entry.key);
        let is_plain =
            |mapping: Node<'t>| mapping.is_mapping() && mapping.len() <= KEYS && keys(mapping).all(|key| literal(&key));
        let texts = |mapping: Node<'t>| keys(mapping).map(|key| key.text().to_owned()).collect::<Arc<[String]>>();
        let by = |other: Option<Node<'t>>, first| ReferenceForm::Key {
            mapping: name.text().to_owned(),
            other: other.map(|node| node.text().to_owned()),
            first,
        };
        let (first_key, second_key) = (Some(first).filter(literal), Some(second).filter(literal));
        if !is_plain(mapping) {
            return;
        }
        match (first_key.map(|key| mapping.get(key.text())), second_key) {
            (Some(None), _) => self.missing(first, 0..first.text().len(), by(second_key, true), texts(mapping)),
            (Some(Some(inner)), Some(key)) if is_plain(inner.value) && inner.value.get(key.text()).is_none() => {
                self.missing(key, 0..key.text().len(), by(first_key, false), texts(inner.value));
            }
            // Whichever the first key is.
            (None, Some(key)) if !mapping.is_empty() => {
                let mut inner = mapping.entries().map(|entry| entry.value);
                let lacks = |inner: Node<'t>| is_plain(inner) && inner.get(key.text()).is_none();
                if inner.all(lacks) {
                    let known = mapping.entries().next().map_or_else(|| Arc::from([]), |entry| texts(entry.value));
                    self.missing(key, 0..key.text().len(), by(None, false), known);
                }
            }
            _ => {}
        }
    }
}
