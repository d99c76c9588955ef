//! Any text is read as a configuration: its mistakes are told where they are, and files are checked under what it says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssmlint::engine::rule_names;
use ssmlint::{Format, Input, Role, Workspace, check, write};
use ssmlint_fuzz::{CONFIGURATION, hold};

const REQUEST: &str = "Name: Acme-Patch\nScheduleExpression: cron(0 2 * * *)\nTargets:\n  - Key: tags:Env\n    Values: [prod]\nParameters: {Mode: [fast]}\n";

fuzz_target!(|text: &str| {
    let mut workspace = Workspace::default();
    let configuration = workspace.configure(CONFIGURATION, text, rule_names);
    let mut settings = configuration.settings.located("here").over(Default::default());
    let given: Vec<_> = settings.parameters.iter().flat_map(|one| one.values.clone()).collect();
    for files in settings.files_mut() {
        files.names = files.paths.iter().cloned().collect();
    }
    let input = Input::new("request.yaml", REQUEST, Role::Given);
    workspace.open(vec![input], None);
    let names = workspace.sources().iter().map(|source| source.name.to_string()).collect();
    workspace.tell_undeclared(&given, &names);
    workspace.hide_secrets(given.iter());
    settings.whole = true;
    let report = check(&workspace, &settings);
    hold(&report, workspace.sources());
    write(Format::CONCISE, &report, workspace.sources(), &mut Vec::new()).expect("a vector takes all");
});
