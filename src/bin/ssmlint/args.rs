//! The command line, as data.

use crate::check_arguments::CheckArguments;
use crate::choices::{ColorChoice, FormatName, ShellName};
use crate::deferred::{Deferred, without_empty};
use crate::path_arguments::PathArguments;
use crate::rule_name::RuleName;
use crate::say::{say, tell_dates};
use crate::values::{time, truth};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command as Line, CommandFactory, Error, FromArgMatches, Parser, Subcommand};
use ssmlint::service::schedule::At;
use std::path::{Path, PathBuf};

/// Finds, offline and to the character, what the API would refuse in AWS Systems Manager State Manager associations.
///
/// Reads CloudFormation, SAM and CDK templates, Terraform modules and plans, requests of CreateAssociation, CreateAssociationBatch and
/// UpdateAssociation, SSM document definitions and instance inventories. Never opens a connection.
#[derive(Debug, Parser)]
#[command(name = "ssmlint", version, max_term_width = 100)]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub(crate) shared: Shared,
}

impl Arguments {
    /// Reads the command line. A variable of the environment that is empty is as good as none.
    /// One that cannot be read is told, and gives the exit status.
    pub(crate) fn read() -> Result<Self, u8> {
        Self::check().map_or_else(|| Self::any().map_err(|error| refuse(&error)), Ok)
    }

    /// Reads the command line of any command.
    fn any() -> Result<Self, Error> {
        let mut matches = without_empty(Self::command()).try_get_matches()?;
        let check = matches.subcommand().filter(|(command, _)| *command == "check");
        let is_open = check.map_or([false; 2], |(_, given)| is_open(given));
        Self::from_arg_matches_mut(&mut matches).map(|read| read.for_stream(is_open))
    }

    /// Reads the command line of `check`, which hooks and editors call: to describe the other commands costs more than a small check. `None`
    /// for other commands, and where it cannot be read or help is wanted.
    fn check() -> Option<Self> {
        std::env::args_os().nth(1).filter(|name| name == "check")?;
        let line = without_empty(CheckArguments::augment_args(Shared::augment_args(Line::new("check"))));
        let mut matches = line.try_get_matches_from(std::env::args_os().skip(1)).ok()?;
        let is_open = is_open(&matches);
        let shared = Shared::from_arg_matches_mut(&mut matches).ok()?;
        let check = CheckArguments::from_arg_matches_mut(&mut matches).ok()?;
        Some(Self { command: Command::Check(Deferred(check)), shared }.for_stream(is_open))
    }
}

/// Whether `check` was given neither paths nor a format: one answer for each.
fn is_open(check: &ArgMatches) -> [bool; 2] {
    let is_open = |name| check.value_source(name).is_none_or(|source| source == ValueSource::DefaultValue);
    ["paths", "format"].map(is_open)
}

/// Prints the help that was asked for, or what is wrong: that repeats words of the command line.
fn refuse(error: &Error) -> u8 {
    if !error.use_stderr() {
        let _ = error.print();
        if error.kind() == ErrorKind::DisplayVersion {
            tell_dates();
        }
        return 0;
    }
    match path_in_place_of_a_command(error) {
        Some(path) => say(&format!("ssmlint: no command is called `{path}`; did you mean `ssmlint check {path}`?")),
        None => error.render().to_string().lines().for_each(say),
    }
    2
}

/// The path that somebody gave where a command belongs.
fn path_in_place_of_a_command(error: &Error) -> Option<&str> {
    match error.get(ContextKind::InvalidSubcommand).filter(|_| error.kind() == ErrorKind::InvalidSubcommand)? {
        ContextValue::String(word) if word.contains(['.', '/']) || Path::new(word).exists() => Some(word),
        _ => None,
    }
}

#[derive(Clone, Debug, Args)]
pub(crate) struct Shared {
    /// How to print the findings
    #[arg(long, global = true, value_enum, default_value_t = FormatName::Text, env = "SSMLINT_FORMAT", help_heading = "Output")]
    pub(crate) format: FormatName,
    /// Read this configuration instead of the nearest `ssmlint.yaml`
    #[arg(long, global = true, value_name = "FILE", env = "SSMLINT_CONFIG", help_heading = "Configuration")]
    pub(crate) config: Option<String>,
    /// Ignore all configuration files
    #[arg(long, global = true, env = "SSMLINT_ISOLATED", value_parser = truth, help_heading = "Configuration")]
    pub(crate) isolated: bool,
    /// Print where each finding ends, too, with `--format concise`: `path:3:5-3:12:`
    #[arg(long, global = true, help_heading = "Output")]
    pub(crate) end_column: bool,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, env = "SSMLINT_COLOR", help_heading = "Output")]
    pub(crate) color: ColorChoice,
    /// Print nothing but findings
    #[arg(short, long, global = true, conflicts_with = "verbose", env = "SSMLINT_QUIET", value_parser = truth, help_heading = "Output")]
    pub(crate) quiet: bool,
    /// Print the name of each file as it is read
    #[arg(short, long, global = true, help_heading = "Output")]
    pub(crate) verbose: bool,
}

