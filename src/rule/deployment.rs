//! What a deployment shows of an answer of the service.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::rule::words::quote;
use crate::service::template;

/// Adds what CloudFormation prints to the help of an error in a template: it hides the service's own code.
pub fn say_rendering(finding: &mut Diagnostic) {
    let (Severity::Error, Some(error)) = (finding.severity, finding.api_error) else { return };
    let printed = format!("the deployment prints {}", quote(template::rendering(error)));
    let help = match finding.help.take() {
        Some(question) if question.ends_with('?') => format!("{question} {printed}"),
        Some(help) => format!("{help}; {printed}"),
        None => printed,
    };
    finding.help(help);
}
