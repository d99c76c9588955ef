//! The command line, as data.

use crate::choices::{ColorChoice, FailOn, FormatName, OperationName, Output, ReportName, StdinFormat, output};
use crate::deferred::{Deferred, without_empty};
use crate::say::say;
use crate::values::{most, one_line, time, truth};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command as Line, CommandFactory, Error, FromArgMatches, Parser, Subcommand};
use clap_complete::Shell;
use ssmlint::service::schedule::At;
use std::path::{Path, PathBuf};

/// The name of standard input where none is given.
pub(crate) const STDIN: &str = "<stdin>";

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
        let read = |mut matches: ArgMatches| {
            let open = ["paths", "format"].map(|name| is_open(&matches, name));
            Self::from_arg_matches_mut(&mut matches).map(|read| read.for_stream(open))
        };
        let matches = called().map_or_else(|| without_empty(Self::command()).try_get_matches(), Ok);
        matches.and_then(read).map_err(|error| refuse(&error))
    }
}

/// What the command was called with that is named first. The others are described only where that cannot be read, or help is wanted.
fn called() -> Option<ArgMatches> {
    let name = std::env::args_os().nth(1)?;
    let called = Command::augment_subcommands(Line::default()).find_subcommand(name)?.clone();
    without_empty(Shared::augment_args(Line::default())).subcommand(called).try_get_matches().ok()
}

/// Whether `check` was given nothing for this argument.
fn is_open(matches: &ArgMatches, name: &str) -> bool {
    let check = matches.subcommand().filter(|(command, _)| *command == "check");
    check.is_some_and(|(_, given)| given.value_source(name).is_none_or(|source| source == ValueSource::DefaultValue))
}

/// Prints the help that was asked for, or what is wrong: that repeats words of the command line.
fn refuse(error: &Error) -> u8 {
    if !error.use_stderr() {
        let _ = error.print();
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
    /// List the rules
    Rules,
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
        shell: Shell,
    },
    /// Print the manual page
    Man,
}

/// The largest file that is held as a whole, in MiB, where the user says nothing.
pub(crate) const MAX_FILE_SIZE: u64 = 256;

#[derive(Debug, Args)]
pub(crate) struct PathArguments {
    /// Files and folders; `-` is standard input. A named file is read whatever its ending, a folder with respect to ignore files
    #[arg(default_value = ".", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The file name for standard input: its extension tells the format
    #[arg(long, value_name = "NAME", default_value = STDIN, help_heading = "Files")]
    pub(crate) stdin_filename: String,
    /// How far links, and what a configuration names, may lead: to the root of the repository unless this says otherwise
    #[arg(long, value_name = "DIR", env = "SSMLINT_ROOT", help_heading = "Files")]
    pub(crate) root: Option<PathBuf>,
    /// The largest file that is held as a whole; a larger inventory is read piece by piece, anything else not at all
    #[arg(long, value_name = "MIB", env = "SSMLINT_MAX_FILE_SIZE", default_value_t = MAX_FILE_SIZE)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=4095), help_heading = "Files")]
    pub(crate) max_file_size: u64,
    /// Skip files that match this pattern, relative to the working directory; can be repeated
    #[arg(long, value_name = "PATTERN", env = "SSMLINT_EXCLUDE", help_heading = "Files")]
    pub(crate) exclude: Vec<String>,
    /// Apply `--exclude` to explicitly named files too, as hooks need
    #[arg(long, help_heading = "Files")]
    pub(crate) force_exclude: bool,
    /// Read values for template parameters from this file: a list or map for the AWS CLI, a configuration of CodePipeline or
    /// git sync, or samconfig.toml, followed by `#NAME` for an environment; can be repeated, the last one wins
    #[arg(long, value_name = "FILE", help_heading = "Values")]
    pub(crate) parameters: Vec<String>,
    /// Set a template parameter, overriding all files; can be repeated
    #[arg(long, value_name = "NAME=VALUE", help_heading = "Values")]
    pub(crate) parameter: Vec<String>,
    /// Read values for Terraform variables from this file, as Terraform does; can be repeated, the last
    /// one wins
    #[arg(long, value_name = "FILE", help_heading = "Values")]
    pub(crate) var_file: Vec<PathBuf>,
    /// Set a Terraform variable, overriding all files; can be repeated
    #[arg(long, value_name = "NAME=VALUE", help_heading = "Values")]
    pub(crate) var: Vec<String>,
    /// Treat every request as this operation
    #[arg(long, value_enum, value_name = "NAME", help_heading = "Files")]
    pub(crate) operation: Option<OperationName>,
}

impl PathArguments {
    /// These paths, and nothing else said.
    pub(crate) fn of(paths: Vec<PathBuf>) -> Self {
        Self {
            paths,
            stdin_filename: STDIN.to_owned(),
            root: None,
            max_file_size: MAX_FILE_SIZE,
            exclude: Vec::new(),
            force_exclude: false,
            operation: None,
            parameters: Vec::new(),
            parameter: Vec::new(),
            var_file: Vec::new(),
            var: Vec::new(),
        }
    }

    /// The name of what comes on standard input, if something does.
    pub(crate) fn stdin_name(&self) -> Option<&str> {
        self.paths.iter().any(|path| is_stdin(path)).then_some(self.stdin_filename.as_str())
    }
}

