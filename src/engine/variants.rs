//! What is found in an association whose document is not known for sure: what holds whichever it is, and what holds for one.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::fix::Safety;
use crate::engine::verdict::{Search, Verdict};
use crate::model::association::Association;
use crate::model::file::File;
use crate::service::error::ApiError;
use crate::source::place::When;

/// An association for each document that it may be of; by itself where that is known, or where it may be of another.
pub(crate) fn possible<'a>(association: Association<'a>, file: &'a File) -> Vec<Association<'a>> {
    match file.variants_of(&association) {
        (variants, true) => variants,
        (_, false) => vec![association],
    }
}

/// What can be known of one error whichever of these it is.
pub(crate) fn verdict_of<'s, 'l: 's, 'a: 'l, 'c: 'l>(
    error: ApiError,
    searches: impl Iterator<Item = &'s Search<'l, 'a, 'c>>,
) -> Verdict<'a> {
    let mut told = Verdict::NotApplicable;
    for search in searches {
        match search.verdict(error) {
            Verdict::NotApplicable => {}
            Verdict::Passed => told = Verdict::Passed,
            undecided @ Verdict::Undecided(..) => return undecided,
        }
    }
    told
}

/// The findings of one variant, and the circumstances under which the association is that.
pub(crate) type Variant = (Vec<When>, Vec<Diagnostic>);

/// Joins the findings of all variants with those of the association as it is when nothing is known of its document. What
/// every variant has is said once and of no circumstance. `complete` tells that it is surely one of the variants.
pub(crate) fn join(unknown: Vec<Diagnostic>, variants: Vec<Variant>, complete: bool) -> Vec<Diagnostic> {
    let everywhere =
        |finding: &Diagnostic| variants.iter().all(|(_, list)| list.iter().any(|other| is_same(finding, other)));
    let mut joined: Vec<Diagnostic> = Vec::new();
    for (when, list) in &variants {
        for finding in list {
            let known = joined.iter().any(|other| is_same(finding, other) && other.message == finding.message);
            if known || !complete && unknown.iter().any(|other| is_same(finding, other)) {
                continue;
            }
            let sure = complete && everywhere(finding);
            if sure && joined.iter().any(|other| is_same(finding, other)) {
                continue;
            }
            let mut finding = finding.clone();
            if sure {
                finding.labels.retain(|label| !when.iter().any(|when| when.span == label.span));
            } else {
                // What fixes one variant may spoil another.
                finding.fixes.iter_mut().for_each(|fix| fix.safety = fix.safety.min(Safety::Unsafe));
            }
            joined.push(finding);
        }
    }
    if !complete {
        // What is more severe where the document is known takes the place of what can be said without.
        let more_severe = |finding: &Diagnostic| {
            joined.iter().any(|other| is_at_same(finding, other) && other.severity > finding.severity)
        };
        let lighter: Vec<Diagnostic> = unknown.into_iter().filter(|finding| !more_severe(finding)).collect();
        joined.extend(lighter);
    }
    joined
}

fn is_at_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    let place = |finding: &Diagnostic| (finding.place.span, finding.place.node, finding.place.missing.clone());
    a.rule.code == b.rule.code && place(a) == place(b)
}

fn is_same(a: &Diagnostic, b: &Diagnostic) -> bool {
    is_at_same(a, b) && a.severity == b.severity
}
