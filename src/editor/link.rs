//! What of a file leads elsewhere: rules to their pages, names of files to the files.

use crate::diagnostic::rule_pages::RulePages;
use crate::editor::rename::declaration::inner;
use crate::model::file::{File, Role};
use crate::rules::ALL;
use crate::source::span::Span;
use crate::syntax::NodeId;
use crate::syntax::hcl::tags::{CALL, REFERENCE, TEMPLATE};
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;

/// Functions of Terraform whose first argument is the name of a file.
const READERS: &[&str] = &["file", "templatefile", "filebase64", "filemd5", "filesha256"];

/// Members of the configuration that name one file.
const FILES: &[&str] = &["extends", "baseline", "file"];

/// Where a link leads.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum LinkTarget {
    /// To this address.
    Url(String),
    /// To this file, as it is written: relative to the folder of the file that holds the link.
    File(String),
}

/// Something that leads elsewhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Link {
    /// What leads there.
    pub span: Span,
    /// Where it leads.
    pub target: LinkTarget,
}

/// The links of a file of ours; those of rules lead to these pages.
pub fn links(file: &File, pages: &RulePages) -> Vec<Link> {
    let named = file.suppressions.iter().flat_map(|suppression| &suppression.rules);
    let mut links: Vec<Link> = named.filter_map(|rule| of_rule(&rule.name, rule.place.span, pages)).collect();
    let is_configuration = file.role == Role::Configuration;
    if let Some(tree) = file.tree.as_deref().filter(|_| file.is_ours() || is_configuration) {
        if is_configuration {
            links.extend(tree.scalars().filter_map(|node| of_setting(node, pages)));
        } else {
            links.extend(tree.scalars().filter_map(of_uri));
        }
        links.extend(read(tree));
    }
    links.retain(|link| link.span.source == file.source);
    links.sort_by_key(|link| link.span.start);
    links
}

fn of_rule(name: &str, span: Span, pages: &RulePages) -> Option<Link> {
    let rule = ALL.iter().find(|rule| rule.meta.name.as_str() == name || rule.meta.code.is(name))?;
    Some(Link { span, target: LinkTarget::Url(pages.url(&rule.meta)) })
}

/// A rule of the configuration, or a file that it names.
fn of_setting(node: Node<'_>, pages: &RulePages) -> Option<Link> {
    let is_file = node.key().is_some_and(|key| FILES.contains(&key.text()));
    let is_path = is_file && !node.text().contains(['*', '?']) && !node.text().is_empty();
    if is_path {
        return Some(Link { span: inner(node), target: LinkTarget::File(node.text().to_owned()) });
    }
    of_rule(node.text(), inner(node), pages)
}

/// A file that the AWS CLI reads for the text, or an attachment.
fn of_uri(node: Node<'_>) -> Option<Link> {
    let path = node.text().strip_prefix("file://")?;
    (!path.is_empty()).then(|| Link { span: inner(node), target: LinkTarget::File(path.to_owned()) })
}

/// The files that a module reads.
fn read(tree: &Tree) -> Vec<Link> {
    let nodes = (0..tree.len()).filter_map(|id| tree.node(NodeId(u32::try_from(id).ok()?)));
    let calls = nodes.filter(|node| node.tag().is_some_and(|tag| tag.name == CALL));
    let calls = calls.filter(|call| call.nth(0).is_some_and(|name| READERS.contains(&name.text())));
    calls.filter_map(|call| of_argument(call.nth(1)?)).collect()
}

/// A path in quotes, alone or after `${path.module}`.
fn of_argument(node: Node<'_>) -> Option<Link> {
    if node.is_scalar() {
        return Some(Link { span: inner(node), target: LinkTarget::File(node.text().to_owned()) });
    }
    let (first, rest) = (node.nth(0)?, node.nth(1)?);
    let is_module =
        first.tag().is_some_and(|tag| tag.name == REFERENCE) && first.items().map(Node::text).eq(["path", "module"]);
    let is_template = node.tag().is_some_and(|tag| tag.name == TEMPLATE);
    (is_template && is_module && rest.is_scalar() && node.len() == 2)
        .then(|| Link { span: inner(rest), target: LinkTarget::File(rest.text().trim_start_matches('/').to_owned()) })
}
