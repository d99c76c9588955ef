//! The names that a template gives its resources and parameters, and where it uses them.

use crate::editor::rename::declaration::{Declaration, inner};
use crate::engine::analysis::Analysis;
use crate::model::file::File;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;
use crate::syntax::{Kind, NodeId};
use std::collections::HashMap;

/// What declares names.
const SECTIONS: &[&str] = &["Resources", "Parameters"];

/// Every name of a template, with where it is declared and where it is used.
pub(crate) fn declarations(file: &File) -> Vec<Declaration<'_>> {
    let Some(tree) = file.tree.as_deref().filter(|_| file.is_template) else { return Vec::new() };
    let mut used: HashMap<&str, Vec<Span>> = HashMap::new();
    for (span, name) in uses(tree) {
        used.entry(name).or_default().push(span);
    }
    let sections = tree.roots().flat_map(|root| SECTIONS.iter().filter_map(move |section| root.get(section)));
    let names = sections.flat_map(|section| section.value.own_entries()).map(|entry| entry.key);
    names
        .map(|key| {
            let mut places = used.get(key.text()).cloned().unwrap_or_default();
            places.push(inner(key));
            Declaration { name: key.text(), places }
        })
        .collect()
}

/// Where a parameter of a template is given values: in the configuration, and in the files that it names.
///
/// # Errors
/// Why it may not be renamed there.
pub(crate) fn given(analysis: &Analysis<'_>, file: &File, name: &str) -> Result<Vec<Span>, &'static str> {
    let (workspace, ruled) = (analysis.workspace, analysis.around(file.source));
    let name_of = |file: &File| workspace.sources().get(file.source).map_or("", |source| &source.name);
    let places = |file: &File| -> Vec<Span> {
        let Some(ruled) = ruled.filter(|_| file.declared.contains_key(name)) else { return Vec::new() };
        let lists = ruled.project.settings.parameters.iter().filter(|one| one.files.hold(name_of(file)));
        let own = lists.flat_map(|one| &one.values).filter(|given| given.name == name);
        let all = own.chain(workspace.deployment_of(name_of(file)).given.get(name));
        all.map(|given| given.named).filter(|named| named.source != SourceId::NOWHERE).collect()
    };
    let found = places(file);
    let mut others = workspace.files().iter().filter(|other| other.source != file.source);
    if others.any(|other| places(other).iter().any(|place| found.contains(place))) {
        return Err("another template is given a value by this name");
    }
    Ok(found)
}

/// The names that the functions of a template refer to, and where.
fn uses(tree: &Tree) -> Vec<(Span, &str)> {
    let mut uses = Vec::new();
    for node in (0..tree.len()).filter_map(|id| tree.node(NodeId(u32::try_from(id).ok()?))) {
        let tag = node.tag().map(|tag| tag.name);
        let key = node.key().map(Node::text);
        let function = tag.and_then(|tag| tag.strip_prefix('!')).or(key.map(|key| key.trim_start_matches("Fn::")));
        match (function, node.kind()) {
            (Some("Ref"), kind) if kind.is_scalar() => uses.push((inner(node), node.text())),
            (Some("GetAtt"), kind) if kind.is_scalar() => uses.push(head(node)),
            (Some("GetAtt"), Kind::Sequence) => uses.extend(node.nth(0).map(|first| (inner(first), first.text()))),
            (Some("Sub"), kind) if kind.is_scalar() => substituted(node, None, &mut uses),
            (Some("Sub"), Kind::Sequence) => {
                node.nth(0).into_iter().for_each(|text| substituted(text, node.nth(1), &mut uses));
            }
            (Some("DependsOn"), kind) if kind.is_scalar() => uses.push((inner(node), node.text())),
            (Some("DependsOn"), Kind::Sequence) => uses.extend(node.items().map(|item| (inner(item), item.text()))),
            _ => {}
        }
    }
    uses
}

/// The name before the first dot.
fn head(node: Node<'_>) -> (Span, &str) {
    let name = node.text().split('.').next().unwrap_or_default();
    (node.slice(0..name.len()).span, name)
}

/// The names between `${` and `}`, except for those that the second argument gives.
fn substituted<'t>(node: Node<'t>, given: Option<Node<'t>>, uses: &mut Vec<(Span, &'t str)>) {
    let text = node.text();
    for (at, _) in text.match_indices("${") {
        let inside = text.get(at + 2..).and_then(|rest| rest.split_once('}')).map_or("", |(inside, _)| inside);
        let name = inside.split('.').next().unwrap_or_default();
        let start = at + 2 + (name.len() - name.trim_start().len());
        let name = name.trim();
        let is_given = given.is_some_and(|given| given.get(name).is_some());
        if !name.is_empty() && !name.starts_with('!') && !is_given {
            uses.push((node.slice(start..start + name.len()).span, name));
        }
    }
}
