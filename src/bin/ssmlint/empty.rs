//! What is said when nothing of SSM was among what was given: a green gate that checked nothing would be worse than none.

use crate::check_arguments::CheckArguments;
use crate::discover;
use crate::load::Loaded;
use crate::path;
use crate::say::say;
use ssmlint::model::File;
use ssmlint::rule::count;
use ssmlint::source::on_one_line;
use ssmlint::{Report, Role};

/// Named files that hold nothing of SSM and are told one by one.
const TOLD: usize = 5;

/// Tells which named files are not ours, and why nothing was checked if that is so; returns whether the run is to end with the
/// status of a check that could not be done.
pub(crate) fn tell(arguments: &CheckArguments, loaded: &Loaded, report: &Report, is_quiet: bool) -> bool {
    let files = loaded.workspace.files();
    let is_given = |file: &&File| matches!(file.role, Role::Given | Role::Named | Role::Found);
    let foreign: Vec<&File> = files.iter().filter(|file| file.role == Role::Named && !file.is_ours()).collect();
    // Of standard input is told that it cannot be read, whatever it is.
    let counts = |file: &File| file.is_ours() || file.role == Role::Given && has_findings(report, file);
    let is_empty = !files.iter().filter(is_given).any(counts) && !names_configuration(arguments, loaded);
    if is_quiet {
        return is_empty && !arguments.allow_empty;
    }
    let name =
        |file: &&File| loaded.workspace.sources().get(file.source).map(|source| on_one_line(&source.name).into_owned());
    for name in foreign.iter().take(TOLD).filter_map(name) {
        say(&format!("ssmlint: {name}: no SSM content"));
    }
    if foreign.len() > TOLD {
        say(&format!("ssmlint: no SSM content in {} either", count(foreign.len() - TOLD, "other named file")));
    }
    if is_empty && !arguments.allow_empty {
        let looked_at = files.iter().filter(is_given).count();
        let mut reasons = vec![match looked_at {
            0 => "no files".to_owned(),
            _ => format!("{} without SSM content", count(looked_at, "file")),
        }];
        reasons.extend(passed_over(arguments));
        say(&format!("ssmlint: nothing was checked: {}", reasons.join("; ")));
    }
    is_empty && !arguments.allow_empty
}

fn has_findings(report: &Report, file: &File) -> bool {
    report.findings.iter().any(|finding| finding.place.span.source == file.source)
}

/// Whether one of the paths is a configuration file: then it is what was checked.
fn names_configuration(arguments: &CheckArguments, loaded: &Loaded) -> bool {
    let mut files = loaded.configuration.iter().flatten().map(|file| path::real(file));
    files.any(|file| arguments.input.paths.iter().any(|path| path::real(path) == file))
}

/// What lies in the folders that were given and was not looked at, in words.
fn passed_over(arguments: &CheckArguments) -> Vec<String> {
    let outputs = discover::passed_over(&arguments.input.paths);
    let words = outputs.iter().map(|folder| {
        let folder = on_one_line(folder);
        format!("`{folder}` is ignored: `ssmlint check {folder}` checks it")
    });
    words.collect()
}
