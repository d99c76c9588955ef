//! Four times the text takes about four times as long, whatever stands in it.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use ssmlint::engine::check::check;
use ssmlint::model::file::Role;
use ssmlint::output::format::{Format, Look, write};
use ssmlint::settings::Settings;
use ssmlint::workspace::{Input, Workspace};
use std::time::{Duration, Instant};

/// A text with so many of the same.
type Made = fn(usize) -> String;

/// What cost the square of its number once, each with the number that takes a debug build some hundredths of a second.
const TEXTS: &[(&str, usize, Made)] = &[
    ("undeclared.json", 1000, |n| {
        let given: Vec<String> = (0..n).map(|at| format!("\"P{at}\": [\"x\"]")).collect();
        format!("{{\"Name\": \"AWS-RunShellScript\", \"Targets\": [], \"Parameters\": {{{}}}}}", given.join(", "))
    }),
    ("members.json", 1000, |n| {
        let members: Vec<String> = (0..n).map(|at| format!("\"X{at}\": 1")).collect();
        format!("{{\"Name\": \"AWS-RunShellScript\", \"Targets\": [], {}}}", members.join(", "))
    }),
    ("properties.yaml", 400, |n| {
        let properties: String = (0..n).map(|at| format!("      X{at}: 1\n")).collect();
        format!(
            "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-RunShellScript\n{properties}"
        )
    }),
    ("sub.yaml", 1000, |n| {
        let text: String = (0..n).map(|at| format!("${{k{at}}} ")).collect();
        let values: String = (0..n).map(|at| format!("              k{at}: x\n")).collect();
        format!(
            "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-RunShellScript\n      \
             Parameters:\n        commands:\n          - Fn::Sub:\n            - \"{text}\"\n            -\n{values}"
        )
    }),
    ("references.json", 500, |n| {
        let declared: Vec<String> = (0..n).map(|at| format!("\"p{at}\": {{\"type\": \"String\"}}")).collect();
        let lines: Vec<String> = (0..n).map(|at| format!("\"echo {{{{ p{at} }}}} {{{{ q{at} }}}}\"")).collect();
        format!(
            "{{\"schemaVersion\": \"2.2\", \"parameters\": {{{}}}, \"mainSteps\": [{{\"action\": \"aws:runShellScript\", \
             \"name\": \"s\", \"inputs\": {{\"runCommand\": [{}]}}}}]}}",
            declared.join(", "),
            lines.join(", ")
        )
    }),
    ("ignores.yaml", 1000, |n| {
        format!("{}Name: AWS-RunShellScript\nTargets: []\n", "# ssmlint: ignore[wrong-type] x\n".repeat(n))
    }),
    ("one-line.json", 300, |n| {
        let entry = "{\"Name\": \"AWS-RunShellScript\", \"InstanceId\": \"i-0123456789abcdef0\", \"Nope\": 1}";
        format!("{{\"Entries\": [{}]}}", vec![entry; n].join(", "))
    }),
    ("broken-line.yaml", 2000, |n| format!("Name: AWS-RunShellScript\nTargets: [{}\n", "{{ a }} x, ".repeat(n))),
    ("unknown-names.yaml", 200, |n| {
        let resource =
            |at| format!("  A{at}: {{Type: AWS::SSM::Association, Properties: {{Name: !Ref D{at}, Nope: 1}}}}\n");
        format!("Resources:\n{}", (0..n).map(resource).collect::<String>())
    }),
];

fn time(name: &str, text: &str) -> Duration {
    let once = || {
        let begun = Instant::now();
        let mut workspace = Workspace::default();
        workspace.open(vec![Input { name: name.to_owned(), bytes: text.into(), role: Role::Named }], None);
        let report = check(&workspace, &Settings::default());
        for format in [Format::Text(Look { color: false, links: false, width: 100 }), Format::Concise, Format::Github] {
            let mut out = Vec::new();
            write(format, &report, workspace.sources(), &mut out).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        begun.elapsed()
    };
    // Other tests run beside: the shortest time is nearest to its own.
    (0..3).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn four_times_the_text_takes_four_times_as_long() {
    for (name, count, made) in TEXTS {
        let (short, long) = (time(name, &made(*count)), time(name, &made(4 * count)));
        let ratio = long.as_secs_f64() / short.as_secs_f64().max(0.005);
        assert!(ratio < 9.0, "{name}: {short:?}, and {long:?} for four times as much");
    }
}
