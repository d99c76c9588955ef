//! `--watch`: a run whenever a file changes.

use crate::args::Shared;
use crate::check;
use crate::check_arguments::CheckArguments;
use crate::failure::Failure;
use crate::load::files;
use crate::path;
use crate::say::say;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How often files are looked at: often enough for a person, seldom enough for a laptop.
const PAUSE: Duration = Duration::from_millis(300);

/// Runs until interrupted, or until nobody reads the output any more.
pub(crate) fn run(arguments: &CheckArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    if arguments.input.stdin_name().is_some() {
        return Err(Failure::Message("standard input cannot be watched: name files and folders".to_owned()));
    }
    let mut seen = None;
    loop {
        let now = stamps(arguments, shared);
        if seen.as_ref() != Some(&now) {
            if let Err(Failure::Message(message)) = check::run(arguments, shared, out) {
                say(&format!("ssmlint: {message}"));
            }
            out.flush()?;
            say("watching for changes; press Ctrl-C to stop");
            seen = Some(now);
        }
        std::thread::sleep(PAUSE);
    }
}

/// When each file was written last, and how long it is. What a run writes itself is none of them.
fn stamps(arguments: &CheckArguments, shared: &Shared) -> BTreeMap<PathBuf, Option<(SystemTime, u64)>> {
    let written: Vec<PathBuf> = arguments.output.iter().map(|output| path::real(Path::new(&output.file))).collect();
    let stamp = |path: &Path| fs::metadata(path).and_then(|file| Ok((file.modified()?, file.len()))).ok();
    let all = files(&arguments.input, shared).unwrap_or_default();
    let watched = all.into_iter().filter(|path| !written.contains(&path::real(path)));
    watched.map(|path| (path.clone(), stamp(&path))).collect()
}
