//! Incidents that users reported in public: each is found, and named as the service named it.
//!
//! The numbers are those of the project's list of incidents. Those about the content of documents are examples on the pages
//! of `rules/content/`.

use ssmlint::{Input, Role, Settings, Workspace, check};

/// A runbook without defaults, and one that targets can fill.
const RUNBOOK: (&str, &str) = (
    "Acme-Deploy.yaml",
    r#"
schemaVersion: "0.3"
parameters:
  InstanceIds: { type: StringList }
  Action: { type: String, default: Install, allowedValues: [Install, Uninstall] }
  Flags: { type: String, default: "" }
mainSteps:
  - { name: wait, action: "aws:sleep", inputs: { Duration: PT1S } }
"#,
);

const PACKAGE: (&str, &str) =
    ("package.json", r#"{"Name": "Acme-Agent", "DocumentType": "Package", "SchemaVersion": "2.0"}"#);

const SHELL: (&str, &str) = (
    "Acme-Shell.yaml",
    r#"
schemaVersion: "1.2"
parameters:
  commands: { type: StringList }
runtimeConfig:
  "aws:runShellScript":
    properties: [{ id: s, runCommand: "{{ commands }}" }]
"#,
);

const WINDOWS_NODE: (&str, &str) =
    ("inventory.json", r#"[{"InstanceId": "i-0aaaabbbbccccdddd", "PlatformType": "Windows"}]"#);

const EXISTING: (&str, &str) = (
    "existing.json",
    r#"{"Associations": [{"Name": "AWS-FindWindowsUpdates", "InstanceId": "i-0aaaabbbbccccdddd", "AssociationId": "8dfe3659-4309-493a-8755-0123456789ab"}]}"#,
);

const VERSIONS: (&str, &str) = (
    "versions.json",
    r#"{"DocumentVersions": [{"Name": "Acme-Hello", "DocumentVersion": "1", "IsDefaultVersion": true}]}"#,
);

type Row = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static str, Option<&'static str>);

/// The number, the request, the facts beside it, the rule that must speak, and the answer that it must name.
const ROWS: &[Row] = &[
    ("A01", "Name: AWS-UpdateSSMAgent", &[], "missing-target", Some("InvalidTarget")),
    (
        "A02",
        "Name: AWS-UpdateSSMAgent\nTargets: [{Key: ResourceGroup, Values: [g]}]",
        &[],
        "unknown-target-key",
        Some("InvalidTarget"),
    ),
    ("A03", "Name: AWS-StopEC2Instance", &[], "missing-parameter", Some("InvalidParameters")),
    (
        "A04",
        "Name: AWS-UpdateSSMAgent\nScheduleExpression: cron(0 21 ? * MON* *)\nTargets: [{Key: 'tag:a', Values: [b]}]",
        &[],
        "invalid-cron-field",
        Some("InvalidSchedule"),
    ),
    (
        "A05",
        "Name: AWS-StopEC2Instance\nInstanceId: i-0aaaabbbbccccdddd\nParameters: {InstanceId: [i-0aaaabbbbccccdddd]}",
        &[],
        "unsupported-schema-with-instance-id",
        Some("InvalidDocument"),
    ),
    (
        "A06",
        "Name: Acme-Deploy\nTargets: [{Key: InstanceIds, Values: [i-0aaaabbbbccccdddd]}]",
        &[RUNBOOK],
        "missing-parameter",
        Some("InvalidParameters"),
    ),
    (
        "A07",
        "Name: AWS-FindWindowsUpdates\nInstanceId: i-0aaaabbbbccccdddd",
        &[EXISTING],
        "association-already-exists",
        Some("AssociationAlreadyExists"),
    ),
    (
        "A08",
        "Name: Acme-Agent\nTargets: [{Key: 'tag:a', Values: [b]}]",
        &[PACKAGE],
        "unsupported-document-type",
        Some("InvalidDocument"),
    ),
    (
        "A09",
        "Name: AWS-StopEC2Instance\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {InstanceId: [x]}",
        &[],
        "unpaired-automation-target",
        Some("ValidationException"),
    ),
    (
        "A13",
        "Name: AWS-RunShellScript\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {Commands: [ls]}",
        &[],
        "unknown-parameter",
        Some("InvalidParameters"),
    ),
    (
        "A14",
        "Name: AWS-RunShellScript\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {commands: [ls], timeout: ['1']}",
        &[],
        "unknown-parameter",
        Some("InvalidParameters"),
    ),
    (
        "A15",
        "Name: AWS-JoinDirectoryServiceDomain\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {directoryId: [d-0123456789], directoryName: [corp.example.com], dnsIpAddresses: ['\"10.0.35.221\",\"10.0.4.114\"']}",
        &[],
        "parameter-pattern-mismatch",
        Some("InvalidParameters"),
    ),
    (
        "A16",
        "Name: AWS-UpdateSSMAgent\nTargets: [{Key: Domain_Join, Values: [yes-please]}]",
        &[],
        "unknown-target-key",
        Some("InvalidTarget"),
    ),
    (
        "A17",
        "Name: Acme-Deploy\nParameters: {InstanceIds: [i-0aaaabbbbccccdddd], Action: [install]}",
        &[RUNBOOK],
        "invalid-automation-parameter-value",
        None,
    ),
    (
        "A18",
        "Name: Acme-Deploy\nParameters: {InstanceIds: [i-0aaaabbbbccccdddd], Flags: [a=1, b=2]}",
        &[RUNBOOK],
        "several-values",
        Some("InvalidParameters"),
    ),
    ("A19", "Name: Acme-Deploy", &[RUNBOOK], "missing-parameter", Some("InvalidParameters")),
    (
        "A23",
        "Name: AWS-RunPatchBaseline\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {Operation: [Install], RebootOption: [Reboot]}",
        &[],
        "parameter-value-not-allowed",
        Some("InvalidParameters"),
    ),
    (
        "A24",
        "Name: AWS-RunPatchBaseline\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {Operation: [Install], PatchGroup: [web]}",
        &[],
        "unknown-parameter",
        Some("InvalidParameters"),
    ),
    (
        "A26",
        "Name: AWS-RunShellScript\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {command: [ls]}",
        &[],
        "unknown-parameter",
        Some("InvalidParameters"),
    ),
    (
        "A28",
        "Name: Acme-Shell\nInstanceId: i-0aaaabbbbccccdddd\nParameters: {commands: [ls]}",
        &[SHELL, WINDOWS_NODE],
        "unsupported-platform",
        Some("UnsupportedPlatformType"),
    ),
    (
        "A27",
        "Name: Acme-Shell\nTargets: [{Key: InstanceIds, Values: [i-0aaaabbbbccccdddd]}]\nParameters: {commands: [ls]}",
        &[SHELL, WINDOWS_NODE],
        "unsupported-target-platform",
        Some("UnsupportedPlatformType"),
    ),
    (
        "A43",
        "Name: AWS-UpdateSSMAgent\nTargets: [{Key: 'tag:a', Values: [b]}, {Key: 'tag:b', Values: [b]}, {Key: 'tag:c', Values: [b]}, {Key: 'tag:d', Values: [b]}, {Key: 'tag:e', Values: [b]}, {Key: 'tag:f', Values: [b]}]",
        &[],
        "wrong-list-length",
        Some("ValidationException"),
    ),
    (
        "A44",
        "Name: AWS-StopEC2Instance\nAutomationTargetParameterName: InstanceId\nTargets: [{Key: 'tag:a', Values: [b]}, {Key: 'tag:b', Values: [b]}]",
        &[],
        "several-automation-targets",
        Some("InvalidTarget"),
    ),
    (
        "A45",
        "Name: AWS-StopEC2Instance\nAutomationTargetParameterName: InstanceId\nTargets: [{Key: InstanceIdentifier, Values: [i-0aaaabbbbccccdddd]}]",
        &[],
        "unknown-target-key",
        Some("InvalidTarget"),
    ),
    (
        "A47",
        "Name: AWS-StopEC2Instance\nAutomationTargetParameterName: InstanceId\nTargets: [{Key: 'tag:a', Values: [b]}]\nParameters: {}",
        &[],
        "oversized-automation-parameter",
        Some("InvalidParameters"),
    ),
    (
        "A48",
        "Name: AWS-UpdateSSMAgent\nTargets: [{Key: Instance Ids, Values: [i-0aaaabbbbccccdddd]}]",
        &[],
        "unknown-target-key",
        Some("InvalidTarget"),
    ),
    (
        "A50",
        "Name: Acme-Hello\nDocumentVersion: '7'\nTargets: [{Key: 'tag:a', Values: [b]}]",
        &[VERSIONS],
        "unknown-document-version",
        Some("InvalidDocumentVersion"),
    ),
    (
        "A53",
        "Name: AWS-UpdateSSMAgent\nTargets: [{Key: 'tag:a', Values: [b]}]\nOutputLocation: {S3Location: {OutputS3BucketName: logs.example.com.}}",
        &[],
        "invalid-output-bucket-name",
        Some("InvalidOutputLocation"),
    ),
    (
        "A55",
        "Name: AWS-StopEC2Instance\nAutomationTargetParameterName: InstanceId\nTargets: [{Key: InstanceIds, Values: [i-0aaaabbbbccccdddd]}]",
        &[],
        "command-target-key-on-runbook",
        Some("InvalidTarget"),
    ),
];

/// The rules that speak of a request, with the answers that they name.
fn said(request: &str, facts: &[(&str, &str)]) -> Vec<(&'static str, Option<&'static str>)> {
    let mut inputs = vec![Input::new("create-association.yaml", request, Role::Given)];
    inputs.extend(facts.iter().map(|(name, text)| Input::new(*name, *text, Role::Fact)));
    let mut workspace = Workspace::default();
    workspace.open(inputs, None);
    let report = check(&workspace, &Settings::default());
    report
        .findings
        .iter()
        .map(|finding| (finding.rule.name.as_str(), finding.api_error.map(|error| error.name())))
        .collect()
}

#[test]
fn every_incident_is_found_and_named_as_the_service_named_it() {
    let mut wrong = Vec::new();
    for (id, request, facts, rule, answer) in ROWS {
        let found = said(request, facts);
        if !found.contains(&(*rule, *answer)) {
            wrong.push(format!("{id}: {rule} {answer:?} is not among {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_hundred_target_values_are_too_many() {
    // A20: the provider refused 205 values; the API's limit is the same.
    let values: Vec<String> = (0..205).map(|number| format!("v{number}")).collect();
    let request = format!("Name: AWS-UpdateSSMAgent\nTargets: [{{Key: 'tag:a', Values: [{}]}}]", values.join(", "));
    assert_eq!(said(&request, &[]), [("wrong-list-length", Some("ValidationException"))]);
}

#[test]
fn what_the_guide_itself_writes_draws_no_error() {
    // A48: `instanceids` in small letters is in the service's own examples; A58: the documentation's own association.
    for request in [
        "Name: AWS-UpdateSSMAgent\nTargets: [{Key: instanceids, Values: [i-0aaaabbbbccccdddd]}]",
        "Name: AWS-RunShellScript\nTargets: [{Key: InstanceIds, Values: ['*']}]\nParameters: {commands: [ls], workingDirectory: [/]}\nWaitForSuccessTimeoutSeconds: 300",
    ] {
        let found = said(request, &[]);
        assert!(found.iter().all(|(_, answer)| answer.is_none()), "{found:?}");
    }
}
