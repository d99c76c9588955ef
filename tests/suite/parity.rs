//! The same association gets the same verdict however it is written: as a request or as a template, in JSON or in YAML.
#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use ssmlint::{Diagnostic, Input, Role, Settings, Severity, Workspace, check};
use std::collections::BTreeSet;

/// Members with values of their own type, right and wrong ones.
fn members() -> Vec<(&'static str, Vec<Value>)> {
    let targets = [
        json!([{"Key": "tag:Env", "Values": ["prod"]}]),
        json!([{"Key": "InstanceId", "Values": ["i-1234567890abcdef0"]}]),
        json!([{"Key": "InstanceIds", "Values": ["*", "i-12345678", "i-123"]}]),
        json!([{"Key": "resource-groups:Name", "Values": ["a", "b"]}]),
        json!([{"Key": "tag:a+b", "Values": [""]}, {"Key": "tag:a+b", "Values": []}]),
        json!([{"Key": "tag:a"}, {"Values": ["x"]}]),
        json!([{"Key": "ParameterValues", "Values": ["x"]}, {}, {}, {}, {}, {}]),
        json!("tag:Env"),
    ];
    let parameters = [
        json!({"Message": ["hi"]}),
        json!({"Message": ["longer than ten characters"], "Mode": ["Fast"]}),
        json!({"Message": ["hi"], "mode": ["fast"]}),
        json!({"Mode": ["fast", "slow"]}),
        json!({"Message": []}),
        json!({"Message": "hi"}),
        json!({"commands": ["ls"], "workingDirectory": [""]}),
    ];
    let texts = |list: &[&str]| list.iter().map(|text| json!(text)).collect::<Vec<_>>();
    vec![
        ("Name", texts(&["Acme-Hello", "Acme-Run", "AWS-RunShellScript", "a b", "AWS-NoSuch", "Acme/~Unknown"])),
        ("DocumentVersion", texts(&["1", "0", "$LATEST", "word", "7"])),
        ("InstanceId", texts(&["i-1234567890abcdef0", "i-123", "mi-1234567890abcdef0"])),
        ("Targets", targets.into()),
        ("Parameters", parameters.into()),
        (
            "ScheduleExpression",
            texts(&[
                "rate(1 days)",
                "rate(30 minutes)",
                "cron(0 2 ? * SUN *)",
                "cron(0 2 * * *)",
                "at(2030-01-01T00:00:00)",
            ]),
        ),
        ("ApplyOnlyAtCronInterval", vec![json!(true), json!(false)]),
        ("ScheduleOffset", vec![json!(1), json!(7), json!(0)]),
        ("AssociationName", texts(&["fine-name", "two words", "ab"])),
        ("AutomationTargetParameterName", texts(&["InstanceId", "Nothing"])),
        ("MaxErrors", texts(&["5", "110%", "ten"])),
        ("MaxConcurrency", texts(&["0", "50%", "12345678"])),
        ("ComplianceSeverity", texts(&["HIGH", "high"])),
        ("SyncCompliance", texts(&["AUTO", "auto"])),
        (
            "OutputLocation",
            vec![
                json!({"S3Location": {"OutputS3BucketName": "acme", "OutputS3Region": "us-east-1"}}),
                json!({"S3Location": {"OutputS3BucketName": "s3://Acme", "OutputS3Region": "x"}}),
                json!({"S3Location": {"OutputS3KeyPrefix": "logs"}}),
            ],
        ),
        ("CalendarNames", vec![json!(["a"])]),
        ("Tags", vec![json!([{"Key": "aws:x", "Value": "y"}, {"Key": "b"}]), json!([{"Key": "a", "Value": "b"}])]),
    ]
}

pub(crate) fn association() -> impl Strategy<Value = Value> {
    let all = members();
    proptest::collection::vec((any::<bool>(), 0_usize..100), all.len()).prop_map(move |picks| {
        let mut association = Map::new();
        for ((name, values), (given, pick)) in all.iter().zip(picks) {
            if given || (*name == "Name" && pick % 10 > 0) {
                association.insert((*name).to_owned(), values.get(pick % values.len()).unwrap().clone());
            }
        }
        Value::Object(association)
    })
}

pub(crate) const FACTS: &[(&str, &str)] = &[
    (
        "Acme-Hello.json",
        r#"{"schemaVersion":"2.2","parameters":{"Message":{"type":"String","maxChars":10},
            "Mode":{"type":"String","default":"fast","allowedValues":["fast","slow"]}},"mainSteps":[]}"#,
    ),
    (
        "Acme-Run.yaml",
        "schemaVersion: '0.3'\nparameters:\n  InstanceId: {type: String}\n  Message: {type: String, default: x}\nmainSteps: []\n",
    ),
    (
        "nodes.json",
        r#"{"InstanceInformationList":[{"InstanceId":"i-1234567890abcdef0","PlatformType":"Windows","PingStatus":"Online"}]}"#,
    ),
];

