//! A condition of `aws:branch` uses an unknown operator.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::choice::{Choice, OPERATORS, choices, is_member};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{list, quote, suggest};
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::BRANCHES],
        ..meta("unknown-branch-operator", 847, include_str!("../../../rules/content/unknown-branch-operator.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for choice in choices(content) {
        let Choice { node, looped, .. } = choice;
        // Beside an operator that there is, something unknown need not be meant as one.
        let has = |name: &str| node.get(name).is_some();
        if node.get("Variable").is_none() || OPERATORS.iter().any(|name| has(name)) {
            continue;
        }
        for entry in choice.unknown().filter(|entry| !is_member(entry.key.text())) {
            let name = entry.key.text();
            let finding = findings.at(entry.key.place(), format!("unknown operator {}", quote(name)));
            let help = suggest(name, OPERATORS.iter().copied());
            finding.help(help.unwrap_or_else(|| format!("write {}", list(OPERATORS, "or"))));
            // The guide says it of branches.
            if looped {
                finding.at_most(Severity::Warning);
            }
        }
    }
}
