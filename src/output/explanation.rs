//! What a message means, for programs, as `schemas/explanation.schema.json` describes it.

use crate::diagnostic::explanation::Explanation;
use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Meta;
use crate::diagnostic::rule_pages::RulePages;
use crate::output::json::{FindingView, TOOL, ToolView, VERSION, finding_view};
use crate::output::located::Located;
use crate::source::sources::Sources;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct ExplanationView<'e> {
    version: u32,
    tool: ToolView,
    meaning: MeaningView<'e>,
    findings: Vec<FindingView<'e>>,
    elsewhere: Vec<FindingView<'e>>,
    rules: Vec<RuleView>,
    others: Vec<RuleView>,
}

#[derive(Serialize)]
struct MeaningView<'e> {
    kind: &'static str,
    api_errors: Vec<&'static str>,
    text: &'e str,
}

#[derive(Serialize)]
struct RuleView {
    rule: &'static str,
    code: String,
    severity: &'static str,
    api_error: Option<&'static str>,
    about: String,
    url: String,
    docs: Vec<&'static str>,
}

/// Writes an explanation with its causes, what the same rules find elsewhere, and where their `pages` are, as one JSON object with a line break at its end.
///
/// # Errors
/// Any error from writing to `out`.
pub fn write(
    explanation: &Explanation,
    places: &[Diagnostic],
    elsewhere: &[Diagnostic],
    pages: &RulePages,
    sources: &Sources,
    out: &mut dyn Write,
) -> io::Result<()> {
    let located = Located::new(sources);
    let view = ExplanationView {
        version: VERSION,
        tool: TOOL,
        meaning: MeaningView {
            kind: explanation.kind.name(),
            api_errors: explanation.errors.iter().map(|error| error.name()).collect(),
            text: &explanation.text,
        },
        findings: views(places, &located),
        elsewhere: views(elsewhere, &located),
        rules: explanation.rules().into_iter().map(|meta| rule(meta, pages)).collect(),
        others: explanation.others.iter().map(|meta| rule(meta, pages)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &view)?;
    out.write_all(b"\n")
}

fn views<'e>(findings: &'e [Diagnostic], located: &Located<'e>) -> Vec<FindingView<'e>> {
    findings.iter().map(|finding| finding_view(finding, located)).collect()
}

fn rule(meta: &'static Meta, pages: &RulePages) -> RuleView {
    RuleView {
        rule: meta.name.as_str(),
        code: meta.code.to_string(),
        severity: meta.severity.name(),
        api_error: meta.raises.map(|error| error.name()),
        about: meta.about(),
        url: pages.url(meta),
        docs: meta.source_urls(),
    }
}
