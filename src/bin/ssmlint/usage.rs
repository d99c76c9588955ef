//! Which options mean nothing together.

use crate::args::{Command, Shared};
use crate::check_arguments::CheckArguments;
use crate::choices::FormatName;
use crate::deferred::Deferred;
use crate::path_arguments::{PathArguments, STDIN, is_stdin};

/// What is wrong with the options of a command together; nothing where each of them means something.
pub(crate) fn at_odds(command: &Command, shared: &Shared) -> Option<String> {
    match command {
        Command::Check(Deferred(check)) => of_paths(&check.input).or_else(|| of_check(check, shared)),
        Command::Inspect(Deferred(inspect)) => of_paths(&inspect.input),
        Command::DryRun(Deferred(input)) => of_paths(input),
        _ => None,
    }
}

fn of_paths(input: &PathArguments) -> Option<String> {
    (input.stdin_filename != STDIN && input.stdin_name().is_none())
        .then(|| "--stdin-filename needs `-`, which reads standard input".to_owned())
}

fn of_check(check: &CheckArguments, shared: &Shared) -> Option<String> {
    if check.unsafe_fixes && !check.fix && !check.diff {
        return Some("--unsafe-fixes needs --fix or --diff".to_owned());
    }
    if check.stdin_format.is_some() {
        let has_path = check.input.paths.iter().any(|path| !is_stdin(path));
        let path = "--stdin-format reads only standard input: remove the path";
        let format = "a stream is answered only as jsonl";
        let wrong = [(has_path, path), (shared.format != FormatName::Jsonl, format)];
        return wrong.into_iter().find(|(is_wrong, _)| *is_wrong).map(|(_, why)| why.to_owned());
    }
    let has_format = matches!(shared.format, FormatName::Text | FormatName::Json | FormatName::Html);
    (check.report.is_some() && !has_format).then(|| "a report is printed only as text, json or html".to_owned())
}
