//! An input has a value that its action refuses: an unknown word, a number beyond its limit, an unreadable duration.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::used::Used;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::refers;
use crate::rule::pages;
use crate::rule::rewrite::respell_at;
use crate::rule::words::{count, list, quote, suggest};
use crate::service::action::duration::{is_instant, seconds};
use crate::service::action::input::{Input, Kind};
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::ACTIONS, pages::PLUGINS],
        ..meta("invalid-input-value", 844, include_str!("../../../rules/content/invalid-input-value.md"))
    },
    check: Check::Document(check),
};

/// The longest sleep, in seconds. Source:
/// <https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-sleep.html>.
const WEEK: u64 = 604_800;

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used() {
        for (entry, input) in used.known() {
            let free =
                input.values.is_empty() && input.min.is_none() && input.max.is_none() && input.kind != Kind::Integer;
            if free || value::is_unknown(entry.value) {
                continue;
            }
            word(used, input, entry.value, findings);
            bounds(used, input, entry.value, findings);
        }
        if used.is("aws:sleep") {
            time(used, findings);
        }
        if used.is("aws:approve") {
            approvals(used, findings);
        }
        if used.is("aws:downloadContent") {
            source(used, findings);
        }
    }
}

fn word(used: &Used<'_>, input: &Input, node: Node<'_>, findings: &mut Findings<'_>) {
    let each = Some(node).filter(|node| node.is_scalar()).into_iter().chain(node.items());
    for node in each.filter(|_| !input.values.is_empty()) {
        let Some(text) = plain(node).filter(|text| !input.values.contains(text)) else { continue };
        let message = format!("{} of {} does not accept {}", quote(input.name), quote(used.action.name), quote(text));
        let finding = findings.at(node.place(), message);
        let values = || input.values.iter().copied();
        let near = values().find(|value| value.eq_ignore_ascii_case(text));
        let help = suggest(text, values()).unwrap_or_else(|| format!("write {}", list(input.values, "or")));
        finding.help(help);
        if let Some(fix) = near.and_then(|near| respell_at(node.tree(), node.span(), text, near)) {
            finding.fix(fix);
        }
    }
}

fn bounds(used: &Used<'_>, input: &Input, node: Node<'_>, findings: &mut Findings<'_>) {
    let (min, max) = (input.min.unwrap_or_default(), input.max.unwrap_or(u64::MAX));
    let subject = || format!("{} of {}", quote(input.name), quote(used.action.name));
    match input.kind {
        Kind::Integer if node.is_scalar() && !refers(node) => {
            let text = node.text().trim();
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let number = if digits { Some(text.parse().unwrap_or(u64::MAX)) } else { None };
            let negative = text.strip_prefix('-').is_some_and(|rest| rest.parse::<u64>().is_ok());
            let Some(number) = number.or(negative.then_some(0).filter(|_| min > 0)) else {
                if !negative {
                    let finding = findings.at(node.place(), format!("{} is not a whole number", subject()));
                    lost_timeout(used, input, finding);
                }
                return;
            };
            if number < min {
                let finding = findings.at(node.place(), format!("{} is at least {min}", subject()));
                lost_timeout(used, input, finding);
            } else if number > max {
                let finding = findings.at(node.place(), format!("{} is at most {max}", subject()));
                lost_timeout(used, input, finding);
            }
        }
        Kind::Text => {
            let Some(text) = plain(node) else { return };
            let length = text.chars().count();
            if length as u64 > max {
                findings.at(node.place(), format!("{} has {length} characters, and takes {max}", subject()));
            }
        }
        Kind::Texts | Kind::Maps | Kind::List if node.is_sequence() && !node.is_open() => {
            let length = node.len() as u64;
            if length > max {
                findings.at(node.place(), format!("{} has {}, and takes {max}", subject(), count(node.len(), "item")));
            } else if length < min {
                findings.at(node.place(), format!("{} is empty", subject()));
            }
        }
        _ => {}
    }
}

fn lost_timeout(used: &Used<'_>, input: &Input, finding: &mut Diagnostic) {
    if used.plugin && input.name == "timeoutSeconds" {
        finding.help("correct it: nodes take 3600 seconds instead");
    }
}

fn time(used: &Used<'_>, findings: &mut Findings<'_>) {
    if let Some(entry) = used.get("Duration").filter(|entry| is_literal(entry.value)) {
        let text = entry.value.text();
        match seconds(text) {
            None => {
                let finding = findings.at(entry.value.place(), "not a duration of ISO 8601");
                finding.help(written(text).unwrap_or_else(|| "write `PT30S`, `PT10M`, `PT1H` or `P1D`".to_owned()));
            }
            Some(length) if length > WEEK => {
                findings.at(entry.value.place(), "`aws:sleep` lasts 7 days at most");
            }
            Some(_) => {}
        }
    }
    if let Some(entry) = used.get("Timestamp").filter(|entry| is_literal(entry.value))
        && !is_instant(entry.value.text())
    {
        let finding = findings.at(entry.value.place(), "not an instant of ISO 8601");
        finding.help("write a date and a time: `2027-01-31T00:00:00Z`");
    }
}

/// The duration that a bare number, or one with a wrong letter before it, means.
fn written(text: &str) -> Option<String> {
    let digits = |text: &str| !text.is_empty() && text.len() < 7 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits(text) {
        return Some(format!("write seconds as `PT{text}S`"));
    }
    let number = text.strip_prefix('P')?.strip_suffix(['S', 'H'])?;
    digits(number)
        .then(|| format!("write `PT{}`: hours, minutes and seconds come after `T`", text.get(1..).unwrap_or_default()))
}

fn is_literal(node: Node<'_>) -> bool {
    node.is_scalar() && !value::is_unknown(node) && !refers(node) && !node.text().contains("${")
}

/// As many approvals as there are approvers.
fn approvals(used: &Used<'_>, findings: &mut Findings<'_>) {
    let (Some(least), Some(list)) = (used.get("MinRequiredApprovals"), used.get("Approvers")) else { return };
    let list = list.value;
    let known = list.is_sequence() && !list.is_open() && list.items().all(|item| plain(item).is_some());
    let Some(number) = least.value.text().trim().parse::<usize>().ok().filter(|_| is_literal(least.value)) else {
        return;
    };
    if known && number > list.len() {
        let message = format!("{} needed, and {} named", count(number, "approval"), count(list.len(), "approver"));
        findings.at(least.value.place(), message);
    }
}

/// What `sourceInfo` says in a text is JSON.
fn source(used: &Used<'_>, findings: &mut Findings<'_>) {
    let Some(entry) = used.get("sourceInfo").filter(|entry| is_literal(entry.value)) else { return };
    if matches!(entry.value.scalar(), Some(Scalar::Text(text)) if !text.trim_start().starts_with('{')) {
        let finding =
            findings.at(entry.value.place(), "`sourceInfo` is neither a mapping nor a JSON object in a string");
        finding.help("write `{path: …}` for `S3`, `{url: …}` for `HTTP`");
    }
}
