//! Which files are templates, and which of their resources are ours.

use crate::frontend::cloudformation::build::{Build, is_expanded};
use crate::frontend::cloudformation::circumstance::{Compatible, compatible};
use crate::frontend::cloudformation::dangling::Search;
use crate::frontend::cloudformation::given;
use crate::frontend::cloudformation::literal::Literal;
use crate::frontend::cloudformation::misplaced;
use crate::frontend::cloudformation::misspelt;
use crate::frontend::cloudformation::names::Names;
use crate::frontend::cloudformation::parameter;
use crate::frontend::cloudformation::resolve::Resolver;
use crate::frontend::cloudformation::resource::Made;
use crate::frontend::cloudformation::template::{
    ASSOCIATION, DOCUMENT, Deployment, INSTANCE, Named, Resource, Template, kind,
};
use crate::frontend::document::definition;
use crate::frontend::partial::candidate::Assumption;
use crate::model::document::{Document, Sent};
use crate::model::file::{File, RequestAt, Variants};
use crate::model::parameter::Written;
use crate::model::reader;
use crate::model::value;
use crate::parallel;
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::pattern::Pattern;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::graft::Graft;
use crate::syntax::node::{Entry, Node};
use crate::syntax::tree::Tree;
use std::collections::HashMap;

/// Whether a root is a template: it has resources, if only where templates have none, and says of one of them, or of itself, what only
/// templates say.
pub(crate) fn is_template(root: Node<'_>) -> bool {
    let Some(resources) = root.get("Resources").map(|entry| entry.value).filter(|node| node.is_mapping()) else {
        return root.has_any(&["AWSTemplateFormatVersion"]) && !misplaced::faults(root).is_empty();
    };
    root.has_any(&["AWSTemplateFormatVersion", "Transform"])
        || resources.entries().any(|entry| kind(entry.value).is_some_and(|kind| kind.contains("::")))
}

/// Whether a text is a template, or what can be read of it says so.
pub(crate) fn holds_template(tree: &Tree) -> bool {
    tree.roots().any(|root| is_template(root) || root.has_any(&["AWSTemplateFormatVersion"]))
}

/// A document whose content is still to be read.
struct Pending {
    document: Document,
    /// Its properties.
    root: NodeId,
    format: Option<String>,
    /// What is for its type, where none is stated.
    untyped: Option<Span>,
}

/// Reads every template among the roots of a tree into its file, and puts the requests that they make into the tree.
pub(crate) fn read(tree: &mut Tree, deployment: &Deployment, file: &mut File) {
    let mut graft = Graft::of(tree);
    let mut pending = Vec::new();
    for root in tree.roots().filter(|root| is_template(*root)) {
        read_root(root, !tree.errors().is_empty(), deployment, &mut graft, file, &mut pending);
    }
    tree.graft(graft);
    for Pending { mut document, root, format, untyped } in pending {
        let content = tree.node(root).and_then(|root| root.get("Content")).map(|entry| entry.value);
        if let Some(node) = content.filter(|node| node.is_scalar() || !value::is_unknown(*node)) {
            definition::embedded(node, format.as_deref(), &mut document);
        }
        let command = |span| Written { text: "Command".to_owned(), span };
        document.kind = document.kind.take().or_else(|| untyped.map(command));
        file.documents.push(document);
    }
}

fn read_root<'t>(
    root: Node<'t>,
    broken: bool,
    deployment: &'t Deployment,
    graft: &mut Graft,
    file: &mut File,
    pending: &mut Vec<Pending>,
) {
    let mut template = Template::read(root, deployment);
    for entry in reader::member(root, "Parameters").into_iter().flat_map(value::entries) {
        *file.declared.entry(entry.key.text().to_owned()).or_default() |= parameter::is_secret(entry.value);
    }
    let look =
        |Entry { key, value: node }| (node, Resource::of(key, node).map(|resource| (Literal::of(&resource), resource)));
    let mut ours: Vec<(Literal<'_>, Resource<'_>)> = Vec::new();
    for (node, found) in parallel::map_small(resources(root), look) {
        match found {
            Some(one) => ours.push(one),
            None => file.template_faults.extend(misspelt::fault(node)),
        }
    }
    file.template_faults.extend(misplaced::faults(root));
    template.documents = named(&template, ours.iter().map(|(_, resource)| resource));
    if !ours.is_empty() {
        let names = Names::of(root);
        let mut look = Search::new(&template, &names, &mut file.template_faults);
        ours.iter().for_each(|(literal, resource)| look.resource(resource, !matches!(literal, Literal::No)));
        given::refuse(root, &template, &mut file.template_faults);
    }
    for (literal, resource) in ours {
        let name = resource.condition.and_then(reader::loose);
        let under: Vec<_> = name.map(|name| Assumption::Condition(name, true)).into_iter().collect();
        // What is never made calls nothing.
        if !under.is_empty() && compatible(&template, &[], &under) == Compatible::No {
            continue;
        }
        let resolver = Resolver { template: &template, under, certain: false };
        let mut build = Build { resolver, graft, faults: &mut file.template_faults };
        let Resource { key, node, .. } = resource;
        let requests = match (resource.kind, literal) {
            (_, Literal::Request(request)) if !broken => {
                build.graft.take(request);
                vec![Made { root: request.own_id().0, variants: Vec::new(), complete: true, is_judged: true }]
            }
            (ASSOCIATION, _) => vec![build.association_and_variants(key, node, broken)],
            (INSTANCE, _) => build.instance(node),
            _ => {
                pending.push(document(&mut build, key, node, broken));
                Vec::new()
            }
        };
        for Made { root, variants, complete, is_judged } in requests {
            let (root, roots) = (NodeId(root), variants.into_iter().map(NodeId).collect::<Vec<_>>());
            file.requests.push(RequestAt {
                root,
                operation: Operation::CreateAssociation,
                origin: Origin::CloudFormation,
                is_judged,
            });
            if !roots.is_empty() {
                file.variants.push(Variants { request: root, roots, complete });
            }
        }
    }
}

