//! What is recognised as ours, by content, and what is passed over in silence.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use ssmlint::model::File;
use ssmlint::{Input, Report, Role, Settings, Workspace, check};

fn open(name: &str, text: &str, role: Role) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, role)], None);
    workspace
}

/// What a file was taken for: operations, or counts of the other things.
fn taken_for(name: &str, text: &str, role: Role) -> String {
    let workspace = open(name, text, role);
    let Some(file) = workspace.files().first() else { panic!("no file") };
    describe(file)
}

fn describe(file: &File) -> String {
    let mut parts: Vec<String> = file.operations().map(|operation| operation.name().to_owned()).collect();
    let documents = file.documents.iter().map(|document| match document.version {
        Some(version) => format!("document {}@{version}", document.name),
        None => format!("document {}", document.name),
    });
    parts.extend(documents);
    parts.extend(file.inventory.with_ids().map(|(id, _)| format!("instance {id}")));
    parts.extend(file.existing.iter().map(|existing| format!("existing {}", existing.name.as_deref().unwrap_or("?"))));
    parts.join(", ")
}

#[test]
fn files_are_recognised_by_their_content() {
    let rows = [
        ("a.json", r#"{"Entries":[{"Name":"Doc","InstanceId":"i-12345678"}]}"#, "CreateAssociationBatch"),
        ("a.yaml", "Entries:\n- Name: AWS-RunShellScript\n", "CreateAssociationBatch"),
        ("a.yaml", "Entries:\n- Nme: Doc\n  Targets: []\n  MaxErrors: '1'\n", "CreateAssociationBatch"),
        ("create-association-batch.json", r#"{"Entries":[{"Nme":"Doc"}]}"#, "CreateAssociationBatch"),
        ("a.json", r#"{"Name":"AWS-RunShellScript","Parameters":{"commands":"id"}}"#, "CreateAssociation"),
        ("a.yaml", "Name: Doc\nTargets: []\n", "CreateAssociation"),
        ("a.json", r#"{"AssociationId":"8dfe3659-4309-493a-8755-0123456789ab","MaxErrors":"1"}"#, "UpdateAssociation"),
        ("association.json", r#"{"AssociationId":"8dfe3659-4309-493a-8755-0123456789ab"}"#, "UpdateAssociation"),
        ("update-association-1.json", r#"{"Name":"Doc"}"#, "UpdateAssociation"),
        ("create-association-batch.yaml", "Entries: []", "CreateAssociationBatch"),
        ("Acme-Patch.yaml", "schemaVersion: '2.2'\nmainSteps: []\n", "document Acme-Patch"),
        ("docs/Acme-Patch@3.json", r#"{"schemaVersion":"0.3","mainSteps":[]}"#, "document Acme-Patch@3"),
        (
            "got.json",
            r#"{"Name":"Doc","DocumentVersion":"2","DocumentFormat":"JSON","Content":"{\"schemaVersion\":\"2.2\",\"mainSteps\":[]}"}"#,
            "document Doc@2",
        ),
        (
            "got.yaml",
            "Name: Doc\nDocumentFormat: YAML\nContent: |\n  schemaVersion: '2.2'\n  mainSteps: []\n",
            "document Doc",
        ),
        (
            "described.json",
            r#"{"Document":{"Name":"Doc","DocumentVersion":"2","SchemaVersion":"2.2"}}"#,
            "document Doc@2",
        ),
        (
            "list.json",
            r#"{"DocumentIdentifiers":[{"Name":"A","DocumentVersion":"1","DocumentType":"Command"},{"Name":"B","DocumentType":"Automation"}]}"#,
            "document A, document B",
        ),
        (
            "versions.json",
            r#"{"DocumentVersions":[{"Name":"A","DocumentVersion":"2"},{"Name":"A","DocumentVersion":"1","IsDefaultVersion":true}]}"#,
            "document A@2, document A@1",
        ),
        (
            "record.json",
            r#"{"Name":"Doc","DocumentType":"Command","Content":{"schemaVersion":"2.2","mainSteps":[]}}"#,
            "document Doc",
        ),
        (
            "create-document.json",
            r#"{"Name":"Doc","Content":"{\"schemaVersion\":\"2.2\",\"mainSteps\":[]}"}"#,
            "CreateDocument, document Doc",
        ),
        (
            "update-document-1.yaml",
            "Name: Doc\nContent: '{}'\nDocumentVersion: $LATEST\n",
            "UpdateDocument, document Doc",
        ),
        ("create-document.yaml", "Name: Doc\nDocumentType: Command\n", "CreateDocument, document Doc"),
        (
            "any.json",
            r#"{"Name":"Doc","Tags":[{"Key":"a","Value":"b"}],"Content":"{\"schemaVersion\":\"2.2\",\"mainSteps\":[]}"}"#,
            "CreateDocument, document Doc",
        ),
        ("post.json", r#"{"Name":"post","Content":"hello world","Tags":["x","y"]}"#, ""),
        ("post.yaml", "Name: post\nContent: {a: 1}\nAttachments: [{Key: k}]\nTags: []\n", ""),
        ("create-document-rest.yaml", "schemaVersion: '0.3'\nmainSteps: []\n", "document create-document-rest"),
        (
            "create-document.json",
            r#"{"Name":"Doc","Status":"Active","DocumentVersion":"1","Content":"{\"schemaVersion\":\"2.2\",\"mainSteps\":[]}"}"#,
            "document Doc@1",
        ),
        (
            "create-document.json",
            r#"{"Name":"Doc","Content":"schemaVersion: \"2.2\"\nmainSteps: []\n"}"#,
            "CreateDocument, document Doc",
        ),
        (
            "create-document.json",
            r#"{"Name":"Doc","Content":"{\"SchemaVersion\": \"2.2\", }"}"#,
            "CreateDocument, document Doc",
        ),
        ("create-document.json", r#"{"Name":"Doc","Content":{"schemaversion":"2.2"}}"#, "CreateDocument, document Doc"),
        ("create-document.json", r#"{"Name":"Doc","Content":""}"#, "CreateDocument, document Doc"),
        ("create-document.json", r#"{"Name":"Doc","Content":"file://doc.json"}"#, "CreateDocument, document Doc"),
        ("create-document.json", r#"{"Name":"Doc","Content":"${CONTENT}"}"#, "CreateDocument, document Doc"),
        (
            "create-document.json",
            r#"{"Name":"Doc","Content":"permit (principal);","DocumentFormat":"TEXT"}"#,
            "CreateDocument, document Doc",
        ),
        ("create-document.json", r#"{"Name":"Invoice 7","Content":"<a href=https://a.example>Ann</a> now"}"#, ""),
        ("create-document.json", r#"{"Name":"Invoice 7","Content":"<p>Dear Ann,</p>","Tags":["a"]}"#, ""),
        (
            "create-document.json",
            r#"{"Name":"Invoice 7","DocumentType":"Invoice","Content":"<p>Dear Ann,</p>"}"#,
            "document Invoice 7",
        ),
        ("create-document.json", r#"{"Name":"Invoice 7","DocumentType":"Invoice"}"#, "document Invoice 7"),
        (
            "create-document.json",
            r#"{"Name":"Doc","DocumentType":"command","Content":"{}"}"#,
            "CreateDocument, document Doc",
        ),
        ("create-document.json", r#"{"Name":"Note","Content":{"title":"a","body":[]}}"#, ""),
        ("update-document-note.json", r#"{"Name":"Note","Content":[{"type":"paragraph"}]}"#, ""),
        ("create-document-classifier.json", r#"{"DocumentClassifierName":"x","Tags":[],"LanguageCode":"en"}"#, ""),
        (
            "info.json",
            r#"{"InstanceInformationList":[{"InstanceId":"i-12345678","PlatformType":"Linux"}]}"#,
            "instance i-12345678",
        ),
        ("info.yaml", "InstanceInformationList:\n- InstanceId: i-12345678\n", "instance i-12345678"),
        (
            "ec2.json",
            r#"{"Reservations":[{"Instances":[{"InstanceId":"i-12345678"},{"InstanceId":"i-23456789"}]}]}"#,
            "instance i-12345678, instance i-23456789",
        ),
        (
            "rows.jsonl",
            "{\"InstanceId\":\"i-12345678\",\"State\":\"running\"}\n{\"InstanceId\":\"i-23456789\",\"State\":\"stopped\"}\n",
            "instance i-12345678, instance i-23456789",
        ),
        ("rows.json", r#"[{"InstanceId":"i-12345678","PingStatus":"Online"}]"#, "instance i-12345678"),
        (
            "have.json",
            r#"{"Associations":[{"Name":"Doc","AssociationId":"8dfe3659-4309-493a-8755-0123456789ab"}]}"#,
            "existing Doc",
        ),
        (
            "stack.template",
            "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: !Ref D}\n  D:\n    Type: AWS::SSM::Document\n",
            "CreateAssociation, document stack-D",
        ),
        (
            "stack.json",
            r#"{"Resources":{"I":{"Type":"AWS::EC2::Instance","Properties":{"SsmAssociations":[{"DocumentName":"A"},{"DocumentName":"B"}]}}}}"#,
            "CreateAssociation, CreateAssociation",
        ),
        (
            "cdk.template.json",
            r#"{"Resources":{"D":{"Type":"AWS::SSM::Document","Properties":{"Name":"Acme-Patch","Content":{"schemaVersion":"2.2"}}}}}"#,
            "document Acme-Patch",
        ),
        ("one.json", r#"{"AssociationDescription":{"Name":"Doc"}}"#, "existing Doc"),
        (
            "many.yaml",
            "Name: A\nTargets: []\n---\nName: B\nInstanceId: i-12345678\n",
            "CreateAssociation, CreateAssociation",
        ),
    ];
    for (name, text, expected) in rows {
        assert_eq!(taken_for(name, text, Role::Found), expected, "{name}: {text}");
    }
}

#[test]
fn files_of_other_tools_are_passed_over() {
    let rows = [
        ("package.json", r#"{"name":"x","version":"1.0.0"}"#),
        ("rule.json", r#"{"Name":"nightly","ScheduleExpression":"rate(5 minutes)"}"#),
        (
            "rule.json",
            r#"{"Name":"nightly","ScheduleExpression":"rate(5 minutes)","State":"ENABLED","EventPattern":"{}"}"#,
        ),
        (
            "send.json",
            r#"{"DocumentName":"AWS-RunShellScript","Targets":[{"Key":"tag:a","Values":["b"]}],"MaxErrors":"1"}"#,
        ),
        ("window.json", r#"{"WindowId":"mw-1","Targets":[{"Key":"x","Values":["b"]}],"Name":"n"}"#),
        ("image.yaml", "schemaVersion: 1.0\nname: build\nphases: []\n"),
        ("manifest.json", r#"{"schemaVersion":2,"mediaType":"x","config":{},"layers":[]}"#),
        ("template.yaml", "Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: {Name: x, Targets: []}\n"),
        ("tsconfig.json", "{\n  // a comment\n  \"a\": 1,\n}"),
        ("broken.yaml", "a: [1, 2\nb: }"),
        ("empty.json", ""),
        ("empty.yaml", "# nothing\n"),
        ("list.json", "[1, 2, 3]"),
        ("k8s.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: x}\n"),
    ];
    for (name, text) in rows {
        let workspace = open(name, text, Role::Found);
        let report = check(&workspace, &Settings::default());
        assert!(report.findings.is_empty(), "{name}: {text}: {:?}", report.findings);
        assert_eq!(report.counts.files, 0, "{name}: {text}");
    }
}

/// An answer of every operation of the service, made from its model, under the name of its operation: they are saved beside
/// requests. Some tell of documents, nodes and associations, and none is a request.
#[test]
fn saved_answers_of_the_service_draw_nothing() {
    for line in include_str!("../cases/answers.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap_or_default();
        let operation = case["operation"].as_str().unwrap_or_default();
        for name in [format!("{operation}.json"), "answer.json".to_owned()] {
            let workspace = open(&name, &case["answer"].to_string(), Role::Found);
            let report = check(&workspace, &Settings::default());
            assert!(report.findings.is_empty(), "{operation}: {:?}", report.findings);
            assert_eq!(report.counts.associations, 0, "{operation} as {name}");
        }
    }
}

#[test]
fn files_of_other_services_and_tools_draw_nothing() {
    let rows = [
        ("game.json", r#"{"Entries": [{"Name": "Old Dragon", "Health": 300}, {"Name": "Rat", "Health": 3}]}"#),
        ("prefixes.json", r#"{"Entries": []}"#),
        ("messages.json", r#"{"Entries": [{"Id": "1", "MessageBody": "x"}]}"#),
        (
            "rule.json",
            r#"{"Name": "n", "ScheduleExpression": "rate(5 minutes)", "State": "ENABLED", "Targets": [{"Id": "1", "Arn": "x"}]}"#,
        ),
        ("targets.json", r#"{"Targets": [{"Id": "i-0123456789abcdef0", "Port": 80}]}"#),
        (
            "windows.json",
            r#"{"Targets": [{"WindowId": "mw-1", "WindowTargetId": "1", "ResourceType": "INSTANCE", "Targets": [{"Key": "tag:a", "Values": ["b"]}]}]}"#,
        ),
        (
            "create-association-batch-output.json",
            r#"{"Successful": [{"Name": "Doc", "AssociationId": "8dfe3659-4309-493a-8755-0123456789ab"}], "Failed": []}"#,
        ),
        ("locales/updateAssociation.json", r#"{"heading": "Change the club", "save": "Save"}"#),
        ("src/createAssociation.yaml", "club: {name: text}\nmember: {name: text}\n"),
        (
            "create-association.schema.json",
            r#"{"$schema": "x", "title": "CreateAssociation", "properties": {"Name": {"type": "string"}}}"#,
        ),
        ("dashboard.json", r#"{"description": "Fleet", "panels": [], "schemaVersion": 39, "title": "Fleet"}"#),
        ("fabric.mod.json", r#"{"schemaVersion": 1, "id": "x", "description": "y", "entrypoints": {}}"#),
        ("image.yaml", "schemaVersion: 1.0\ndescription: build\nphases: []\n"),
    ];
    for (name, text) in rows {
        for role in [Role::Found, Role::Named] {
            let workspace = open(name, text, role);
            let report = check(&workspace, &Settings::default());
            assert!(report.findings.is_empty(), "{name}: {text}: {:?}", report.findings);
            assert_eq!((report.counts.files, report.counts.associations), (0, 0), "{name}: {text}");
        }
    }
}

#[test]
fn a_named_file_is_told_only_when_it_is_ours() {
    let found = |name: &str, text: &[u8], role: Role| {
        let mut workspace = Workspace::default();
        workspace.open(vec![Input::new(name, text, role)], None);
        let report = check(&workspace, &Settings::default());
        report.findings.iter().map(|finding| finding.rule.name.to_string()).collect::<Vec<_>>()
    };
    let foreign: [(&str, &[u8]); 6] = [
        ("tsconfig.json", b"{\n  // strict\n  \"a\": {\"b\": true,},\n}"),
        ("main.yml", b"# nothing yet\n"),
        ("empty.json", b""),
        ("chart.yaml", b"{{- if .Values.a }}\nkind: Service\n{{- end }}\n"),
        ("my.cnf.template", b"[client]\nuser=root\n"),
        ("play.yml", b"# r\xe9seau\n- hosts: all\n"),
    ];
    for (name, text) in foreign {
        assert_eq!(found(name, text, Role::Named), Vec::<String>::new(), "{name}");
        assert_eq!(found(name, text, Role::Found), Vec::<String>::new(), "{name}");
    }
    let ours: [(&str, &[u8], &str); 5] = [
        ("Acme-Rest.yaml", b"schemaVersion: \"0.3\"\n description: x\nmainSteps:\n  - {name: a}\n", "syntax-error"),
        ("Acme-Run.json", b"{\n \"schemaVersion\": \"2.2\",,\n \"mainSteps\": []\n}\n", "syntax-error"),
        (
            "stack.yaml",
            b"Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n\t  Name: Doc\n",
            "syntax-error",
        ),
        ("a.yaml", b"Name: Doc\nTargets: [\nScheduleExpression: rate(1 day)\n", "syntax-error"),
        ("b.yaml", b"Name: Doc\nAssociationName: \xe9\nTargets: []\n", "not-utf8"),
    ];
    for (name, text, rule) in ours {
        for role in [Role::Named, Role::Found] {
            assert!(found(name, text, role).contains(&rule.to_owned()), "{name}: {:?}", found(name, text, role));
        }
    }
}

fn messages(name: &str, text: &str) -> Vec<String> {
    let report: Report = check(&open(name, text, Role::Given), &Settings::default());
    report.findings.iter().map(|finding| format!("{}: {}", finding.rule.name, finding.pointer)).collect()
}

#[test]
fn a_cut_off_file_is_one_syntax_error_and_its_rest_is_still_checked() {
    let found = messages("a.json", r#"{"Name": "Doc", "MaxErrors": 5, "Targets": [{"Key": "tag:a", "Values": ["#);
    assert!(found.iter().any(|finding| finding.starts_with("syntax-error")), "{found:?}");
    assert!(found.contains(&"wrong-type: /MaxErrors".to_owned()), "{found:?}");
}

#[test]
fn one_broken_file_hides_nothing_of_another() {
    let mut workspace = Workspace::default();
    let input = |name: &str, bytes: &[u8]| Input::new(name, bytes.to_vec(), Role::Given);
    let good = br#"{"Name": "Doc", "MaxErrors": 5, "Targets": []}"#;
    workspace.open(vec![input("a.json", b"{{{"), input("b.json", b"\xff\xfe"), input("c.json", good)], None);
    let report = check(&workspace, &Settings::default());
    let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.name.as_str()).collect();
    for rule in ["syntax-error", "not-utf8", "wrong-type"] {
        assert!(rules.contains(&rule), "{rule} is not among {rules:?}");
    }
}

#[test]
fn hostile_files_end_in_a_finding_at_once() {
    let deep = "[".repeat(10_000);
    let deep_blocks = "- ".repeat(10_000);
    let bomb = (1..12).fold("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, level| {
        let below = level - 1;
        let uses = vec![format!("*a{below}"); 9].join(", ");
        text + &format!("a{level}: &a{level} [{uses}]\n")
    });
    let escapes = format!("- [{}", "\"\\n\", ".repeat(200_000));
    let rows = [
        ("escapes.yaml", escapes.as_str(), "syntax-error"),
        ("deep.json", deep.as_str(), "nested-too-deep"),
        ("deep.yaml", deep_blocks.as_str(), "nested-too-deep"),
        ("bomb.yaml", bomb.as_str(), "excessive-alias-expansion"),
        ("empty.json", "", "empty-file"),
        ("blank.yaml", "\n# nothing\n", "empty-file"),
    ];
    for (name, text, rule) in rows {
        let found = messages(name, text);
        assert!(found.iter().any(|finding| finding.starts_with(rule)), "{name}: {found:?}");
    }
}

#[test]
fn what_a_later_step_replaces_is_never_wrong() {
    let text = r#"
Name: "${DOCUMENT}"
AssociationName: $STACK-patch
DocumentVersion: "%%VERSION%%"
MaxErrors: "@@ERRORS@@"
ScheduleExpression: rate(<% n %> days)
ComplianceSeverity: "${SEVERITY}"
Targets:
  - Key: "${KEY}"
    Values: ["${VALUE}"]
"#;
    assert_eq!(messages("request.yaml", text), Vec::<String>::new());
    let legacy = "Name: Doc\nInstanceId: \"{{ instance }}\"\n";
    assert_eq!(messages("request.yaml", legacy), Vec::<String>::new());
    let json = r#"{"Name": "Doc", "Targets": ${TARGETS}, "Parameters": {{ parameters }}, "MaxErrors": "$ERRORS"}"#;
    assert_eq!(messages("request.json", json), Vec::<String>::new());
    let more = r#"{"Entries": [${FIRST}${SECOND} {"Name": "Doc", "InstanceId": "i-12345678", ${MORE}} @@REST@@]}"#;
    assert_eq!(messages("request.json", more), Vec::<String>::new());
    let yaml = "Name: {{ name }}\nMaxErrors: @@ERRORS@@\n{% if offset %}\nScheduleOffset: %%OFFSET%%\n{% endif %}\nTargets:\n  - Key: tag:a\n    Values: [${A}, {{ b }}]\nDuration: {{ hours }}\nScheduleExpression: cron({{ cron }})\nApplyOnlyAtCronInterval: true\n";
    assert_eq!(messages("request.yaml", yaml), Vec::<String>::new());
}

#[test]
fn text_of_a_templating_language_is_never_a_mistake() {
    let targets = "Targets:\n  - Key: InstanceIds\n    Values: ['*']\n";
    let json = r#"{"Name": "AWS-UpdateSSMAgent", "Targets": [{"Key": "InstanceIds", "Values": ["*"]}]"#;
    let rows = [
        ("a.yaml", format!("Name: AWS-UpdateSSMAgent\n{{{{- with .Values.schedule }}}}\nScheduleExpression: {{{{ . }}}}\n{{{{- end }}}}\n{targets}")),
        ("a.yaml", format!("Name: AWS-UpdateSSMAgent\n{targets}{{{{ if .a }}}}\nMaxErrors: '1'\n{{{{ else }}}}\nMaxErrors: '2'\n{{{{ end }}}}\n")),
        ("a.yaml", format!("Name: AWS-UpdateSSMAgent\n{targets}${{MORE}}\n")),
        ("a.yaml", "Name: AWS-UpdateSSMAgent\nTargets:\n{{ toYaml .Values.targets | indent 2 }}\n".to_owned()),
        // What makes a request may come with the line.
        ("create-association.yaml", "{{> head }}\nMaxErrors: '1'\nMaxConcurrency: '1'\n".to_owned()),
        ("a.yaml", format!("{{% for n in names %}}\n---\nName: AWS-UpdateSSMAgent\n{targets}{{% endfor %}}\n")),
        ("a.yaml", format!("%{{ if patch ~}}\nName: AWS-UpdateSSMAgent\n%{{ endif ~}}\n{targets}")),
        ("a.json", format!("{json} {{{{#if schedule}}}}, \"MaxErrors\": \"1\"{{{{/if}}}} }}")),
        ("a.json", format!("{{\"Entries\": [{{% for n in names %}}{json}, \"AssociationName\": \"{{{{ n }}}}\"}}{{% if not last %}},{{% endif %}}{{% endfor %}}]}}")),
        // Both entries name one node, in branches that exclude each other.
        ("a.json", r#"{"Entries": [{% if a %}{"Name": "Doc-A", "InstanceId": "i-12345678"}{% else %}{"Name": "Doc-B", "InstanceId": "i-12345678"}{% endif %}]}"#.to_owned()),
        ("a.yaml", format!("Name: '#{{Acme.Document | ToLower}}'\nScheduleExpression: $(Schedule)\nMaxErrors: $(Build.Errors)\n{targets}")),
        ("a.yaml", format!("Name: '[DOCUMENT-NAME]'\nScheduleExpression: __SCHEDULE__\n{targets}")),
    ];
    for (name, text) in rows {
        assert_eq!(messages(name, &text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_is_wrong_in_a_templated_text_is_found() {
    let text = "Name: AWS-UpdateSSMAgent\n{{ if .a }}\nScheduleExpression: rate(1 days)\n{{ end }}\nTargets:\n  - Key: InstanceIds\n    Values: ['*']\n";
    assert_eq!(messages("a.yaml", text), ["wrong-rate-plural: /ScheduleExpression"]);
    let commands = r#"{"Name": "AWS-RunShellScript", "Parameters": {"commands": ["echo $(date) #{x", "[A-Z0-9]"]}, "MaxErrors": 5, "Targets": []}"#;
    assert_eq!(messages("a.json", commands), ["wrong-type: /MaxErrors", "missing-target: /Targets"]);
    let broken = "Entries:\n{% for a in b %}\n- Name: AWS-UpdateSSMAgent\n  Targets: [\n{% endfor %}\n";
    assert_eq!(messages("create-association-batch.yaml", broken), ["unrendered-text: "]);
}

#[test]
fn of_a_repeated_key_the_last_one_is_judged() {
    let text = r#"{"Name": "Doc", "MaxErrors": 5, "Targets": [{"Key": "tag:a", "Values": ["x"]}], "MaxErrors": "5"}"#;
    assert_eq!(messages("request.json", text), ["duplicate-key: /MaxErrors"]);
    let turned = r#"{"Name": "Doc", "MaxErrors": "5", "Targets": [{"Key": "tag:a", "Values": ["x"]}], "MaxErrors": 5}"#;
    assert_eq!(messages("request.json", turned), ["duplicate-key: /MaxErrors", "wrong-type: /MaxErrors"]);
}

#[test]
fn a_finding_inside_an_alias_points_at_the_use_and_labels_the_anchor() {
    let text = "Entries:\n  - Name: Doc\n    Targets: &all\n      - Key: foo\n        Values: [x]\n  - Name: Doc\n    Targets: *all\n  - <<: &base\n      Name: Doc\n      MaxErrors: 5\n    Targets: *all\n";
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new("a.yaml", text, Role::Given)], None);
    let report = check(&workspace, &Settings::default());
    let shown: Vec<(&str, &str, Vec<&str>)> = report
        .findings
        .iter()
        .filter(|finding| {
            finding.rule.name.as_str() != "repeated-association" && finding.rule.name.as_str() != "missing-target"
        })
        .map(|finding| {
            let at = |span: ssmlint::source::Span| text.get(span.range()).unwrap_or_default();
            let labels = finding.labels.iter().map(|label| at(label.span)).collect();
            (finding.pointer.as_str(), at(finding.place.span), labels)
        })
        .collect();
    let expected = [
        ("/Entries/0/Targets/0/Key", "foo", vec![]),
        ("/Entries/1/Targets", "*all", vec!["foo"]),
        ("/Entries/2/<</MaxErrors", "5", vec![]),
        ("/Entries/2/Targets", "*all", vec!["foo"]),
    ];
    assert_eq!(shown.len(), expected.len(), "{shown:?}");
    for (found, expected) in shown.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
}
