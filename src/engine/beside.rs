//! What is said of a file that nobody asked for, and is read with its module: what is in one that somebody did ask for.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::report::{Counts, Report};
use crate::model::file::{File, Role};
use crate::source::sources::SourceId;
use crate::workspace::files::Workspace;

/// Whether a file is checked for the sake of the others of its module.
pub(crate) fn is_checked(file: &File) -> bool {
    file.role == Role::Beside && file.is_terraform
}

/// Leaves of the report on such a file the findings that have a place in a file that somebody asked for: a value there makes the
/// fault here.
pub(crate) fn retain(report: &mut Report, workspace: &Workspace) {
    let is_asked = |source: SourceId| {
        let role = workspace.file(source).map(|file| file.role);
        matches!(role, Some(Role::Given | Role::Named | Role::Found | Role::Draft))
    };
    let touches = |finding: &Diagnostic| {
        let place = &finding.place;
        let labels = finding.labels.iter().map(|label| label.span);
        let circumstances = place.when.iter().map(|when| when.span);
        labels.chain(circumstances).chain(place.origin).any(|span| is_asked(span.source))
    };
    report.findings.retain(touches);
    report.suppressed.retain(|suppressed| touches(&suppressed.finding));
    report.undecided.clear();
    let files = usize::from(!report.findings.is_empty());
    report.counts = Counts { files, ..Counts::default() };
}