/// The resources of a template, those among them that `Fn::ForEach` repeats.
pub(crate) fn resources(root: Node<'_>) -> Vec<Entry<'_>> {
    let mut found = Vec::new();
    let mut rest: Vec<Entry<'_>> =
        root.get("Resources").into_iter().flat_map(|entry| value::entries(entry.value)).collect();
    rest.reverse();
    while let Some(entry) = rest.pop() {
        if entry.value.is_mapping() {
            found.push(entry);
        } else if entry.key.text().starts_with("Fn::ForEach") {
            let inner: Vec<Entry<'_>> = entry.value.nth(2).into_iter().flat_map(value::entries).collect();
            rest.extend(inner.into_iter().rev());
        }
    }
    found
}

/// What the documents of a template are called. A name that is not a plain text, or not given, is not known: then the logical
/// id stands for it.
fn named<'a, 't: 'a>(
    template: &Template<'t>,
    resources: impl Iterator<Item = &'a Resource<'t>>,
) -> HashMap<&'t str, Named<'t>> {
    let mut resolver = Resolver { template, under: Vec::new(), certain: false };
    let mut found = HashMap::new();
    for Resource { key, properties, .. } in resources.filter(|resource| resource.kind == DOCUMENT) {
        let name = reader::given(*properties).and_then(|node| reader::member(node, "Name"));
        let stated = name.and_then(|name| Some((name, resolver.resolve(name).only()?.joined()?.text)));
        let named = match stated.filter(|(_, text)| crate::syntax::placeholder::find(text).is_none()) {
            Some((node, text)) => Named { text, node, stated: node.tag().is_none() && node.is_scalar() },
            None => Named { text: made_up(key.text()), node: *key, stated: false },
        };
        // What is not a document's name is not one of CloudFormation's making either.
        if Pattern::DocumentName.mismatch(&named.text).is_none() || named.stated {
            found.insert(key.text(), named);
        }
    }
    found
}

/// The name that is for one of CloudFormation's making, which has the stack's name before the logical id and more after
/// it: no document that somebody names is called so, and none of Amazon's.
fn made_up(id: &str) -> String {
    format!("stack-{}", id.chars().take(100).collect::<String>())
}

/// A document that a template makes. Its content is made to be read later, when it is in the tree.
fn document<'t>(build: &mut Build<'_, 't>, key: Node<'t>, resource: Node<'t>, broken: bool) -> Pending {
    let root = NodeId(build.document(key, resource, broken));
    let properties = reader::member(resource, "Properties");
    let property = |name| properties.and_then(|node| reader::member(node, name));
    let open = [Some(resource), properties].into_iter().flatten().flat_map(value::entries).any(is_expanded);
    let named = build.resolver.template.documents.get(key.text()).cloned();
    let stated = named.as_ref().filter(|named| named.stated).map(|named| named.node.id());
    let own = named.as_ref().is_some_and(|named| named.node.id() != key.id());
    let span = named.as_ref().map_or(key.span(), |named| named.node.span());
    let mut text = |name| match property(name) {
        None if open => Text::Unknown,
        None => Text::Absent,
        Some(node) => match build.resolve(node).only().and_then(|only| Some(only.joined()?.text)) {
            Some(text) => Text::Known(text, node.span()),
            None => Text::Unknown,
        },
    };
    let stated_kind = text("DocumentType");
    let untyped = matches!(stated_kind, Text::Absent).then(|| key.span());
    let kind = match stated_kind {
        Text::Known(text, span) => Some(Written { text, span }),
        Text::Absent | Text::Unknown => None,
    };
    let format = match text("DocumentFormat") {
        Text::Known(text, _) => Some(text),
        Text::Absent | Text::Unknown => None,
    };
    let document = Document {
        name: named.map_or_else(|| made_up(key.text()), |named| named.text),
        span: Some(span),
        named: stated,
        sent: Some(Sent { operation: Operation::CreateDocument, origin: Origin::CloudFormation, node: root }),
        scope: (!own).then_some(span.source),
        kind_stated: kind.is_some(),
        kind,
        ..Document::default()
    };
    Pending { document, root, format, untyped }
}

enum Text {
    Absent,
    Known(String, Span),
    Unknown,
}
