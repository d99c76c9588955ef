//! `ssmlint.yaml`: the choices of the user, and what is wrong with them.

use crate::frontend::cloudformation::given;
use crate::frontend::suppression::removal;
use crate::model::configuration::Fault;
use crate::model::reader;
use crate::settings::{Allowance, FactSet, Files, Level, Override, Settings, StackParameters};
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A configuration file, read.
#[derive(Debug, Default)]
pub struct Configuration {
    /// The choices, as far as they could be read.
    pub settings: Settings,
    /// The configuration file that this one extends, as written.
    pub extends: Option<String>,
    /// The versions of ssmlint that may read it, as written.
    pub required_version: Option<String>,
    /// The rules that it names, and that do not exist.
    pub(crate) unknown_rules: Vec<Fault>,
}

/// Reads a configuration file as far as it can be; `File::faults` tells where it cannot. `rules` tells the names and codes that exist,
/// and is asked where the file names any.
pub(crate) fn read(tree: &Tree, rules: fn() -> Vec<String>) -> Configuration {
    let Some(root) = tree.roots().next() else { return Configuration::default() };
    let mut configuration = Configuration {
        settings: settings(root),
        extends: reader::text(root, "extends").map(str::to_owned),
        required_version: reader::text(root, "required-version").map(str::to_owned),
        unknown_rules: Vec::new(),
    };
    let levels = reader::member(root, "rules").into_iter().flat_map(Node::entries).map(|entry| entry.key);
    let ignored = reader::member(root, "ignore").into_iter().flat_map(Node::items);
    let overridden = reader::member(root, "overrides").into_iter().flat_map(Node::items);
    let overridden = overridden.filter_map(|item| reader::member(item, "rules")).flat_map(Node::entries);
    let unsilenceable = reader::member(root, "unsilenceable").into_iter().flat_map(Node::items);
    let mut names = levels
        .chain(overridden.map(|entry| entry.key))
        .chain(ignored.filter_map(|item| reader::member(item, "rule")))
        .chain(unsilenceable)
        .peekable();
    // Most name none: then nobody asks which ones there are.
    if names.peek().is_none() {
        return configuration;
    }
    let known: Arc<[String]> = rules().into();
    let exist: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    for name in names.filter(|name| !exist.contains(name.text())) {
        let known = Arc::clone(&known);
        let fault = Fault::UnknownRule { place: name.place(), name: name.text().to_owned(), known };
        configuration.unknown_rules.push(fault);
    }
    configuration
}

fn settings(root: Node<'_>) -> Settings {
    let associations = reader::member(root, "associations");
    let documents = reader::member(root, "documents");
    let external = documents.and_then(|node| reader::member(node, "external"));
    Settings {
        region: reader::text(root, "region").map(str::to_owned),
        account: reader::text(root, "account").map(str::to_owned),
        documents: fact_set(documents),
        external_documents: external.map(texts).unwrap_or_default(),
        inventory: fact_set(reader::member(root, "inventory")),
        associations: fact_set(associations),
        association_count: associations.and_then(|node| reader::number(reader::member(node, "count")?)),
        levels: levels(root),
        overrides: reader::member(root, "overrides").into_iter().flat_map(Node::items).map(override_).collect(),
        allowances: reader::member(root, "ignore")
            .into_iter()
            .flat_map(|list| list.items().map(move |item| allowance(list, item)))
            .collect(),
        unsilenceable: reader::member(root, "unsilenceable").map(texts).unwrap_or_default(),
        excluded: reader::member(root, "exclude")
            .into_iter()
            .map(|node| Files { paths: texts(node), ..Files::default() })
            .collect(),
        parameters: reader::member(root, "parameters").into_iter().flat_map(Node::items).map(parameters).collect(),
        baseline: reader::text(root, "baseline").map(|path| (String::new(), path.to_owned())),
        ..Settings::default()
    }
    .linked_to(reader::text(root, "rule-pages"))
}

fn parameters(node: Node<'_>) -> StackParameters {
    let file = reader::text(node, "file").map(|path| (String::new(), path.to_owned()));
    let values = reader::member(node, "values").map(given::of_map).unwrap_or_default();
    StackParameters { files: files(node), file, values }
}

fn levels(node: Node<'_>) -> BTreeMap<String, Level> {
    let entries = reader::member(node, "rules").into_iter().flat_map(Node::entries);
    entries.filter_map(|entry| Some((entry.key.text().to_owned(), Level::read(entry.value.text())?))).collect()
}

fn override_(node: Node<'_>) -> Override {
    Override { files: files(node), levels: levels(node) }
}

fn files(node: Node<'_>) -> Files {
    let paths = reader::member(node, "paths").map(texts).unwrap_or_default();
    Files { paths, ..Files::default() }
}

fn fact_set(node: Option<Node<'_>>) -> FactSet {
    let Some(node) = node else { return FactSet::default() };
    FactSet {
        root: String::new(),
        paths: reader::member(node, "paths").map(texts),
        complete: reader::text(node, "complete").map(|text| text == "true"),
    }
}

fn allowance(list: Node<'_>, node: Node<'_>) -> Allowance {
    Allowance {
        removal: removal::item(list, node),
        place: reader::member(node, "rule").map(Node::place),
        rule: reader::text(node, "rule").unwrap_or_default().to_owned(),
        files: files(node),
        pointer: reader::text(node, "pointer").map(str::to_owned),
        reason: reader::text(node, "reason").map(str::to_owned),
    }
}

fn texts(list: Node<'_>) -> Vec<String> {
    list.items().filter_map(reader::loose).map(str::to_owned).collect()
}
