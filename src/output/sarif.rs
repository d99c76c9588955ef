//! The report as SARIF 2.1.0, with all that GitHub's code scanning shows.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::meta::Code;
use crate::diagnostic::report::{Suppressed, SuppressedBy};
use crate::output::fingerprint::fingerprints;
use crate::output::located::Located;
use crate::output::shown::{Shown, each};
use crate::service::error::Confidence;
use crate::source::roots::is_absolute;
use crate::source::sources::{SourceId, Sources};
use crate::source::span::Span;
use serde::Serialize;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The longest description of a rule that code scanning takes, in characters.
const LONGEST: usize = 1024;

#[derive(Serialize)]
struct Log<R> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [R; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<R> {
    tool: Value,
    automation_details: Value,
    column_kind: &'static str,
    original_uri_base_ids: Value,
    invocations: [Value; 1],
    results: R,
}

/// Writes a report as one SARIF log with one run. With `suppressed` the findings that are silent are in it too, as
/// suppressed ones: code scanning shows those as open all the same, other viewers do not.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, suppressed: bool, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    let silent = report.report.suppressed.iter().filter(|_| suppressed).map(|silent| (&silent.finding, Some(silent)));
    let all: Vec<(&Diagnostic, Option<&Suppressed>)> =
        report.findings.iter().map(|finding| (*finding, None)).chain(silent).collect();
    let mut rules: BTreeMap<Code, &Diagnostic> = BTreeMap::new();
    for (finding, _) in &all {
        rules.entry(finding.rule.code).or_insert(finding);
    }
    let index: BTreeMap<Code, usize> = rules.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let prints = fingerprints(all.iter().map(|(finding, _)| *finding), &located);
    let places = Places::new(all.iter().map(|(finding, _)| *finding), &located);
    let printed: Vec<_> = all.into_iter().zip(prints).collect();
    let driver = json!({
        "name": "ssmlint",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": rules.values().map(|finding| descriptor(finding)).collect::<Vec<Value>>(),
    });
    let run = Run {
        tool: json!({ "driver": driver }),
        automation_details: json!({ "id": "ssmlint/" }),
        column_kind: "unicodeCodePoints",
        original_uri_base_ids: json!({ "%SRCROOT%": { "description": { "text": "the root of the repository" } } }),
        invocations: [invocation(report, &located)],
        results: each(&printed, |(told, print)| result(told, print, index.get(&told.0.rule.code), &places)),
    };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}

/// Whether the run could check everything, and what it has to say of itself.
fn invocation(report: &Shown<'_>, located: &Located<'_>) -> Value {
    let unread =
        report.report.unread.iter().map(|reason| json!({ "level": "error", "message": { "text": escape(reason) } }));
    let failed = report.report.failed.iter().map(|id| {
        json!({
            "level": "error",
            "message": { "text": "internal error: the file could not be checked" },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact(*id, located) } }],
        })
    });
    let failed: Vec<Value> = failed.chain(unread).collect();
    let more = report.more().map(|more| json!({ "level": "warning", "message": { "text": escape(&more) } }));
    json!({
        "executionSuccessful": failed.is_empty(),
        "toolExecutionNotifications": failed.into_iter().chain(more).collect::<Vec<Value>>(),
    })
}

/// A rule as one of its findings names it: configurations may differ in where its page is.
fn descriptor(finding: &Diagnostic) -> Value {
    let (rule, link) = (finding.rule, finding.url());
    let short = rule.name.as_str().replace('-', " ");
    let full: String = rule.about().chars().take(LONGEST).collect();
    let help = [vec![full.as_str(), "", &link], rule.source_urls()].concat().join("\n");
    let mut tags = vec![rule.code.folder().to_owned()];
    tags.extend(rule.raises.map(|error| error.name().to_owned()));
    let precision = match rule.confidence {
        Confidence::Documented => "very-high",
        Confidence::Observed => "high",
        Confidence::Inferred => "medium",
    };
    json!({
        "id": rule.code.to_string(),
        "name": rule.name.as_str(),
        "shortDescription": { "text": short },
        "fullDescription": { "text": full },
        "help": { "text": help, "markdown": rule.docs },
        "helpUri": link,
        "defaultConfiguration": { "level": rule.severity.name() },
        "properties": { "tags": tags, "precision": precision, "problem.severity": problem(rule.severity.name()) },
    })
}

/// Code scanning calls a note a recommendation.
fn problem(severity: &str) -> &str {
    if severity == "note" { "recommendation" } else { severity }
}

/// A finding of code scanning. What is written for every finding is plain data: values made on the way would cost more than the
/// finding itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultView<'r> {
    rule_id: String,
    rule_index: Option<&'r usize>,
    level: &'static str,
    message: TextView<'r>,
    locations: [LocationView<'r>; 1],
    related_locations: Vec<RelatedView<'r>>,
    partial_fingerprints: PrintView<'r>,
    fixes: Vec<Value>,
    suppressions: Vec<Value>,
    properties: PropertiesView,
}

