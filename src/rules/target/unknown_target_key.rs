//! The document's type does not support this target key.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::rewrite::respell;
use crate::rule::threads;
use crate::rule::words::{did_you_mean, list, nearest, quote};
use crate::service::error::{ApiError, Confidence};
use crate::service::pattern::Pattern;
use crate::service::target::{AUTOMATION_KEYS, COMMAND_KEYS, TargetKey};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        confidence: Confidence::Observed,
        service_messages: &[
            "Unsupported target key: {}, can either be InstanceIds, aws:NoOpAutomationTag, resource-groups:name, tag-key or start with tag:",
            "Unsupported Target Type",
            "Target key can have only following values : ParameterValues, ResourceGroup",
        ],
        sources: &[pages::TARGET, threads::TPA_15895, pages::DEPLOYED_TARGETS],
        ..meta("unknown-target-key", 302, include_str!("../../../rules/target/unknown-target-key.md"))
    },
    check: Check::Seen(&[Sight::UnusualKey], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let document = context.document;
    let kind = document.and_then(|document| document.kind);
    for target in association.targets() {
        for (text, key) in target.keys() {
            // An empty key, or one outside the model's characters, never gets as far as this check.
            if text.as_str().is_empty() || Pattern::TargetKey.mismatch(text.as_str()).is_some() {
                continue;
            }
            let command = document.is_some_and(Known::is_command);
            let known = if command { key.is_known() && !key.is_for_automation() } else { key.is_known() };
            let other_type = kind.is_some() && !command && !document.is_some_and(Known::is_automation);
            if key == TargetKey::ResourceTypeFilters {
                let message = format!("target key {} is for maintenance windows", quote(text.as_str()));
                // The service's list of keys for associations lacks it; that it is refused was not seen.
                findings.at(text.place(), message).at_most(Severity::Warning).confidence(Confidence::Inferred);
                continue;
            }
            if known || other_type {
                continue;
            }
            let keys = if command {
                COMMAND_KEYS
            } else if kind.is_some() {
                AUTOMATION_KEYS
            } else {
                ALL_KEYS
            };
            let message = if key.is_known() {
                format!("target key {} is for runbooks only", quote(text.as_str()))
            } else {
                format!("unknown target key {}", quote(text.as_str()))
            };
            let finding = findings.at(text.place(), message);
            finding.arguments(&[text.as_str()]);
            if kind.is_some() && !command {
                finding.sentence(RUNBOOK);
            }
            let tag = || tag(text.as_str()).filter(|_| !key.is_known());
            // `tag:NAME` is a pattern for many keys.
            let names = keys.iter().copied().filter(|name| *name != "tag:NAME");
            let meant = nearest(text.as_str(), names).map(str::to_owned).or_else(tag);
            finding.help(match &meant {
                Some(meant) => did_you_mean(meant),
                None => format!("write {}", list(keys, "or")),
            });
            if let Some(fix) = meant.and_then(|meant| respell(text, &meant)) {
                finding.fix(fix);
            }
            if let Some(kind) = kind {
                finding.label(kind.span, "the document's type");
            }
        }
    }
}

/// Which of the service's sentences speaks of runbooks.
const RUNBOOK: usize = 2;

/// The tag that was meant: what resembles no key is nearly always the name of one.
fn tag(text: &str) -> Option<String> {
    let name = match text.split_once(':') {
        Some((prefix, name)) if nearest(prefix, ["tag"]).is_some() => name,
        _ => text,
    };
    let name = name.trim();
    (!name.is_empty() && !name.starts_with("resource-groups")).then(|| format!("tag:{name}"))
}

/// The keys that some document takes.
const ALL_KEYS: &[&str] =
    &["InstanceIds", "tag:NAME", "tag-key", "resource-groups:Name", "ParameterValues", "ResourceGroup"];
