//! Findings are drawn whatever the distance of their places and the length of their lines, and no more of them than are read.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use crate::rules::{Block, blocks, examples, open};
use miette::Diagnostic as _;
use ssmlint::engine::name_subjects;
use ssmlint::output::{Reported, Style};
use ssmlint::rules::ALL;
use ssmlint::{Diagnostic, Format, Input, Role, Settings, Workspace, check, write};
use std::fs;

/// A megabyte of nothing.
const PAD: usize = 1 << 20;

const FORMATS: &[Format] = &[
    Format::Text(Style { color: false, links: false, width: 100 }),
    Format::CONCISE,
    Format::Json,
    Format::Sarif { suppressed: true },
    Format::Github,
    Format::Gitlab,
    Format::Junit,
    Format::Checkstyle,
    Format::Jsonl,
    Format::Rdjson,
    Format::Markdown,
    Format::Html,
];

/// The text of an example on one line of JSON, where it can be written so.
fn one_line(block: &Block) -> Option<String> {
    let text = block.lines.join(" ");
    match block.language() {
        "json" => serde_json::from_str::<serde_json::Value>(&text).is_ok().then_some(text),
        _ => {
            let value: serde_yaml::Value = serde_yaml::from_str(&block.lines.join("\n")).ok()?;
            serde_json::to_string(&value).ok().filter(|text| text.starts_with('{'))
        }
    }
}

/// The same example with another text in its last block.
fn with(files: &[&Block], text: &str) -> Vec<Block> {
    let mut files: Vec<Block> = files.iter().map(|block| (*block).clone()).collect();
    if let Some(last) = files.last_mut() {
        last.info = last.info.replacen("yaml", "json", 1);
        last.lines = vec![text.to_owned()];
    }
    files
}

fn findings(files: &[Block], rule: &str) -> Vec<Diagnostic> {
    let (workspace, settings) = open(&files.iter().collect::<Vec<_>>());
    check(&workspace, &settings).findings.into_iter().filter(|finding| finding.rule.name.as_str() == rule).collect()
}

/// The bytes after the commas of a line of JSON that are between these two.
fn gap(text: &str, from: usize, to: usize) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted && at >= from && at < to => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[test]
fn two_places_of_a_finding_a_megabyte_apart_on_one_line_are_shown_in_every_format() {
    let mut tried = Vec::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let path = format!("rules/{}.md", meta.page());
        let page = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let blocks = blocks(&page);
        for example in examples(&blocks) {
            let files: Vec<&Block> = example.iter().filter_map(|&index| blocks.get(index)).collect();
            let Some(line) = files.last().filter(|last| last.section == "Example").and_then(|last| one_line(last))
            else {
                continue;
            };
            let short = findings(&with(&files, &line), meta.name.as_str());
            let places = short.iter().find_map(|finding| {
                let (own, other) = (finding.place.span, finding.labels.first()?.span);
                let (first, last) = if own.start < other.start { (own, other) } else { (other, own) };
                (own.source == other.source).then_some((first.end as usize, last.start as usize))
            });
            let Some(gap) = places.and_then(|(first, last)| gap(&line, first, last)) else { continue };
            let pad = " ".repeat(PAD);
            let (head, tail) = line.split_at(gap);
            for (long, apart) in [(format!("{head}{pad}{tail}"), true), (format!("{pad}{line}{pad}"), false)] {
                shown_everywhere(&with(&files, &long), meta.name.as_str(), short.len(), apart);
            }
            tried.push(meta.name.as_str());
            break;
        }
    }
    assert!(tried.len() >= 10, "{tried:?}");
}

fn shown_everywhere(files: &[Block], rule: &str, count: usize, apart: bool) {
    let (workspace, settings) = open(&files.iter().collect::<Vec<_>>());
    let report = check(&workspace, &settings);
    let found = report.findings.iter().filter(|finding| finding.rule.name.as_str() == rule);
    assert_eq!(found.count(), count, "{rule}: the distance changes what is found");
    for format in FORMATS {
        let mut out = Vec::new();
        write(*format, &report, workspace.sources(), &mut out).unwrap_or_else(|error| panic!("{rule}: {error}"));
        let out = String::from_utf8_lossy(&out);
        for finding in &report.findings {
            assert!(out.contains(&finding.rule.code.to_string()), "{rule}, {format:?}: {}", finding.message);
        }
        if matches!(format, Format::Text(_)) {
            let widest = out.lines().map(str::len).max().unwrap_or_default();
            assert!(widest < 1300, "{rule}: a line of {widest} bytes");
            let frames = out.matches(" --> ").count();
            assert!(frames > report.findings.len() || !apart, "{rule}: one frame for places apart:\n{out}");
        }
    }
}

