//! A step starts another document with an unknown parameter or a value that the document does not allow.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::facts::documents::Known;
use crate::model::content::Content;
use crate::model::parameter::Declared;
use crate::model::step::plain;
use crate::model::used::Used;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::refers;
use crate::rule::pages;
use crate::rule::parameters::{Declarations, as_of};
use crate::rule::words::{allows_only, did_you_mean, list, nearest, nearest_value, quote, suggest};
use crate::service::error::Confidence;
use crate::service::version::Version;
use crate::source::place::Place;
use crate::source::sources::SourceId;
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;
use crate::syntax::tree::Tree;
use crate::syntax::{Syntax, parse_text};
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::EXECUTE_AUTOMATION, pages::RUN_COMMAND],
        ..meta("invalid-nested-parameter", 856, include_str!("../../../rules/content/invalid-nested-parameter.md"))
    },
    check: Check::Document(check),
};

/// What names another document: the action, the input with its name, and the one with its parameters.
const NAMES: &[(&str, &str, &str)] = &[
    ("aws:runCommand", "DocumentName", "Parameters"),
    ("aws:executeAutomation", "DocumentName", "RuntimeParameters"),
    ("aws:runDocument", "documentPath", "documentParameters"),
];

/// Names that are looked at when something is missing.
const FEW: usize = 20;

fn check(content: &Content<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used() {
        let Some((_, name, parameters)) = NAMES.iter().find(|(action, ..)| used.is(action)) else { continue };
        let Some(named) = used.get(name).and_then(|entry| plain(entry.value)) else { continue };
        let local = used.get("documentType").is_some_and(|entry| plain(entry.value) != Some("SSMDocument"));
        let Some(document) = context.facts.document(named).found().filter(|_| !local) else { continue };
        let version = match used.get("DocumentVersion") {
            Some(entry) => plain(entry.value).and_then(Version::read),
            None => Some(Version::Default),
        };
        let Some(declared) = version.and_then(|version| document.parameters(version)) else { continue };
        let other = Other { name: named, declared, document };
        let given = used.get(parameters).map(|entry| entry.value);
        let tree = given.and_then(inside);
        let (map, text) = match &tree {
            Some(tree) => (tree.roots().next(), given),
            None => (given, None),
        };
        if let Some(map) = map.filter(|map| map.is_mapping() && !value::is_unknown(*map)) {
            let declarations = Declarations::of(declared, map.len());
            for entry in value::entries(map).filter(|entry| entry.key.placeholder().is_none()) {
                judge(entry, declarations.get(entry.key.text()), &other, text, findings);
            }
        }
        missing(used, name, map, text, &other, findings);
    }
}

/// The document that a step starts, as far as it is known.
struct Other<'d> {
    name: &'d str,
    declared: &'d [Declared],
    document: &'d Known<'d>,
}

/// The mapping that a text is, in JSON or YAML; nothing where a later step, or the run, writes a part of it that could be more than
/// one value.
fn inside(node: Node<'_>) -> Option<Tree> {
    let Some(Scalar::Text(text)) = node.scalar() else { return None };
    let replaced = ["${", "{%", "<%", "%%", "@@"].iter().any(|mark| text.contains(mark));
    if replaced || value::is_local_tag(node) {
        return None;
    }
    let syntax = if text.trim_start().starts_with('{') { Syntax::Json } else { Syntax::Yaml };
    let tree = parse_text(SourceId::NOWHERE, Arc::new(text.to_owned()), syntax);
    let is_map = tree.roots().next().is_some_and(|root| root.is_mapping() && !root.is_empty());
    (is_map && tree.errors().is_empty()).then_some(tree)
}

/// The place of a node in the content: in the string that contains it, if one does.
fn place_in(text: Option<Node<'_>>, node: Node<'_>) -> Place {
    text.map_or_else(|| node.place(), |text| text.slice(node.span().range()))
}

