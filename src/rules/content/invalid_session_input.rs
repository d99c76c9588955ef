//! A Session document has an unknown setting, or one with an impossible value.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::suppression::is_suppression;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::{head, noun, refers};
use crate::rule::pages;
use crate::rule::words::{list, quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::{Entry, Node};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::SESSIONS, pages::AGENT],
        ..meta("invalid-session-input", 860, include_str!("../../../rules/content/invalid-session-input.md"))
    },
    check: Check::Document(check),
};

/// The settings. Source: user guide, "Session document schema"; the node agent.
const INPUTS: &[&str] = &[
    "s3BucketName",
    "s3KeyPrefix",
    "s3EncryptionEnabled",
    "cloudWatchLogGroupName",
    "cloudWatchEncryptionEnabled",
    "cloudWatchStreamingEnabled",
    "kmsKeyId",
    "runAsEnabled",
    "runAsDefaultUser",
    "idleSessionTimeout",
    "maxSessionDuration",
    "shellProfile",
];

/// What a session that forwards a port is given.
const PORT: &[&str] = &["portNumber", "type", "localPortNumber", "host", "localConnectionType", "localUnixSocket"];

/// What a session that runs commands is given: something for each platform.
const PLATFORMS: &[&str] = &["windows", "linux", "macos"];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_session() {
        return;
    }
    let inputs = content.member("inputs").map(|entry| entry.value).filter(|inputs| inputs.is_mapping());
    for entry in inputs.into_iter().flat_map(told) {
        let name = entry.key.text();
        if !INPUTS.contains(&name) {
            unknown(entry, INPUTS, "a session", findings);
            continue;
        }
        input(entry, findings);
    }
    let kind = content.member("sessionType").and_then(|entry| plain(entry.value));
    let known = match kind {
        Some("Port") => PORT,
        Some("InteractiveCommands" | "NonInteractiveCommands") => PLATFORMS,
        _ => return,
    };
    let Some(properties) = content.member("properties").map(|entry| entry.value) else { return };
    for entry in Some(properties).filter(|node| node.is_mapping()).into_iter().flat_map(told) {
        if !known.contains(&entry.key.text()) {
            unknown(entry, known, "a session of this type", findings);
        } else if known == PLATFORMS && literal(entry.value) {
            let message = format!("{} is {}, not a mapping", quote(entry.key.text()), noun(entry.value));
            findings.at(head(entry.value), message).help("write `{commands: …}`");
        }
    }
}

fn told(map: Node<'_>) -> impl Iterator<Item = Entry<'_>> {
    value::entries(map)
        .filter(|entry| entry.key.placeholder().is_none() && !is_suppression(*entry) && !value::is_null(entry.value))
}

fn unknown(entry: Entry<'_>, known: &[&str], owner: &str, findings: &mut Findings<'_>) {
    let name = entry.key.text();
    let finding = findings.at(entry.key.place(), format!("unknown setting {} of {owner}", quote(name)));
    finding.api_error = None;
    finding.help(suggest(name, known.iter().copied()).unwrap_or_else(|| format!("write {}", list(known, "or"))));
}

fn literal(node: Node<'_>) -> bool {
    node.is_scalar() && !value::is_unknown(node) && !refers(node) && !node.text().contains("${")
}

fn input(entry: Entry<'_>, findings: &mut Findings<'_>) {
    let (name, node) = (entry.key.text(), entry.value);
    match name {
        "idleSessionTimeout" => minutes(name, node, 60, findings),
        "maxSessionDuration" => minutes(name, node, 1440, findings),
        "shellProfile" => {
            if literal(node) || node.is_sequence() {
                findings.at(head(node), format!("`shellProfile` is {}, not a mapping", noun(node)));
            }
            for entry in Some(node).filter(|node| node.is_mapping()).into_iter().flat_map(told) {
                if !["windows", "linux"].contains(&entry.key.text()) {
                    unknown(entry, &["windows", "linux"], "`shellProfile`", findings);
                }
            }
        }
        "runAsDefaultUser" if node.is_text() && refers(node) => {
            findings
                .at(node.place(), "`runAsDefaultUser` takes a name, and no reference")
                .help("write the name of a user of the nodes");
        }
        _ if name.ends_with("Enabled") => {
            let word = ["true", "false"].iter().any(|word| node.text().eq_ignore_ascii_case(word));
            if literal(node) && !word && !node.text().is_empty() && !node.is_yaml_1_1_boolean() {
                findings
                    .at(node.place(), format!("{} is neither `true` nor `false`", quote(name)))
                    .help("write `true` or `false`");
            }
        }
        _ if node.is_sequence() || node.is_mapping() && !value::is_unknown(node) => {
            findings.at(head(node), format!("{} is {}, not a string", quote(name), noun(node)));
        }
        _ => {}
    }
}

fn minutes(name: &str, node: Node<'_>, most: u64, findings: &mut Findings<'_>) {
    if !literal(node) || node.text().is_empty() {
        return;
    }
    let fits = node.text().trim().parse::<u64>().is_ok_and(|number| (1..=most).contains(&number));
    if !fits {
        findings.at(node.place(), format!("{} is a number of minutes from 1 to {most}", quote(name)));
    }
}
