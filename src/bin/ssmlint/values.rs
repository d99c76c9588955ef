//! Values on the command line, read.

use ssmlint::service::schedule::{At, Schedule, parse};

/// Reads a word of yes or no, as variables of the environment have it.
pub(crate) fn truth(text: &str) -> Result<bool, String> {
    match text.to_ascii_lowercase().as_str() {
        "1" | "true" | "yes" | "on" | "y" | "t" => Ok(true),
        "0" | "false" | "no" | "off" | "n" | "f" => Ok(false),
        _ => Err("write 1 or 0".to_owned()),
    }
}

/// Reads a time as `at(…)` does; a `Z` after it is as good, and a day is its first moment.
pub(crate) fn time(text: &str) -> Result<At, String> {
    let clock = if text.contains('T') { "" } else { "T00:00:00" };
    let reading = parse(&format!("at({}{clock})", text.trim_end_matches('Z')));
    match reading.schedule {
        Some(Schedule::At(at)) if reading.faults.is_empty() => Ok(at),
        _ => Err("write a day or a time, in UTC: 2026-11-22 or 2026-11-22T00:00:00".to_owned()),
    }
}

/// Reads a reason that fits into a comment.
pub(crate) fn one_line(text: &str) -> Result<String, String> {
    let text = text.trim();
    let fits = !text.is_empty() && !text.contains(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err("write the reason in one line".to_owned()) }
}

/// Reads how many findings are shown.
pub(crate) fn most(text: &str) -> Result<usize, String> {
    if text == "all" { Ok(usize::MAX) } else { text.parse().map_err(|_| "write a number, or `all`".to_owned()) }
}