fn judge(
    entry: Entry<'_>,
    parameter: Option<&Declared>,
    other: &Other<'_>,
    text: Option<Node<'_>>,
    findings: &mut Findings<'_>,
) {
    let Other { name: named, declared, document } = *other;
    let name = entry.key.text();
    if value::is_null(entry.value) || name == "AutomationAssumeRole" {
        return;
    }
    let Some(parameter) = parameter else {
        let message = format!("{} declares no parameter {}{}", quote(named), quote(name), as_of(document));
        let finding = findings.at(place_in(text, entry.key), message);
        if let Some(help) = suggest(name, declared.iter().map(|parameter| parameter.name.text.as_str())) {
            finding.help(help);
        }
        return;
    };
    if parameter.allowed_values.is_empty() {
        return;
    }
    let each = Some(entry.value).filter(|node| node.is_scalar()).into_iter().chain(entry.value.items());
    for node in each.filter(|node| is_wrong(*node, parameter)) {
        let allowed: Vec<&str> = parameter.allowed_values.iter().map(|value| value.text.as_str()).take(12).collect();
        let owner = format!("{} of {}", quote(name), quote(named));
        let message = allows_only(&owner, &allowed) + &as_of(document);
        let finding = findings.at(place_in(text, node), message);
        let quoted = if node.is_yaml_1_1_boolean() && !parameter.allows("true") { ", in quotes" } else { "" };
        let meant = nearest_value(node.text(), parameter.allowed_values.iter().map(|value| value.text.as_str()));
        finding.help(match meant.filter(|_| quoted.is_empty()) {
            Some(meant) => did_you_mean(meant),
            None => format!("write {}{quoted}", list(&allowed, "or")),
        });
    }
}

fn is_wrong(node: Node<'_>, parameter: &Declared) -> bool {
    let known = node.is_scalar() && !value::is_unknown(node) && !refers(node) && !value::is_null(node);
    let replaced = ["${", "{%", "<%", "%%", "@@"].iter().any(|mark| node.text().contains(mark));
    if !known || replaced {
        return false;
    }
    // `yes` without quotes is a boolean on the way.
    let truth = node.is_yaml_1_1_boolean() && !parameter.allows("true") && !parameter.allows("false");
    let same = |allowed: &str| parameter.allows(allowed);
    truth || !(same(node.text()) || node.is_yaml_1_1_boolean() && (same("true") || same("True") || same("false")))
}

/// What the other document needs, and nothing gives.
fn missing(
    used: &Used<'_>,
    name: &str,
    map: Option<Node<'_>>,
    text: Option<Node<'_>>,
    other: &Other<'_>,
    findings: &mut Findings<'_>,
) {
    let Other { declared, document, .. } = *other;
    let open = |map: Node<'_>| {
        !map.is_mapping()
            || value::is_unknown(map)
            || map.is_open()
            || map.entries().any(|entry| entry.key.placeholder().is_some())
    };
    // Targets fill a parameter of the runbook that is started.
    let filled = ["TargetParameterName", "TargetMaps"].iter().any(|name| used.get(name).is_some());
    let sure = used.inputs.is_some_and(|inputs| !inputs.is_open());
    if !sure || filled || map.is_some_and(open) {
        return;
    }
    let given: BTreeSet<&str> = map.into_iter().flat_map(Node::entries).map(|entry| entry.key.text()).collect();
    let needed =
        || declared.iter().filter(|parameter| !parameter.has_default).map(|parameter| parameter.name.text.as_str());
    // A name that is nearly that of something unknown was meant by it.
    let strange = || given.iter().filter(|given| !needed().any(|name| name == **given)).take(FEW);
    let near = |name: &str| strange().any(|given| nearest(given, [name]).is_some());
    let names: Vec<&str> = needed().filter(|name| !given.contains(name)).take(FEW).filter(|name| !near(name)).collect();
    let (Some(first), Some(named)) = (names.first(), used.get(name)) else { return };
    let place = match (text, map) {
        (Some(text), _) => text.place(),
        (None, Some(map)) => map.missing(first),
        (None, None) => named.value.place(),
    };
    let message = format!("{} needs {}{}", quote(named.value.text()), list(&names, "and"), as_of(document));
    findings.at(place, message);
}