#[derive(Serialize)]
struct TextView<'r> {
    text: Cow<'r, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LocationView<'r> {
    physical_location: PhysicalView<'r>,
    logical_locations: Vec<LogicalView<'r>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalView<'r> {
    fully_qualified_name: &'r str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RelatedView<'r> {
    id: usize,
    physical_location: PhysicalView<'r>,
    message: TextView<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalView<'r> {
    artifact_location: Option<&'r ArtifactView>,
    region: RegionView,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactView {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionView {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PrintView<'r> {
    primary_location_line_hash: &'r str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PropertiesView {
    api_error: Option<&'static str>,
    confidence: &'static str,
}

/// Where findings stand, as code scanning names it; each file is named once.
struct Places<'l> {
    located: &'l Located<'l>,
    artifacts: BTreeMap<SourceId, ArtifactView>,
}

impl<'l> Places<'l> {
    fn new<'d>(findings: impl Iterator<Item = &'d Diagnostic>, located: &'l Located<'l>) -> Self {
        let mut artifacts = BTreeMap::new();
        for finding in findings {
            let edits = finding.fixes.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
            let others = finding.labels.iter().map(|label| label.span).chain(edits);
            for span in others.chain([finding.place.span]) {
                artifacts.entry(span.source).or_insert_with(|| artifact(span.source, located));
            }
        }
        Self { located, artifacts }
    }

    fn physical(&self, span: Span) -> PhysicalView<'_> {
        PhysicalView { artifact_location: self.artifacts.get(&span.source), region: self.region(span) }
    }

    fn region(&self, span: Span) -> RegionView {
        let (start, end) = self.located.positions(span);
        RegionView { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
    }

    fn change(&self, fix: &Fix) -> Value {
        let mut files: BTreeMap<SourceId, Vec<Value>> = BTreeMap::new();
        for edit in &fix.edits {
            let replacement =
                json!({ "deletedRegion": self.region(edit.span), "insertedContent": { "text": edit.text } });
            files.entry(edit.span.source).or_default().push(replacement);
        }
        let changes: Vec<Value> = files
            .into_iter()
            .map(|(source, edits)| json!({ "artifactLocation": self.artifacts.get(&source), "replacements": edits }))
            .collect();
        json!({ "description": { "text": fix.title }, "artifactChanges": changes })
    }
}

fn result<'r>(
    (finding, silent): &(&'r Diagnostic, Option<&Suppressed>),
    print: &'r str,
    index: Option<&'r usize>,
    places: &'r Places<'_>,
) -> ResultView<'r> {
    // Code scanning shows a related place only where the message links to it.
    let mut message = escape(&finding.message);
    if let Some(help) = &finding.advice() {
        let message = message.to_mut();
        message.push_str("; ");
        message.push_str(&escape(help));
    }
    for (at, label) in finding.labels.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(message.to_mut(), "; see [{}]({})", escape(&label.text), at + 1);
    }
    let related = finding.labels.iter().enumerate().map(|(at, label)| RelatedView {
        id: at + 1,
        physical_location: places.physical(label.span),
        message: TextView { text: escape(&label.text) },
    });
    let pointer = Some(finding.pointer.as_str()).filter(|pointer| !pointer.is_empty());
    ResultView {
        rule_id: finding.rule.code.to_string(),
        rule_index: index,
        level: finding.severity.name(),
        message: TextView { text: message },
        locations: [LocationView {
            physical_location: places.physical(finding.place.span),
            logical_locations: pointer.into_iter().map(|name| LogicalView { fully_qualified_name: name }).collect(),
        }],
        related_locations: related.collect(),
        partial_fingerprints: PrintView { primary_location_line_hash: print },
        fixes: finding.fixes.iter().map(|fix| places.change(fix)).collect(),
        suppressions: silent.iter().map(|silent| suppression(silent)).collect(),
        properties: PropertiesView {
            api_error: finding.api_error.map(|error| error.name()),
            confidence: finding.confidence.name(),
        },
    }
}
fn suppression(silent: &Suppressed) -> Value {
    let kind = if silent.by == SuppressedBy::Source { "inSource" } else { "external" };
    let reason = match silent.by {
        SuppressedBy::Baseline => "in the baseline",
        SuppressedBy::Source | SuppressedBy::Configuration => silent.reason.as_str(),
    };
    if reason.is_empty() { json!({ "kind": kind }) } else { json!({ "kind": kind, "justification": reason }) }
}

/// In a message of SARIF, brackets are links and the backslash escapes them.
fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '[', ']']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]"))
}

fn artifact(source: SourceId, located: &Located<'_>) -> ArtifactView {
    let name = located.path(source);
    if is_absolute(&name) {
        // An absolute path is below no root that the reader knows.
        return ArtifactView { uri: format!("file:///{}", encode(name.trim_start_matches('/'))), uri_base_id: None };
    }
    ArtifactView { uri: encode(&name), uri_base_id: Some("%SRCROOT%") }
}

/// A path as a URI: every byte that a path of a URI cannot hold, or that would end it, is escaped.
fn encode(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
