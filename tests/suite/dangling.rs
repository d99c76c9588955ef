//! Names that a template does not have, nulls, and texts that nothing is put into.

use crate::command::{folder, run_in};
use ssmlint::{Input, Report, Role, Settings, Severity, Workspace, check};

fn report(name: &str, text: &str) -> (Report, Workspace) {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, Role::Named)], None);
    (check(&workspace, &Settings::default()), workspace)
}

const OURS: &[&str] =
    &["unknown-name", "unknown-attribute", "unknown-condition", "unknown-mapping", "forgotten-sub", "null-in-template"];

/// What is said of names and nulls: the rule, the text that it points at, and the words of CloudFormation.
fn said(name: &str, text: &str) -> Vec<String> {
    let (report, _) = report(name, text);
    let ours = report.findings.iter().filter(|found| OURS.contains(&found.rule.name.as_str()));
    ours.map(|found| {
        let at = text.get(found.place.span.range()).unwrap_or_default();
        let grave = if found.severity == Severity::Error { "" } else { "warning " };
        format!("{grave}{} {at}: {}", found.rule.name, found.api_message().unwrap_or_default())
    })
    .collect()
}

/// A template with these sections and one association with these properties.
fn template(sections: &str, properties: &str) -> String {
    format!(
        "{sections}\nResources:\n  Doc: {{Type: AWS::SSM::Document}}\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-UpdateSSMAgent\n      \
         Targets: [{{Key: 'tag:a', Values: [b]}}]\n      {properties}\n"
    )
}

#[test]
fn every_way_to_name_something_is_followed() {
    let unresolved = |name: &str| {
        format!(
            "Template format error: Unresolved resource dependencies [{name}] in the Resources block of the template"
        )
    };
    let rows = [
        ("AssociationName: !Ref Docc", "unknown-name Docc", unresolved("Docc")),
        ("AssociationName: {Ref: Docc}", "unknown-name Docc", unresolved("Docc")),
        ("AssociationName: {'Fn::Sub': 'a-${Stge}'}", "unknown-name Stge", unresolved("Stge")),
        ("AssociationName: !Join ['-', [a, !Ref Docc]]", "unknown-name Docc", unresolved("Docc")),
        ("AssociationName: !Select [0, !Split [',', !Ref Docc]]", "unknown-name Docc", unresolved("Docc")),
        ("AssociationName: !Sub ['${X}-${Y}', {X: !Ref Docc, Y: y}]", "unknown-name Docc", unresolved("Docc")),
        ("MaxErrors: !If [C, !Ref Docc, 1]", "unknown-name Docc", unresolved("Docc")),
        (
            "AssociationName: !GetAtt Servr.Arn",
            "unknown-name Servr",
            "Template error: instance of Fn::GetAtt references undefined resource Servr".to_owned(),
        ),
        (
            "AssociationName: {'Fn::GetAtt': Stage.Value}",
            "unknown-name Stage",
            "Template error: instance of Fn::GetAtt references undefined resource Stage".to_owned(),
        ),
        (
            "AssociationName: !Sub '${Servr.Outputs.X}'",
            "unknown-name Servr",
            "Template error: instance of Fn::Sub references invalid resource attribute Servr.Outputs.X".to_owned(),
        ),
        (
            "AssociationName: !GetAtt [Doc, Arn]",
            "unknown-attribute Arn",
            "Template error: resource Doc does not support attribute type Arn in Fn::GetAtt".to_owned(),
        ),
        (
            "MaxErrors: !If [D, 1, 2]",
            "unknown-condition D",
            "Template error: unresolved condition dependency D in Fn::If".to_owned(),
        ),
        (
            "MaxErrors: !FindInMap [N, a, b]",
            "unknown-mapping N",
            "Template error: Mapping named 'N' is not present in the 'Mappings' section of template.".to_owned(),
        ),
        (
            "MaxErrors: !FindInMap [M, a, c]",
            "unknown-mapping c",
            "Template error: Unable to get mapping for M::a::c".to_owned(),
        ),
        (
            "MaxErrors: !FindInMap [M, c, !Ref Stage]",
            "unknown-mapping c",
            "Template error: Unable to get mapping for M::c::…".to_owned(),
        ),
        ("AssociationName: !Ref AWS::Acount", "warning unknown-name AWS::Acount", unresolved("AWS::Acount")),
        ("AssociationName: x-${Stage}", "warning forgotten-sub ${Stage}", String::new()),
        ("AssociationName: !ImportValue '${AWS::Region}-x'", "warning forgotten-sub ${AWS::Region}", String::new()),
        ("Parameters: {a: ['${AWS::Region}']}", "warning forgotten-sub ${AWS::Region}", String::new()),
        (
            "Parameters: {a: [x, !If [C, a, ~]]}",
            "null-in-template ~",
            "[/Resources/A/Properties/Parameters/a/1/Fn::If/2] 'null' values are not allowed in templates".to_owned(),
        ),
    ];
    let sections =
        "Parameters: {Stage: {Type: String}}\nConditions: {C: !Equals [!Ref Stage, a]}\nMappings: {M: {a: {b: 1}}}";
    for (properties, what, words) in rows {
        assert_eq!(said("a.yaml", &template(sections, properties)), [format!("{what}: {words}")], "{properties}");
    }
}

