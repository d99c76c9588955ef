//! What is read: the options of every command that reads files.

use crate::choices::OperationName;
use clap::Args;
use std::path::{Path, PathBuf};

/// The name of standard input where none is given.
pub(crate) const STDIN: &str = "<stdin>";

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
    /// Files whose configurations count too, though nothing here names them: those that an editor has open
    #[arg(skip)]
    pub(crate) also: Vec<PathBuf>,
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
            also: Vec::new(),
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
