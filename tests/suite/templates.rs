//! What the intrinsics of a template become, and what stays unknown.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use ssmlint::engine::rule_names;
use ssmlint::service::Field;
use ssmlint::{Input, Report, Role, Settings, Severity, Workspace, check};

const HEAD: &str = "\
Parameters:
  Free: {Type: String}
  Word: {Type: String, Default: word}
  Empty: {Type: String, Default: ''}
  Either: {Type: String, AllowedValues: [one, two]}
  Secret: {Type: String, Default: hidden, NoEcho: true}
  Stored: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /path}
  List: {Type: CommaDelimitedList, Default: 'a, b'}
Mappings:
  Map:
    us-east-1: {Name: east, Other: x}
    eu-west-1: {Name: west, Other: y}
  Rates: {one: {Rate: rate(1 day)}, two: {Rate: never}}
  Numbers: {one: {Name: first}, two: {Name: second}}
Conditions:
  C: !Equals [!Ref Word, other]
  D: !Not [!Condition C]
  E: !Equals [!Ref AWS::Region, us-east-1]
  Always: !Equals [a, a]
  Never: !Not [!Condition Always]
  One: !Equals [one, !Ref Either]
  Two: {'Fn::Equals': [{Ref: Either}, two]}
  Both: !And [!Condition C, {Condition: One}]
  NotBoth: !Not [!Condition Both]
  Blank: !Equals [!Ref Empty, '']
  Dark: !Equals [!Join ['', [!Ref Either]], x]
";

fn open(text: &str) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.configure("ssmlint.yaml", "region: eu-west-1\naccount: '111122223333'\n", rule_names);
    workspace.open(vec![Input::new("stack.yaml", text, Role::Given)], None);
    workspace
}

/// The texts that a name may turn out to be, and whether it is surely one; or what else it is.
fn seen(value: &str) -> String {
    let text = format!(
        "{HEAD}Resources:\n  Doc:\n    Type: AWS::SSM::Document\n  Named:\n    Type: AWS::SSM::Document\n    \
         Properties: {{Name: Acme-Named}}\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: {value}\n"
    );
    let workspace = open(&text);
    let Some(file) = workspace.files().iter().find(|file| file.operations().next().is_some()) else { panic!("{text}") };
    let Some(association) = file.associations().next() else { panic!("{text}") };
    let texts: Vec<&str> = association.texts(Field::Name).map(|text| text.as_str()).collect();
    let state = match (association.text(Field::Name), association.perhaps(Field::Name)) {
        (Some(_), _) => "",
        (None, None) => "absent",
        (None, Some(entry)) if entry.value.may_be_absent() => "or absent",
        (None, Some(entry)) if entry.value.is_choice() && !entry.value.is_open() => "one of these",
        (None, Some(_)) => "or something else",
    };
    format!("{} {state}", texts.join(", ")).trim().to_owned()
}

