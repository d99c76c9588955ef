//! What `ssmlint explain` makes of messages, words and codes.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run, run_in};
use serde_json::Value;
use ssmlint::diagnostic::Kind;
use ssmlint::engine::explain;
use ssmlint::schema::embedded::bundled;

/// The messages of `cases/messages.txt`, each with what it must lead to.
pub(crate) fn messages() -> Vec<(String, String)> {
    let (mut messages, mut open) = (Vec::new(), String::new());
    for line in include_str!("../cases/messages.txt").lines() {
        match line.strip_prefix("= ") {
            Some(wanted) => messages.push((std::mem::take(&mut open), wanted.to_owned())),
            None if line.starts_with('#') || line.is_empty() => {}
            None => open = open + line + "\n",
        }
    }
    messages
}

#[test]
fn messages_lead_to_what_they_mean() {
    let messages = messages();
    assert!(messages.len() > 120, "only {} messages were read", messages.len());
    let mut wrong = Vec::new();
    for (message, wanted) in &messages {
        let Some(known) = explain(message) else {
            wrong.push(format!("not known, not {wanted}: {message}"));
            continue;
        };
        let rules: Vec<&str> = known.rules().iter().map(|rule| rule.name.as_str()).collect();
        let errors: Vec<&str> = known.errors.iter().map(|error| error.name()).collect();
        let others: Vec<&str> = known.others.iter().map(|rule| rule.name.as_str()).collect();
        let holds = match wanted.strip_suffix(':') {
            Some(kind) => known.kind.name() == kind && rules.is_empty(),
            None if errors == [wanted.as_str()] => rules.is_empty() && !others.is_empty(),
            None => rules.iter().take(4).any(|rule| rule == wanted),
        };
        if !holds {
            wrong.push(format!("{} {errors:?} {rules:?}, not {wanted}: {message}", known.kind.name()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), messages.len(), wrong.join("\n"));
}

/// A template with three errors and a warning, of which the service would see two.
const TEMPLATE: &str = "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-RunShellScript\n      Targets: [{Key: \"tag:a\", Values: [x]}]\n      ScheduleExpression: cron(0 2 * * *)\n      MaxErrors: lots\n      Parameters: {commands: id}\n      Colour: red\n";

const HIDDEN: &str =
    "Resource handler returned message: \"Invalid request provided\" (HandlerErrorCode: InvalidRequest)";

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn what_the_message_means_comes_first_then_the_places_then_other_rules() {
    let root = folder("explain-order", &[("t.yaml", TEMPLATE)]);
    let message = "Error creating: InvalidSchedule: cron(0 2 * * *) is not a valid cron expression";
    let done = run_in(&root, &["explain", "--error", message, "t.yaml"], "");
    let at = |words: &str| done.out.find(words).unwrap_or_else(|| panic!("no `{words}` in {}", done.out));
    let order = [
        at("your message means InvalidSchedule: "),
        at("in these files it is caused by:"),
        at("cron-field-count"),
        at("t.yaml:7:32"),
        at("ScheduleExpression: cron(0 2 * * *)"),
        at("other rules with this answer: "),
    ];
    assert!(order.is_sorted(), "{order:?} {}", done.out);
    assert_eq!(done.status, 1, "{}", done.err);
    let concise = run_in(&root, &["explain", "--error", message, "t.yaml", "--format", "concise"], "");
    assert!(concise.out.contains("\nt.yaml:7:32: error[SSM201] "), "{}", concise.out);
    let quiet = run_in(&root, &["explain", "-q", "--error", message, "t.yaml", "--format", "concise"], "");
    assert!(quiet.out.starts_with("t.yaml:7:32: ") && quiet.out.lines().count() == 1, "{}", quiet.out);
    // What is for programs holds findings only.
    let sarif = run_in(&root, &["explain", "--error", message, "t.yaml", "--format", "sarif"], "");
    assert_eq!(json(&sarif.out)["runs"][0]["results"].as_array().map(Vec::len), Some(1));
    assert!(sarif.err.contains("your message means InvalidSchedule"), "{}", sarif.err);
}

#[test]
fn the_status_says_whether_a_cause_was_found() {
    let root = folder(
        "explain-status",
        &[
            ("t.yaml", TEMPLATE),
            ("good.yaml", "Name: AWS-UpdateSSMAgent\nTargets: [{Key: InstanceIds, Values: [\"*\"]}]\n"),
        ],
    );
    let rows: [(&str, &[&str], i32); 8] = [
        (HIDDEN, &["t.yaml"], 1),
        (HIDDEN, &["good.yaml"], 0),
        (HIDDEN, &[], 0),
        ("InvalidSchedule", &["."], 1),
        ("AccessDeniedException", &["."], 0),
        ("Rate exceeded", &[], 0),
        ("the dog ate it", &["."], 2),
        ("the dog ate it", &[], 2),
    ];
    for (message, paths, status) in rows {
        let arguments: Vec<&str> = ["explain", "--error", message].into_iter().chain(paths.iter().copied()).collect();
        let done = run_in(&root, &arguments, "");
        assert_eq!(done.status, status, "{message} {paths:?}: {}{}", done.out, done.err);
        assert_eq!(done.out.is_empty(), status == 2, "{message}: {}", done.out);
    }
    let lost = run_in(&root, &["explain", "--error", HIDDEN, "nowhere.yaml"], "");
    assert_eq!(lost.status, 2, "{}{}", lost.out, lost.err);
}

#[test]
fn the_message_may_come_on_standard_input() {
    let root = folder("explain-stdin", &[("t.yaml", TEMPLATE)]);
    let done = run_in(&root, &["explain", "--error", "-", "."], HIDDEN);
    assert_eq!((done.status, done.out.contains("t.yaml:7:32")), (1, true), "{}", done.out);
    let both = run_in(&root, &["explain", "--error", "-", "-"], HIDDEN);
    assert_eq!(both.status, 2);
    assert!(both.err.contains("standard input is the message or a file, not both"), "{}", both.err);
    let empty = run_in(&root, &["explain", "--error", "-"], " \n");
    assert_eq!((empty.status, empty.err.contains("the message is empty")), (2, true), "{}", empty.err);
    // With a message of its own, standard input may be the file.
    let file = run_in(&root, &["explain", "--error", "InvalidSchedule", "-"], TEMPLATE);
    assert_eq!(file.status, 1, "{}{}", file.out, file.err);
}

#[test]
fn json_is_what_its_schema_says() {
    let root = folder("explain-json", &[("t.yaml", TEMPLATE)]);
    let schema = json(&bundled("explanation").unwrap_or_default());
    let kinds = schema["properties"]["meaning"]["properties"]["kind"]["enum"].clone();
    assert_eq!(kinds, Value::from(Kind::ALL.map(Kind::name).to_vec()));
    let validator = jsonschema::options().offline().build(&schema).unwrap_or_else(|error| panic!("{error}"));
    let report = json(&run_in(&root, &["check", "t.yaml", "--format", "json"], "").out);
    let messages = [
        "Parameter validation failed:\nUnknown parameter in input: \"Colour\", must be one of: Name",
        HIDDEN,
        "Rate exceeded",
        "InvalidTarget",
    ];
    for message in messages {
        let done = run_in(&root, &["explain", "--error", message, "t.yaml", "--format", "json"], "");
        let view = json(&done.out);
        assert!(validator.is_valid(&view), "{message}: {:?}", validator.iter_errors(&view).next());
        let shared = report["findings"].as_array().into_iter().flatten();
        for finding in view["findings"].as_array().into_iter().flatten() {
            assert!(shared.clone().any(|one| one == finding), "{finding}");
        }
        assert_eq!(done.status, i32::from(view["findings"] != serde_json::json!([])), "{message}: {view:#}");
    }
    let hidden = json(&run_in(&root, &["explain", "--error", HIDDEN, "t.yaml", "--format", "json"], "").out);
    assert_eq!(hidden["meaning"]["kind"], "hidden");
    assert_eq!(hidden["findings"][0]["code"], "SSM201", "{hidden:#}");
    let page = json(&run(&["explain", "SSM201", "--format", "json"]).out);
    assert_eq!(
        (&page["name"], page["page"].as_str().map(|page| page.starts_with("# cron-field-count"))),
        (&"cron-field-count".into(), Some(true))
    );
}

#[test]
fn a_cause_is_what_the_message_names() {
    let request =
        "Name: Acme-Doc\nDocumentVersion: \"\"\nMaxErrors: lots\nTargets: [{Key: \"tag:Env\", Values: [x]}]\n";
    let root = folder("explain-member", &[("r.yaml", request)]);
    let of = |member: &str| {
        format!(
            "1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must satisfy regular expression pattern: x"
        )
    };
    let version = run_in(&root, &["explain", "--error", &of("documentVersion"), ".", "--format", "concise"], "");
    assert!(
        version.out.contains("r.yaml:2:18: error[SSM117]") && !version.out.contains("r.yaml:3:"),
        "{}",
        version.out
    );
    // What the same rule says of another member is told, and is not a cause.
    let name = run_in(&root, &["explain", "--error", &of("associationName"), "."], "");
    assert_eq!(name.status, 0, "{}", name.out);
    assert!(name.out.contains("nothing in these files causes it"), "{}", name.out);
    assert!(
        name.out.contains("the same rules find something else: r.yaml:2:18 (SSM117), r.yaml:3:12 (SSM117)"),
        "{}",
        name.out
    );
    let fleet = "examples/fleet";
    let other = run(&["explain", "--error", "Parameter \"Channel\" is not defined in the document.", fleet]);
    assert_eq!((other.status, other.out.contains("associations.json:7:46 (SSM501)")), (0, true), "{}", other.out);
}

#[test]
fn what_is_silenced_may_be_the_cause() {
    let request = "Name: AWS-UpdateSSMAgent\nInstanceId: i-0aaaabbbbccccdddd\n# ssmlint: ignore[cron-field-count] legacy\nScheduleExpression: cron(0 2 * * *)\n";
    let settings = "rules: { cron-field-count: off }\n";
    for files in [[("r.yaml", request), ("ssmlint.yaml", "{}\n")], [("r.yaml", request), ("ssmlint.yaml", settings)]] {
        let root = folder("explain-silenced", &files);
        let done = run_in(&root, &["explain", "--error", "(InvalidSchedule)", "r.yaml"], "");
        assert_eq!((done.status, done.out.contains("r.yaml:4:26")), (1, true), "{}", done.out);
    }
}

#[test]
fn own_words_lead_to_the_finding_itself() {
    let root = folder("explain-own", &[("t.yaml", TEMPLATE)]);
    let report = json(&run_in(&root, &["check", "t.yaml", "--format", "json"], "").out);
    for finding in report["findings"].as_array().into_iter().flatten() {
        let message = finding["message"].as_str().unwrap_or_default();
        let done = run_in(&root, &["explain", "--error", message, "t.yaml", "--format", "json"], "");
        let found = json(&done.out)["findings"].clone();
        assert!(found.as_array().is_some_and(|found| found.contains(finding)), "{message}: {found:#}");
    }
}

#[test]
fn words_stand_for_rules_families_and_errors() {
    let family = run(&["explain", "SSM2"]);
    assert!(family.out.starts_with("CODE    NAME ") && family.out.contains("\n\nschedule\nSSM201  "), "{}", family.out);
    assert!(family.out.lines().skip(3).all(|line| line.starts_with("SSM2")), "{}", family.out);
    let error = run(&["explain", "InvalidSchedule"]);
    assert!(error.out.starts_with("your message means InvalidSchedule: "), "{}", error.out);
    assert!(error.out.contains("\nSSM285 "), "{}", error.out);
    let words = run(&["explain", "invalid schedule"]);
    assert_eq!(words.status, 0, "{}", words.err);
    let denied = run(&["explain", "AccessDeniedException"]);
    assert!(denied.out.contains("permission"), "{}", denied.out);
    assert_eq!(run(&["explain", "SSM"]).status, 2);
    assert_eq!(run(&["explain", "SSM999"]).status, 2);
    // Behind a word, too, stand the files.
    let files = run(&["explain", "InvalidSchedule", "examples/fleet"]);
    assert_eq!((files.status, files.out.contains("in these files it is caused by:")), (1, true), "{}", files.out);
}

#[test]
fn what_cloudformation_says_is_of_a_template_and_of_its_resource() {
    let other = TEMPLATE.replace("  A:\n", "  B:\n").replace("Resources:\n", "");
    let both = format!("{TEMPLATE}{other}");
    let request = "{\"Name\": \"AWS-RunShellScript\", \"MaxErrors\": \"lots\", \"Targets\": [{\"Key\": \"tag:a\", \"Values\": [\"x\"]}]}";
    let root = folder("explain-resource", &[("t.yaml", &both), ("r.json", request)]);
    let lines = |message: &str| {
        let done = run_in(&root, &["explain", "-q", "--error", message, ".", "--format", "concise"], "");
        done.out.lines().filter_map(|line| line.split(": ").next().map(str::to_owned)).collect::<Vec<_>>()
    };
    let refused = "Properties validation failed for resource B with message: [#/MaxErrors: failed validation constraint for keyword [pattern]]";
    assert_eq!(lines(refused), ["t.yaml:17:18"]);
    let event = "CREATE_FAILED | AWS::SSM::Association | Path/To (A) Resource handler returned message: \"Invalid request provided\"";
    // What is printed so comes before what is printed otherwise.
    assert_eq!(lines(event), ["t.yaml:7:32", "t.yaml:8:18"]);
    assert_eq!(
        lines("at 'maxErrors' failed to satisfy constraint: Member must satisfy regular expression pattern: x").len(),
        3
    );
}

#[test]
fn values_of_a_stack_count_and_frames_hide_values_when_asked() {
    let template = "Parameters: {Level: {Type: String}}\nResources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-UpdateSSMAgent\n      \
                    ComplianceSeverity: !Ref Level\n      AssociationName: unseen name\n      Targets: [{Key: 'tag:a', Values: [b]}]\n";
    let root = folder("explain-values", &[("t.yaml", template), ("values.json", "{\"Level\": \"SEVERE\"}")]);
    let severity = ["explain", "--error", "#/ComplianceSeverity: SEVERE is not a valid enum value", "t.yaml"];
    assert_eq!(run_in(&root, &severity, "").status, 0);
    for given in [["--parameter", "Level=SEVERE"], ["--parameters", "values.json"]] {
        let done = run_in(&root, &[&severity[..], &given].concat(), "");
        assert_eq!(done.status, 1, "{}", done.err);
        assert!(done.out.contains("t.yaml:7"), "{}", done.out);
    }
    let name =
        ["explain", "--error", "#/AssociationName: failed validation constraint for keyword [pattern]", "t.yaml"];
    assert!(run_in(&root, &name, "").out.contains("unseen name"));
    let hidden = run_in(&root, &[&name[..], &["--redact"]].concat(), "");
    assert!(hidden.out.contains("AssociationName") && !hidden.out.contains("unseen"), "{}", hidden.out);
}
