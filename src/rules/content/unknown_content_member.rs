//! The document has a top-level property that its schema does not know.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::suppression::is_suppression;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{list, quote, suggest};
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Unknown property \"{}\"."],
        sources: &[pages::PARAMETERS, pages::DEPLOYED_CONTENT],
        ..meta("unknown-content-member", 806, include_str!("../../../rules/content/unknown-content-member.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let known: &[&str] = match content.version() {
        Some("0.3") if content.is_automation() => AUTOMATION,
        Some("2.0" | "2.2") if content.is_command() => COMMAND,
        _ => return,
    };
    let Some(root) = content.root else { return };
    for entry in root.entries() {
        let name = entry.key.text();
        // Policies of the old schema have it.
        let of_policy = name == "inputs" && content.version() == Some("2.0");
        let is_known = known.contains(&name) || of_policy || name == "$schema";
        if is_known || is_suppression(entry) || entry.key.placeholder().is_some() {
            continue;
        }
        let finding = findings.at(entry.key.place(), format!("unknown property {}", quote(name)));
        finding.arguments(&[name]);
        let help = suggest(name, known.iter().copied());
        finding.help(help.unwrap_or_else(|| format!("remove it, or write {}", list(known, "or"))));
        // Runbooks have these; what the service makes of them in commands was not recorded.
        if AUTOMATION.contains(&name) || content.templated {
            finding.at_most(Severity::Warning);
        }
    }
}

const COMMAND: &[&str] = &["schemaVersion", "description", "parameters", "mainSteps"];
const AUTOMATION: &[&str] = &[
    "schemaVersion",
    "description",
    "assumeRole",
    "parameters",
    "mainSteps",
    "outputs",
    "files",
    "variables",
    "templateInformation",
    "executableRunBooks",
    "emergencyChange",
];