#[test]
fn names_that_somebody_may_add_or_put_in_are_not_missed() {
    let free = "AssociationName: !Ref Docc";
    let rows = [
        ("Transform: AWS::Serverless-2016-10-31", free),
        ("Transform: [AWS::LanguageExtensions, Mine]", free),
        ("Transform: {Name: AWS::Include, Parameters: {Location: x}}", free),
        ("Fn::Transform: {Name: Mine}", free),
        ("Mappings: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: x}}}", free),
        ("Outputs: {X: {Value: !Include x}}", free),
        ("Outputs: {X: {Value: {Fn::Mine: x}}}", free),
        ("Parameters: {X: {Type: String, Default: '${self:provider.stage}'}}", free),
        ("Outputs: {X: {Value: !GetAtt WorkLambdaFunction.Arn}}", free),
        ("Outputs: {X: {Value: !Sub 's3://${ServerlessDeploymentBucket}/x'}}", free),
        ("{% if prod %}\nParameters: {Docc: {Type: String}}\n{% endif %}", free),
        ("Parameters: {'{{ name }}': {Type: String}}", free),
        ("Transform: AWS::LanguageExtensions", "MaxErrors: !FindInMap [M, a, b, DefaultValue: 1]"),
        ("", "AssociationName: !Sub '${!Docc}-${AWS::AccountId}-$Docc-{Docc}-${}-${ Docc }'"),
        ("", "AssociationName: !Sub ['${Docc}', {Docc: x}]"),
        ("", "AssociationName: !Ref '${Docc}'"),
        ("", "AssociationName: !Ref '{{ name }}'"),
        ("", "AssociationName: !Ref AWS::NoValue"),
        ("", "AssociationName: !Sub '${AWS::NotificationARNs}${AWS::URLSuffix}${AWS::StackId}${AWS::Partition}'"),
        ("", "AssociationName: !GetAtt Doc.Name"),
        ("", "AssociationName: '${Docc}'"),
        ("", "AssociationName: {{ name }}"),
        ("Parameters: {Owner: {Type: String}}", "Parameters: {commands: ['echo ${Owner}']}"),
        (
            "Parameters: {Key: {Type: String}}\nMappings: {M: {a: {b: 1}, c: {d: 1}}}",
            "MaxErrors: !FindInMap [M, !Ref Key, d]",
        ),
        ("Mappings: {M: {010: {b: 1}}}", "MaxErrors: !FindInMap [M, '8', b]"),
        ("Outputs: {X: {Value: !Ref Nowhere}}\nRules: {R: {Assertions: [{Assert: !Equals [!Ref Nope, a]}]}}", ""),
        ("Conditions: {Unused: !Condition Nope}", ""),
    ];
    for (sections, properties) in rows {
        assert_eq!(said("a.yaml", &template(sections, properties)), [""; 0], "{sections} {properties}");
    }
    let rows = [
        "Resources:\n  M: {Type: Acme::Net::Vpc::MODULE}\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: !Ref MDoc}\n",
        "Resources:\n  Fn::ForEach::X: [N, [a, b], {'Doc${N}': {Type: AWS::SSM::Document}}]\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: !Ref Doca}\n",
        "Resources:\n  B: {Type: AWS::S3::Bucket, Properties: {X: !Ref Nope, Y: }}\n  I: {Type: AWS::EC2::Instance, Condition: Nope, Properties: {X: !Ref Nope}}\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: a-b}\n",
        "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties: {Name: !Ref Docc\n",
        "Parameters:\n  P: {Type: String}\nResources:\n  A:\n    Type: AWS::SSM::Association\n    DependsOn: [P, A]\n    Properties: {Name: a-b}\n",
        "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Metadata: {Empty: }\n    Properties: {Name: a-b}\n",
    ];
    for text in rows {
        assert_eq!(said("a.yaml", text), [""; 0], "{text}");
    }
}

