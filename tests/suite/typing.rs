//! Texts in which somebody is typing: an error in one entry takes nothing from the others, and adds nothing to them.

use ssmlint::{Diagnostic, Input, Role, Settings, Workspace, check};

/// What is said of a text: the line, from 0, and the name of the rule.
fn said(name: &str, text: &str) -> Vec<(usize, String)> {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, Role::Given)], None);
    let line = |finding: &Diagnostic| {
        let start = finding.place.span.range().start;
        text.bytes().take(start).filter(|byte| *byte == b'\n').count()
    };
    let findings = check(&workspace, &Settings::default()).findings;
    findings.iter().map(|finding| (line(finding), finding.rule.name.as_str().to_owned())).collect()
}

/// Three entries of which the first and the last lack something.
const BATCH: &str = r#"{ "Entries": [
  { "Name": "AWS-UpdateSSMAgent", "Targets": [{ "Key": "tag:Env" }] }@
  { "Name": "AWS-UpdateSSMAgent",
    "Targets": [{ "Key": "tag:Tier", "Values": ["web"] }],
    "ScheduleExpression": "rate(1 day)"@
  },
  { "Name": "AWS-UpdateSSMAgent", "Targets": [{ "Key": "tag:Env" }], "ScheduleExpression": "rate(1 days)" }
] }
"#;

#[test]
fn an_error_takes_nothing_from_whole_entries() {
    for (before, behind) in [("", ""), (",", ",\n    \"Sched\""), (",", ",\n    \"Sched\":")] {
        let text = BATCH.replacen('@', before, 1).replacen('@', behind, 1);
        let found = said("batch.json", &text);
        let of = |rule: &str| found.iter().filter(|(_, name)| name == rule).map(|(line, _)| *line).collect::<Vec<_>>();
        let last = text.lines().count() - 2;
        assert_eq!(of("syntax-error").len(), 1, "{text}: {found:?}");
        assert_eq!(of("missing-target-values"), [1, last], "{text}: {found:?}");
        assert_eq!(of("rate-plural"), [last], "{text}: {found:?}");
        assert_eq!(found.len(), 4, "{text}: {found:?}");
    }
}