#[test]
fn intrinsics_become_what_they_may_turn_out_to_be() {
    let rows = [
        ("plain", "plain"),
        ("!Ref Free", "or something else"),
        ("!Ref Word", "word or something else"),
        ("{Ref: Word}", "word or something else"),
        ("!Ref Empty", "or absent"),
        ("!Ref Either", "one, two one of these"),
        ("!Ref Secret", "or something else"),
        ("!Ref Stored", "or something else"),
        ("!Ref Doc", "stack-Doc"),
        ("!Ref Named", "Acme-Named"),
        ("!Ref Nowhere", "or something else"),
        ("!Ref AWS::NoValue", "absent"),
        ("!Ref AWS::Region", "eu-west-1"),
        ("!Ref AWS::StackName", "or something else"),
        ("!Sub plain", "plain"),
        ("!Sub 'a-${Either}'", "a-one, a-two one of these"),
        ("!Sub '${Either}-${Either}'", "one-one, two-two one of these"),
        ("!Sub ['${Either}-${X}', {X: !If [E, p, q]}]", "or something else"),
        ("!Sub '${AWS::AccountId}-${AWS::Partition}'", "111122223333-aws"),
        ("!Sub 'a-${Free}'", "or something else"),
        ("!Sub ['a-${X}-${!Y}', {X: x}]", "or something else"),
        ("!Sub ['a-${X}', {X: !Select [1, [p, q]]}]", "a-q"),
        ("{'Fn::Sub': 'a-${Doc}'}", "a-stack-Doc"),
        ("!Sub '${Doc.Arn}'", "or something else"),
        ("!If [C, a, b]", "a, b one of these"),
        ("!If [C, a, !If [E, b, c]]", "a, b, c one of these"),
        ("!If [C, a, !Ref AWS::NoValue]", "a or absent"),
        ("!If [C, a, !Ref Free]", "a or something else"),
        ("{'Fn::If': [C, a, b]}", "a, b one of these"),
        ("!If [C, !Ref Word, b]", "b or something else"),
        ("!If [D, !Ref Word, b]", "word, b or something else"),
        ("!If [C, !If [C, a, b], c]", "a, c one of these"),
        ("!If [C, !If [D, a, b], c]", "b, c one of these"),
        ("!If [C, c, !If [D, a, b]]", "c, a one of these"),
        ("!If [Always, a, b]", "a"),
        ("!If [Never, a, b]", "b"),
        ("!If [One, !Ref Either, b]", "one, b one of these"),
        ("!If [One, b, !Ref Either]", "b, two one of these"),
        ("!If [One, !If [Two, a, b], c]", "b, c one of these"),
        ("!If [Both, !If [C, a, b], c]", "a, c one of these"),
        ("!If [Both, !Ref Either, c]", "one, c one of these"),
        ("!If [NotBoth, !If [C, !Ref Either, a], c]", "two, a, c one of these"),
        ("!If [One, !Sub 'x-${Either}', b]", "x-one, b one of these"),
        ("!If [One, !FindInMap [Numbers, !Ref Either, Name], b]", "first, b one of these"),
        ("!If [Blank, !Ref AWS::NoValue, !Ref Empty]", "or absent"),
        ("!If [Dark, a, !Ref Either]", "a or something else"),
        ("!If [Dark, a, !Ref Word]", "a, word or something else"),
        ("!If [E, !Ref Word, b]", "word, b or something else"),
        ("!Join ['-', [a, b, !Ref AWS::NoValue, c]]", "a-b-c"),
        ("!Join ['', [a, !Ref Either]]", "aone, atwo one of these"),
        ("!Join ['-', !Ref List]", "or something else"),
        ("!Select [0, !Split ['/', 'x/y']]", "x"),
        ("!Select ['1', !Split ['/', 'x/y']]", "y"),
        ("!Select [5, [a]]", "or something else"),
        ("!FindInMap [Map, us-east-1, Name]", "east"),
        ("!FindInMap [Map, !Ref AWS::Region, Name]", "west"),
        ("!FindInMap [Map, !Ref Free, Name]", "east, west one of these"),
        ("!FindInMap [Map, nowhere, Name]", "or something else"),
        ("!GetAtt Doc.Name", "or something else"),
        ("!ImportValue x", "or something else"),
        ("!Base64 x", "or something else"),
        ("!Transform {Name: Macro, Parameters: {}}", "or something else"),
        ("{'Fn::GetAtt': [Doc, Name]}", "or something else"),
        ("'{{resolve:ssm:/name}}'", "or something else"),
        ("''", "absent"),
        ("5", "5"),
    ];
    for (value, expected) in rows {
        assert_eq!(seen(value), expected, "{value}");
    }
}

fn report(text: &str) -> Report {
    check(&open(text), &Settings::default())
}