/// The rules that speak, and where in the association.
fn verdict(name: &str, text: String, prefix: &str) -> BTreeSet<(String, String)> {
    let place = |pointer: &str| pointer.strip_prefix(prefix).unwrap_or("elsewhere").to_owned();
    let findings = findings(name, text);
    findings.iter().map(|found| (found.rule.name.to_string(), place(&found.pointer))).collect()
}

/// The rules that report errors, and what they say.
fn more_severe(name: &str, text: String) -> BTreeSet<(String, String)> {
    let errors = findings(name, text).into_iter().filter(|found| found.severity == Severity::Error);
    errors.map(|found| (found.rule.name.to_string(), found.message)).collect()
}

fn findings(name: &str, text: String) -> Vec<Diagnostic> {
    let mut workspace = Workspace::default();
    let fact = |(name, text): &(&str, &str)| Input::new(*name, text.as_bytes().to_vec(), Role::Fact);
    workspace.open(vec![Input::new(name, text.into_bytes(), Role::Given)], None);
    workspace.open(FACTS.iter().map(fact).collect(), None);
    check(&workspace, &Settings::default()).findings
}

/// Lines of properties that CloudFormation may read in another way than they are written, or that are none.
const ODD: &[&str] = &[
    "",
    "      MaxConcurrency: 010\n",
    "      MaxConcurrency: 10\n",
    "      SyncCompliance: ~\n",
    "      CalendarNames: []\n",
    "      ApplyOnlyAtCronInterval: yes\n",
    "      ApplyOnlyAtCronInterval: \"True\"\n",
    "      ScheduleOffset: \"3\"\n",
    "      ScheduleOffset: 0x3\n",
    "      WaitForSuccessTimeoutSeconds: 5\n",
    "      ComplianceSeverity: \"\"\n",
    "      Tags: [{Key: a, Value: \"${Stage}\"}]\n",
    "      Tags: [{Key: a, Value: \"{{resolve:ssm:x}}\"}]\n",
    "      Tags: [{Key: on, Value: off}]\n",
    "      Parameters: {Message: {ParameterValues: [hi]}}\n",
    "      Parameters: {1: [a], yes: [b]}\n",
    "      Targets: []\n",
    "      Unknown: x\n",
    "      //: \"ssmlint: ignore[wrong-type] tried\"\n",
    "      TargetMaps: []\n",
    "      AssociationId: x\n",
];

/// What is told of a text, with places and with what is undecided.
fn told(name: &str, text: String) -> Vec<String> {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text.into_bytes(), Role::Given)], None);
    let report = check(&workspace, &Settings::default());
    let findings = report.findings.iter().map(|found| {
        format!(
            "{} {:?} {} {} {:?}",
            found.rule.name, found.severity, found.pointer, found.message, found.place.span.start
        )
    });
    let undecided = report.undecided.iter().map(|open| format!("{} {} {}", open.api_error, open.pointer, open.short));
    findings.chain(undecided).collect()
}

#[test]
fn faults_are_seen_at_all() {
    let association =
        json!({"Name": "Acme-Hello", "ScheduleExpression": "rate(1 days)", "Parameters": {"mode": ["x"]}});
    let rules: Vec<String> =
        verdict("create-association.json", association.to_string(), "").into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["missing-parameter", "missing-target", "unknown-parameter", "wrong-rate-plural"]);
}

/// Every value in a value, as a pointer.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut inside = |name: &str, inner: &Value| {
        let at = format!("{at}/{name}");
        found.push(at.clone());
        pointers(inner, &at, found);
    };
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| inside(&index.to_string(), item)),
        Value::Object(members) => members.iter().for_each(|(name, value)| inside(name, value)),
        _ => {}
    }
}

fn errors(association: &Value) -> BTreeSet<(String, String)> {
    let template = json!({
        "Parameters": {"Free": {"Type": "String"}},
        "Conditions": {"C": {"Fn::Equals": [{"Ref": "Free"}, "x"]}},
        "Resources": {"A": {"Type": "AWS::SSM::Association", "Properties": association}},
    });
    more_severe("stack.json", template.to_string())
}

/// Where a member is in the request, of the name of an argument.
fn member(argument: &str) -> String {
    let words = argument
        .split('_')
        .map(|word| word.get(..1).unwrap_or_default().to_uppercase() + word.get(1..).unwrap_or_default());
    words.collect()
}

/// The argument of a member, for those that the resource has.
fn argument(member: &str) -> Option<&'static str> {
    Some(match member {
        "Name" => "name",
        "AssociationName" => "association_name",
        "ScheduleExpression" => "schedule_expression",
        "ApplyOnlyAtCronInterval" => "apply_only_at_cron_interval",
        "AutomationTargetParameterName" => "automation_target_parameter_name",
        "ComplianceSeverity" => "compliance_severity",
        "DocumentVersion" => "document_version",
        "InstanceId" => "instance_id",
        "MaxConcurrency" => "max_concurrency",
        "MaxErrors" => "max_errors",
        "SyncCompliance" => "sync_compliance",
        "CalendarNames" => "calendar_names",
        _ => return None,
    })
}

