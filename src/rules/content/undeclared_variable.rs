//! A runbook reads or sets a variable that it does not declare.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::naming::Named;
use crate::model::step::plain;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::ApiError;
use crate::source::place::Place;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::ACTIONS],
        ..meta("undeclared-variable", 849, include_str!("../../../rules/content/undeclared-variable.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() || content.templated {
        return;
    }
    let map = content.member("variables").map(|entry| entry.value);
    let open = map.is_none_or(|map| !map.is_mapping() || map.is_open()) && !content.lacks("variables");
    if open || map.is_some_and(|map| map.entries().any(|entry| entry.key.placeholder().is_some())) {
        return;
    }
    let declared: BTreeSet<&str> = map.into_iter().flat_map(value::entries).map(|entry| entry.key.text()).collect();
    for used in content.used().iter().filter(|used| used.is("aws:updateVariable")) {
        let Some((node, text)) = used.get("Name").and_then(|entry| Some((entry.value, plain(entry.value)?))) else {
            continue;
        };
        match text.strip_prefix("variable:") {
            Some(name) => say(node.slice(text.len() - name.len()..text.len()), name, &declared, findings),
            None => {
                let finding = findings.at(node.place(), "a variable is named `variable:NAME`");
                finding.help(format!(
                    "write `variable:{}`",
                    text.trim_start_matches("variable").trim_matches([':', '.', ' '])
                ));
            }
        }
    }
    for naming in content.namings().iter().filter(|naming| naming.kind == Named::Variable) {
        say(naming.node.slice(naming.head.clone()), naming.head_text(), &declared, findings);
    }
}

fn say(place: Place, name: &str, declared: &BTreeSet<&str>, findings: &mut Findings<'_>) {
    if declared.contains(name) {
        return;
    }
    let finding = findings.at(place, format!("undeclared variable {}", quote(name)));
    let help = suggest(name, declared.iter().copied());
    finding.help(help.unwrap_or_else(|| "declare it under `variables`".to_owned()));
}