/// What is below the options of `check`.
const AFTER_CHECK: &str = "\
Exit status:
  0  nothing found at the severity of --fail-on
  1  findings at that severity
  2  something could not be checked

Examples:
  ssmlint check .                          everything below this folder
  ssmlint check template.yaml --fix        apply safe fixes
  ssmlint check . --output sarif=out.sarif also write SARIF
  ssmlint check - --stdin-filename a.json  standard input";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check files and folders for what the API would refuse
    #[command(after_help = AFTER_CHECK)]
    Check(Deferred<CheckArguments>),
    /// Print what was understood: associations, documents, instances, existing associations
    Inspect(Deferred<InspectArguments>),
    /// Print the response that the API would give; as the API does, it repeats the parameters of the request
    DryRun(Deferred<PathArguments>),
    /// Explain a schedule, with its next runs
    Schedule(Deferred<ScheduleArguments>),
    /// Explain a rule, or an error message of AWS or a tool, with its causes
    Explain(Deferred<ExplainArguments>),
    /// Run the language server for editors, on standard input and output
    Lsp {
        /// Accepted for editors that say so: there is no other way
        #[arg(long)]
        stdio: bool,
    },
    /// List the rules by family
    Rules(Deferred<RulesArguments>),
    /// Print a JSON Schema for editors
    Schema {
        /// The schema's name; without it the names are listed
        name: Option<String>,
    },
    /// Write a commented `ssmlint.yaml` that lists what was found in the folder
    Init {
        /// The folder that it is for
        #[arg(default_value = ".", value_name = "FOLDER")]
        folder: String,
    },
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: ShellName,
    },
    /// Print the manual page
    Man,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// A rule's name, its code or the beginning of it, or an error of the API, such as `unknown-parameter`, `SSM501`, `SSM5`,
    /// `InvalidParameters`; after it, or with `--error`, the files to search for the cause
    #[arg(value_name = "RULE|ERROR|PATH", value_parser = RuleName, hide_possible_values = true)]
    pub(crate) words: Vec<String>,
    /// A message as AWS, CloudFormation, an SDK, Terraform or ssmlint printed it; `-` reads it from standard input
    #[arg(long, value_name = "TEXT")]
    pub(crate) error: Option<String>,
    /// Read values for template parameters from this file, as `check` does
    #[arg(long, value_name = "FILE")]
    pub(crate) parameters: Vec<String>,
    /// Set a template parameter, overriding all files; can be repeated
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) parameter: Vec<String>,
    /// Hide values in source excerpts, for logs that others read
    #[arg(long, env = "SSMLINT_REDACT", value_parser = truth)]
    pub(crate) redact: bool,
}

#[derive(Debug, Args)]
pub(crate) struct InspectArguments {
    #[command(flatten)]
    pub(crate) input: PathArguments,
    /// Print only this document: from the files, or from the built-in catalog of Amazon's documents
    #[arg(long, value_name = "NAME")]
    pub(crate) document: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct ScheduleArguments {
    /// The expression, such as `cron(0 2 ? * SUN *)`
    pub(crate) expression: String,
    /// Count the next runs from this day or time, in UTC; from now when it is left out
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) from: Option<At>,
    /// How many runs to tell
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(0..=1000))]
    pub(crate) count: u16,
    /// ScheduleOffset: days after the cron day
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u64).range(1..=6))]
    pub(crate) offset: Option<u64>,
    /// Show the runs in this time zone too: `Europe/Berlin`
    #[arg(long, value_name = "ZONE")]
    pub(crate) zone: Option<String>,
    /// Print the month of the next run as a calendar, with the days in UTC on which the schedule runs in brackets
    #[arg(long)]
    pub(crate) calendar: bool,
}

#[derive(Debug, Args)]
pub(crate) struct RulesArguments {
    /// List the rules of this family only: `schedule`, `target`, `document` …
    #[arg(long, value_name = "FAMILY")]
    pub(crate) family: Option<String>,
    /// List the rules that report this error of the API only: `InvalidSchedule`
    #[arg(long, value_name = "ERROR")]
    pub(crate) error: Option<String>,
}

impl Arguments {
    /// Whether the run goes on until somebody ends it, or for as long as somebody gives it lines.
    pub(crate) fn is_endless(&self) -> bool {
        matches!(&self.command, Command::Check(Deferred(check)) if check.watch || check.stdin_format.is_some())
    }

    /// For a stream, what is for itself where nothing is said of paths and format: it comes on standard input, and is answered in lines.
    fn for_stream(mut self, [paths, format]: [bool; 2]) -> Self {
        let Command::Check(Deferred(check)) = &mut self.command else { return self };
        if check.stdin_format.is_some() && paths {
            check.input.paths = vec![PathBuf::from("-")];
        }
        if check.stdin_format.is_some() && format {
            self.shared.format = FormatName::Jsonl;
        }
        self
    }
}
