//! Texts in which somebody is typing: an error in one entry takes nothing from the others, and adds nothing to them.

use ssmlint::{Diagnostic, Input, Role, Settings, Workspace, check};
use std::ops::Range;

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
        assert_eq!(of("wrong-rate-plural"), [last], "{text}: {found:?}");
        assert_eq!(found.len(), 4, "{text}: {found:?}");
    }
}

const YAML: &str = "\
Entries:
  - Name: AWS-UpdateSSMAgent
    Targets: [{ Key: tag:Env }]
  - Name: AWS-ConfigureAWSPackage
    AssociationName: acme-agent
    Targets:
      - Key: tag:Tier
        Values: [web, 'api']
    Parameters: { action: [Install], name: [\"agent\"] }
    ScheduleExpression: rate(1 day)
    MaxErrors: 10%
  - Name: AWS-UpdateSSMAgent
    Targets: [{ Key: tag:Env }]
    ScheduleExpression: rate(1 days)
";

const JSON: &str = r#"{
  "Entries": [
    { "Name": "AWS-UpdateSSMAgent", "Targets": [{ "Key": "tag:Env" }] },
    {
      "Name": "AWS-ConfigureAWSPackage",
      "AssociationName": "acme-agent",
      "Targets": [
        { "Key": "tag:Tier", "Values": ["web", "api"] }
      ],
      "Parameters": { "action": ["Install"], "name": ["agent"] },
      "ScheduleExpression": "rate(1 day)",
      "MaxErrors": "10%"
    },
    { "Name": "AWS-UpdateSSMAgent", "Targets": [{ "Key": "tag:Env" }], "ScheduleExpression": "rate(1 days)" }
  ]
}
"#;

/// Where a text may be cut: before and after each of its words and marks, after its first character.
fn cuts(text: &str) -> Vec<usize> {
    let class = |c: char| if c.is_alphanumeric() { ' ' } else { c };
    let pairs = text.char_indices().zip(text.chars().skip(1));
    let is_cut = |a: char, b: char| class(a) != class(b) || !a.is_alphanumeric();
    pairs.filter(|((_, a), b)| is_cut(*a, *b) && *b != ' ').map(|((at, a), _)| at + a.len_utf8()).collect()
}

/// Cuts the middle entry at each of its tokens, where the text ends there and where only the line does; at how many cuts what is
/// planted above is still said, and below. In no other entry anything else is.
fn kept(name: &str, text: &str, entry: &Range<usize>, ends: bool) -> (usize, usize, usize) {
    let planted = said(name, text);
    let (mut all, mut above, mut below) = (0, 0, 0);
    for at in cuts(text) {
        let (before, rest) = text.split_at(at);
        if !entry.contains(&before.matches('\n').count()) {
            continue;
        }
        let rest = if ends { "" } else { rest.find('\n').map_or("", |end| rest.split_at(end).1) };
        let cut = format!("{before}{rest}");
        let found = said(name, &cut);
        let strange = found.iter().filter(|one| !entry.contains(&one.0) && one.1 != "syntax-error");
        let strange: Vec<_> = strange.filter(|one| !planted.contains(one)).collect();
        assert!(strange.is_empty(), "{strange:?} in {cut}");
        let mut kept = [true; 2];
        for one in &planted {
            let side = if one.0 < entry.start { &mut kept[0] } else { &mut kept[1] };
            *side &= found.contains(one);
        }
        (all, above, below) = (all + 1, above + usize::from(kept[0]), below + usize::from(kept[1]));
    }
    (all, above, below)
}

#[test]
fn while_one_entry_is_typed_the_others_keep_what_is_said_of_them() {
    for (name, text, entry, least) in [("a.json", JSON, 3..13, (111, 111)), ("a.yaml", YAML, 3..11, (63, 39))] {
        let (all, above, _) = kept(name, text, &entry, true);
        assert_eq!(above, all, "{name}");
        let (all, above, below) = kept(name, text, &entry, false);
        assert_eq!((above, below), least, "{name}: of {all}");
    }
}

#[test]
fn a_half_typed_name_in_yaml_takes_nothing_from_other_entries() {
    for word in ["    Max\n", "    Max\n    Min\n", "    Max Errors\n"] {
        let text = YAML.replacen("    MaxErrors: 10%\n", word, 1);
        let found = said("a.yaml", &text);
        let lines = word.lines().count();
        let words = (0..lines).map(|line| (10 + line, "syntax-error".to_owned()));
        let mut want: Vec<_> = said("a.yaml", YAML).into_iter().collect();
        want.iter_mut().filter(|one| one.0 > 10).for_each(|one| one.0 += lines - 1);
        want.splice(1..1, words);
        assert_eq!(found, want, "{text}");
    }
}