#[test]
fn what_may_be_given_or_not_is_no_fault() {
    let quiet = [
        "Properties: !Transform {Name: AWS::Include}",
        "Properties: {'Fn::Transform': {Name: AWS::Include}}",
        "'Fn::Transform': {Name: AWS::Include, Parameters: {Location: a}}",
        "Properties: {Name: AWS-RunShellScript, 'Fn::ForEach::X': [x]}",
        "Properties: {Name: AWS-RunShellScript, Targets: !Ref Free, Parameters: !Ref Free}",
        "Properties: {Name: AWS-RunShellScript, InstanceId: !Ref Empty, Parameters: {commands: !Ref List}}",
        "Properties: {Name: AWS-RunShellScript, Targets: !If [C, [{Key: !Ref Word, Values: [a]}], [{Key: 'tag:a', Values: [b]}]], Parameters: {commands: [a]}}",
        "Condition: C\n    Properties: {Name: AWS-RunShellScript, Targets: [{Key: !Sub '${Word}', Values: [a]}], Parameters: {commands: [a]}}",
        "Properties: {Name: AWS-RunShellScript, InstanceId: !Ref Free, Parameters: {commands: !ImportValue A}}",
        "Properties: {Name: AWS-RunShellScript, Targets: [!If [C, {Key: 'tag:a', Values: [b]}, {Key: 'tag:a', Values: [c]}]], Parameters: !If [C, {commands: [a]}, {commands: [b]}]}",
        "Properties: {Name: AWS-RunShellScript, Targets: [{Key: !Sub 'tag:${Free}', Values: [!If [C, a, !Ref AWS::NoValue]]}], Parameters: {commands: [!Ref Free]}, MaxErrors: 5, ScheduleOffset: '2', ApplyOnlyAtCronInterval: 'True', ScheduleExpression: cron(0 2 ? * TUE#2 *)}",
        "Properties: {Name: AWS-RunShellScript, Targets: [{Key: 'tag:a', Values: [b]}], Parameters: {commands: [!Ref Secret]}, ScheduleExpression: !If [C, rate(1 day), !Ref AWS::NoValue], ApplyOnlyAtCronInterval: !If [C, !Ref AWS::NoValue, true]}",
        "Condition: One\n    Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}], ScheduleExpression: !FindInMap [Rates, !Ref Either, Rate]}",
        "Condition: C\n    Properties: {Name: AWS-UpdateSSMAgent, Targets: !If [D, [{Key: x}], [{Key: 'tag:a', Values: [b]}]]}",
    ];
    for properties in quiet {
        let text = format!("{HEAD}Resources:\n  A:\n    Type: AWS::SSM::Association\n    {properties}\n");
        let found = report(&text).findings;
        assert!(found.is_empty(), "{properties}: {found:?}");
    }
}

#[test]
fn properties_that_are_not_called_so_are_told_once() {
    let of_association = "{Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}]}";
    for (kind, name, properties) in [
        ("Association", "properties", of_association),
        ("Association", "Propertys", of_association),
        ("Document", "Property", "{DocumentType: Automation, Content: {schemaVersion: '0.3', mainSteps: []}}"),
    ] {
        let text = format!("{HEAD}Resources:\n  A:\n    Type: AWS::SSM::{kind}\n    {name}: {properties}\n");
        let found = report(&text).findings;
        let said: Vec<_> = found.iter().map(|found| (found.rule.name.as_str(), found.message.as_str())).collect();
        let message = format!("a resource has no `{name}`");
        assert_eq!(said, [("misplaced-property", message.as_str())], "{name}");
    }
}

#[test]
fn a_finding_says_when_it_holds() {
    let rows = [
        ("!If [C, rate(1 days), rate(1 day)]", "when this condition holds"),
        ("!If [C, rate(1 day), rate(1 days)]", "when this condition does not hold"),
        ("!Ref Every", "when this default is kept"),
        ("!Ref Often", "when the parameter has this value"),
        ("!FindInMap [Rates, !Ref Free, Rate]", "when the mapping yields this"),
        ("!FindInMap [Rates, b, Rate]", "written here"),
        ("!Sub 'rate(${Number} days)'", "when this default is kept"),
    ];
    for (schedule, label) in rows {
        let text = format!(
            "Parameters:\n  Free: {{Type: String}}\n  Every: {{Type: String, Default: rate(1 days)}}\n  \
             Number: {{Type: Number, Default: 1}}\n  Often: {{Type: String, AllowedValues: [rate(2 days), rate(1 days)]}}\n\
             Mappings:\n  Rates: {{a: {{Rate: rate(1 day)}}, b: {{Rate: rate(1 days)}}}}\n\
             Conditions: {{C: !Equals [!Ref Free, x]}}\nResources:\n  A:\n    Type: AWS::SSM::Association\n    \
             Properties: {{Name: AWS-UpdateSSMAgent, Targets: [{{Key: 'tag:a', Values: [b]}}], ScheduleExpression: {schedule}}}\n"
        );
        let found = report(&text).findings;
        let said: Vec<(&str, Vec<&str>)> = found
            .iter()
            .map(|found| (found.rule.name.as_str(), found.labels.iter().map(|label| label.text.as_str()).collect()))
            .collect();
        assert_eq!(said, [("wrong-rate-plural", vec![label])], "{schedule}");
    }
}

