//! Checks a request beside what else is known: the definition of its document, and the managed nodes of the account.

use ssmlint::{FactSet, Format, Input, Role, Settings, Workspace, check, write};
use std::io::{self, Write};

const REQUEST: &str = "\
Name: Acme-Restart
Targets:
  - Key: tag:Env
    Values: [prod]
Parameters:
  Servce: [web]
";

const DOCUMENT: &str = "\
schemaVersion: '2.2'
parameters:
  Service: { type: String }
mainSteps:
  - action: aws:runShellScript
    name: restart
    precondition: { StringEquals: [platformType, Linux] }
    inputs: { runCommand: ['systemctl restart {{ Service }}'] }
";

const INVENTORY: &str = r#"[{ "InstanceId": "i-0aaaabbbbccccdddd", "PlatformType": "Windows",
    "Tags": [{ "Key": "Env", "Value": "prod" }] }]"#;

/// Writes the findings, one a line.
///
/// # Errors
/// Any error of writing to `out`.
pub(crate) fn run(out: &mut dyn Write) -> io::Result<()> {
    let mut workspace = Workspace::default();
    let inputs = vec![
        Input::new("restart.yaml", REQUEST, Role::Given),
        Input::new("documents/Acme-Restart.yaml", DOCUMENT, Role::Fact),
        Input::new("inventory.json", INVENTORY, Role::Fact),
    ];
    workspace.open(inputs, None);
    // What is not among them does not exist: without that word, the library is silent about what is missing.
    let all = FactSet { complete: Some(true), ..FactSet::default() };
    let settings = Settings { documents: all.clone(), inventory: all, ..Settings::default() };
    let report = check(&workspace, &settings);
    write(Format::CONCISE, &report, workspace.sources(), out)?;
    let shown = report.undecided.iter().take(3);
    shown.into_iter().try_for_each(|open| writeln!(out, "undecided: {}: {}", open.api_error, open.reason()))
}

fn main() -> io::Result<()> {
    run(&mut io::stdout())
}
