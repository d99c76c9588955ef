//! `--watch`: a run whenever a file changes.

use crate::Failure;
use crate::args::{CheckArguments, Shared};
use crate::check;
use crate::load::load;
use crate::terminal::say;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::time::{Duration, SystemTime};

/// How often files are looked at: often enough for a person, seldom enough for a laptop.
const PAUSE: Duration = Duration::from_millis(300);

/// Runs until interrupted, or until nobody reads the output any more.
pub(crate) fn run(arguments: &CheckArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let mut seen = None;
    loop {
        let now = stamps(arguments, shared);
        if seen.as_ref() != Some(&now) {
            if let Err(Failure::Message(message)) = check::once(arguments, shared, out) {
                say(&format!("ssmlint: {message}"));
            }
            out.flush()?;
            say("watching; interrupt to end");
            seen = Some(now);
        }
        std::thread::sleep(PAUSE);
    }
}

/// When each file was written last, and how long it is.
fn stamps(arguments: &CheckArguments, shared: &Shared) -> BTreeMap<String, Option<(SystemTime, u64)>> {
    let quiet = Shared { verbose: false, ..shared.clone() };
    let Ok(loaded) = load(&arguments.input, &quiet) else { return BTreeMap::new() };
    let stamp = |name: &str| fs::metadata(name).and_then(|file| Ok((file.modified()?, file.len()))).ok();
    loaded.workspace.sources().iter().map(|source| (source.name.to_string(), stamp(&source.name))).collect()
}