#[test]
fn a_report_shows_one_finding_of_each_kind_and_the_gravest_and_counts_all() {
    let entry = "- Name: AWS-UpdateSSMAgent\n  Nope: 1\n  MaxErrors: x\n";
    let files = [("a.yaml", format!("Entries:\n{}", entry.repeat(300)))];
    let root = folder("many", &files.each_ref().map(|(name, text)| (*name, text.as_str())));
    let done = |more: &[&str]| run_in(&root, &[&["check", "--isolated", "a.yaml"], more].concat(), "");
    let all = done(&["--format", "json", "--max-findings", "all"]);
    let all: serde_json::Value = serde_json::from_str(&all.out).unwrap_or_else(|error| panic!("{error}"));
    let count = all.pointer("/findings").and_then(|list| Some(list.as_array()?.len())).unwrap_or_default();
    assert!(count > 600, "{count}");
    let text = done(&[]);
    assert_eq!(text.status, 1);
    assert_eq!(text.out.matches("SSM111").count(), 1, "a warning is shown once, then errors");
    assert_eq!(text.out.matches(" --> a.yaml:").count(), 100);
    let more = format!("and {} more findings; --max-findings all shows every one\n", count - 100);
    assert!(text.out.ends_with(&more), "{}", text.out.get(text.out.len() - 200..).unwrap_or_default());
    assert!(text.err.contains("300 warnings"), "{}", text.err);
    for (format, end) in [("github", ""), ("markdown", ""), ("concise", "and 3 more")] {
        let most = if format == "concise" { (count - 3).to_string() } else { "100".to_owned() };
        let done = run_in(&root, &["check", "--isolated", "a.yaml", "--format", format, "--max-findings", &most], "");
        assert!(done.out.contains(end) && done.out.contains(" more findings; --max-findings"), "{format}");
        assert_eq!(done.status, 1, "{format}");
    }
    let few = done(&["--format", "sarif", "--max-findings", "0", "--fail-on", "note"]);
    assert_eq!(few.status, 1);
    assert!(few.err.contains(&format!("standard output has 0 of {count} findings")), "{}", few.err);
    assert!(few.out.contains("more findings"), "{}", few.out);
    let few = done(&["--format", "json", "--max-findings", "7"]);
    let few: serde_json::Value = serde_json::from_str(&few.out).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(few.pointer("/summary/left_out"), Some(&serde_json::Value::from(count - 7)));
    assert_eq!(few.pointer("/summary/errors"), all.pointer("/summary/errors"));
    assert_eq!(done(&["--max-findings", "few"]).status, 2);
}

#[test]
fn redacted_frames_hold_names_and_no_values() {
    let yaml = "Name: AWS-RunShellScript # S3CRET0\nTargets: [{Key: tags:S3CRET, Values: [S3CRET1]}]\nMaxErrors: 5\n\
                Parameters:\n  commands: S3CRET2\n  nope: {S3CRET3: S3CRET4}\n";
    let broken = r#"{"Name": "AWS-RunShellScript", "Targets": [], "Parameters": {"commands": ["S3CRET5" "S3CRET6"]}}"#;
    let root = folder("redacted", &[("a.yaml", yaml), ("broken.json", broken)]);
    let plain = run_in(&root, &["check", "--isolated", "a.yaml"], "");
    assert!(plain.out.contains("commands: S3CRET2"), "frames show the source as it is: {}", plain.out);
    let done = run_in(&root, &["check", "--isolated", ".", "--redact"], "");
    assert_eq!(done.status, 1);
    assert!(done.out.contains("commands: *******") && done.out.contains("nope: {*******: *******}"), "{}", done.out);
    let said = done.out.replace("`tags:S3CRET`", "").replace("`tag:S3CRET`", "");
    assert!(!said.contains("S3CRET"), "{said}");
    assert_eq!(run_in(&root, &["check", ".", "--redact", "--diff"], "").status, 2);
}

