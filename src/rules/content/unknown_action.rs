//! An action is one that the document's type has.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::{Content, Step};
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::rewrite::respell_at;
use crate::rule::words::{nearest, quote};
use crate::service::error::{ApiError, Confidence, Scope};
use crate::service::plugin;
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        scope: Scope::Document,
        confidence: Confidence::Observed,
        service_messages: &["Unknown plugin name: {}", "Unknown action: {}"],
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
    if is_known(action, command) {
        return;
    }
    let noun = if command { "plugin" } else { "action" };
    let finding = findings.at(node.place(), format!("unknown {noun} {}", quote(action)));
    finding.arguments(&[action]).sentence(usize::from(!command));
    let full = with_prefix(action);
    if is_known(&full, !command) && !is_known(&full, command) {
        let other = if command {
            "an action of runbooks: those are `Automation` documents of schema 0.3"
        } else {
            "a plugin of Command documents, whose schema is 2.2"
        };
        finding.help(format!("{} is {other}", quote(&full)));
        return;
    }
    let names: Vec<&str> =
        if command { plugin::PLUGINS.iter().map(|(name, _)| *name).collect() } else { plugin::ACTIONS.to_vec() };
    let meant = names.iter().find(|name| **name == full).copied().or_else(|| nearest(&full, names));
    if let Some(meant) = meant {
        finding.help(format!("did you mean {}?", quote(meant)));
        if let Some(fix) = respell_at(node.tree().text(), node.span(), action, meant) {
            finding.fix(fix);
        }
    }
    // The service may know newer ones.
    if action.starts_with("aws:") && full == action {
        finding.at_most(Severity::Warning);
    }
}

fn is_known(action: &str, command: bool) -> bool {
    if command {
        plugin::PLUGINS.iter().any(|(name, _)| *name == action) || action == "aws:configureDaemon"
    } else {
        plugin::ACTIONS.contains(&action)
    }
}

/// The name with the prefix that all of them have, once.
fn with_prefix(action: &str) -> String {
    format!("aws:{}", action.trim_start_matches("aws:"))
}
