//! What one request gets beside certain facts: rows that no page of a rule shows, most of them because nothing may be said.

use ssmlint::{Input, Role, Settings, Workspace, check};

const DOCUMENT: (&str, &str) = (
    "Acme-Run.yaml",
    "schemaVersion: '2.2'\nparameters:\n  Lines: {type: StringList, default: [], minItems: 1}\n  Word: {type: String, default: a}\n\
     mainSteps:\n  - {action: 'aws:runShellScript', name: s, inputs: {runCommand: [\"{{ Word }}\"]}}\n",
);

/// The rules that speak about a file, each with its severity.
fn said(name: &str, text: &str, complete: bool) -> Vec<String> {
    let mut settings = Settings::default();
    settings.documents.complete = Some(complete);
    let mut workspace = Workspace::default();
    let input = |name: &str, text: &str, role| Input::new(name, text, role);
    workspace.open(vec![input(name, text, Role::Given), input(DOCUMENT.0, DOCUMENT.1, Role::Fact)], None);
    let report = check(&workspace, &settings);
    report.findings.iter().map(|found| format!("{} {}", found.severity.name(), found.rule.name.as_str())).collect()
}

#[test]
fn requests_get_the_verdict_that_is_sure() {
    let target = "Targets: [{Key: 'tag:a', Values: [b]}]\n";
    let rows: Vec<(String, &[&str])> = vec![
        (format!("Name: Acme-Run:1\n{target}"), &["warning name-with-version"]),
        (format!("Name: Acme-Run\nParameters: {{Lines: []}}\n{target}"), &[]),
        (format!("Name: Acme-Run\nApplyOnlyAtCronInterval: yes\n{target}"), &["warning wrong-type"]),
        (format!("Name: Acme-Run\nDuration: 0b11\n{target}"), &["warning wrong-type"]),
        (format!("Name: Acme-Run\nDuration: 99999999999999999999\n{target}"), &["error number-out-of-range"]),
        (format!("Name: Acme-Run\nMaxErrors: $m\n{target}"), &[]),
        (format!("Name: Acme-Run\nDocumentVersion: $latest\n{target}"), &["error string-pattern-mismatch"]),
        (
            "Name: Acme-Run\nAutomationTargetParameterName: Word\n".to_owned(),
            &["warning target-parameter-on-command", "error missing-target"],
        ),
        (
            "Name: Acme-Run\nTargets:\n  - {Key: InstanceIds, Values: [i-12345678]}\n  - {Key: instanceids, Values: [i-12345678]}\n".to_owned(),
            &["warning repeated-target-key"],
        ),
    ];
    for (text, expected) in rows {
        let mut found = said("create-association.yaml", &text, true);
        found.retain(|said| !said.ends_with("duration-without-apply-only"));
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn addresses_are_no_content_whatever_their_scheme() {
    for address in ["http://a.example/x", "https://a.example/x", "s3://b/k", "file://x.json"] {
        let text = format!("{{\"Name\": \"Acme-A\", \"DocumentType\": \"Command\", \"Content\": \"{address}\"}}");
        assert_eq!(said("create-document.json", &text, false), ["error unreadable-content"], "{address}");
    }
}

#[test]
fn attachments_are_looked_for_in_a_mapping_alone() {
    let runbook = |files: &str| {
        format!(
            "schemaVersion: '0.3'\n{files}mainSteps:\n  - name: s\n    action: aws:executeScript\n    inputs: {{Runtime: python3.11, Handler: h, Attachment: a.zip}}\n"
        )
    };
    let attachment = |files: &str| {
        let said = said("Acme-Book.yaml", &runbook(files), false);
        said.into_iter().filter(|said| said.contains("unlisted-attachment") || said.contains("attachment")).count()
    };
    assert_eq!(attachment("files: {b.zip: {checksums: {sha256: x}}}\n"), 1);
    assert_eq!(attachment("files: {a.zip: {checksums: {sha256: x}}}\n"), 0);
    assert_eq!(attachment("files: [b.zip]\n"), 0);
    assert_eq!(attachment("files: {'${NAME}': {}}\n"), 0);
}

#[test]
fn without_a_definition_nobody_knows_whether_targets_need_a_parameter() {
    let mut workspace = Workspace::default();
    let undecided = |text: &str, workspace: &mut Workspace| {
        workspace.open(vec![Input::new("create-association.yaml", text, Role::Given)], None);
        let report = check(workspace, &Settings::default());
        report.undecided.iter().any(|open| open.api_error.name() == "ValidationException")
    };
    assert!(undecided("Name: Acme-Nowhere\nTargets: [{Key: 'tag:a', Values: [b]}]\n", &mut workspace));
    assert!(!undecided("Name: Acme-Nowhere\nInstanceId: i-12345678\n", &mut Workspace::default()));
}

#[test]
fn bounds_are_told_from_the_first_that_is_beyond() {
    let target = |name: usize, value: usize| {
        let (name, value) = ("n".repeat(name), "v".repeat(value));
        format!("Name: Acme-Run\nTargets: [{{Key: 'tag:{name}', Values: ['{value}']}}]\n")
    };
    let long: &[&str] = &["warning target-tag-too-long"];
    let lengths = [(128, 1), (129, 1), (1, 256), (1, 257)];
    let found = lengths.map(|(name, value)| said("create-association.yaml", &target(name, value), true));
    assert_eq!(found, [&[][..], long, &[], long]);
}

#[test]
fn what_the_service_answers_to_an_empty_list_is_not_known_and_to_nothing_it_is() {
    let document = "schemaVersion: '2.2'\nparameters: {A: {type: String}, B: {type: String}}\nmainSteps:\n  \
                    - {action: 'aws:runShellScript', name: s, inputs: {runCommand: ['{{ A }} {{ B }}']}}\n";
    let severities = |parameters: &str| {
        let request = format!("Name: Ask\nParameters: {parameters}\nTargets: [{{Key: 'tag:a', Values: [b]}}]\n");
        let mut workspace = Workspace::default();
        let input = |name: &str, text: &str, role| Input::new(name, text, role);
        workspace.open(vec![input("a.yaml", &request, Role::Given), input("Ask.yaml", document, Role::Fact)], None);
        let found = check(&workspace, &Settings::default()).findings.into_iter();
        let missing = found.filter(|found| found.rule.name.as_str() == "missing-parameter");
        missing.map(|found| found.severity.name()).collect::<Vec<_>>()
    };
    assert_eq!(severities("{A: [], B: null}"), ["warning", "error"]);
    // What is not given at all is missed at `Parameters`, before the list.
    assert_eq!(severities("{A: [], C: [x]}"), ["error", "warning"]);
    assert_eq!(severities("{A: [x], B: [y]}"), [""; 0]);
}

#[test]
fn what_is_not_there_is_no_fault_where_the_syntax_broke() {
    for text in [
        "Targets:\n- Key: \"tag:a\n  Values: [b]\nName: Acme-Run\n",
        "Targets:\n- Key: tag:a\n   Values: [b]\nName: Acme-Run\n",
        "{\"Entries\": [{\"Name\": \"Acme-Run\", \"Targets\": [{\"Key\": \"tag:a\"",
    ] {
        let found = said("create-association.yaml", text, true);
        assert!(found.iter().all(|said| said.ends_with("syntax-error")) && !found.is_empty(), "{text}: {found:?}");
    }
    let cut = "{\"schemaVersion\": \"2.2\", \"parameters\": {\"A\": {\"type\": \"String\", \"default\": \"\"},";
    let mut workspace = Workspace::default();
    let input = |name: &str, text: &str, role| Input::new(name, text, role);
    let request = "Name: Cut\nParameters: {B: [x]}\nTargets: [{Key: 'tag:a', Values: [b]}]\n";
    workspace.open(vec![input("a.yaml", request, Role::Given), input("Cut.json", cut, Role::Fact)], None);
    let found = check(&workspace, &Settings::default()).findings;
    assert!(found.iter().all(|found| found.rule.name.as_str() != "unknown-parameter"), "{found:?}");
}

#[test]
fn what_broke_off_is_not_said_to_be_known_later() {
    let template = "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: AWS-UpdateSSMAgent, Targets: [\n  B: {}\n";
    let request = "{\"Name\": \"AWS-UpdateSSMAgent\", \"Targets\": [{\"Key\": \"tag:a\", \"Values\": [\"b\"]},]}";
    for (name, text) in [("stack.yaml", template), ("a.json", request)] {
        let mut workspace = Workspace::default();
        workspace.open(vec![Input::new(name, text, Role::Given)], None);
        let undecided = check(&workspace, &Settings::default()).undecided;
        let reasons: Vec<_> = undecided.iter().map(|undecided| undecided.reason()).collect();
        let is_told = reasons.iter().any(|reason| reason == "the file has syntax errors: fix them first");
        assert!(is_told, "{reasons:?}");
        assert!(!reasons.iter().any(|reason| reason.contains("deployment")), "{reasons:?}");
    }
}

#[test]
fn definitions_that_differ_decide_nothing() {
    let other = DOCUMENT.1.replace("Word", "Other");
    let request = "Name: Acme-Run\nParameters: {Other: [x]}\nTargets: [{Key: 'tag:a', Values: [b]}]\n";
    let count = |second: &str| {
        let mut workspace = Workspace::default();
        let input = |name: &str, text: &str, role| Input::new(name, text, role);
        let files = vec![
            input("a.yaml", request, Role::Given),
            input("one/Acme-Run.yaml", DOCUMENT.1, Role::Fact),
            input("two/Acme-Run.yaml", second, Role::Fact),
        ];
        workspace.open(files, None);
        check(&workspace, &Settings::default()).findings.len()
    };
    assert_eq!((count(DOCUMENT.1), count(&other)), (1, 0));
}

#[test]
fn many_slips_in_one_document_cost_no_more_than_the_text() {
    let steps: String = (0..5000)
        .map(|n| format!("  - {{name: s{n}, action: 'aws:sleep', nextStep: zz{n}, inputs: {{Duration: PT1M}}}}\n"))
        .collect();
    let text = format!("schemaVersion: '0.3'\nmainSteps:\n{steps}");
    assert!(said("Acme-Long.yaml", &text, false).len() >= 5000);
}