/// Rule, pointer below the properties, and the text of the first label.
type Said = (&'static str, &'static str, &'static str);

#[test]
fn an_association_is_judged_for_every_document_that_it_may_be_of() {
    let rows: Vec<(&str, &str, &[Said])> = vec![
        (
            "!If [C, AWS-RunShellScript, AWS-RunPowerShellScript]",
            "{commands: [a], Nothing: [b]}",
            &[("unknown-parameter", "/Parameters/Nothing", "")],
        ),
        (
            "!If [C, AWS-RunShellScript, AWS-UpdateSSMAgent]",
            "{commands: [a]}",
            &[("unknown-parameter", "/Parameters/commands", "when this condition does not hold")],
        ),
        ("!If [C, AWS-RunShellScript, AWS-UpdateSSMAgent]", "!If [C, {commands: [a]}, {version: [latest]}]", &[]),
        ("!If [C, AWS-RunShellScript, AWS-UpdateSSMAgent]", "{commands: !If [C, [a], !Ref AWS::NoValue]}", &[]),
        (
            "!If [C, AWS-RunShellScript, !Ref Free]",
            "{}",
            &[("missing-parameter", "/Parameters/commands", "when this condition holds")],
        ),
        (
            "!Ref Script",
            "{command: [a], commands: [b]}",
            &[("unknown-parameter", "/Parameters/command", "when this default is kept")],
        ),
        ("!Ref Script", "!If [Shell, {commands: [a]}, {source: [b]}]", &[]),
        (
            "!Ref Kind",
            "{commands: [a]}",
            &[("unknown-parameter", "/Parameters/commands", "when the parameter has this value")],
        ),
    ];
    for (name, parameters, expected) in rows {
        let text = format!(
            "Parameters:\n  Free: {{Type: String}}\n  Script: {{Type: String, Default: AWS-RunShellScript}}\n  \
             Kind: {{Type: String, AllowedValues: [AWS-RunShellScript, AWS-UpdateSSMAgent]}}\n\
             Conditions:\n  C: !Equals [!Ref Free, x]\n  Shell: !Equals [!Ref Script, AWS-RunShellScript]\n\
             Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties: {{Name: {name}, \
             Targets: [{{Key: 'tag:a', Values: [b]}}], Parameters: {parameters}}}\n"
        );
        let report = report(&text);
        let said: Vec<(&str, &str, &str)> = report
            .findings
            .iter()
            .map(|found| {
                let pointer = found.pointer.strip_prefix("/Resources/A/Properties").unwrap_or_default();
                (found.rule.name.as_str(), pointer, found.labels.first().map_or("", |label| label.text.as_str()))
            })
            .collect();
        assert_eq!(said, expected, "{name} {parameters}");
        assert_eq!(report.counts.associations, 1, "it is one association whatever its document is");
    }
}

#[test]
fn what_a_loop_repeats_is_judged_as_far_as_it_is_known() {
    let text = "Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::All:\n    - Name\n    - [One, Two]\n    - A${Name}:\n        \
                Type: AWS::SSM::Association\n        Properties: {Name: '&{Name}', ScheduleExpression: rate(1 days), \
                Targets: [{Key: !Sub 'tag:${Name}', Values: [!Ref Name]}]}\n";
    let found = report(text).findings;
    let said: Vec<(&str, &str)> =
        found.iter().map(|found| (found.rule.name.as_str(), found.pointer.as_str())).collect();
    let at = "/Resources/Fn::ForEach::All/2/A${Name}/Properties/ScheduleExpression";
    assert_eq!(said, [("wrong-rate-plural", at)]);
}

#[test]
fn a_document_of_the_template_is_a_definition_however_it_is_written() {
    let contents = [
        "Content: {schemaVersion: '2.2', parameters: {P: {type: String}}, mainSteps: [{action: 'aws:runShellScript', name: s, inputs: {runCommand: [id]}}]}",
        r#"Content: '{"schemaVersion":"2.2","parameters":{"P":{"type":"String"}},"mainSteps":[{"action":"aws:runShellScript","name":"s","inputs":{"runCommand":["id"]}}]}'"#,
        r#"Content: !Sub '{"schemaVersion":"2.2","parameters":{"P":{"type":"String","default":"${Free}"}},"mainSteps":[{"action":"aws:runShellScript","name":"s","inputs":{"runCommand":["id"]}}]}'"#,
        r#"Content: !Sub '{"schemaVersion":"2.2","description":"${Word} ${Either} ${AWS::Region}","parameters":{"P":{"type":"String","default":"${Word}-${Either}"}},"mainSteps":[{"action":"aws:runShellScript","name":"s","inputs":{"runCommand":["id"]}}]}'"#,
        r#"Content: !Sub '{"schemaVersion":"2.2","parameters":{"P":{"type":"String","allowedValues":["${Either}"]}},"mainSteps":[{"action":"aws:runShellScript","name":"s","inputs":{"runCommand":["id"]}}]}'"#,
        r#"Content: !Sub '{"schemaVersion":"2.2","parameters":{"P":{"type":"String","allowedPattern":"^${Word}$"}},"mainSteps":[{"action":"aws:runShellScript","name":"${Either}","inputs":{"runCommand":["id"]}}]}'"#,
        r#"Content: !Sub '{"schemaVersion":"2.2","parameters":{"P":{"type":"${Word}","minChars":${Either}}},"mainSteps":[{"action":"aws:runShellScript","name":"s","inputs":{"runCommand":["id"]}}]}'"#,
        r#"Content: !Join ['', ['{"schemaVersion":"2.2","parameters":{"P":{"type":"String","default":"', !Ref Either, !Ref Word, '"}},"mainSteps":[{"action":"aws:runShellScript","name":"s","inputs":{"runCommand":["id"]}}]}']]"#,
        r#"{DocumentFormat: YAML, Content: !Join ["\n", ["schemaVersion: '2.2'", !Sub 'description: ${Word}', "parameters: {P: {type: String}}", "mainSteps: [{action: 'aws:runShellScript', name: s, inputs: {runCommand: [id]}}]"]]}"#,
        "Content: {'Fn::ToJsonString': {schemaVersion: '2.2', parameters: {P: {type: String}}, mainSteps: [{action: 'aws:runShellScript', name: s, inputs: {runCommand: [id]}}]}}",
        "{DocumentFormat: YAML, Content: \"schemaVersion: '2.2'\\nparameters: {P: {type: String}}\\nmainSteps: [{action: 'aws:runShellScript', name: s, inputs: {runCommand: [id]}}]\\n\"}",
    ];
    for content in contents {
        let text = format!(
            "{HEAD}Resources:\n  D:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Command\n      {content}\n  A:\n    \
             Type: AWS::SSM::Association\n    Properties: {{Name: !Ref D, Targets: [{{Key: 'tag:a', Values: [b]}}], \
             Parameters: {{P: [x], Q: [y]}}}}\n"
        )
        .replace("Properties:\n      DocumentType: Command\n      {DocumentFormat", "Properties: {DocumentType: Command, DocumentFormat");
        let found = report(&text).findings;
        let said: Vec<(&str, &str)> =
            found.iter().map(|found| (found.rule.name.as_str(), found.pointer.as_str())).collect();
        assert_eq!(said, [("unknown-parameter", "/Resources/A/Properties/Parameters/Q")], "{content}");
    }
}

#[test]
fn logical_ids_of_two_templates_are_two_documents() {
    let template = |parameter: &str| {
        format!(
            "Resources:\n  Doc:\n    Type: AWS::SSM::Document\n    Properties:\n      DocumentType: Command\n      Content: {{schemaVersion: '2.2', \
             parameters: {{{parameter}: {{type: String}}}}, mainSteps: [{{action: 'aws:runShellScript', name: s, inputs: {{runCommand: [id]}}}}]}}\n  A:\n    Type: AWS::SSM::Association\n    \
             Properties: {{Name: !Ref Doc, Targets: [{{Key: 'tag:a', Values: [b]}}], Parameters: {{{parameter}: [x]}}}}\n"
        )
    };
    let mut workspace = Workspace::default();
    let input = |name: &str, text: String| Input::new(name, text, Role::Given);
    workspace.open(vec![input("a.yaml", template("One")), input("b.yaml", template("Two"))], None);
    let report = check(&workspace, &Settings::default());
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn references_that_repeat_cost_no_more_than_the_text() {
    let values: String = (0..2000).map(|n| format!("v{n},")).collect();
    let uses: String = (0..2000)
        .map(|n| {
            format!(
                "  A{n}:\n    Type: AWS::SSM::Association\n    Properties: {{Name: !Ref P, Parameters: {{a: !Ref P, b: !Sub '${{P}}${{P}}'}}, \
                 Targets: !FindInMap [M, a, b]}}\n"
            )
        })
        .collect();
    let list: String = (0..2000).map(|n| format!("{{Key: 'tag:{n}', Values: [x]}},")).collect();
    let text = format!(
        "Parameters:\n  P: {{Type: String, AllowedValues: [{values}]}}\nMappings:\n  M: {{a: {{b: [{list}]}}}}\nResources:\n{uses}"
    );
    assert!(report(&text).count(Severity::Error) > 0);
    let nested = (0..200).fold("x".to_owned(), |inner, _| format!("{{'Fn::Join': ['-', [{inner}, {{Ref: P}}]]}}"));
    let text = format!(
        "Parameters: {{P: {{Type: String, AllowedValues: [{values}]}}}}\nResources: {{A: {{Type: 'AWS::SSM::Association', Properties: {{Name: {nested}}}}}}}"
    );
    assert!(report(&text).failed.is_empty());
}

/// The text with the edits of the first fix of every finding.
fn fixed(text: &str) -> String {
    let mut edits: Vec<_> = report(text)
        .findings
        .iter()
        .filter_map(|found| found.fixes.first().cloned())
        .flat_map(|fix| fix.edits)
        .collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
    edits.iter().fold(text.to_owned(), |mut text, edit| {
        text.replace_range(edit.span.range(), &edit.text);
        text
    })
}

#[test]
fn fixes_leave_a_template_without_findings() {
    let head = "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-RunShellScript\n";
    let rows = [
        "      Targets: [{Key: 'tag:a', Value: [b]}]\n      Parameters:\n        commands:\n          ParameterValues:\n            - a\n            - b\n        workingDirectory:\n          ParameterValues: [c]\n        executionTimeout:\n          ParameterValues:\n          - '60'\n",
        "      targets: [{Key: 'tag:a', Values: [b]}]\n      Parameters: {commands: {ParameterValues: [a]}, workingDirectory: 'x'}\n",
    ];
    for row in rows {
        let text = format!("{head}{row}");
        assert!(!report(&text).findings.is_empty(), "{text}");
        let mended = fixed(&text);
        let left = report(&mended).findings;
        assert!(left.is_empty(), "{mended}\n{left:?}");
    }
    let json = r#"{"Resources":{"A":{"Type":"AWS::SSM::Association","Properties":{"Name":"AWS-RunShellScript","Targets":[{"Key":"tag:a","Value":["b"]}],"Parameters":{"commands":{"ParameterValues":["x"]}}}}}}"#;
    let mended = fixed(json);
    assert!(mended.contains(r#""Values":["b"]"#) && mended.contains(r#"{"commands":["x"]}"#), "{mended}");
    assert!(report(&mended).findings.is_empty(), "{mended}");
}

/// A value of a template: texts, lists, mappings and functions of them, sensible or not.
fn value() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        Just("C"),
        Just("P"),
        Just("L"),
        Just("AWS::NoValue"),
        Just("tag:a"),
        Just("rate(1 days)"),
        Just("cron(0 ${P} * * *)"),
        Just("${!P}é${Q}${P"),
        Just(""),
        Just("Map"),
        Just("Key"),
        Just("Values"),
        Just("i-123"),
        Just("Doc"),
        Just("0"),
    ];
    let leaf =
        prop_oneof![4 => word.prop_map(Value::from), 1 => any::<bool>().prop_map(Value::from), 1 => Just(Value::Null)];
    leaf.prop_recursive(5, 60, 5, |inner| {
        let key = prop_oneof![
            Just("Ref"), Just("Fn::If"), Just("Fn::Sub"), Just("Fn::Join"), Just("Fn::Select"), Just("Fn::Split"),
            Just("Fn::FindInMap"), Just("Fn::GetAtt"), Just("Fn::Transform"), Just("Key"), Just("Values"), Just("commands"),
            Just("ParameterValues"), Just("S3Location"),
        ];
        prop_oneof![
            2 => proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => proptest::collection::vec((key, inner), 0..3)
                .prop_map(|entries| entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_template_is_read_and_every_place_is_in_it(
        name in value(), schedule in value(), targets in value(), parameters in value(), content in value(), default in value(),
    ) {
        let template = json!({
            "Parameters": {"P": {"Type": "String", "Default": default}, "L": {"Type": "CommaDelimitedList", "Default": "a,b"}},
            "Mappings": {"Map": {"a": {"b": targets}}},
            "Conditions": {"C": {"Fn::Equals": [{"Ref": "P"}, "x"]}},
            "Resources": {
                "Doc": {"Type": "AWS::SSM::Document", "Properties": {"Content": content, "Name": name}},
                "A": {"Type": "AWS::SSM::Association", "Properties": {
                    "Name": name, "ScheduleExpression": schedule, "Targets": targets, "Parameters": parameters,
                    "OutputLocation": content, "ApplyOnlyAtCronInterval": schedule, "MaxErrors": default,
                }},
                "I": {"Type": "AWS::EC2::Instance", "Properties": {"SsmAssociations": targets}},
            },
        });
        for text in [template.to_string(), serde_yaml::to_string(&template).unwrap_or_default()] {
            let report = report(&text);
            prop_assert!(report.failed.is_empty(), "{}", text);
            for found in &report.findings {
                prop_assert!(text.get(found.place.span.range()).is_some(), "{:?} of {}", found, text);
                let (parent, _) = found.pointer.rsplit_once('/').unwrap_or_default();
                let exists = template.pointer(&found.pointer).or_else(|| template.pointer(parent));
                let above = parent.rsplit_once('/').and_then(|(above, _)| template.pointer(above));
                prop_assert!(exists.or(above).is_some(), "{} of {}", found.pointer, text);
            }
        }
    }
}

/// The severities and rules that speak about a template with these resources.
fn rules(resources: &str) -> Vec<String> {
    let findings = report(&format!("{HEAD}Resources:\n{resources}")).findings;
    findings.iter().map(|found| format!("{} {}", found.severity.name(), found.rule.name.as_str())).collect()
}

const STEPS: &str = "mainSteps: [{action: 'aws:runShellScript', name: s, inputs: {runCommand: [ls]}}]";

#[test]
fn a_reference_is_to_the_very_document_and_a_name_to_none_of_cloudformations_making() {
    let document = |id: &str, more: &str, parameter: &str| {
        format!(
            "  {id}: {{Type: AWS::SSM::Document, {more} DocumentType: Command, Content: {{schemaVersion: '2.2', parameters: {{{parameter}: {{type: String}}}}, {STEPS}}}}}}}\n"
        )
    };
    let association = |more: &str| {
        format!(
            "  A: {{Type: AWS::SSM::Association, {more}, Targets: [{{Key: 'tag:a', Values: [b]}}], Parameters: {{Two: [x]}}}}}}\n"
        )
    };
    let twins = document("D1", "Condition: C, Properties: {Name: Acme-Doc,", "One")
        + &document("D2", "Condition: D, Properties: {Name: Acme-Doc,", "Two");
    assert_eq!(rules(&(twins + &association("Condition: D, Properties: {Name: !Ref D2"))), [] as [&str; 0]);
    let amazon = document("AmazonAgent", "Properties: {", "Two")
        + &association("Properties: {DocumentVersion: '1', Name: !Ref AmazonAgent");
    assert_eq!(rules(&amazon), [] as [&str; 0]);
    let literal = document("Patch", "Properties: {", "One") + &association("Properties: {Name: Patch");
    assert_eq!(rules(&literal), [] as [&str; 0], "the document of the account is another one");
}

#[test]
fn scalars_are_what_cloudformation_makes_of_them() {
    let association = |properties: &str| {
        format!(
            "  A: {{Type: AWS::SSM::Association, Properties: {{Name: AWS-UpdateSSMAgent, Targets: [{{Key: 'tag:a', Values: [b]}}], {properties}}}}}\n"
        )
    };
    for quiet in [
        "Parameters: {allowDowngrade: [True]}",
        "Parameters: {allowDowngrade: [no]}",
        "MaxErrors: 1_0",
        "MaxConcurrency: 012",
    ] {
        assert_eq!(rules(&association(quiet)), [] as [&str; 0], "{quiet}");
    }
    let rate = association("ApplyOnlyAtCronInterval: yes, ScheduleExpression: rate(1 day)");
    assert_eq!(rules(&rate), ["error apply-only-with-rate"]);
    let document = format!(
        "  D: {{Type: AWS::SSM::Document, Properties: {{DocumentType: Command, Content: {{schemaVersion: '2.2', parameters: {{P: {{type: Boolean, default: off}}}}, {STEPS}}}}}}}\n"
    );
    assert_eq!(rules(&document), ["warning unsupported-command-parameter-type"]);
}

#[test]
fn associations_of_an_instance_have_the_properties_of_their_own_type() {
    let text = "  I:\n    Type: AWS::EC2::Instance\n    Properties:\n      SsmAssociations:\n        - DocumentName: AWS-RunShellScript\n          AssociationParameters: [{Key: Foo, Values: [x]}, !Ref Free]\n        - {DocumentName: AWS-RunShellScript, Parameters: {}}\n";
    let said = rules(text);
    assert_eq!(said.iter().filter(|said| said.as_str() == "warning unknown-property").count(), 2, "{said:?}");
}

#[test]
fn circumstances_are_told_from_the_outermost_on() {
    let text = "  A: {Type: AWS::SSM::Association, Properties: {Name: AWS-UpdateSSMAgent, Targets: [{Key: 'tag:a', Values: [b]}], \
                ScheduleExpression: !If [E, !If [C, rate(1 days), rate(1 day)], !Ref Free]}}\n";
    let found = report(&format!("{HEAD}Resources:\n{text}")).findings;
    let said: Vec<&str> = found.iter().flat_map(|found| &found.labels).map(|label| label.text.as_str()).collect();
    assert_eq!(said, ["when this condition holds", "when this condition holds"]);
}

#[test]
fn what_is_joined_is_shown_where_it_is_written_and_read_around_what_is_unknown() {
    let text = r#"{"Resources":{"D":{"Type":"AWS::SSM::Document","Properties":{"DocumentType":"Command","Content":{"Fn::Join":["",[
        "{\"schemaVersion\":\"2.2\",\"parameters\":{\"P\":{\"type\":\"String\",\"default\":\"",{"Ref":"AWS::StackName"},
        "\"}},\"mainSteps\":[{\"action\":\"aws:runShellScript\",\"name\":\"a b\",\"inputs\":{\"runCommand\":[\"echo {{ P }}\"]}}]}"]]}}}}}"#;
    let found = report(text).findings;
    let shown: Vec<_> =
        found.iter().map(|found| (found.rule.name.as_str(), text.get(found.place.span.range()))).collect();
    assert_eq!(shown, [("invalid-step-name", Some(" "))]);
}