/// An association as far as a resource of Terraform can say it, as a request and as that resource.
fn as_resource(association: &Value) -> Option<(Value, String)> {
    use std::fmt::Write as _;
    let (mut request, mut body) = (Map::new(), String::new());
    for (name, value) in association.as_object()? {
        match (name.as_str(), value) {
            ("Targets", Value::Array(targets)) => {
                for target in targets {
                    let (key, values) = (target.get("Key")?, target.get("Values")?);
                    let _ = writeln!(body, "  targets {{\n    key = {key}\n    values = {values}\n  }}");
                }
            }
            ("Parameters", Value::Object(parameters)) => {
                // Each is sent as a list of one string.
                let text = |value: &Value| Some(value.as_array().filter(|list| list.len() == 1)?.first()?.to_string());
                let given: Option<Vec<String>> =
                    parameters.iter().map(|(name, value)| Some(format!("    {name} = {}", text(value)?))).collect();
                let _ = writeln!(body, "  parameters = {{\n{}\n  }}", given?.join("\n"));
            }
            // It is sent only when it is true.
            ("ApplyOnlyAtCronInterval", Value::Bool(false)) => continue,
            (name, value) => match argument(name) {
                Some(argument) => _ = writeln!(body, "  {argument} = {value}"),
                None => continue,
            },
        }
        request.insert(name.clone(), value.clone());
    }
    // An object without members is no request, and a resource without arguments is one.
    if request.is_empty() {
        return None;
    }
    Some((request.into(), format!("resource \"aws_ssm_association\" \"this\" {{\n{body}}}\n")))
}

/// The rules that report errors, each with the member of the request that it is about.
fn members_at_fault(name: &str, text: String, prefix: &str) -> BTreeSet<(String, String)> {
    let errors = findings(name, text).into_iter().filter(|found| found.severity == Severity::Error);
    let first = |pointer: &str| {
        let inner = pointer.strip_prefix(prefix).unwrap_or("/elsewhere");
        member(inner.split('/').nth(1).unwrap_or_default())
    };
    errors.map(|found| (found.rule.name.to_string(), first(&found.pointer))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_resource_of_terraform_has_the_verdict_of_its_request(association in association()) {
        let Some((request, resource)) = as_resource(&association) else { return Ok(()) };
        let expected = members_at_fault("create-association.json", request.to_string(), "");
        let found = members_at_fault("main.tf", resource.clone(), "/resource/aws_ssm_association/this");
        prop_assert_eq!(&found, &expected, "{}", resource);
    }

    #[test]
    fn an_association_has_one_verdict(association in association()) {
        let template = json!({"Resources": {"A": {"Type": "AWS::SSM::Association", "Properties": association}}});
        let inside = "/Resources/A/Properties";
        let expected = verdict("create-association.json", association.to_string(), "");
        let others = [
            verdict("create-association.yaml", serde_yaml::to_string(&association).unwrap(), ""),
            verdict("stack.json", template.to_string(), inside),
            verdict("stack.template", serde_yaml::to_string(&template).unwrap(), inside),
        ];
        for other in others {
            prop_assert_eq!(&other, &expected, "{}", association);
        }
    }

    /// Properties without a function are taken as they are written, others are made anew: nobody sees which.
    #[test]
    fn properties_with_and_without_a_function_are_read_alike(association in association(), odd in 0..ODD.len()) {
        let mut properties = association;
        properties.as_object_mut().unwrap().remove("AssociationName");
        let written = serde_yaml::to_string(&properties).unwrap();
        let lines: String = written.lines().filter(|line| *line != "{}").map(|line| format!("      {line}\n")).collect();
        let odd = ODD.get(odd).unwrap();
        let head = format!("Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n{lines}{odd}");
        let [literal, function] = ["fine-name", "!Sub fine-name"].map(|name| {
            let told = told("stack.yaml", format!("{head}      AssociationName: {name}\n"));
            // A key that is repeated, and the whole, go on to the end of what differs.
            told.into_iter().map(|line| line.replace("!Sub ", "")).collect::<Vec<_>>()
        });
        prop_assert_eq!(literal, function, "{}", head);
    }

    #[test]
    fn what_is_not_known_adds_no_error(association in association(), pick in 0_usize..1000, form in 0..4) {
        let mut all = Vec::new();
        pointers(&association, "", &mut all);
        // The document decides which of several answers is due: another one is not a false one.
        all.retain(|at| at != "/Name");
        prop_assume!(!all.is_empty());
        let at = all.get(pick % all.len()).unwrap();
        let expected = errors(&association);
        let mut changed = association.clone();
        let value = changed.pointer_mut(at).unwrap();
        *value = match form {
            0 => json!({"Ref": "Free"}),
            1 => json!({"Fn::ImportValue": "X"}),
            2 => json!({"Fn::If": ["C", value.clone(), {"Ref": "AWS::NoValue"}]}),
            _ => json!({"Fn::If": ["C", value.clone(), {"Ref": "Free"}]}),
        };
        let found = errors(&changed);
        prop_assert!(found.is_subset(&expected), "{:?}\n{:?}\n{}", found, expected, changed);
    }
}
