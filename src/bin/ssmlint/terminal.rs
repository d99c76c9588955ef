//! What the terminal can do, and what is said beside the findings.

use crate::args::{Arguments, ColorChoice, Command, Shared};
use crate::projects::stdin_name;
use crate::show;
use ssmlint::output::format::Look;
use ssmlint::output::printed::{Printed, Surface};
use ssmlint::source::printable::on_one_line;
use std::borrow::Cow;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Says something in one line on standard error; a closed one is nobody's loss.
pub(crate) fn say(message: &str) {
    // Threads that read files say so at the same time.
    let mut line = Printed::new(io::stderr().lock(), Surface::Lines);
    let _ = writeln!(line, "{}", on_one_line(&without_number(message))).and_then(|()| line.flush());
}

/// A message of the system without the number that it ends with.
fn without_number(message: &str) -> Cow<'_, str> {
    let Some((before, rest)) = message.split_once(" (os error ") else { return Cow::Borrowed(message) };
    let behind = rest.split_once(')').map_or("", |(_, behind)| behind);
    Cow::Owned(format!("{before}{behind}"))
}

/// A writer whose reader may go away. What is written then is lost and nobody's loss: the status tells what was found.
pub(crate) struct Pipe<W: Write> {
    out: W,
    /// Whether a run goes on when nobody reads it.
    is_patient: bool,
}

impl<W: Write> Pipe<W> {
    pub(crate) fn new(out: W, is_patient: bool) -> Self {
        Self { out, is_patient }
    }

    fn quiet<T>(&self, done: io::Result<T>, instead: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe && self.is_patient => Ok(instead),
            done => done,
        }
    }
}

impl<W: Write> Write for Pipe<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let done = self.out.write(bytes);
        self.quiet(done, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let done = self.out.flush();
        self.quiet(done, ())
    }
}

/// What standard output is for a command.
pub(crate) fn surface(arguments: &Arguments) -> Surface {
    let format = show::format(&arguments.shared, false).surface();
    match &arguments.command {
        Command::Check(check) if check.diff => Surface::Patch,
        // The mended text is no report.
        Command::Check(check) if check.is_changing() && stdin_name(&check.input).is_some() => Surface::Bytes,
        Command::Check(check) if check.show_settings => Surface::Json,
        Command::DryRun(_) => Surface::Json,
        Command::Schema { .. } | Command::Completions { .. } | Command::Man => Surface::Bytes,
        _ => format,
    }
}

/// How text looks on standard output.
pub(crate) fn look(shared: &Shared) -> Look {
    let terminal = io::stdout().is_terminal();
    let color = match shared.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let links = color && terminal && std::env::var_os("CI").is_none();
    let given = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| usize::from(width));
    Look { color, links, width: given.or_else(measured).unwrap_or(100).clamp(40, 200) }
}

/// A line on the terminal while a long run goes on; nothing for a run below a second, in a pipe, or when quiet.
pub(crate) struct Progress(Option<Arc<Mutex<Line>>>);

/// What became of the line.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Line {
    /// It is not written yet.
    Pending,
    /// It stands on the terminal.
    Written,
    /// It is not wanted any more.
    Done,
}

impl Progress {
    /// Says so after a second, unless it is dropped before.
    pub(crate) fn start(shared: &Shared) -> Self {
        if shared.quiet || !io::stderr().is_terminal() || std::env::var_os("CI").is_some() {
            return Self(None);
        }
        let line = Arc::new(Mutex::new(Line::Pending));
        let seen = line.clone();
        std::thread::spawn(move || {
            std::thread::sleep(Duration::from_secs(1));
            let mut line = seen.lock().unwrap_or_else(PoisonError::into_inner);
            if *line == Line::Pending {
                let _ = write!(io::stderr(), "checking…\r");
                *line = Line::Written;
            }
        });
        Self(Some(line))
    }

    /// Takes the line away: something else is to be said.
    pub(crate) fn end(&mut self) {
        let Some(line) = self.0.take() else { return };
        let mut line = line.lock().unwrap_or_else(PoisonError::into_inner);
        if *line == Line::Written {
            let _ = write!(io::stderr(), "\r         \r");
        }
        *line = Line::Done;
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}
