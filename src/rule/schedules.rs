//! Faults of an association's schedules, worded.

use crate::diagnostic::fix::{Fix, Safety};
use crate::diagnostic::meta::Severity;
use crate::model::association::Association;
use crate::model::scheduled::Scheduled;
use crate::rule::findings::Findings;
use crate::rule::rewrite::rewrite;
use crate::rule::words::quote;
use crate::service::schedule::fault::{Fault, Verdict};
use crate::service::schedule::fault_kind::FaultKind;
use crate::service::schedule::suggest::{Suggestion, suggestion};

/// What a rule says of a fault: the message, and what to do where no text can be suggested.
pub(crate) type Words = (String, Option<&'static str>);

/// Says of every fault what `words` has for it. The severity follows the evidence; a text that the service takes is
/// offered as a fix.
pub(crate) fn judge_faults(
    association: &Association<'_>,
    findings: &mut Findings<'_>,
    words: impl Fn(FaultKind) -> Option<Words>,
) {
    for schedule in association.schedules() {
        for fault in &schedule.reading.faults {
            let Some((message, help)) = words(fault.kind) else { continue };
            say(schedule, fault, (message, help), findings);
        }
    }
}

fn say(schedule: &Scheduled<'_>, fault: &Fault, (message, help): Words, findings: &mut Findings<'_>) {
    let text = schedule.text.as_str();
    let finding = findings.at(schedule.text.slice(fault.range.clone()), message);
    finding.arguments(&[text]).confidence(fault.confidence).at_most(match fault.verdict {
        Verdict::Refused => Severity::Error,
        Verdict::ProbablyRefused => Severity::Warning,
        Verdict::ProbablyAccepted => Severity::Note,
    });
    let suggestion = suggestion(text, fault);
    let written = suggestion.as_ref().map(|suggestion| quote(&suggestion.apply(text)));
    let advice = match (help, written) {
        (Some(help), None) => Some(help.to_owned()),
        (None, Some(written)) => Some(format!("write {written}")),
        (Some(help), Some(written)) => Some(format!("{help}; for instance {written}")),
        (None, None) => None,
    };
    if let Some(advice) = advice {
        finding.help(advice);
    }
    if let Some(fix) = suggestion.and_then(|suggestion| fix(schedule, suggestion)) {
        finding.fix(fix);
    }
}

/// The suggestion as an edit of the file, where it can be one.
fn fix(schedule: &Scheduled<'_>, suggestion: Suggestion) -> Option<Fix> {
    let title = format!("write {}", quote(&suggestion.apply(schedule.text.as_str())));
    let safety = if suggestion.safe { Safety::Safe } else { Safety::Unsafe };
    rewrite(schedule.text, suggestion.range, &suggestion.replacement, &title, safety)
}
