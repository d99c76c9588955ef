//! Fixes leave a file that parses as well as before, and nothing to fix; safe ones add no error; comments that silence add nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssmlint::diagnostic::Safety;
use ssmlint::engine::{add_ignores, fix};
use ssmlint::{Project, Severity, Workspace, check};
use ssmlint_fuzz::{hold, open};

/// What they find may hide what is wrong with the member that was meant.
const RENAMED: &[&str] =
    &["unknown-member", "unknown-property", "unknown-content-member", "unknown-declaration-member"];

fn faults(workspace: &Workspace) -> usize {
    workspace.files().iter().map(|file| file.syntax_errors().len()).sum()
}

fuzz_target!(|data: &[u8]| {
    for safety in [Safety::Safe, Safety::Unsafe] {
        let (mut workspace, settings) = open(data);
        let (before, broken) = (check(&workspace, &settings), faults(&workspace));
        let projects = [Project::all(settings)];
        let done = fix(&mut workspace, &projects, safety);
        hold(&done.report, workspace.sources());
        assert!(faults(&workspace) <= broken, "syntax errors come in");
        assert!(fix(&mut workspace, &projects, safety).changed.is_empty(), "a second time something changes");
        let after = check(&workspace, &projects[0].settings);
        assert_eq!(after.findings.len(), done.report.findings.len(), "the report is of another text");
        let is_more = after.count(Severity::Error) > before.count(Severity::Error);
        let is_uncovered = before.findings.iter().any(|finding| RENAMED.contains(&finding.rule.name.as_str()));
        assert!(safety != Safety::Safe || !is_more || is_uncovered, "{:?}", after.findings);
    }
    let (mut workspace, settings) = open(data);
    let (before, broken) = (check(&workspace, &settings).findings.len(), faults(&workspace));
    let done = add_ignores(&mut workspace, &[Project::all(settings)], "until March", &|_, _| ());
    hold(&done.report, workspace.sources());
    assert!(done.report.findings.len() <= before, "{:?}", done.report.findings);
    assert!(faults(&workspace) <= broken, "syntax errors come in");
});
