//! The names that a Terraform module declares, and where it uses them.

use crate::editor::rename::declaration::{Declaration, inner};
use crate::model::file::File;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::hcl::tags::REFERENCE;
use crate::syntax::node::{Entry, Node};
use crate::syntax::{NodeId, Syntax, parse_text};
use crate::workspace::files::Workspace;
use std::collections::{BTreeMap, HashMap};

/// The words before a name that a reference has, and the name.
type Address<'t> = (Vec<&'t str>, Node<'t>);

/// Every name that a file's module declares.
pub(crate) fn declarations<'t>(file: &'t File, workspace: &Workspace) -> Vec<Declaration<'t>> {
    let Some(tree) = file.tree.as_deref().filter(|_| file.is_terraform) else { return Vec::new() };
    let own = folder(workspace, file.source);
    let is_own = |node: &Node<'_>| folder(workspace, node.span().source) == own;
    let mut declared: Vec<Address<'_>> = Vec::new();
    for entry in tree.roots().filter(is_own).flat_map(Node::entries) {
        declared.extend(of_block(entry));
    }
    let ids = (0..tree.len()).filter_map(|id| tree.node(NodeId(u32::try_from(id).ok()?)));
    let references = ids.filter(|node| node.tag().is_some_and(|tag| tag.name == REFERENCE)).filter(is_own);
    let mut uses: HashMap<Vec<&str>, Vec<Span>> = HashMap::new();
    for reference in references {
        let mut address = Vec::new();
        // No address has more words.
        for item in reference.items().take(3) {
            address.push(item.text());
            uses.entry(address.clone()).or_default().push(inner(item));
        }
    }
    let mut values: HashMap<String, Vec<Span>> = HashMap::new();
    for (span, name) in given(workspace, own) {
        values.entry(name).or_default().push(span);
    }
    // A name may be declared once more, as in a file that overrides.
    let mut found: BTreeMap<Vec<&str>, Declaration<'_>> = BTreeMap::new();
    for (mut address, name) in declared {
        let is_variable = address == ["var"];
        address.push(name.text());
        let mut used = uses.get(&address).cloned().unwrap_or_default();
        used.extend(values.get(name.text()).filter(|_| is_variable).into_iter().flatten());
        let known = found.entry(address).or_insert(Declaration { name: name.text(), places: used });
        known.places.push(inner(name));
    }
    found.into_values().collect()
}

/// The folder of a file.
fn folder(workspace: &Workspace, source: SourceId) -> &str {
    let name = workspace.sources().get(source).map_or("", |source| &source.name);
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Where values are given to the variables of the module in a folder: in files of values beside it, and where it is called.
fn given(workspace: &Workspace, own: &str) -> Vec<(Span, String)> {
    let told = |entry: Entry<'_>| (inner(entry.key), entry.key.text().to_owned());
    let mut given = Vec::new();
    let beside = workspace.sources().iter().filter(|source| source.name.ends_with(".tfvars"));
    for source in beside.filter(|source| folder(workspace, source.id) == own) {
        let tree = parse_text(source.id, source.text().clone(), Syntax::Hcl);
        given.extend(tree.roots().flat_map(Node::entries).map(told));
    }
    for file in workspace.files() {
        let Some(tree) = file.tree.as_deref().filter(|tree| tree.syntax() == Syntax::Hcl) else { continue };
        for root in tree.roots().filter(|root| root.span().source == file.source) {
            let blocks = root.entries().filter(|entry| entry.key.text() == "module");
            let calls = blocks.flat_map(|entry| keys(entry.value)).flat_map(|entry| bodies(entry.value));
            let to_own = calls.filter(|call| {
                let source = call.get("source").map_or("", |entry| entry.value.text());
                let is_path = source.starts_with("./") || source.starts_with("../");
                is_path && joined(folder(workspace, file.source), source) == own
            });
            given.extend(to_own.flat_map(Node::entries).map(told));
        }
    }
    given
}

/// The folder that a path leads to from another.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => _ = parts.pop(),
            part => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

fn keys(node: Node<'_>) -> Vec<Entry<'_>> {
    bodies(node).flat_map(Node::entries).collect()
}

/// What a block declares.
fn of_block(block: Entry<'_>) -> Vec<Address<'_>> {
    let named =
        |words: &[&'static str]| keys(block.value).into_iter().map(|entry| (words.to_vec(), entry.key)).collect();
    match block.key.text() {
        "locals" => named(&["local"]),
        "variable" => named(&["var"]),
        "module" => named(&["module"]),
        keyword @ ("resource" | "data") => {
            let kinds = keys(block.value).into_iter();
            let named = kinds.flat_map(|kind| {
                let words = if keyword == "data" { vec!["data", kind.key.text()] } else { vec![kind.key.text()] };
                keys(kind.value).into_iter().map(move |entry| (words.clone(), entry.key))
            });
            named.collect()
        }
        _ => Vec::new(),
    }
}

fn bodies(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    [node].into_iter().chain(node.items())
}
