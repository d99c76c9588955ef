//! The content is not in the stated format: YAML without `DocumentFormat`, which means JSON; `TEXT` for a document with steps;
//! anything else for a change calendar.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        also: &[ApiError::ValidationException],
        confidence: Confidence::Observed,
        service_messages: &["Document format '{}' is not supported.", "Invalid document format: {}"],
        sources: &[pages::CREATE_DOCUMENT, pages::DEPLOYED_SCHEMAS],
        ..meta("wrong-content-format", 868, include_str!("../../../rules/content/wrong-content-format.md"))
    },
    check: Check::Call(check),
};

fn check(call: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let (format, absent) = (call.text("DocumentFormat"), call.lacks("DocumentFormat"));
    let format_name = quote(&call.origin.spelled("DocumentFormat"));
    let stated = format.map(|format| format.as_str());
    // An update does not say what the document is.
    let is_text = || content.embedded && content.tree.text().trim_start().starts_with("BEGIN:VCALENDAR");
    if content.kind == Some("ChangeCalendar") || content.kind.is_none() && is_text() {
        if !absent && !matches!(stated, Some("JSON" | "YAML")) {
            return;
        }
        let message = match stated {
            Some(format) => format!("a calendar cannot be {}", quote(format)),
            None => format!("a calendar without {format_name} is taken for JSON"),
        };
        let place = format.map_or_else(|| call.kind_place("DocumentFormat"), |format| format.place());
        findings
            .at(place, message)
            .arguments(&[stated.unwrap_or("JSON")])
            .api_error(ApiError::ValidationException)
            .help(format!("set {format_name} to `TEXT`"));
    } else if let Some(format) = format.filter(|format| format.as_str() == "TEXT") {
        let structured = content.is_ssm_kind() || content.kind == Some("Package");
        if let Some(kind) = content.kind.filter(|_| structured) {
            findings
                .at(format.place(), format!("a document of type {} is JSON or YAML, and no text", quote(kind)))
                .arguments(&["TEXT"])
                .api_error(ApiError::ValidationException)
                .help("write `JSON` or `YAML`");
        }
    } else if absent
        && content.embedded
        && !content.templated
        && !content.tree.text().trim_start().starts_with(['{', '['])
    {
        // JSON that cannot be parsed is reported as such.
        let Some(entry) = content.member("schemaVersion") else { return };
        findings
            .at(content.place(entry.key), format!("the content is YAML, and without {format_name} it is read as JSON"))
            .help(format!("set {format_name} to `YAML`"));
    }
}
