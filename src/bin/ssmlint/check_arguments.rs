//! The options of `check`.

use crate::choices::{FailOn, Output, ReportName, StdinFormat, output};
use crate::path_arguments::PathArguments;
use crate::rule_name::RuleName;
use crate::values::{most, one_line, time, truth};
use clap::Args;
use ssmlint::service::schedule::At;

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
    #[arg(value_parser = RuleName, hide_possible_values = true)]
    pub(crate) select: Vec<String>,
    /// Skip these rules: names, codes or beginnings of codes, separated by commas
    #[arg(long, value_name = "RULES", value_delimiter = ',', env = "SSMLINT_IGNORE", help_heading = "Rules")]
    #[arg(value_parser = RuleName, hide_possible_values = true)]
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
    /// text, github and markdown, 1000 in html, 5000 in concise, 25000 in formats for programs
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
    /// With --fix or --diff: include fixes that may change behaviour
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

impl CheckArguments {
    /// Whether files are to be written anew.
    pub(crate) fn is_changing(&self) -> bool {
        self.fix || self.add_ignores.is_some()
    }
}