#[test]
fn conditions_are_followed_from_one_to_the_next_once() {
    let sections = "Conditions:\n  C: !And [!Condition D, {Condition: E}]\n  D: !Equals [!Ref Free, x]\n  E: !Not [!Condition F]\n";
    let text = template(sections, "MaxErrors: !If [C, !If [C, 1, 2], 3]");
    let found = said("a.yaml", &text);
    let words = "Template format error: Unresolved dependencies [Free]. Cannot reference resources in the Conditions block of the template";
    assert_eq!(found, [format!("unknown-name Free: {words}"), "unknown-condition F: ".to_owned()]);
    // A chain of them is not a deeper than the text.
    let chain: String = (0..20_000).map(|n| format!("  C{n}: !Not [!Condition C{}]\n", n + 1)).collect();
    let text = template(&format!("Conditions:\n{chain}"), "MaxErrors: !If [C0, 1, 2]");
    assert_eq!(said("a.yaml", &text), ["unknown-condition C20000: "]);
}

#[test]
fn a_name_is_underlined_where_it_stands_whatever_is_written_around_it() {
    let json = "{\"Resources\": {\"A\": {\"Type\": \"AWS::SSM::Association\", \"Properties\": {\"Name\": {\"Fn::Sub\": \"\\u0041${N\\u006fpe}-${Gone}\"}}}}}";
    let found: Vec<String> =
        said("a.json", json).iter().map(|said| said.split(':').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(found, ["unknown-name N\\u006fpe", "unknown-name Gone"]);
    let yaml = "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: !Sub >-\n        a\n        ${Gone}\n        b\n";
    let found = said("a.yaml", yaml);
    assert!(matches!(found.as_slice(), [one] if one.starts_with("unknown-name Gone:")), "{found:?}");
}

#[test]
fn what_cannot_be_is_not_said_to_be_known_later() {
    for name in ["!Ref Docc", "!Sub 'x-${Docc}'", "!GetAtt Doc.Arn"] {
        let text = format!(
            "Resources:\n  Doc: {{Type: AWS::SSM::Document}}\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: {name}\n      Targets: [{{Key: 'tag:a', Values: [b]}}]\n"
        );
        let (report, _) = report("a.yaml", &text);
        let reasons: Vec<&str> = report.undecided.iter().map(|undecided| &*undecided.short).collect();
        assert!(reasons.contains(&"`Name` refers to a name that the template does not have"), "{reasons:?}");
        assert!(!reasons.iter().any(|reason| reason.contains("deployed") || reason.contains("later")), "{reasons:?}");
    }
}

#[test]
fn many_of_them_cost_no_more_than_the_text_and_are_not_all_told() {
    let values: String = (0..20_000).map(|n| format!("          - !Sub '${{Gone{n}}}-${{Stage}}'\n")).collect();
    let names: String = (0..20_000).map(|n| format!("  Name{n}: {{Type: String}}\n")).collect();
    let text = format!(
        "Parameters:\n  Stage: {{Type: String}}\n{names}Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: Acme-Run\n      Parameters:\n        a:\n{values}"
    );
    assert_eq!(said("a.yaml", &text).len(), 100);
}

#[test]
fn a_refused_template_is_answered_by_cloudformation() {
    let text = template("", "ScheduleExpression:\n      MaxErrors: !Ref Gone");
    let root = folder("refused-template", &[("a.yaml", &text)]);
    let done = run_in(&root, &["dry-run", "a.yaml"], "");
    assert!(done.out.contains("\"__type\": \"ValidationError\""), "{}", done.out);
    let wrapped = template("", "Parameters: {Operation: {ParameterValues: [Scan]}}");
    let wrapped = run_in(&folder("wrapped-template", &[("a.yaml", &wrapped)]), &["dry-run", "a.yaml"], "");
    let printed = "Value of {Parameters} must be a map where each value is a list of {String}";
    assert!(wrapped.out.contains(printed) && wrapped.out.contains("ValidationError"), "{}", wrapped.out);
    let words = "[/Resources/A/Properties/ScheduleExpression] 'null' values are not allowed in templates";
    assert!(done.out.contains(words), "{}", done.out);
    let done = run_in(&root, &["explain", "--error", &format!("Template validation error: {words}")], "");
    assert!(done.out.contains("null-in-template"), "{}", done.out);
    let text =
        template("Parameters: {Stage: {Type: String}}", "AssociationName: a-${Stage}\n      MaxErrors: !Ref Stge");
    let root = folder("mended-names", &[("a.yaml", &text)]);
    let done = run_in(&root, &["check", "--unsafe-fixes", "--diff", "a.yaml"], "");
    assert!(done.out.contains("+      AssociationName: !Sub a-${Stage}\n"), "{}", done.out);
    assert!(done.out.contains("+      MaxErrors: !Ref Stage\n"), "{}", done.out);
}