#[test]
fn one_of_two_members_may_depend_on_a_condition() {
    let rows: [(&str, &[&str]); 4] = [
        (
            "ScheduleExpression: rate(1 day), ScheduleOffset: !If [E, 2, !Ref AWS::NoValue]",
            &["when this condition holds"],
        ),
        (
            "ScheduleExpression: rate(1 day), ApplyOnlyAtCronInterval: !If [E, false, true]",
            &["the rate", "when this condition does not hold"],
        ),
        (
            "ScheduleExpression: !If [E, rate(1 day), cron(0 2 ? * SUN *)], ApplyOnlyAtCronInterval: !If [E, false, true]",
            &[],
        ),
        (
            "ScheduleExpression: !If [E, rate(1 day), cron(0 2 ? * TUE#2 *)], ScheduleOffset: !If [E, !Ref AWS::NoValue, 2], ApplyOnlyAtCronInterval: !If [E, false, true]",
            &[],
        ),
    ];
    for (properties, labels) in rows {
        let text = format!(
            "{HEAD}Resources:\n  A: {{Type: AWS::SSM::Association, Properties: {{Name: AWS-UpdateSSMAgent, Targets: [{{Key: 'tag:a', Values: [b]}}], {properties}}}}}\n"
        );
        let found = report(&text).findings;
        let errors = found.iter().filter(|found| found.severity == Severity::Error);
        let mut said: Vec<&str> = errors.flat_map(|found| &found.labels).map(|label| label.text.as_str()).collect();
        said.retain(|label| *label != "no cron expression");
        said.sort_unstable();
        assert_eq!(said, labels, "{properties}");
    }
}

