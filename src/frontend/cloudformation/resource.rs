//! The resources of a template that make associations and documents.

use crate::frontend::cloudformation::build::{self, Build, exact, is_expanded};
use crate::frontend::cloudformation::intrinsic::intrinsic;
use crate::frontend::partial::build::Build as _;
use crate::frontend::partial::candidate::{Candidates, Value};
use crate::model::reader;
use crate::model::template::TemplateFaultKind;
use crate::model::value;
use crate::service::cloudformation::{ATTRIBUTES, PARAMETER_VALUES, PROPERTIES, READ_ONLY, UNSUPPORTED};
use crate::service::document_members::{DOCUMENT_PROPERTIES, UNSUPPORTED_OF_DOCUMENT};
use crate::service::shape::{Shape, Structure};
use crate::syntax::Kind;
use crate::syntax::node::{Entry, Node};
use std::sync::Arc;

/// What a resource type takes.
struct Properties {
    structure: &'static Structure,
    /// Members of the request that are none.
    unsupported: &'static [&'static str],
    read_only: &'static [&'static str],
    /// Whether what is empty is left out of the request.
    without_empty: bool,
}

static OF_ASSOCIATION: Properties =
    Properties { structure: &PROPERTIES, unsupported: UNSUPPORTED, read_only: READ_ONLY, without_empty: true };
static OF_DOCUMENT: Properties = Properties {
    structure: &DOCUMENT_PROPERTIES,
    unsupported: UNSUPPORTED_OF_DOCUMENT,
    read_only: &[],
    without_empty: false,
};

static TEXT: Shape = crate::service::shape::any_text();

/// Documents that one association may be of, beyond which it is not looked at for each of them.
const DOCUMENTS: usize = 4;

/// An association that was made: the number of its request, and those of what it is for each document that it may be of.
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) root: u32,
    pub(crate) variants: Vec<u32>,
    /// Whether it is surely one of the variants.
    pub(crate) complete: bool,
    /// Whether it has the shape that the service takes: that was looked at.
    pub(crate) is_judged: bool,
}

