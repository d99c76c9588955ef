//! Faults of an association's schedules, worded.

use crate::diagnostic::meta::Severity;
use crate::model::association::Association;
use crate::rule::findings::Findings;
use crate::service::schedule::fault::{FaultKind, Verdict};

/// Says of every fault what `words` has for it: a message, and what to do. The severity follows the evidence.
pub fn judge_faults(
    association: &Association<'_>,
    findings: &mut Findings<'_>,
    words: impl Fn(FaultKind) -> Option<(String, Option<&'static str>)>,
) {
    for schedule in association.schedules() {
        for fault in &schedule.reading.faults {
            let Some((message, help)) = words(fault.kind) else { continue };
            let finding = findings.at(schedule.text.slice(fault.range.clone()), message);
            finding.confidence(fault.confidence).at_most(match fault.verdict {
                Verdict::Refused => Severity::Error,
                Verdict::ProbablyRefused => Severity::Warning,
                Verdict::ProbablyAccepted => Severity::Note,
            });
            if let Some(help) = help {
                finding.help(help);
            }
        }
    }
}
