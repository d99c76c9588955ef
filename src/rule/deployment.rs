//! What a deployment shows of an answer of the service, and what CloudFormation answers by itself.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::Severity;
use crate::model::request::Request;
use crate::model::template::Missing;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::service::cloudformation;
use crate::source::place::{When, WhenKind};
use crate::source::sources::SourceId;

/// Tells what CloudFormation prints of an error in a template: it hides the service's own code.
pub(crate) fn say_rendering(finding: &mut Diagnostic) {
    let (Severity::Error, Some(error)) = (finding.severity, finding.api_error) else { return };
    finding.printed = Some(quote(cloudformation::rendering(error)));
}

/// Adds to the help that a finding rests on a value of the command line: it is in no file that could be shown.
pub(crate) fn say_given(finding: &mut Diagnostic) {
    let is_given = |when: &When| when.kind == WhenKind::Given && when.span.source == SourceId::NOWHERE;
    if finding.place.when.iter().any(is_given) {
        let given = "it rests on a value that `--parameter` gives";
        let help = finding.help.take();
        finding.help(help.map_or_else(|| given.to_owned(), |help| format!("{help}; {given}")));
    }
}

/// Says that a name is missing from the template: what was probably meant, and what CloudFormation prints.
pub(crate) fn say_missing(finding: &mut Diagnostic, missing: &Missing) {
    let meant = nearest(&missing.name, missing.known.iter().map(String::as_str));
    if let Some(meant) = meant {
        finding.help(did_you_mean(meant));
    }
    if let (Some(meant), Some(span)) = (meant, missing.written) {
        finding.fix(Fix {
            title: format!("write {}", quote(meant)),
            safety: Safety::Unsafe,
            edits: vec![Edit { span, text: meant.to_owned() }],
        });
    }
    say_printed(finding);
}

/// Tells what CloudFormation prints, where that is known.
pub(crate) fn say_printed(finding: &mut Diagnostic) {
    if let Some(words) = finding.api_message() {
        finding.printed = Some(format!("`{words}`"));
    }
}

/// Tells what CloudFormation prints of a property of `AWS::SSM::Document` that breaks the resource type's schema: it reads
/// that schema before it calls the service.
pub(crate) fn say_schema(request: &Request<'_>, finding: &mut Diagnostic, words: &str) {
    if request.origin.is_template() && request.operation.is_of_document() {
        finding.printed = Some(quote(words));
    }
}

/// A name as CloudFormation repeats it, on one line.
pub(crate) fn repeated(name: &str) -> String {
    quote(name).trim_matches('`').to_owned()
}
