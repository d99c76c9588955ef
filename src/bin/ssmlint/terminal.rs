//! What the terminal can do, and the line on it while a long run goes on.

use crate::args::Shared;
use crate::choices::ColorChoice;
use ssmlint::output::Style;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use supports_hyperlinks::Stream;

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

    fn quiet<T>(&mut self, done: io::Result<T>, instead: T) -> io::Result<T> {
        match done {
            Err(error) if error.kind() == ErrorKind::BrokenPipe && self.is_patient => Ok(instead),
            // It ends the run, and is told once.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.is_patient = true;
                Err(error)
            }
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

/// How text looks on standard output.
pub(crate) fn style(shared: &Shared) -> Style {
    let terminal = io::stdout().is_terminal();
    let color = match shared.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    };
    let links = color && terminal && supports_hyperlinks::on(Stream::Stdout);
    Style { color, links, width: columns().unwrap_or(100).clamp(40, 200) }
}

/// The width of the terminal, in characters, where standard output is one or the user says so.
fn columns() -> Option<usize> {
    let given = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let measured = || terminal_size::terminal_size().map(|(terminal_size::Width(width), _)| usize::from(width));
    given.or_else(measured)
}

/// The width to which what people read is folded, in characters; `None` in a pipe, where each row stays one line.
pub(crate) fn folded_width() -> Option<u16> {
    let is_read = io::stdout().is_terminal() || std::env::var_os("COLUMNS").is_some();
    columns().filter(|_| is_read).and_then(|columns| u16::try_from(columns.clamp(40, 200)).ok())
}

/// A line on the terminal while a long run goes on; nothing for a run below a second, in a pipe, or when quiet.
pub(crate) struct Progress(Option<Arc<Mutex<Line>>>);

/// What became of the line.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Line {
    /// It is not written yet.
    Pending,
    /// It is on the terminal.
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