/// Whether a path of the command line stands for standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArguments {
    /// A rule's name, its code or the beginning of it, or an error of the API, such as `unknown-parameter`, `SSM501`, `SSM5`,
    /// `InvalidParameters`; after it, or with `--error`, the files to search for the cause
    #[arg(value_name = "RULE|ERROR|PATH")]
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
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) input: PathArguments,
    /// Read standard input as a stream, and print each finding on its own line while reading, as `--format jsonl` does
    #[arg(
        long,
        value_enum,
        value_name = "FORM",
        conflicts_with_all = [
            "report", "output", "max_findings", "statistics", "show_files", "show_settings", "fix", "diff", "add_ignores",
            "write_baseline", "prune_baseline", "baseline_strict", "watch", "timing", "force_exclude",
        ]
    )]
    #[arg(help_heading = "Files")]
    pub(crate) stdin_format: Option<StdinFormat>,
    /// Exit with status 0 when no given file has anything to check, as hooks need
    #[arg(long, env = "SSMLINT_ALLOW_EMPTY", value_parser = truth, help_heading = "Exit status")]
    pub(crate) allow_empty: bool,
    /// Exit with status 1 on findings of at least this severity
    #[arg(long, value_enum, default_value_t = FailOn::Error, env = "SSMLINT_FAIL_ON", help_heading = "Exit status")]
    pub(crate) fail_on: FailOn,
    /// Run only these rules: names, codes or beginnings of codes, separated by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "SSMLINT_SELECT", help_heading = "Rules")]
    pub(crate) select: Vec<String>,
    /// Skip these rules: names, codes or beginnings of codes, separated by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "SSMLINT_IGNORE", help_heading = "Rules")]
    pub(crate) ignore: Vec<String>,
    /// List the checks that are undecided, with the reasons
    #[arg(long, help_heading = "Output")]
    pub(crate) show_undecided: bool,
    /// Print this report instead of the findings
    #[arg(long, value_enum, value_name = "NAME", help_heading = "Output")]
    pub(crate) report: Option<ReportName>,
    /// Also write the findings to a file, in another format; can be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = output, env = "SSMLINT_OUTPUT", help_heading = "Output")]
    pub(crate) output: Vec<Output>,
    /// Show at most this many findings, one of each kind and the most severe first; counts and exit status include all. Default: 100 in
    /// text, github and markdown, 5000 in concise, 25000 in formats for programs
    #[arg(long, value_name = "N|all", value_parser = most, env = "SSMLINT_MAX_FINDINGS", help_heading = "Output")]
    pub(crate) max_findings: Option<usize>,
    /// Hide values in source excerpts, for logs that others read
    #[arg(long, conflicts_with = "diff", env = "SSMLINT_REDACT", value_parser = truth, help_heading = "Output")]
    pub(crate) redact: bool,
    /// Print counts by rule instead of the findings
    #[arg(long, conflicts_with = "report", help_heading = "Output")]
    pub(crate) statistics: bool,
    /// Print the files that would be read, and exit
    #[arg(long, help_heading = "Output")]
    pub(crate) show_files: bool,
    /// Print the effective settings, and exit
    #[arg(long, help_heading = "Output")]
    pub(crate) show_settings: bool,
    /// Apply safe fixes; what is left is reported
    #[arg(long, conflicts_with = "add_ignores", help_heading = "Fixing")]
    pub(crate) fix: bool,
    /// With --fix or --diff: include fixes that may change behavior
    #[arg(long, help_heading = "Fixing")]
    pub(crate) unsafe_fixes: bool,
    /// Print what --fix would change, without changing it; exit with status 1 if anything
    #[arg(long, conflicts_with_all = ["fix", "add_ignores", "report", "statistics"], help_heading = "Fixing")]
    pub(crate) diff: bool,
    /// Suppress every finding by a comment with this reason, in YAML and Terraform
    #[arg(long, value_name = "REASON", value_parser = one_line, help_heading = "Fixing")]
    pub(crate) add_ignores: Option<String>,
    /// Ignore all suppressions and baselines: report everything
    #[arg(
        long,
        env = "SSMLINT_IGNORE_SUPPRESSIONS",
        value_parser = truth,
        conflicts_with_all = ["write_baseline", "prune_baseline", "baseline_strict"]
    )]
    #[arg(help_heading = "Suppression")]
    pub(crate) ignore_suppressions: bool,
    /// Include suppressed findings in SARIF
    #[arg(long, help_heading = "Output")]
    pub(crate) show_suppressed: bool,
    /// Hide findings recorded in this baseline
    #[arg(long, value_name = "FILE", env = "SSMLINT_BASELINE", help_heading = "Suppression")]
    pub(crate) baseline: Option<String>,
    /// Record the current findings in the baseline
    #[arg(long, conflicts_with_all = ["prune_baseline", "baseline_strict"], help_heading = "Suppression")]
    pub(crate) write_baseline: bool,
    /// Remove stale entries from the baseline
    #[arg(long, help_heading = "Suppression")]
    pub(crate) prune_baseline: bool,
    /// Exit with status 1 when the baseline has stale entries
    #[arg(long, help_heading = "Suppression")]
    pub(crate) baseline_strict: bool,
    /// Check again whenever a file changes
    #[arg(long, conflicts_with_all = ["fix", "diff", "add_ignores", "write_baseline", "prune_baseline"])]
    pub(crate) watch: bool,
    /// Say on standard error how long reading, checking and writing took, and how often each rule was called
    #[arg(long, help_heading = "Output")]
    pub(crate) timing: bool,
    /// What time it is, in UTC: `2026-11-22T00:00:00`. Without it no clock is read
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) now: Option<At>,
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

impl CheckArguments {
    /// Whether files are to be written anew.
    pub(crate) fn is_changing(&self) -> bool {
        self.fix || self.add_ignores.is_some()
    }
}
