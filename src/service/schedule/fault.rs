//! A fault of an expression: where, what, and how sure.

use crate::service::error::Confidence;
use crate::service::schedule::fault_kind::FaultKind;
use std::ops::Range;

/// What the service makes of an expression with a fault; more severe ones are greater.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Verdict {
    /// No record; what is near it in the evidence is accepted.
    ProbablyAccepted,
    /// No record; what is near it in the evidence is refused.
    ProbablyRefused,
    /// The call fails with `InvalidSchedule`.
    Refused,
}

/// One thing that is wrong with an expression.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fault {
    /// Where, in bytes of the expression.
    pub range: Range<usize>,
    /// What.
    pub kind: FaultKind,
    /// What the service makes of it.
    pub verdict: Verdict,
    /// How well that is known.
    pub confidence: Confidence,
}

impl Fault {
    pub(crate) fn documented(range: Range<usize>, kind: FaultKind) -> Self {
        Self { range, kind, verdict: Verdict::Refused, confidence: Confidence::Documented }
    }

    pub(crate) fn observed(range: Range<usize>, kind: FaultKind) -> Self {
        Self { range, kind, verdict: Verdict::Refused, confidence: Confidence::Observed }
    }

    pub(crate) fn inferred(range: Range<usize>, kind: FaultKind) -> Self {
        Self { range, kind, verdict: Verdict::Refused, confidence: Confidence::Inferred }
    }

    pub(crate) fn probably_refused(range: Range<usize>, kind: FaultKind) -> Self {
        Self { range, kind, verdict: Verdict::ProbablyRefused, confidence: Confidence::Inferred }
    }

    pub(crate) fn probably_accepted(range: Range<usize>, kind: FaultKind) -> Self {
        Self { range, kind, verdict: Verdict::ProbablyAccepted, confidence: Confidence::Inferred }
    }
}
