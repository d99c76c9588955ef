//! Requests of CreateDocument and UpdateDocument, and the properties of `AWS::SSM::Document`.

use crate::command::{Done, folder, run_in};

const CONTENT: &str = r#""Content": "{\"schemaVersion\": \"2.2\", \"parameters\": {\"P\": {\"type\": \"String\"}}, \"mainSteps\": [{\"action\": \"aws:runShellScript\", \"name\": \"a\", \"inputs\": {\"runCommand\": [\"echo {{ P }}\"]}}]}""#;

fn run(name: &str, files: &[(&str, &str)], args: &[&str]) -> Done {
    run_in(&folder(name, files), args, "")
}

/// Lines of `concise`, without the word of the rule's page.
fn lines(done: &Done) -> Vec<&str> {
    done.out.lines().collect()
}

#[test]
fn every_member_of_a_request_is_judged() {
    let members = [
        (r#""DisplayName": "a!""#, "not a valid display name"),
        (r#""VersionName": "1 beta""#, "not a valid version name"),
        (r#""VersionName": """#, "not a valid version name"),
        (r#""TargetType": "AWS::EC2::Instance""#, "not a valid target type"),
        (r#""DocumentFormat": "json""#, "must be `YAML`, `JSON` or `TEXT`"),
        (r#""CloudProviders": []"#, "0 items, where 1 or more are needed"),
        (r#""CloudProviders": ["aws"]"#, "must be `AWS`, `Azure` or `GCP`"),
        (r#""Requires": [{"Version": "1"}]"#, "`Name` is missing"),
        (r#""Requires": []"#, "0 items, where 1 or more are needed"),
        (r#""Attachments": [{"Key": "SourceUrl", "Values": ["a", "b"]}]"#, "2 items, where 1 or fewer are allowed"),
        (r#""Attachments": {"Key": "SourceUrl"}"#, "expected a list, found a mapping"),
        (r#""Attachments": [{"Key": "SourceUrl", "Values": ["a"], "Name": "a b"}]"#, "not a valid name"),
        (r#""Tags": [{"Key": "", "Value": "x"}]"#, "0 characters, where 1 or more are needed"),
        (r#""DocumentVersion": "1""#, "CreateDocument has no property `DocumentVersion` here"),
        (r#""Tgas": []"#, "unknown property `Tgas`"),
    ];
    for (member, said) in members {
        let text = format!("{{\"Name\": \"Acme-A\", \"DocumentType\": \"Command\", {member}, {CONTENT}}}");
        let done = run("document-member", &[("create-document.json", &text)], &["check", "--format", "concise"]);
        assert_eq!(lines(&done).len(), 1, "{member}: {}", done.out);
        assert!(done.out.contains(said), "{member}: {}", done.out);
    }
    let name = format!("{{\"Name\": \"aws-a\", \"DocumentType\": \"Command\", {CONTENT}}}");
    let done = run("document-name", &[("create-document.json", &name)], &["check", "--format", "concise"]);
    assert!(done.out.contains("names that begin with `aws-` are Amazon's"), "{}", done.out);
    let calendar = r#"{"Name": "Acme-C", "DocumentVersion": "1", "Content": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"}"#;
    let done = run("document-calendar", &[("update-document.json", calendar)], &["check", "--format", "concise"]);
    assert!(done.out.contains("a calendar without `DocumentFormat` is taken for JSON"), "{}", done.out);
    let none = run(
        "document-none",
        &[("create-document.yaml", "Name: Acme-A\nDocumentType: Command\n")],
        &["check", "--format", "concise"],
    );
    assert!(none.out.contains("`Content` is missing"), "{}", none.out);
}

#[test]
fn the_document_of_a_request_is_known_to_associations() {
    let request = format!("{{\"Name\": \"Acme-A\", \"DocumentType\": \"Command\", {CONTENT}}}");
    let association = "Name: Acme-A\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {Q: [x], P: [y]}\n";
    let files = [("create-document.json", request.as_str()), ("create-association.yaml", association)];
    let done = run("document-known", &files, &["check", "--format", "concise"]);
    assert!(done.out.contains("the document declares no parameter `Q`"), "{}", done.out);
    assert_eq!(lines(&done).len(), 1, "{}", done.out);
}

#[test]
fn an_operation_that_is_stated_makes_a_request_and_content_stays_content() {
    let request = format!("{{\"Name\": \"Acme-A\", {CONTENT}}}");
    let args = ["check", "--format", "concise", "--operation"];
    let created = run("document-stated", &[("a.json", &request)], &[&args[..], &["CreateDocument", "a.json"]].concat());
    assert!(created.out.contains("without a `DocumentType`"), "{}", created.out);
    let updated = run("document-stated", &[("a.json", &request)], &[&args[..], &["UpdateDocument", "a.json"]].concat());
    assert_eq!(updated.out, "");
    let content = "schemaVersion: '0.3'\nmainSteps: [{name: a, action: 'aws:sleep', inputs: {Duration: PT1S}}]\n";
    let done = run("document-content", &[("a.yaml", content)], &[&args[..], &["CreateDocument", "a.yaml"]].concat());
    assert_eq!(done.out, "");
}

#[test]
fn answers_and_coverage_are_those_of_the_operation() {
    let request = format!("{{\"Name\": \"Acme-A\", \"DocumentType\": \"Command\", {CONTENT}}}");
    let good = run("document-answer", &[("create-document.json", &request)], &["dry-run"]);
    assert_eq!(good.status, 0);
    assert!(
        good.out.contains("\"DocumentDescription\"") && good.out.contains("\"DocumentFormat\": \"JSON\""),
        "{}",
        good.out
    );
    let refused = request.replace("\"Command\"", "\"command\"");
    let bad = run("document-answer", &[("create-document.json", &refused)], &["dry-run"]);
    assert_eq!(bad.status, 1);
    assert!(bad.out.contains("\"__type\": \"ValidationException\""), "{}", bad.out);
    let told = run("document-answer", &[("create-document.json", &request)], &["check", "--report", "coverage"]);
    assert!(told.out.contains(" Acme-A  "), "{}", told.out);
    assert!(told.out.contains("0 associations, 1 document request"), "{}", told.out);
}

#[test]
fn requests_of_one_run_are_seen_beside_each_other() {
    let create = |version: &str| {
        format!("{{\"Name\": \"Acme-A\", \"DocumentType\": \"Command\", \"VersionName\": \"{version}\", {CONTENT}}}")
    };
    let update = |more: &str| format!("{{\"Name\": \"Acme-A\", \"DocumentVersion\": \"$LATEST\", {more} {CONTENT}}}");
    let said = |files: &[(&str, &str)]| {
        let done = run("document-beside", files, &["check", "--format", "concise"]);
        done.out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let (one, two) = (create("one"), create("two"));
    let twice = said(&[("create-document-1.json", &one), ("create-document-2.json", &two)]);
    assert_eq!(twice, ["create-document-2.json:1:10: note[SSM874] another request makes a document of this name"]);
    let both = format!("{}\n---\n{}\n", one, two);
    let both = said(&[("create-document.yaml", &both)]);
    assert_eq!(both, ["create-document.yaml:3:10: warning[SSM874] another request makes a document of this name"]);
    let other = two.replace("Acme-A", "Acme-B");
    assert_eq!(said(&[("create-document-1.json", &one), ("create-document-2.json", &other)]), [""; 0]);
    let rows = [
        ("", 1, "the document has exactly this content already"),
        ("\"VersionName\": \"one\",", 2, "a version of this document is called `one` already"),
        ("\"VersionName\": \"two\", \"TargetType\": \"/AWS::EC2::Instance\",", 0, ""),
    ];
    for (more, count, words) in rows {
        let found = said(&[("create-document.json", &one), ("update-document.json", &update(more))]);
        assert_eq!(found.len(), count, "{more}: {found:?}");
        assert!(count == 0 || found.iter().any(|line| line.contains(words)), "{more}: {found:?}");
    }
    // What the service was asked for, and never told of, says nothing of the account.
    let complete = ("ssmlint.yaml", "documents: {paths: [saved/**], complete: true}\n");
    let saved = (
        "saved/Acme-C.json",
        "{\"Name\": \"Acme-C\", \"Status\": \"Active\", \"DocumentType\": \"Command\", \"Content\": \"{}\"}",
    );
    let files = [("create-document.json", one.as_str()), complete, saved];
    let told = run("document-complete", &files, &["check", "--report", "coverage"]);
    let answer = told.out.lines().find(|line| line.contains("DocumentAlreadyExists")).unwrap_or_default();
    assert!(answer.ends_with("passed"), "{}", told.out);
}

#[test]
fn a_content_that_is_not_judged_is_undecided() {
    let cedar = "{\"Name\": \"Acme-Access\", \"DocumentType\": \"AutoApprovalPolicy\", \"DocumentFormat\": \"TEXT\", \"Content\": \"permit (principal);\"}";
    let later = "{\"Name\": \"Acme-Later\", \"DocumentType\": \"Command\", \"Content\": \"${CONTENT}\"}";
    let record = "{\"Name\": \"Acme-Why\", \"DocumentType\": \"ProblemAnalysis\", \"Content\": {\"a\": 1}}";
    let saved = "{\"Document\": {\"Name\": \"Acme-Had\", \"DocumentType\": \"QuickSetup\", \"Status\": \"Active\", \"Content\": {\"a\": 1}}}";
    let template = "Parameters: {Free: {Type: String}}\nResources:\n  A:\n    Type: AWS::SSM::Document\n    Properties: {DocumentType: CloudFormation, Content: {schemaVersion: '1.0', templateBody: {}}}\n  \
                    B:\n    Type: AWS::SSM::Document\n    Properties: {DocumentType: Command, Content: !Ref Free}\n";
    let untyped = "schemaVersion: '2.2'\nparameters: {}\n";
    let judged =
        "schemaVersion: '2.2'\nmainSteps: [{action: 'aws:runShellScript', name: a, inputs: {runCommand: [id]}}]\n";
    let files = [
        ("create-document-1.json", cedar),
        ("create-document-2.json", later),
        ("record.json", record),
        ("saved.json", saved),
        ("t.yaml", template),
        ("untyped.yaml", untyped),
        ("judged.yaml", judged),
    ];
    let done = run("document-unjudged", &files, &["check", "--show-undecided", "--format", "concise"]);
    let of_type = |place: &str, kind: &str| {
        format!(
            "{place}: undecided[InvalidDocumentContent] the checks on the content of a document of type `{kind}` are unknown"
        )
    };
    let later = "undecided[InvalidDocumentContent] the content of the document is unknown";
    let expected = [
        of_type("create-document-1.json:1:100", "AutoApprovalPolicy"),
        format!("create-document-2.json:1:62: {later}"),
        of_type("record.json:1:68", "ProblemAnalysis"),
        of_type("t.yaml:5:57", "CloudFormation"),
        format!("t.yaml:8:55: {later}"),
        "untyped.yaml:1:1: undecided[InvalidDocumentContent] the type of the document is unknown".to_owned(),
    ];
    assert_eq!(lines(&done), expected);
    let told = run("document-unjudged", &files, &["check", "--report", "coverage"]);
    let answers = told.out.lines().filter(|line| line.contains(" InvalidDocumentContent "));
    let undecided = answers.filter(|line| {
        line.contains("undecided")
            && (line.ends_with(" are unknown") || line.ends_with(" is unknown") || line.ends_with("deployment"))
    });
    assert_eq!(undecided.count(), expected.len(), "{}", told.out);
}

#[test]
fn what_breaks_the_schema_of_the_resource_says_what_the_deployment_prints() {
    let rows = [
        ("DocumentType: Comand", "#/DocumentType", "Comand is not a valid enum value"),
        (
            "DocumentType: Automation, TargetType: bad",
            "#/TargetType",
            "failed validation constraint for keyword [pattern]",
        ),
        ("DocumentType: Automation, Name: Acme Hello", "#/Name", "failed validation constraint for keyword [pattern]"),
        ("DocumentType: Automation, Tags: [{Key: a}]", "#/Tags/0", "required key [Value] not found"),
        ("DocumentType: Automation, Tags: [{Key: a, Value: ''}]", "#/Tags/0/Value", "expected minLength: 1, actual: 0"),
        ("DocumentType: Automation, Requires: []", "#/Requires", "expected minimum item count: 1, found: 0"),
    ];
    for (property, place, printed) in rows {
        let text = format!(
            "Resources:\n  D:\n    Type: AWS::SSM::Document\n    Properties: {{{property}, Content: {{schemaVersion: '0.3', mainSteps: [{{action: 'aws:sleep', name: a, inputs: {{Duration: PT1S}}}}]}}}}\n"
        );
        let done = run("document-printed", &[("t.yaml", &text)], &["check", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&done.out).unwrap_or_default();
        let help = report.pointer("/findings/0/help").and_then(|help| help.as_str()).unwrap_or_default();
        assert!(help.ends_with(&format!("the deployment prints `{printed}`")), "{property}: {help}");
        // The sentence leads back to the finding.
        let message = format!("Properties validation failed for resource D with message: [{place}: {printed}]");
        let back = run("document-printed", &[("t.yaml", &text)], &["explain", "--error", &message, "t.yaml"]);
        assert!(back.out.contains("in these files it is caused by") && back.out.contains("t.yaml:"), "{}", back.out);
    }
}

#[test]
fn properties_of_a_template_are_judged_as_far_as_they_are_known() {
    let rows = [
        ("Name: !Ref Free", None),
        ("VersionName: 1.0", None),
        ("UpdateMethod: !If [C, Replace, NewVersion]", None),
        ("Tags: [{Key: a, Value: !Ref Free}]", None),
        ("Fn::Transform: {Name: x}", None),
        ("UpdateMethod: !If [C, Replace, newVersion]", Some("must be `Replace` or `NewVersion`")),
        ("Tags: [{Key: a, Value: ''}]", Some("0 characters, where 1 or more are needed")),
        ("CloudProviders: [AWS]", Some("is a property of API requests, not of this resource type")),
        ("DocumentTyp: Command", Some("unknown property `DocumentTyp`")),
    ];
    for (property, said) in rows {
        let text = format!(
            "Parameters: {{Free: {{Type: String}}}}\nConditions: {{C: !Equals [!Ref Free, a]}}\nResources:\n  D:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Command\n      {property}\n      Content: {{schemaVersion: '2.2', mainSteps: [{{action: 'aws:runShellScript', name: a, inputs: {{runCommand: [id]}}}}]}}\n"
        );
        let done = run("document-property", &[("t.yaml", &text)], &["check", "--format", "concise"]);
        match said {
            None => assert_eq!(done.out, "", "{property}"),
            Some(said) => assert!(done.out.contains(said) && lines(&done).len() == 1, "{property}: {}", done.out),
        }
    }
    for (content, said) in [
        ("DocumentType: Command", "`Content` is missing"),
        ("Content: [a]", "expected a mapping or a string, found a list"),
    ] {
        let text = format!("Resources:\n  D:\n    Type: AWS::SSM::Document\n    Properties:\n      {content}\n");
        let done = run("document-property", &[("t.yaml", &text)], &["check", "--format", "concise"]);
        assert!(done.out.contains(said), "{}", done.out);
    }
}

#[test]
fn quotes_that_are_escapes_are_no_part_of_a_place_in_the_content() {
    let steps = r#"{"schemaVersion": "2.2", "mainSteps": [{"action": "aws:runShelScript", "name": "a", "inputs": {"runCommand": ["id"]}}]}"#;
    let escaped = serde_json::to_string(steps).unwrap_or_default();
    let json = format!("{{\"Name\": \"Acme-A\", \"DocumentType\": \"Command\",\n\"Content\": {escaped}}}");
    let yaml = format!("Name: Acme-A\nDocumentType: Command\nContent: |\n  {steps}\n");
    for (name, text, quote) in [("create-document.json", &json, "\\\""), ("create-document.yaml", &yaml, "\"")] {
        let done = run("document-quotes", &[(name, text.as_str())], &["check", "--format", "json"]);
        let report: serde_json::Value = serde_json::from_str(&done.out).unwrap_or_default();
        let found = report.pointer("/findings/0/span").unwrap_or(&serde_json::Value::Null);
        let byte = |end: &str| found.pointer(&format!("/{end}/byte")).and_then(serde_json::Value::as_u64).unwrap_or(0);
        let marked = text.get(byte("start") as usize..byte("end") as usize).unwrap_or_default();
        let expected = if quote.len() > 1 { "aws:runShelScript" } else { "\"aws:runShelScript\"" };
        assert_eq!(marked, expected, "{name}: {}", done.out);
    }
}
