//! Checks with levels of one's own: a warning that fails a build, and a rule that is silent.

use ssmlint::{Format, Input, Level, Role, Settings, Severity, Workspace, check, write};
use std::io::{self, Write};

/// Writes the findings, one a line, and how many of them are errors; first with the rules' own levels.
///
/// # Errors
/// Any error of writing to `out`.
pub(crate) fn run(out: &mut dyn Write) -> io::Result<()> {
    let request = r#"{
        "Name": "AWS-RunShellScript",
        "Targets": [{ "Key": "tag:Env", "Values": ["prod"] }],
        "Parameters": { "commands": ["uptime"] },
        "Comment": "nightly",
        "ScheduleExpression": "rate(1 days)"
    }"#;
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new("request.json", request, Role::Given)], None);
    let own = vec![("unknown-member", Level::At(Severity::Error)), ("wrong-rate-plural", Level::Off)];
    for levels in [Vec::new(), own] {
        let levels = levels.into_iter().map(|(rule, level)| (rule.to_owned(), level)).collect();
        let report = check(&workspace, &Settings { levels, ..Settings::default() });
        write(Format::CONCISE, &report, workspace.sources(), out)?;
        writeln!(out, "errors: {}", report.count(Severity::Error))?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    run(&mut io::stdout())
}
