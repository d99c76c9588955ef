//! `--watch`: a run whenever a file changes. Files are looked at again and again, for what a file system tells of changes is not told
//! in every one, and the crate that listens everywhere, notify, brings mio, which can open sockets: no crate here may.

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
use std::time::{Duration, Instant, SystemTime};

/// The shortest pause between two looks: often enough for a person.
const SHORTEST: Duration = Duration::from_millis(300);

/// The longest one, however many files there are.
const LONGEST: Duration = Duration::from_secs(10);

/// How many times as long as a look the pause after it is, while somebody works, and when nothing has changed for a while.
const PAUSES: [u32; 2] = [30, 200];

/// How long somebody works on after a change.
const WORK: Duration = Duration::from_secs(300);

/// Runs until interrupted, or until nobody reads the output any more.
pub(crate) fn run(arguments: &CheckArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    if arguments.input.stdin_name().is_some() {
        return Err(Failure::Message("standard input cannot be watched: name files and folders".to_owned()));
    }
    let (mut seen, mut changed) = (None, Instant::now());
    loop {
        let begun = Instant::now();
        let now = stamps(arguments, shared);
        let took = begun.elapsed();
        if seen.as_ref() != Some(&now) {
            if let Err(Failure::Message(message)) = check::run(arguments, shared, out) {
                say(&format!("ssmlint: {message}"));
            }
            out.flush()?;
            say("watching for changes; press Ctrl-C to stop");
            (seen, changed) = (Some(now), Instant::now());
        }
        std::thread::sleep(pause(took, changed.elapsed()));
    }
}

/// How long to wait after a look that took so long, so long after the last change: a small share of a processor is spent on looking.
fn pause(took: Duration, calm: Duration) -> Duration {
    let [working, idle] = PAUSES;
    let pause = took.saturating_mul(if calm < WORK { working } else { idle });
    pause.clamp(SHORTEST, LONGEST)
}

/// When each file was written last, and how long it is. What a run writes itself is none of them.
fn stamps(arguments: &CheckArguments, shared: &Shared) -> BTreeMap<PathBuf, Option<(SystemTime, u64)>> {
    let written: Vec<PathBuf> = arguments.output.iter().map(|output| path::real(Path::new(&output.file))).collect();
    let stamp = |path: &Path| fs::metadata(path).and_then(|file| Ok((file.modified()?, file.len()))).ok();
    let all = files(&arguments.input, shared).unwrap_or_default();
    // Where a path really leads is asked only where its name is that of a written file: to ask takes as long as to look.
    let is_written = |path: &PathBuf| {
        let named = |file: &&PathBuf| file.file_name() == path.file_name();
        written.iter().filter(named).any(|file| *file == path::real(path))
    };
    let watched = all.into_iter().filter(|path| !is_written(path));
    watched.map(|path| (path.clone(), stamp(&path))).collect()
}
