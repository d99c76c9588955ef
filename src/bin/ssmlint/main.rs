//! The command: exit status 0 clean, 1 findings, 2 could not check.

mod args;
mod baseline;
mod calendar;
mod check;
mod check_arguments;
mod choices;
mod configuration;
mod crash;
mod deferred;
mod discover;
mod dry_run;
mod empty;
mod explain;
mod failure;
mod fence;
mod fix;
mod given;
mod inspect;
mod load;
mod lsp;
mod modules;
mod page;
mod path;
mod path_arguments;
mod projects;
mod report;
mod rows;
mod rule_name;
mod rules;
mod say;
mod schedule;
mod schema;
mod sections;
mod settings;
mod setup;
mod show;
mod stream;
mod table;
mod terminal;
mod trouble;
mod usage;
mod values;
mod walk;
mod watch;
mod write;
mod zone;

use args::{Arguments, Command};
use deferred::Deferred;
use failure::Failure;
use ssmlint::output::Printed;
use std::io::{self, Write};
use std::process::ExitCode;
use terminal::Pipe;

fn main() -> ExitCode {
    crash::told(command)
}

fn command() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(status) => return ExitCode::from(status),
    };
    // The server talks on standard output for itself, and would wait for ever where somebody else holds it.
    if let Command::Lsp { .. } = arguments.command {
        return match lsp::run(&arguments.shared) {
            Ok(status) => ExitCode::from(status),
            Err(_) => ExitCode::from(2),
        };
    }
    let pipe = Pipe::new(io::stdout().lock(), !arguments.is_endless());
    let mut out = Printed::new(io::BufWriter::new(pipe), show::surface(&arguments));
    let done = run(&arguments, &mut out).and_then(|status| Ok(out.flush().map(|()| status)?));
    match done {
        Ok(status) => ExitCode::from(status),
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            // What was found before is still worth reading; that it cannot be written is said below, or is why we are here.
            let _ = out.flush();
            say::say(&format!("ssmlint: {message}"));
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<u8, Failure> {
    let shared = &arguments.shared;
    if let Some(message) = usage::at_odds(&arguments.command, shared) {
        return Err(Failure::Message(message));
    }
    match &arguments.command {
        Command::Check(Deferred(check)) if check.watch => watch::run(check, shared, out),
        Command::Check(Deferred(check)) if check.stdin_format.is_some() => stream::run(check, shared, out),
        Command::Check(Deferred(check)) => check::run(check, shared, out),
        Command::Inspect(Deferred(input)) => inspect::run(input, shared, out),
        Command::DryRun(Deferred(input)) => dry_run::run(input, shared, out),
        Command::Schedule(Deferred(schedule)) => schedule::run(schedule, shared, out),
        Command::Explain(Deferred(explain)) => explain::run(explain, shared, out),
        // It has begun before standard output was taken.
        Command::Lsp { .. } => Ok(2),
        Command::Rules(Deferred(arguments)) => rules::run(arguments, shared, out),
        Command::Schema { name } => schema::run(name.as_deref(), out),
        Command::Init { folder } => setup::init(folder, shared, out),
        Command::Completions { shell } => setup::completions(*shell, out),
        Command::Man => setup::man(out),
    }
}
