//! An action is one that the document's type has.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::{Content, Step};
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence, Scope};
use crate::service::plugin;
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        scope: Scope::Document,
        confidence: Confidence::Observed,
        answers: &["Unknown plugin name: {}", "Unknown action: {}"],
        ..meta("unknown-action", 810, include_str!("../../../rules/content/unknown-action.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if content.is_command() && content.version() == Some("1.2") {
        let plugins = content.member("runtimeConfig").map(|entry| entry.value).into_iter().flat_map(value::entries);
        for entry in plugins.filter(|entry| entry.key.placeholder().is_none()) {
            judge(entry.key.text(), entry.key, true, findings);
        }
    }
    if !content.is_stepped() {
        return;
    }
    for (action, node) in content.steps().iter().filter_map(Step::action) {
        judge(action, node, content.is_command(), findings);
    }
}

fn judge(action: &str, node: Node<'_>, command: bool, findings: &mut Findings<'_>) {
    let plugin = plugin::PLUGINS.iter().any(|(name, _)| *name == action) || action == "aws:configureDaemon";
    let automation = plugin::ACTIONS.contains(&action);
    let (known, of_other) = if command { (plugin, automation) } else { (automation, plugin) };
    if known {
        return;
    }
    let noun = if command { "plugin" } else { "action" };
    let finding = findings.at(node.place(), format!("unknown {noun} {}", quote(action)));
    finding.answer(&[action]);
    if of_other {
        let other = if command { "an action of runbooks" } else { "a plugin of Command documents" };
        finding.help(format!("it is {other}"));
        return;
    }
    let names: Vec<&str> =
        if command { plugin::PLUGINS.iter().map(|(name, _)| *name).collect() } else { plugin::ACTIONS.to_vec() };
    if let Some(help) = suggest(action, names) {
        finding.help(help);
    }
    // The service may know newer ones.
    if action.starts_with("aws:") {
        finding.at_most(Severity::Warning);
    }
}