impl<'t> Build<'_, 't> {
    /// Makes the request of an `AWS::SSM::Association`. `broken` tells that the text has syntax errors, so that nothing may be
    /// said of what is not there.
    pub(crate) fn association_and_variants(&mut self, key: Node<'t>, resource: Node<'t>, broken: bool) -> Made {
        let name = reader::member(resource, "Properties").and_then(|properties| reader::member(properties, "Name"));
        self.with_variants(name, |build| build.association(key, resource, broken))
    }

    /// Makes an association, and makes it again for each document that it may be of, with only what can be there then.
    fn with_variants(&mut self, name: Option<Node<'t>>, make: impl Fn(&mut Self) -> u32) -> Made {
        let root = make(self);
        let names = name.map(|name| self.resolver.resolve(name)).unwrap_or_default();
        let several = names.only().is_none() && names.each.len() <= DOCUMENTS;
        let told = self.faults.len();
        let mut variants = Vec::new();
        for candidate in names.each.iter().filter(|candidate| several && candidate.joined().is_some()) {
            variants.push(self.given(candidate, &make));
        }
        // What the template itself has wrong was told of the association.
        self.faults.truncate(told);
        Made { root, variants, complete: !(names.open || names.absent), is_judged: false }
    }

    /// Makes the properties of an `AWS::SSM::Document`; returns their number.
    pub(crate) fn document(&mut self, key: Node<'t>, resource: Node<'t>, broken: bool) -> u32 {
        self.properties(key, resource, broken, &OF_DOCUMENT)
    }

    fn association(&mut self, key: Node<'t>, resource: Node<'t>, broken: bool) -> u32 {
        self.properties(key, resource, broken, &OF_ASSOCIATION)
    }

    fn properties(&mut self, key: Node<'t>, resource: Node<'t>, broken: bool, of: &'static Properties) -> u32 {
        let mut open = broken | self.misplaced(resource, of) | value::entries(resource).any(is_expanded);
        let properties = reader::member(resource, "Properties");
        let author = properties.unwrap_or(resource);
        let id = self.graft.begin(Kind::Mapping, if author.is_mapping() { author } else { key });
        let mut count = 0;
        let properties = properties.filter(|node| node.is_mapping() && intrinsic(*node).is_none());
        let may_have_more = |node: Node<'t>| node.is_open() || node.entries().any(is_expanded);
        open |= properties.map_or(author.id() != resource.id(), may_have_more);
        let mut lacking = None;
        for entry in properties.into_iter().flat_map(value::entries).filter(|entry| !is_expanded(*entry)) {
            count += usize::from(self.property(author, entry, of, &mut lacking));
        }
        self.graft.end(id, count, open, false);
        id
    }

    /// Makes one property; `lacking` keeps which ones the others are not.
    fn property(
        &mut self,
        properties: Node<'t>,
        entry: Entry<'t>,
        of: &'static Properties,
        lacking: &mut Option<Arc<[&'static str]>>,
    ) -> bool {
        let name = entry.key.text();
        if let Some(member) = of.structure.member(name) {
            if matches!(member.shape, Shape::ObjectOrText) {
                return self.content(entry);
            }
            let is_empty = if entry.value.is_scalar() { entry.value.text().is_empty() } else { entry.value.is_empty() };
            if !is_empty && self.is_written(entry.value) {
                self.key(entry.key);
                self.written(entry.value, entry.value, Some(&member.shape));
                return true;
            }
            let mut values = self.resolve(entry.value);
            if of.without_empty {
                without_empty(&mut values);
            }
            if values.is_nothing() {
                return false;
            }
            self.key(entry.key);
            self.values(values, entry.value, Some(&member.shape));
            return true;
        }
        if of.unsupported.contains(&name) {
            self.fault(entry.key, TemplateFaultKind::Unsupported { name: name.to_owned() });
        } else if of.read_only.contains(&name) {
            self.fault(entry.key, TemplateFaultKind::ReadOnly { name: name.to_owned() });
        } else {
            let lacking = lacking.get_or_insert_with(|| build::lacking(of.structure, properties));
            self.extraneous_name(Arc::clone(lacking), entry.key);
        }
        false
    }

    /// Makes the content of a document. A mapping that is only turned into a text is looked into as it is.
    fn content(&mut self, entry: Entry<'t>) -> bool {
        let text = intrinsic(entry.value).filter(|function| function.name == "ToJsonString");
        let node = text.map_or(entry.value, |text| text.argument);
        self.resolver.certain = true;
        let values = self.resolve(node);
        self.resolver.certain = false;
        if values.is_nothing() {
            return false;
        }
        self.key(entry.key);
        self.values(values, node, None);
        true
    }

    /// Properties that are next to `Properties` instead of in it, or in what is not called so; returns whether there are any.
    fn misplaced(&mut self, resource: Node<'t>, of: &'static Properties) -> bool {
        let mut any = false;
        let is_bare = reader::member(resource, "Properties").is_none();
        let is_property = |key: Node<'_>| of.structure.member(key.text()).is_some();
        for entry in value::entries(resource).filter(|entry| !ATTRIBUTES.contains(&entry.key.text())) {
            let name = entry.key.text().to_owned();
            let kind = if is_property(entry.key) {
                TemplateFaultKind::Misplaced { name }
            } else if is_bare && !is_expanded(entry) && value::entries(entry.value).any(|inner| is_property(inner.key))
            {
                let written = exact(entry.key, 0..name.len());
                TemplateFaultKind::Misnamed { name, written }
            } else {
                continue;
            };
            self.fault(entry.key, kind);
            any = true;
        }
        any
    }

    /// Makes the requests of the `SsmAssociations` of an `AWS::EC2::Instance`.
    pub(crate) fn instance(&mut self, resource: Node<'t>) -> Vec<Made> {
        let list = reader::member(resource, "Properties").and_then(|node| reader::member(node, "SsmAssociations"));
        let Some(list) = list else { return Vec::new() };
        let mut made = Vec::new();
        for list in self.resolve(list).each {
            let Value::Node(items) = list.value else { continue };
            self.given(&list, |build| items.items().for_each(|item| build.instance_item(item, &mut made)));
        }
        made
    }

    fn instance_item(&mut self, item: Node<'t>, made: &mut Vec<Made>) {
        for candidate in self.resolve(item).each {
            if let Value::Node(node) = candidate.value
                && node.is_mapping()
                && let Some(name) = node.get("DocumentName")
            {
                self.extraneous(node, &["DocumentName", "AssociationParameters"]);
                let one = |build: &mut Self| build.instance_association(node, name);
                made.push(self.given(&candidate, |build| build.with_variants(Some(name.value), one)));
            }
        }
    }

    fn instance_association(&mut self, node: Node<'t>, name: Entry<'t>) -> u32 {
        let id = self.graft.begin(Kind::Mapping, node);
        let mut count = 2;
        self.graft.text(name.key, "Name", &[], Kind::Double);
        let values = self.resolve(name.value);
        self.values(values, name.value, Some(&TEXT));
        self.graft.text(name.key, "InstanceId", &[], Kind::Double);
        self.graft.unknown(name.value);
        if let Some(parameters) = node.get("AssociationParameters") {
            self.graft.text(parameters.key, "Parameters", &[], Kind::Double);
            self.instance_parameters(parameters.value);
            count += 1;
        }
        self.graft.end(id, count, false, false);
        id
    }

    /// Tells of properties that are none of these.
    fn extraneous(&mut self, mapping: Node<'t>, known: &[&'static str]) {
        let mut lacking: Option<Arc<[&'static str]>> = None;
        for entry in value::entries(mapping).filter(|entry| !known.contains(&entry.key.text()) && !is_expanded(*entry))
        {
            let names = || known.iter().copied().filter(|name| mapping.get(name).is_none()).collect();
            self.extraneous_name(Arc::clone(lacking.get_or_insert_with(names)), entry.key);
        }
    }

    /// `[{Key, Value}]` as a map.
    fn instance_parameters(&mut self, list: Node<'t>) {
        let id = self.graft.begin(Kind::Mapping, list);
        let (mut count, mut open) = (0, !list.is_sequence());
        for item in list.items() {
            if intrinsic(item).is_some() || !item.is_mapping() {
                open = true;
                continue;
            }
            let (key, value) = (item.get("Key"), item.get("Value"));
            self.extraneous(item, &["Key", "Value"]);
            match (key.map(|key| key.value), value) {
                (Some(key), Some(value)) if key.is_scalar() && !value::is_unknown(key) => {
                    let values = self.resolve(value.value);
                    if !values.is_nothing() {
                        self.key(key);
                        self.values(values, value.value, Some(&PARAMETER_VALUES));
                        count += 1;
                    }
                }
                _ => open = true,
            }
        }
        self.graft.end(id, count, open, false);
    }
}

/// The handler drops empty texts, lists and maps before it calls the service.
fn without_empty(values: &mut Candidates<'_>) {
    let before = values.each.len();
    values.each.retain(|candidate| match &candidate.value {
        Value::Node(node) if node.is_scalar() => !node.text().is_empty(),
        Value::Node(node) => !((node.is_mapping() || node.is_sequence()) && node.is_empty()),
        Value::Text(text) => !text.text.is_empty(),
        Value::List(list) => list.iter().any(|item| !item.text.is_empty()),
        Value::Several(..) => true,
    });
    values.absent |= values.each.len() < before || values.empty;
}