#[test]
fn a_template_that_cannot_be_read_never_reaches_the_service() {
    let yaml =
        "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: a\n  B: {Type: AWS::S3::Bucket}\n";
    let json = r#"{"Resources": {"A": {"Type": "AWS::SSM::Association", "Properties": {"Name": "a",}}}}"#;
    for (name, text, form) in [("a.yaml", yaml, "YAML"), ("a.json", json, "JSON")] {
        let mut workspace = Workspace::default();
        workspace.open(vec![Input::new(name, text, Role::Given)], None);
        let report = check(&workspace, &Settings::default());
        let Some(found) = report.findings.iter().find(|found| found.rule.name.as_str() == "syntax-error") else {
            panic!("{text}");
        };
        let printed = format!("the deployment prints `Template format error: {form} not well-formed`");
        assert_eq!((found.api_error, found.advice()), (None, Some(printed)));
    }
}

#[test]
fn an_item_of_an_instance_lacks_what_it_calls_by_its_own_name() {
    let text = "Resources:\n  I:\n    Type: AWS::EC2::Instance\n    Properties:\n      SsmAssociations:\n        - DocumentName: AWS-RunShellScript\n";
    let found = check(&open(text), &Settings::default()).findings;
    let Some(found) = found.iter().find(|found| found.rule.name.as_str() == "missing-parameter") else {
        panic!("{found:?}");
    };
    assert_eq!(found.pointer, "/Resources/I/Properties/SsmAssociations/0/AssociationParameters/commands");
    assert!(found.help.as_deref().is_some_and(|help| help.starts_with("add `commands` to `AssociationParameters`")));
}
