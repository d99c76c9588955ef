//! Terraform: the labelled cases, and how modules, their files and plans are read.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use serde_json::Value;
use std::collections::BTreeSet;

/// Cases that are not found yet.
const MISSED: &[&str] = &[];

fn json_of(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn words(value: &Value) -> BTreeSet<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The report on the files of a case, and all that the command printed.
fn report(case: &Value) -> (Value, String) {
    let mut files: Vec<(String, String)> = Vec::new();
    for member in ["files", "facts"] {
        for (name, text) in case[member].as_object().into_iter().flatten() {
            let text = text.as_str().map_or_else(|| text.to_string(), str::to_owned);
            files.push((name.clone(), text));
        }
    }
    if case["config"].is_object() {
        files.push(("ssmlint.yaml".to_owned(), case["config"].to_string()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let root = folder(&format!("terraform-{}", case["id"].as_str().unwrap_or_default()), &files);
    let done = run_in(&root, &["check", "--format", "json", "."], "");
    assert!(done.status < 2, "{}: {}", case["id"], done.err);
    (json_of(&done.out), done.out + &done.err)
}

#[test]
fn every_labelled_module_is_judged_as_it_says() {
    let mut wrong = Vec::new();
    for line in include_str!("../cases/terraform.jsonl").lines() {
        let case = json_of(line);
        let id = case["id"].as_str().unwrap_or_default();
        let (report, printed) = report(&case);
        let findings = report["findings"].as_array().into_iter().flatten();
        let found: BTreeSet<&str> = findings
            .filter(|finding| finding["severity"] == "error")
            .map(|finding| finding["api_error"].as_str().unwrap_or("none"))
            .collect();
        let (wanted, accepted) = (words(&case["expect"]), words(&case["accept_also"]));
        let fits = found.iter().all(|api| wanted.contains(api) || accepted.contains(api))
            && (wanted.is_subset(&found) || found.iter().any(|api| accepted.contains(api)));
        if fits == MISSED.contains(&id) {
            wrong.push(format!("{id}: {found:?}, not {wanted:?}: {}", case["why"]));
        }
        let secret = case["secret"].as_str();
        assert!(!secret.is_some_and(|secret| printed.contains(secret)), "{id} prints a secret");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Findings of a check: severity, rule, file, line, the text that is underlined.
fn findings(name: &str, files: &[(&str, &str)], arguments: &[&str]) -> Vec<String> {
    let root = folder(&format!("terraform-{name}"), files);
    let done = run_in(&root, &[&["check", "--isolated", "--format", "json"], arguments].concat(), "");
    let report = json_of(&done.out);
    let findings = report["findings"].as_array().into_iter().flatten();
    findings
        .map(|finding| {
            let path = finding["path"].as_str().unwrap_or_default();
            let whole = files.iter().find(|(name, _)| *name == path).map_or("", |(_, text)| *text);
            let at = |end: &str| finding["span"][end]["byte"].as_u64().unwrap_or(0) as usize;
            let text = whole.get(at("start")..at("end")).unwrap_or_default();
            let (severity, rule) = (&finding["severity"], &finding["rule"]);
            format!("{} {} {path} {text}", severity.as_str().unwrap_or_default(), rule.as_str().unwrap_or_default())
        })
        .collect()
}

const TARGETS: &str = "targets {\n  key = \"tag:a\"\n  values = [\"b\"]\n}\n";

#[test]
fn places_are_exact_behind_escapes_indentation_and_in_other_files() {
    let association = |name: &str, rest: &str| {
        format!(
            "resource \"aws_ssm_association\" \"{name}\" {{\n  name = \"AWS-UpdateSSMAgent\"\n{rest}\n{TARGETS}}}\n"
        )
    };
    let main = association("a", "  association_name = \"caf\\u00e9 \\\"x\\\"\"")
        + &association("b", "  schedule_expression = local.when")
        + &association("c", "  schedule_expression = chomp(<<-EOT\n    rate(1 days)\n  EOT\n  )");
    let locals = "# where\nlocals {\n  when = \"rate(1 hours)\"\n}\n";
    let found = findings("places", &[("main.tf", &main), ("locals.tf", locals)], &["."]);
    assert_eq!(
        found,
        [
            "error string-pattern-mismatch main.tf \"caf\\u00e9 \\\"x\\\"\"",
            "error wrong-rate-plural main.tf local.when",
            "error wrong-rate-plural main.tf days",
        ]
    );
}

#[test]
fn a_file_that_is_named_is_read_with_its_module() {
    let main = format!(
        "resource \"aws_ssm_association\" \"a\" {{\n  name = var.name\n  schedule_expression = local.when\n{TARGETS}}}\n"
    );
    let files = [
        ("main.tf", main.as_str()),
        ("variables.tf", "variable \"name\" {\n  default = \"AWS-UpdateSSMAgent\"\n}\n"),
        ("locals.tf", "locals {\n  when = \"rate(1 days)\"\n}\n"),
        ("override.tf", "resource \"aws_ssm_association\" \"a\" {\n  schedule_expression = \"rate(1 day)\"\n}\n"),
    ];
    assert_eq!(findings("override", &files, &["main.tf"]), [""; 0]);
    assert_eq!(findings("siblings", &files[..3], &["main.tf"]), ["error wrong-rate-plural main.tf local.when"]);
    let texts = [
        ("main.tf", "locals {\n  text = templatefile(\"${path.module}/run.sh\", { x = 1 })\n}\n# ssm_document\n"),
        ("broken.tf", "locals {\n  a =\n}\nresource \"aws_ssm_association\" \"b\" {\n  nope = 1\n}\n"),
        ("run.sh", "if true; then\n  echo: [\n fi\n"),
    ];
    // What is wrong in a file that nobody named is not told.
    assert_eq!(findings("beside", &texts, &["main.tf"]), [""; 0]);
    assert_eq!(findings("others", &files[..3], &["variables.tf"]), [""; 0]);
}

#[test]
fn of_a_file_that_nobody_named_is_told_what_a_named_one_makes_wrong() {
    let main = format!(
        "resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = var.when\n  max_errors = \"1000%\"\n{TARGETS}}}\nmodule \"m\" {{\n  source = \"./m\"\n  when = \"rate(2 hour)\"\n}}\n"
    );
    let module = main.replace("\"./m\"", "\"example/m/aws\"");
    let variables = "variable \"when\" {\n  default = \"rate(1 days)\"\n}\n";
    let files = [
        ("main.tf", main.as_str()),
        ("variables.tf", variables),
        ("m/main.tf", module.as_str()),
        ("m/variables.tf", "variable \"when\" {}\n"),
    ];
    let here = "error wrong-rate-plural main.tf var.when";
    assert_eq!(findings("named-default", &files, &["variables.tf"]), [here]);
    let given = [&files[..], &[("terraform.tfvars", "when = \"rate(3 day)\"\n")]].concat();
    assert_eq!(findings("named-values", &given, &["terraform.tfvars"]), [here]);
    assert_eq!(findings("named-overruled", &given, &["variables.tf"]), [""; 0]);
    let found = findings("named-caller", &files, &["main.tf"]);
    assert_eq!(
        found,
        ["error wrong-rate-plural m/main.tf var.when", here, "error string-pattern-mismatch main.tf \"1000%\""],
    );
    // A comment there is obeyed, and of no other one is anything said.
    let silent = main.replace(
        "  schedule_",
        "  # ssmlint: ignore[wrong-rate-plural] x\n  # ssmlint: ignore[unknown-document] x\n  schedule_",
    );
    assert_eq!(
        findings("named-silent", &[("main.tf", &silent), ("variables.tf", variables)], &["variables.tf"]),
        [""; 0]
    );
}

#[test]
fn nothing_is_read_that_lies_outside_of_the_repository() {
    let main = "module \"m\" {\n  source = \"../outside\"\n}\nmodule \"n\" {\n  source = \"./inside\"\n}\nlocals {\n  a = file(\"../secret.json\")\n  b = file(\"link.json\")\n  c = file(\"own.json\")\n}\n# ssm_document\n";
    let files = [
        ("repository/.git/HEAD", "x\n"),
        ("repository/main.tf", main),
        ("repository/own.json", "{}\n"),
        ("repository/inside/main.tf", "# ssm_document\n"),
        ("outside/main.tf", "# ssm_document\n"),
        ("secret.json", "{}\n"),
    ];
    let root = folder("terraform-fence", &files);
    std::os::unix::fs::symlink(root.join("secret.json"), root.join("repository/link.json"))
        .unwrap_or_else(|error| panic!("{error}"));
    let done = run_in(&root.join("repository"), &["check", "--verbose", "main.tf"], "");
    let read: BTreeSet<&str> = done.err.lines().filter_map(|line| line.split("reading ").nth(1)).collect();
    assert_eq!(read.into_iter().collect::<Vec<_>>(), ["inside/main.tf", "main.tf", "own.json"], "{}", done.err);
}

#[test]
fn a_module_that_is_called_is_judged_with_what_it_is_given() {
    let module = format!(
        "variable \"when\" {{\n  default = \"rate(1 days)\"\n}}\nresource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = var.when\n{TARGETS}}}\n"
    );
    let call = |when: &str| format!("module \"m\" {{\n  source = \"./modules/m\"\n{when}}}\n");
    let given = call("  when = \"rate(2 day)\"\n");
    let found = findings("called", &[("main.tf", &given), ("modules/m/main.tf", &module)], &["."]);
    assert_eq!(found, ["error wrong-rate-plural modules/m/main.tf var.when"]);
    let found = findings("default", &[("main.tf", &call("")), ("modules/m/main.tf", &module)], &["."]);
    assert_eq!(found, ["error wrong-rate-plural modules/m/main.tf var.when"]);
    let good = call("  when = \"rate(1 day)\"\n");
    assert_eq!(findings("good", &[("main.tf", &good), ("modules/m/main.tf", &module)], &["."]), [""; 0]);
}

#[test]
fn what_is_known_when_terraform_runs_is_undecided_and_says_so() {
    let main = format!(
        "variable \"when\" {{}}\nresource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = var.when\n{TARGETS}}}\n"
    );
    let root = folder("terraform-undecided", &[("main.tf", &main)]);
    let done = run_in(&root, &["check", "--isolated", "--show-undecided", "--format", "concise", "."], "");
    let line = "main.tf:4:25: undecided[InvalidSchedule] the value of `var.when` is known only when Terraform runs: give it a value with --var-file, or check the plan that `terraform show -json` prints";
    assert!(done.out.lines().chain(done.err.lines()).any(|said| said == line), "{} {}", done.out, done.err);
}

const VARIABLES: &str = r#"variable "when" {}
variable "targets" {
  type = map(list(string))
}
variable "operation" {
  type      = string
  sensitive = true
}
resource "aws_ssm_association" "a" {
  name                = "AWS-RunPatchBaseline"
  schedule_expression = var.when
  parameters          = { Operation = var.operation }
  dynamic "targets" {
    for_each = var.targets
    content {
      key    = targets.key
      values = targets.value
    }
  }
}
"#;

#[test]
fn values_for_variables_are_taken_as_terraform_takes_them() {
    let given = "when = \"rate(1 days)\"\ntargets = { \"tag:a\" = [\"\"] }\n";
    let files = [("main.tf", VARIABLES), ("prod.tfvars", given), ("dev.tfvars.json", "{\"when\": \"rate(1 dai)\"}")];
    assert_eq!(findings("variables-none", &files, &["."]), [""; 0]);
    let of_file = findings("variables-file", &files, &["--var-file", "prod.tfvars", "main.tf"]);
    assert_eq!(of_file, ["error wrong-rate-plural main.tf var.when", "error empty-target-value main.tf targets.value"]);
    // The last file counts most, and one value more than all files.
    let both = ["--var-file", "prod.tfvars", "--var-file", "dev.tfvars.json", "main.tf"];
    assert!(findings("variables-both", &files, &both).contains(&"error unknown-rate-unit main.tf var.when".to_owned()));
    let one = [&["--var", "when=rate(1 day)", "--var", "targets={ \"tag:a\" = [\"b\"] }"][..], &both].concat();
    assert_eq!(findings("variables-one", &files, &one), [""; 0]);
}

#[test]
fn a_value_for_a_variable_is_not_shown_where_it_is_secret_nor_in_a_message_of_usage() {
    let root = folder("terraform-secret", &[("main.tf", VARIABLES), ("s.tfvars", "operation = \"hunter2\"\n")]);
    for given in [["--var", "operation=hunter2"], ["--var-file", "s.tfvars"]] {
        let done = run_in(&root, &[&["check", "--isolated", "main.tf"], &given[..]].concat(), "");
        let whole = done.out.clone() + &done.err;
        assert!(done.out.contains("`Operation` allows only `Scan` or `Install`"), "{whole}");
        assert!(!whole.contains("hunter2"), "{whole}");
    }
    let done = run_in(&root, &["check", "--isolated", "main.tf", "--var", "hunter2"], "");
    assert_eq!(done.status, 2);
    assert!(done.err.contains("--var: write a name, `=` and a value") && !done.err.contains("hunter2"), "{}", done.err);
    let done = run_in(&root, &["check", "--isolated", "main.tf", "--var", "whn=x"], "");
    assert!(done.err.contains("ssmlint: --var whn: no module declares it"), "{}", done.err);
}

#[test]
fn a_mistake_in_a_file_of_values_is_told_where_it_stands() {
    let files = [("main.tf", VARIABLES), ("bad.tfvars", "when = \n")];
    let found = findings("variables-bad", &files, &["--var-file", "bad.tfvars", "main.tf"]);
    assert_eq!(found, ["error syntax-error bad.tfvars when"]);
}

#[test]
fn names_and_files_that_are_not_there_are_told_where_the_whole_module_is_seen() {
    let main = format!(
        "resource \"aws_ssm_association\" \"a\" {{\n  name = var.nme\n  association_name = file(\"name.txt\")\n  schedule_expression = local.when\n{TARGETS}}}\n"
    );
    let files =
        [("main.tf", main.as_str()), ("locals.tf", "locals {\n  when = \"rate(1 day)\"\n}\nvariable \"name\" {}\n")];
    let found = findings("names", &files, &["main.tf"]);
    assert_eq!(found, ["warning undeclared-name main.tf nme", "warning missing-file main.tf \"name.txt\""]);
    // Of what comes on standard input the other files are not known; and what is broken may declare anything.
    let alone = run_in(
        &folder("terraform-names-alone", &[]),
        &["check", "--isolated", "--stdin-filename", "main.tf", "-"],
        &main,
    );
    assert_eq!(alone.status, 0, "{} {}", alone.out, alone.err);
    let broken = [files[0], files[1], ("other.tf", "variable \"nme\n")];
    assert_eq!(findings("names-broken", &broken, &["main.tf"]), [""; 0]);
}

#[test]
fn syntax_is_no_error_where_terraform_before_0_12_may_be_meant() {
    let old = "terraform {\n  required_version = \">= 0.11\"\n}\n";
    let main = "resource \"aws_ssm_association\" \"a\" {\n  name = \"AWS-UpdateSSMAgent\",\n}\n";
    assert_eq!(findings("old", &[("main.tf", main), ("v.tf", old)], &["."]), ["warning syntax-error main.tf ,"]);
    let new = old.replace("0.11", "0.12");
    assert_eq!(findings("new", &[("main.tf", main), ("v.tf", &new)], &["."]), ["error syntax-error main.tf ,"]);
}

#[test]
fn lists_that_functions_make_are_followed_to_the_piece() {
    let main = r#"locals {
  names = "tag:a,tagg:b"
  map   = { "tag:z" = "1", "tagg:y" = "2" }
}
resource "aws_ssm_association" "split" {
  for_each            = toset(compact(split(",", "${local.names},")))
  name                = "AWS-UpdateSSMAgent"
  schedule_expression = replace("rate(1_days)", "_", " ")
  targets {
    key    = each.value
    values = sort(values(local.map))
  }
}
resource "aws_ssm_association" "keys" {
  name = element(split("/", "x/AWS-UpdateSSMAgent"), 1)
  targets {
    key    = keys(local.map)[1]
    values = distinct(["", ""])
  }
}
resource "aws_ssm_association" "one" {
  name             = one(["AWS-UpdateSSMAgent"])
  association_name = title("the update")
  targets {
    key    = split(":", "tagg:b:x")[2]
    values = ["x"]
  }
}
"#;
    let found = findings("lists", &[("main.tf", main)], &["."]);
    assert_eq!(
        found,
        [
            "error wrong-rate-plural main.tf days",
            "error unknown-target-key main.tf each.value",
            "error unknown-target-key main.tf keys(local.map)[1]",
            "error empty-target-value main.tf distinct([\"\", \"\"])",
            "error string-pattern-mismatch main.tf title(\"the update\")",
            "error unknown-target-key main.tf split(\":\", \"tagg:b:x\")[2]",
        ]
    );
}

/// An association with these arguments, and a document that takes `Mode`.
fn with_arguments(arguments: &str) -> String {
    format!(
        r#"variable "more" {{}}
variable "mode" {{ default = null }}
variable "targets" {{ default = [] }}
resource "aws_ssm_document" "d" {{
  name          = "Acme-Doc"
  document_type = "Command"
  content = jsonencode({{
    schemaVersion = "2.2"
    description   = "Greets."
    parameters    = {{ Mode = {{ type = "String" }} }}
    mainSteps     = [{{ action = "aws:runShellScript", name = "a", inputs = {{ runCommand = ["echo {{{{ Mode }}}}"] }} }}]
  }})
}}
resource "aws_ssm_association" "a" {{
  name = aws_ssm_document.d.name
{arguments}
}}
"#
    )
}

#[test]
fn an_object_of_which_nothing_is_known_is_no_list() {
    for merged in ["{ Mode = \"x\" }, var.more", "var.more, var.mode", "var.more, { Mode = \"x\" }"] {
        let main = with_arguments(&format!("  parameters = merge({merged})\n{TARGETS}"));
        assert_eq!(findings("merged", &[("main.tf", &main)], &["."]), [""; 0], "{merged}");
    }
    let main = with_arguments(&format!("  parameters = merge(var.more, {{ Mod = \"x\" }})\n{TARGETS}"));
    assert_eq!(findings("merged-wrong", &[("main.tf", &main)], &["."]), ["error unknown-parameter main.tf Mod"]);
    let targets =
        "  parameters = { Mode = \"x\" }\n  targets {\n    key = \"InstanceIds\"\n    values = concat(var.more)\n  }\n";
    assert_eq!(findings("concatenated", &[("main.tf", &with_arguments(targets))], &["."]), [""; 0]);
}

#[test]
fn an_id_may_be_set_to_nothing() {
    for (id, found) in [("null", &[][..]), ("\"x\"", &["warning unknown-argument main.tf id"])] {
        let main = with_arguments(&format!("  id = {id}\n  parameters = {{ Mode = \"x\" }}\n{TARGETS}"));
        assert_eq!(findings("identified", &[("main.tf", &main)], &["."]), found, "{id}");
    }
}

#[test]
fn a_resource_that_may_not_be_made_is_judged_by_what_is_written() {
    let given = |count: &str, rest: &str| {
        let main = with_arguments(&format!("  count = {count}\n{rest}"));
        findings("counted", &[("main.tf", &main)], &["."])
    };
    let wrong = format!("  parameters = {{ Mod = \"x\" }}\n{TARGETS}");
    let both = ["error missing-parameter main.tf parameters", "error unknown-parameter main.tf Mod"];
    for count in ["1", "var.more ? 1 : 0", "length(var.more)"] {
        assert_eq!(given(count, &wrong), both, "{count}");
    }
    assert_eq!(given("var.more ? 1 : 0", "  parameters = { Mode = \"x\" }\n"), ["error missing-target main.tf \"a\""]);
    // What decides whether it is made may decide whether these are given.
    let lists = "  parameters = { Mode = \"x\" }\n  dynamic \"targets\" {\n    for_each = var.targets\n    content {\n      key = \"InstanceIds\"\n      values = targets.value\n    }\n  }\n";
    assert_eq!(given("length(var.targets)", lists), [""; 0]);
    let mode = format!("  parameters = var.mode == null ? null : {{ Mode = var.mode }}\n{TARGETS}");
    assert_eq!(given("var.mode == null ? 0 : 1", &mode), [""; 0]);
    let name = format!(
        "  parameters = {{ Mode = \"x\" }}\n  automation_target_parameter_name = try(var.more.name, null)\n{TARGETS}"
    );
    assert_eq!(given("1", &name), [""; 0]);
}

#[test]
fn a_comment_that_is_never_closed_leaves_what_stands_before_it() {
    let fault = "resource \"aws_ssm_association\" \"a\" {\n  name = \"AWS-UpdateSSMAgent\"\n  max_errors = \"x\"\n";
    for open in ["  targets /* x\n", "  schedule_expression = /* x\n"] {
        let found = findings("comment-open", &[("main.tf", &format!("{fault}{open}"))], &["."]);
        assert_eq!(found, ["error string-pattern-mismatch main.tf \"x\"", "error syntax-error main.tf /*"], "{open}");
    }
}

#[test]
fn comments_that_silence_are_written_above_the_line() {
    let main = format!(
        "resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = \"rate(1 days)\"\n{TARGETS}}}\n"
    );
    let root = folder("terraform-ignores", &[("main.tf", &main), ("a.tf", "# first\n")]);
    let done = run_in(&root, &["check", "--isolated", "--add-ignores", "it is old", "."], "");
    let written = std::fs::read_to_string(root.join("main.tf")).unwrap_or_default();
    let line = "  # ssmlint: ignore[wrong-rate-plural] it is old\n  schedule_expression";
    assert_eq!(written, main.replace("  schedule_expression", line), "{} {}", done.out, done.err);
    assert_eq!(run_in(&root, &["check", "--isolated", "."], "").status, 0);
}

#[test]
fn messages_call_arguments_what_the_author_calls_them() {
    let main = "resource \"aws_ssm_association\" \"a\" {\n  schedule_expression = \"at(2027-01-01T00:00:00)\"\n}\nresource \"aws_ssm_association\" \"b\" {\n  name = \"AWS-StopEC2Instance\"\n  schedule_expression = timestamp()\n  targets {\n    key = \"tag:a\"\n  }\n}\n";
    let done = run_in(
        &folder("terraform-words", &[("main.tf", main)]),
        &["check", "--isolated", "--show-undecided", "--format", "concise", "."],
        "",
    );
    let whole = done.out + &done.err;
    for words in [
        "main.tf:1:32: error[SSM110] `name` is missing",
        "error[SSM253] `at(…)` needs `apply_only_at_cron_interval = true`",
        "error[SSM309] a runbook with `targets` needs `automation_target_parameter_name`",
        "error[SSM305] the target has no `values`",
        "undecided[InvalidSchedule] the value of `schedule_expression` is known only when Terraform runs",
    ] {
        assert!(whole.contains(words), "no {words} in {whole}");
    }
}

#[test]
fn attributes_that_need_not_be_given_have_their_defaults_wherever_they_stand() {
    let main = format!(
        r#"variable "all" {{
  type = map(object({{
    when    = optional(string, "rate(1 days)")
    options = optional(object({{ operation = optional(string, "reboot"), nothing = optional(string) }}), {{}})
  }}))
}}
resource "aws_ssm_association" "a" {{
  for_each            = var.all
  name                = "AWS-RunPatchBaseline"
  schedule_expression = each.value.when
  association_name    = each.value.options.nothing
  parameters          = {{ Operation = each.value.options.operation }}
{TARGETS}}}
"#
    );
    let given = |text: &'static str| [("main.tf", main.as_str()), ("terraform.tfvars", text)];
    let bare = findings("optional-bare", &given("all = { a = {} }\n").map(|file| file), &["."]);
    assert_eq!(
        bare,
        [
            "error wrong-rate-plural main.tf each.value.when",
            "error parameter-value-not-allowed main.tf each.value.options.operation"
        ]
    );
    // Null is as good as nothing.
    let null = findings(
        "optional-null",
        &given("all = { a = { when = null, options = { operation = \"Scan\" } } }\n"),
        &["."],
    );
    assert_eq!(null, ["error wrong-rate-plural main.tf each.value.when"]);
}

#[test]
fn a_fix_is_written_into_the_text_of_its_file() {
    let main = format!(
        "resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-RunPatchBaseline\"\n  schedule_expression = \"rate(1 days)\"\n  parameters {{\n    Operation = [\"Scan\"]\n  }}\n{TARGETS}}}\n"
    );
    let root = folder("terraform-fix", &[("main.tf", &main), ("a.tf", "# first\n")]);
    let done = run_in(&root, &["check", "--isolated", "--fix", "."], "");
    let fixed = std::fs::read_to_string(root.join("main.tf")).unwrap_or_default();
    let meant = main
        .replace("rate(1 days)", "rate(1 day)")
        .replace("parameters {", "parameters = {")
        .replace("[\"Scan\"]", "\"Scan\"");
    assert_eq!(fixed, meant, "{}", done.err);
    assert_eq!(done.status, 0, "{} {}", done.out, done.err);
}

#[test]
fn a_comment_silences_a_finding_in_its_own_file() {
    let main = format!(
        "resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  # ssmlint: ignore[wrong-rate-plural] it is old\n  schedule_expression = \"rate(1 days)\"\n{TARGETS}}}\n"
    );
    let other = main.replace("  # ssmlint: ignore[wrong-rate-plural] it is old\n", "").replace("\"a\" {", "\"b\" {");
    let found = findings("comments", &[("a.tf", &main), ("b.tf", &other)], &["."]);
    assert_eq!(found, ["error wrong-rate-plural b.tf days"]);
}

#[test]
fn what_breaks_one_block_leaves_the_others() {
    let bad = "resource \"aws_ssm_association\" \"a\" {\n  name =\n}\n";
    let good = format!(
        "resource \"aws_ssm_association\" \"b\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = \"rate(1 days)\"\n{TARGETS}}}\n"
    );
    let found = findings("broken", &[("main.tf", &format!("{bad}{good}"))], &["."]);
    assert_eq!(found, ["error syntax-error main.tf name", "error wrong-rate-plural main.tf days"]);
    // An equals sign that is missing makes labels of what follows.
    let bad = "resource \"aws_ssm_association\" \"a\" {\n  name local.on ? 1 : 0\n}\n";
    let found = findings("labels", &[("main.tf", &format!("{bad}{good}"))], &["."]);
    assert_eq!(found, ["error syntax-error main.tf .", "error wrong-rate-plural main.tf days"]);
}

#[test]
fn no_text_of_a_heredoc_becomes_a_block_and_half_typed_blocks_end_at_the_next() {
    let good = |name: &str| {
        format!(
            "resource \"aws_ssm_association\" \"{name}\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = \"rate(1 days)\"\n{TARGETS}}}\n"
        )
    };
    let within = good("within").replace("rate(1 days)", "rate(1 hours)").replace("  name", "  nope = 1\n  name");
    let error = "error wrong-rate-plural main.tf days";
    for (name, bad, told) in [
        (
            "behind",
            format!("resource \"aws_ssm_document\" \"a\" {{\n  name =\n  content = <<EOT\n{within}EOT\n}}\n"),
            "name",
        ),
        (
            "indented",
            format!("resource \"aws_ssm_document\" \"a\" {{\n  name =\n  content = <<-E-1\r\n{within}  E-1\n}}\n"),
            "name",
        ),
        (
            "in-itself",
            format!("resource \"aws_ssm_document\" \"a\" {{\n  content = <<EOT\n  ${{\n{within}EOT\n}}\n"),
            "${",
        ),
        ("comment", format!("resource \"aws_ssm_document\" \"a\" {{\n  name =\n}}\n/* <<EOT\n{within}*/\n"), "name"),
        (
            "shell",
            "resource \"aws_ssm_document\" \"a\" {\n  content = <<EOT\nfunction f {\nexport A=b\necho = a\n}\n}\n"
                .to_owned(),
            "<<",
        ),
        ("open", "resource \"aws_ssm_association\" \"a\" {\n  name = \"AWS-UpdateSSMAgent\"\n\n".to_owned(), "{"),
        (
            "quote",
            "resource \"aws_ssm_association\" \"a\" {\n  parameters = {\n    Operation = \"Sc\n".to_owned(),
            "\"",
        ),
        (
            "bracket",
            "resource \"aws_ssm_association\" \"a\" {\n  parameters = {\n    Operation = join(\",\", [\n".to_owned(),
            "[",
        ),
        (
            "object",
            "resource \"aws_ssm_association\" \"a\" {\n  parameters = {\n    Operation = \"Scan\"\n".to_owned(),
            "{",
        ),
        ("label", "resource \"aws_ssm_assoc\n".to_owned(), "\""),
    ] {
        let found = findings(&format!("typed-{name}"), &[("main.tf", &format!("{bad}{}", good("b")))], &["."]);
        assert_eq!(found.last().map(String::as_str), Some(error), "{name}: {found:#?}");
        assert_eq!(found[..found.len() - 1], [format!("error syntax-error main.tf {told}")], "{name}");
    }
    // What a comment holds that ends in the line of the error begins nothing.
    let values = "b /*\nc = \"\nd = 1 */\ne = [\nf = \n";
    let main = format!("variable \"d\" {{}}\n{}", good("a"));
    let found = findings("typed-comment", &[("main.tf", &main), ("terraform.tfvars", values)], &["."]);
    let wrong = ["", "f", "="].map(|text| format!("error syntax-error terraform.tfvars {text}"));
    assert_eq!(found[0], error);
    assert_eq!(found[1..], wrong);
    // Values of variables have no blocks.
    let main = format!("variable \"b\" {{}}\n{}", good("a").replace("\"rate(1 days)\"", "var.b"));
    let values = "a = \"\nb = \"rate(1 days)\"\n";
    let found = findings("typed-values", &[("main.tf", &main), ("terraform.tfvars", values)], &["."]);
    assert_eq!(found, ["error wrong-rate-plural main.tf var.b", "error syntax-error terraform.tfvars \""]);
}

#[test]
fn opentofu_reads_its_own_file_in_the_place_of_one_for_terraform() {
    let main = |when: &str| {
        format!(
            "resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  association_name = \"patching\"\n  schedule_expression = \"{when}\"\n{TARGETS}}}\n"
        )
    };
    let (old, new) = (main("rate(1 days)"), main("rate(2 day)"));
    let files = [("main.tf", old.as_str()), ("main.tofu", new.as_str()), ("other.tf", "")];
    assert_eq!(findings("tofu", &files, &["."]), ["error wrong-rate-plural main.tofu day"]);
    assert_eq!(findings("tofu-named", &files, &["--allow-empty", "main.tf"]), [""; 0]);
    let files = [("a.tf", old.as_str()), ("main.tofu", "")];
    assert_eq!(findings("tofu-beside", &files, &["."]), ["error wrong-rate-plural a.tf days"]);
}

#[test]
fn findings_in_a_plan_name_the_resource_and_repeat_no_secret() {
    let change = |address: &str, actions: &str, after: &str, sensitive: &str| {
        format!(
            r#"{{"address": "{address}", "mode": "managed", "type": "aws_ssm_association", "change": {{"actions": [{actions}], "before": {{}}, "after": {{"targets": [{{"key": "tag:a", "values": ["b"]}}], {after}}}, "after_unknown": {{"id": true}}, "after_sensitive": {sensitive}}}}}"#
        )
    };
    let changes = [
        change(
            "module.m.aws_ssm_association.a",
            r#""create""#,
            r#""name": "AWS-RunPatchBaseline", "schedule_expression": "rate(1 days)", "parameters": {"Operation": "hunter2"}"#,
            r#"{"parameters": {"Operation": true}}"#,
        ),
        change(
            "aws_ssm_association.b",
            r#""update""#,
            r#""name": "AWS-UpdateSSMAgent", "schedule_expression": "hunter2""#,
            r#"{"schedule_expression": true}"#,
        ),
        change(
            "aws_ssm_association.c",
            r#""delete", "create""#,
            r#""name": "AWS-UpdateSSMAgent", "max_errors": "1000%""#,
            "{}",
        ),
        change("aws_ssm_association.d", r#""no-op""#, r#""name": "AWS-UpdateSSMAgent", "max_errors": "1000%""#, "{}"),
        change("aws_ssm_association.e", r#""delete""#, r#""name": "AWS-UpdateSSMAgent", "max_errors": "1000%""#, "{}"),
    ];
    // `terraform show` prints one line.
    let plan = format!(
        r#"{{"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [{}]}}"#,
        changes.join(", ")
    );
    let root = folder("terraform-plan", &[("plan.json", &plan)]);
    let done = run_in(&root, &["check", "--isolated", "--format", "json", "plan.json"], "");
    let report = json_of(&done.out);
    let of = |finding: &Value| {
        let at = |end: &str| finding["labels"][0]["span"][end]["byte"].as_u64().unwrap_or(0) as usize;
        let address = plan.get(at("start")..at("end")).unwrap_or_default();
        format!("{} {address}", finding["rule"].as_str().unwrap_or_default())
    };
    let found: Vec<String> = report["findings"].as_array().into_iter().flatten().map(of).collect();
    let of_a = "\"module.m.aws_ssm_association.a\"";
    assert_eq!(
        found,
        [
            format!("wrong-rate-plural {of_a}"),
            format!("parameter-value-not-allowed {of_a}"),
            "string-pattern-mismatch \"aws_ssm_association.c\"".to_owned()
        ]
    );
    for format in ["text", "json", "sarif", "concise", "markdown", "html"] {
        let done = run_in(&root, &["check", "--isolated", "--show-undecided", "--format", format, "plan.json"], "");
        assert!(!(done.out + &done.err).contains("hunter2"), "{format}");
    }
}

#[test]
fn depth_and_repetition_end() {
    let deep = format!("x = {}1{}\n# ssm_document\n", "[".repeat(5000), "]".repeat(5000));
    let wide: String = (0..20_000).map(|number| format!("  k{number} = {number}\n")).collect();
    let wide = format!("locals {{\n  m = {{\n{wide}  }}\n}}\n# ssm_document\n");
    let circle = "locals {\n  a = local.b\n  b = local.a\n}\n# ssm_document\nresource \"aws_ssm_association\" \"a\" {\n  name = local.a\n}\n";
    let found = findings("deep", &[("deep.tf", &deep), ("wide.tf", &wide), ("z.tf", circle)], &["."]);
    assert_eq!(found, ["error nested-too-deep deep.tf "]);
}
