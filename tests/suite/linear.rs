//! Twice the text takes about twice as many instructions, whatever is in it.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::folder;
use std::fs::File;
use std::process::Command;

/// A text with so many of the same.
type Made = fn(usize) -> String;

/// Files with so many of the same.
type MadeFiles = fn(usize) -> Vec<(String, String)>;

/// What cost the square of its number once, each with a number.
const TEXTS: &[(&str, usize, Made)] = &[
    ("undeclared.json", 1000, |n| {
        let given: Vec<String> = (0..n).map(|at| format!("\"P{at}\": [\"x\"]")).collect();
        format!("{{\"Name\": \"AWS-RunShellScript\", \"Targets\": [], \"Parameters\": {{{}}}}}", given.join(", "))
    }),
    ("members.json", 1000, |n| {
        let members: Vec<String> = (0..n).map(|at| format!("\"X{at}\": 1")).collect();
        format!("{{\"Name\": \"AWS-RunShellScript\", \"Targets\": [], {}}}", members.join(", "))
    }),
    ("properties.yaml", 400, |n| {
        let properties: String = (0..n).map(|at| format!("      X{at}: 1\n")).collect();
        format!(
            "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-RunShellScript\n{properties}"
        )
    }),
    ("sub.yaml", 1000, |n| {
        let text: String = (0..n).map(|at| format!("${{k{at}}} ")).collect();
        let values: String = (0..n).map(|at| format!("              k{at}: x\n")).collect();
        format!(
            "Resources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-RunShellScript\n      \
             Parameters:\n        commands:\n          - Fn::Sub:\n            - \"{text}\"\n            -\n{values}"
        )
    }),
    ("references.json", 500, |n| {
        let declared: Vec<String> = (0..n).map(|at| format!("\"p{at}\": {{\"type\": \"String\"}}")).collect();
        let lines: Vec<String> = (0..n).map(|at| format!("\"echo {{{{ p{at} }}}} {{{{ q{at} }}}}\"")).collect();
        format!(
            "{{\"schemaVersion\": \"2.2\", \"parameters\": {{{}}}, \"mainSteps\": [{{\"action\": \"aws:runShellScript\", \
             \"name\": \"s\", \"inputs\": {{\"runCommand\": [{}]}}}}]}}",
            declared.join(", "),
            lines.join(", ")
        )
    }),
    ("ignores.yaml", 1000, |n| {
        format!("{}Name: AWS-RunShellScript\nTargets: []\n", "# ssmlint: ignore[wrong-type] x\n".repeat(n))
    }),
    ("one-line.json", 300, |n| {
        let entry = "{\"Name\": \"AWS-RunShellScript\", \"InstanceId\": \"i-0123456789abcdef0\", \"Nope\": 1}";
        format!("{{\"Entries\": [{}]}}", vec![entry; n].join(", "))
    }),
    ("broken-line.yaml", 2000, |n| format!("Name: AWS-RunShellScript\nTargets: [{}\n", "{{ a }} x, ".repeat(n))),
    ("open-lists.json", 4000, |n| format!("{{\"Name\": \"AWS-RunShellScript\", \"Targets\": {}", "[".repeat(n))),
    ("arguments.tf", 200, |n| {
        let arguments: String = (0..n).map(|at| format!("  x{at} = {at}\n")).collect();
        format!("resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-RunShellScript\"\n{arguments}}}\n")
    }),
    ("parameters.tf", 200, |n| {
        let given: String = (0..n).map(|at| format!("    p{at} = local.l{at}\n")).collect();
        let locals: String = (0..n).map(|at| format!("  l{at} = \"x${{local.l0}}\"\n")).collect();
        format!(
            "resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-RunShellScript\"\n  parameters = {{\n{given}  }}\n}}\n\
             locals {{\n{locals}}}\n"
        )
    }),
    ("heredocs.tf", 200, |n| {
        let lines: String = (0..n).map(|at| format!("      line ${{var.x}} {at}\n")).collect();
        format!("resource \"aws_ssm_document\" \"a\" {{\n  name = \"a\"\n  content = <<-EOT\n{lines}    EOT\n}}\n")
    }),
    ("resources.tf", 80, |n| {
        let resource = |at| {
            format!(
                "resource \"aws_ssm_association\" \"a{at}\" {{\n  name = local.n\n  nope = 1\n  instance_id = \"i\"\n}}\n"
            )
        };
        format!("locals {{\n  n = \"AWS-RunShellScript\"\n}}\n{}", (0..n).map(resource).collect::<String>())
    }),
    ("unclosed.tf", 1000, |n| {
        format!("# ssm_document\n{}", (0..n).map(|at| format!("a{at} = <<E{at}\n")).collect::<String>())
    }),
    ("unknown-names.yaml", 200, |n| {
        let resource =
            |at| format!("  A{at}: {{Type: AWS::SSM::Association, Properties: {{Name: !Ref D{at}, Nope: 1}}}}\n");
        format!("Resources:\n{}", (0..n).map(resource).collect::<String>())
    }),
];

