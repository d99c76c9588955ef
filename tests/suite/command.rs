//! Runs the command as a user does.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

/// What a command printed, and how it ended.
pub(crate) struct Done {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: i32,
}

/// The names of all formats of a report.
pub(crate) const FORMATS: [&str; 12] = [
    "text",
    "concise",
    "json",
    "jsonl",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
    "markdown",
    "html",
];

pub(crate) fn run_in(folder: &Path, arguments: &[&str], input: &str) -> Done {
    run_with(folder, arguments, input, &[])
}

/// Runs the command with some variables of the environment.
pub(crate) fn run_with(folder: &Path, arguments: &[&str], input: &str, variables: &[(String, String)]) -> Done {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ssmlint"));
    command.args(arguments).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "CI"] {
        command.env_remove(name);
    }
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
    let stdin = child.stdin.take();
    let done = thread::scope(|scope| {
        // A command may answer before all is written, and wait until somebody reads that.
        scope.spawn(|| {
            // One that does not read its input has closed it.
            let _ = stdin.map(|mut stdin| stdin.write_all(input.as_bytes()));
        });
        child.wait_with_output().unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
    });
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_else(|error| panic!("{arguments:?}: {error}"));
    Done { out: text(done.stdout), err: text(done.stderr), status: done.status.code().unwrap_or(-1) }
}

pub(crate) fn run(arguments: &[&str]) -> Done {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments, "")
}

/// A fresh folder with these files; it is the root of a repository, so no configuration above it is found.
pub(crate) fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // The folder may be left from an earlier run, or may not be there.
    let _ = fs::remove_dir_all(&root);
    for (path, text) in files.iter().chain([&(".git/HEAD", "ref: refs/heads/main\n")]) {
        let path = root.join(path);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        made.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    root
}
