//! Checks one request that the program holds as a string.

use ssmlint::{Format, Input, Role, Settings, Workspace, check, write};
use std::io::{self, Write};

/// Writes the findings of a request, one a line.
///
/// # Errors
/// Any error of writing to `out`.
pub(crate) fn run(out: &mut dyn Write) -> io::Result<()> {
    let request = r#"{
        "Name": "AWS-RunShellScript",
        "Targets": [{ "Key": "tags:Env", "Values": ["prod"] }],
        "ScheduleExpression": "rate(1 days)"
    }"#;
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new("request.json", request, Role::Given)], None);
    let report = check(&workspace, &Settings::default());
    // Findings are data too.
    let fixable = report.findings.iter().filter(|finding| !finding.fixes.is_empty()).count();
    writeln!(out, "{} findings, {fixable} with a fix", report.findings.len())?;
    write(Format::CONCISE, &report, workspace.sources(), out)
}

fn main() -> io::Result<()> {
    run(&mut io::stdout())
}