/// Files of Terraform, each with a number.
const MODULES: &[(&str, usize, MadeFiles)] = &[
    ("clean-files", 160, |n| (0..n).map(|at| (format!("f{at}.tf"), association(at, "rate(1 day)"))).collect()),
    ("broken-files", 96, |n| {
        let text = |at| {
            let comments = "# ssmlint: ignore-file[unknown-document] x\n# c\n";
            let half = format!("resource \"aws_ssm_association\" \"b{at}\" {{\n  name =\n");
            format!("{comments}{}{half}", association(at, "rate(1 days)"))
        };
        (0..n).map(|at| (format!("f{at}.tf"), text(at))).collect()
    }),
    ("folders", 96, |n| {
        let document = |at| {
            format!(
                "resource \"aws_ssm_document\" \"d\" {{\n  name = \"d-{at}\"\n  document_type = \"Command\"\n  content = \"{{}}\"\n}}\n"
            )
        };
        (0..n).map(|at| (format!("d{at}/f.tf"), association(at, "rate(1 days)") + &document(at))).collect()
    }),
    ("modules", 96, |n| {
        let call = |at| format!("module \"m{at}\" {{\n  source = \"./m{at}\"\n  when = \"rate(1 days)\"\n}}\n");
        let module = format!(
            "variable \"when\" {{}}\noutput \"w\" {{\n  value = var.when\n}}\n{}",
            association(0, "${var.when}")
        );
        let given: String = (0..n).map(|at| format!("    p{at} = module.m{at}.w\n")).collect();
        let main = format!(
            "{}resource \"aws_ssm_association\" \"a\" {{\n  name = \"AWS-RunShellScript\"\n  parameters = {{\n{given}  }}\n}}\n",
            (0..n).map(call).collect::<String>()
        );
        let modules = (0..n).map(|at| (format!("m{at}/m.tf"), module.clone()));
        modules.chain([("main.tf".to_owned(), main)]).collect()
    }),
];

/// A resource with a schedule.
fn association(number: usize, when: &str) -> String {
    format!(
        "resource \"aws_ssm_association\" \"a{number}\" {{\n  name = \"AWS-UpdateSSMAgent\"\n  schedule_expression = \"{when}\"\n  \
         targets {{\n    key = \"tag:a\"\n    values = [\"b\"]\n  }}\n}}\n"
    )
}

/// Messages that `explain` is given, each with a number.
const MESSAGES: &[(&str, usize, Made)] = &[
    ("must-have", 2000, |n| "Value 'x' at 'y' failed to satisfy constraint: Member must have ".repeat(n)),
    ("braces", 8000, |n| "cron(".repeat(n) + &"\u{1b}[".repeat(n)),
    ("letters", 16_000, |n| "é".repeat(n)),
];

/// The instructions that a check of a text takes, with what people read of it, or that it takes to explain it.
fn instructions(name: &str, files: &[(String, String)], explain: bool) -> u64 {
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let root = folder(&format!("linear-{name}"), &files);
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", env!("CARGO_BIN_EXE_ssmlint")]);
    if explain {
        let message = File::open(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        command.args(["explain", "--error", "-"]).stdin(message);
    } else {
        command.args([
            "check",
            if root.join(name).exists() { name } else { "." },
            "--output",
            "concise=a.txt",
            "--output",
            "github=b.txt",
        ]);
    }
    let done = command
        .env("RAYON_NUM_THREADS", "1")
        .current_dir(&root)
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    let count = said.lines().find_map(|line| line.split("Collected : ").nth(1)?.trim().parse().ok());
    count.unwrap_or_else(|| panic!("{name}: {said}"))
}

#[test]
fn twice_the_text_takes_twice_as_many_instructions() {
    // They are counted where the tool is at hand: time says nothing while other tests run.
    if Command::new("valgrind").arg("--version").output().is_err() {
        return;
    }
    let texts = TEXTS.iter().map(|text| (text, false)).chain(MESSAGES.iter().map(|message| (message, true)));
    type Count = Box<dyn Fn(usize) -> u64 + Send>;
    let texts = texts.map(|((name, count, made), explain)| {
        let of = move |count| instructions(name, &[((*name).to_owned(), made(count))], explain);
        (name, count, Box::new(of) as Count)
    });
    let modules = MODULES.iter().map(|(name, count, made)| {
        (name, count, Box::new(move |count| instructions(name, &made(count), false)) as Count)
    });
    // Counts do not mind what else runs.
    std::thread::scope(|scope| {
        for (name, count, of) in texts.chain(modules) {
            scope.spawn(move || {
                let (few, twice, four) = (of(count / 8), of(count / 4), of(count / 2));
                // What does not grow falls out of the differences: twice as much takes twice as many, and four times where it is
                // squared.
                let (first, second) = (twice.saturating_sub(few), four.saturating_sub(twice));
                assert!(second < first * 3, "{name}: {few}, {twice} and {four} for twice and four times as much");
            });
        }
    });
}
