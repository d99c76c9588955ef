//! What a mistake of ssmlint itself shows: one line that says where to report it, and the status of what could not be checked. A crate for
//! this, human-panic, would write a file of its own, and what a panic says may repeat values: it is shown to who asks for it.

use crate::say::say;
use std::env;
use std::panic::{self, UnwindSafe};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether one was told: after it others follow from it, or are alike.
static TOLD: AtomicBool = AtomicBool::new(false);

/// Runs the command; what it does not survive is told, and gives the status of what could not be checked.
pub(crate) fn told(command: impl FnOnce() -> ExitCode + UnwindSafe) -> ExitCode {
    let whole = panic::take_hook();
    panic::set_hook(Box::new(move |crash| {
        if env::var_os("RUST_BACKTRACE").is_some_and(|value| !value.is_empty() && value != "0") {
            whole(crash);
        }
        if !TOLD.swap(true, Ordering::Relaxed) {
            let place =
                crash.location().map_or_else(String::new, |place| format!(" at {}:{}", place.file(), place.line()));
            let (version, pages) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_REPOSITORY"));
            say(&format!(
                "ssmlint: internal error in ssmlint {version}{place}; please report it: {pages}/issues/new/choose"
            ));
            say("ssmlint: RUST_BACKTRACE=1 shows more, which may repeat what is in files");
        }
    }));
    panic::catch_unwind(command).unwrap_or(ExitCode::from(2))
}
