//! What is said beside the findings, on standard error.

use ssmlint::output::{Printed, Surface};
use ssmlint::service::catalogue_date;
use ssmlint::source::on_one_line;
use std::borrow::Cow;
use std::env;
use std::io::{self, Write};

/// Says something in one line on standard error; a closed one is nobody's loss.
pub(crate) fn say(message: &str) {
    // Threads that read files say so at the same time.
    let mut line = Printed::new(io::stderr().lock(), Surface::Lines);
    let _ = writeln!(line, "{}", on_one_line(&without_number(message))).and_then(|()| line.flush());
}

/// Prints below the version, with `--verbose`, of which day the facts are that it was built with.
pub(crate) fn tell_dates() {
    if env::args().any(|word| word == "--verbose" || word == "-v") {
        let _ = writeln!(io::stdout(), "documents of Amazon as of {}", catalogue_date());
    }
}

/// A message of the system without the number that it ends with.
fn without_number(message: &str) -> Cow<'_, str> {
    let Some((before, rest)) = message.split_once(" (os error ") else { return Cow::Borrowed(message) };
    let behind = rest.split_once(')').map_or("", |(_, behind)| behind);
    Cow::Owned(format!("{before}{behind}"))
}