/// What is on standard output for a text, in so many columns.
fn text(name: &str, text: &str, columns: usize) -> String {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, Role::Given)], None);
    let mut report = check(&workspace, &Settings::default());
    name_subjects(&workspace, &mut report);
    let look = Style { color: false, links: false, width: columns };
    let mut out = Vec::new();
    write(Format::Text(look), &report, workspace.sources(), &mut out).unwrap_or_else(|error| panic!("{error}"));
    String::from_utf8(out).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_finding_with_one_place_takes_nine_lines_however_long_its_line_is() {
    let template = "Resources:\n  Patch:\n    Type: AWS::SSM::Association\n    Metadata: {\"aws:cdk:path\": Stack/Patch}\n    Properties:\n      Name: AWS-UpdateSSMAgent\n      ScheduleExpression: rate(3 day)\n      Targets: [{Key: InstanceIds, Values: [\"*\"]}]\n";
    let expected = "\
error[SSM263 wrong-rate-plural]: [*] the unit must be `days` with this number
 --> t.yaml:7:34
  |
7 |       ScheduleExpression: rate(3 day)
  |                                  ^^^ InvalidSchedule
  |
  = help: write `rate(3 days)`
  = note: in resource `Patch` (Stack/Patch)

the deployment prints `Invalid request provided`

";
    assert_eq!(text("t.yaml", template, 80), expected);
    let long = format!(
        "Name: AWS-UpdateSSMAgent\nTargets: [{{Key: InstanceIds, Values: ['*']}}]\nScheduleExpression: rate(3 day) #{}\n",
        " and on it goes".repeat(5000)
    );
    let shown = text("r.yaml", &long, 60);
    assert!(shown.contains(" --> r.yaml:3:28\n"), "{shown}");
    assert_eq!(shown.lines().count(), 8, "{shown}");
    assert!(shown.lines().filter(|line| line.contains(" | ")).all(|line| line.len() <= 64), "{shown}");
    let far = format!(
        "{{{}\"Name\": \"AWS-UpdateSSMAgent\", \"ScheduleExpression\": \"rate(3 day)\", \"Targets\": [{{\"Key\": \"InstanceIds\", \"Values\": [\"*\"]}}]}}",
        " ".repeat(5000)
    );
    let shown = text("r.json", &far, 80);
    assert!(shown.contains(" --> r.json:1:5062\n"), "the column counts from the beginning of the line: {shown}");
    // The window of the second place shows it where the first one is in the file.
    let pad = " ".repeat(60);
    let twice = format!(
        "{{{}\"Name\": 1,{}\"Name\": \"AWS-UpdateSSMAgent\", \"Targets\": []}}",
        " ".repeat(59),
        pad.repeat(100)
    );
    let shown = text("r.json", &twice, 80);
    let places: Vec<&str> = shown.lines().filter_map(|line| line.trim_start().strip_prefix("--> r.json:")).collect();
    assert!(places.contains(&"1:61"), "{shown}");
    assert!(places.contains(&"1:6071"), "{shown}");
}

#[test]
fn a_place_of_several_lines_is_marked_on_its_first() {
    let request = "Name: AWS-UpdateSSMAgent\nTargets:\n  - Key: tag:A\n    Values: [x]\n  - Key: tag:A\n    Values: [x]\nMaxErrors:\n  - 1\n  - 2\n";
    let shown = text("r.yaml", request, 80);
    let at = shown.find("SSM112").unwrap_or_else(|| panic!("{shown}"));
    let lines: Vec<&str> = shown.get(at..).unwrap_or_default().lines().take(6).collect();
    assert_eq!(lines.get(3), Some(&"8 |   - 1"), "{shown}");
    assert_eq!(lines.get(4), Some(&"  |   ^^^ SerializationException"), "{shown}");
}

#[test]
fn programs_that_report_by_miette_get_all_of_a_finding() {
    let mut workspace = Workspace::default();
    let request = "Name: Acme-Doc\nParameters: {Mode: [x]}\n";
    let document = r#"{"schemaVersion":"2.2","parameters":{"Mode":{"type":"String","allowedValues":["a"]}},"mainSteps":[{"action":"aws:runShellScript","name":"a","inputs":{"runCommand":["id"]}}]}"#;
    let inputs = vec![Input::new("r.yaml", request, Role::Given), Input::new("Acme-Doc.json", document, Role::Fact)];
    workspace.open(inputs, None);
    let report = check(&workspace, &Settings::default());
    let found = report.findings.iter().find(|finding| finding.rule.name.as_str() == "parameter-value-not-allowed");
    let found = found.unwrap_or_else(|| panic!("{:?}", report.findings));
    let reported = Reported::of(found, workspace.sources());
    let shown = |text: Option<Box<dyn std::fmt::Display + '_>>| text.map(|text| text.to_string());
    assert_eq!(shown(reported.code()).as_deref(), Some("SSM503 parameter-value-not-allowed"));
    assert_eq!(shown(reported.help()), found.help);
    assert_eq!(reported.severity(), Some(miette::Severity::Error));
    let labels: Vec<_> = reported.labels().into_iter().flatten().collect();
    let own = labels.iter().map(|label| (label.offset(), label.len(), label.label())).collect::<Vec<_>>();
    assert_eq!(own, [(35, 1, Some("InvalidParameters"))]);
    assert_eq!(reported.related().into_iter().flatten().count(), 1, "the allowed values are in the other file");
}
