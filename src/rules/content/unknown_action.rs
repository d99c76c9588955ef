//! A step uses an unknown plugin or action, or one of the other document type.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::Step;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::rewrite::respell_at;
use crate::rule::threads;
use crate::rule::words::{count, did_you_mean, nearest, quote};
use crate::service::action::runbook::ACTIONS;
use crate::service::error::{ApiError, Confidence};
use crate::service::plugin;
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Unknown plugin name: {}", "Unknown action: {}"],
        sources: &[pages::ACTIONS, pages::PLUGINS, threads::MODERNISATION_3756],
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
    let command = content.is_command();
    let actions = || content.steps().iter().filter_map(Step::action);
    let unknown = || actions().filter(|(action, _)| !is_known(action, command));
    if unknown().next().is_none() {
        return;
    }
    let of_other = |action: &str| is_known(&with_prefix(action), !command) && !is_known(&with_prefix(action), command);
    let strays: Vec<(&str, Node<'_>)> = unknown().filter(|(action, _)| of_other(action)).collect();
    // Of a content whose schema version is that of the other type a rule of its own says all.
    let is_other = matches!(content.version(), Some("0.3")) == command && content.kind_stated;
    if !is_other {
        stray(&strays, actions().count(), command, findings);
    }
    for (action, node) in unknown().filter(|(action, _)| !of_other(action)) {
        judge(action, node, command, findings);
    }
}

/// Steps of the other kind are one mistake, however many they are.
fn stray(strays: &[(&str, Node<'_>)], steps: usize, command: bool, findings: &mut Findings<'_>) {
    let Some(((action, node), rest)) = strays.split_first() else { return };
    let full = with_prefix(action);
    let noun = if command { "plugin" } else { "action" };
    let message = match rest.len() {
        0 => format!("unknown {noun} {}", quote(action)),
        more => format!("unknown {noun} {}, and {} alike", quote(action), count(more, "other")),
    };
    let finding = findings.at(node.place(), message);
    finding.arguments(&[action]).sentence(usize::from(!command));
    for (_, node) in rest {
        finding.label(node.span(), "alike");
    }
    let whole = strays.len() == steps;
    finding.help(match (command, whole) {
        (true, true) => format!(
            "{} is an action of runbooks: write `schemaVersion: \"0.3\"`, and give the document the type `Automation`",
            quote(&full)
        ),
        (true, false) => format!(
            "{} is an action of runbooks: those are `Automation` documents of schema 0.3",
            quote(&full)
        ),
        (false, true) => format!(
            "{} is a plugin of Command documents: write `schemaVersion: \"2.2\"`, and give the document the type `Command`",
            quote(&full)
        ),
        (false, false) => {
            format!("{} is a plugin of Command documents: run one with `aws:runCommand`", quote(&full))
        }
    });
}

fn judge(action: &str, node: Node<'_>, command: bool, findings: &mut Findings<'_>) {
    if is_known(action, command) {
        return;
    }
    let noun = if command { "plugin" } else { "action" };
    let finding = findings.at(node.place(), format!("unknown {noun} {}", quote(action)));
    finding.arguments(&[action]).sentence(usize::from(!command));
    let full = with_prefix(action);
    let names: Vec<&str> = if command {
        plugin::PLUGINS.iter().map(|(name, _)| *name).collect()
    } else {
        ACTIONS.iter().filter(|action| !action.internal).map(|action| action.name).collect()
    };
    let meant = names.iter().find(|name| **name == full).copied().or_else(|| nearest(&full, names));
    if let Some(meant) = meant {
        finding.help(did_you_mean(meant));
        if let Some(fix) = respell_at(node.tree(), node.span(), action, meant) {
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
        ACTIONS.iter().any(|known| known.name == action && !known.internal)
    }
}

/// The name with the prefix that all of them have, once.
fn with_prefix(action: &str) -> String {
    format!("aws:{}", action.trim_start_matches("aws:"))
}
