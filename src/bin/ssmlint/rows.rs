//! Standard input as a stream of lines. A thread reads on while what it has read before is checked.

use serde::Deserialize;
use serde_json::value::RawValue;
use ssmlint::syntax::Syntax;
use ssmlint::{Input, Role};
use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Lines that are held at a time: enough that what they share costs little for each.
pub(crate) const MOST: usize = 4096;

/// Their bytes: with more, no further line is read until these are checked.
const BYTES: usize = 4 << 20;

/// How much is asked of the system at a time, in bytes.
const BUFFER: usize = 256 * 1024;

/// One line that is not empty.
pub(crate) struct Row {
    /// Its number, from 1.
    pub(crate) number: u64,
    /// Its bytes without the line break; `None` where there are too many.
    pub(crate) bytes: Option<Vec<u8>>,
}

#[derive(Default)]
struct Queue {
    rows: Vec<Row>,
    bytes: usize,
    /// How reading ended; none while it goes on.
    end: Option<io::Result<()>>,
}

/// What one thread puts into the queue and another takes out of it; the bell is rung when it was empty, full, or is at its end.
#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    bell: Condvar,
}

impl Shared {
    /// The queue, once it is as it is waited for.
    fn when(&self, ready: impl Fn(&Queue) -> bool) -> MutexGuard<'_, Queue> {
        let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        self.bell.wait_while(queue, |queue| !ready(queue)).unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, row: Row) {
        let mut queue = self.when(|queue| queue.rows.len() < MOST && queue.bytes < BYTES);
        queue.bytes += row.bytes.as_ref().map_or(0, Vec::len);
        queue.rows.push(row);
        self.bell.notify_one();
    }
}

/// The lines of standard input, read by a thread of their own.
pub(crate) struct Rows(Arc<Shared>);

impl Rows {
    /// Begins to read; of a line with more than `longest` bytes only the number is told.
    pub(crate) fn read(longest: u64) -> Self {
        let shared = Arc::<Shared>::default();
        let own = Arc::clone(&shared);
        thread::spawn(move || {
            let mut input = BufReader::with_capacity(BUFFER, io::stdin().lock());
            let end = read(&mut input, longest, &|row| own.add(row));
            own.when(|_| true).end = Some(end);
            own.bell.notify_one();
        });
        Self(shared)
    }

    /// Every line that was read since the last call, at least one; none at the end.
    pub(crate) fn next(&self) -> io::Result<Vec<Row>> {
        let mut queue = self.0.when(|queue| !queue.rows.is_empty() || queue.end.is_some());
        queue.bytes = 0;
        let rows = std::mem::take(&mut queue.rows);
        let end = if rows.is_empty() { queue.end.take() } else { None };
        self.0.bell.notify_one();
        end.unwrap_or(Ok(())).map(|()| rows)
    }
}

fn read(input: &mut impl BufRead, longest: u64, add: &dyn Fn(Row)) -> io::Result<()> {
    for number in 1.. {
        let mut bytes = Vec::new();
        if input.by_ref().take(longest.saturating_add(1)).read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        let is_whole = bytes.ends_with(b"\n") || bytes.len() as u64 <= longest;
        if !is_whole {
            input.skip_until(b'\n')?;
            add(Row { number, bytes: None });
            continue;
        }
        if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(.."\u{feff}".len());
        }
        let end = bytes.strip_suffix(b"\n").map_or(bytes.len(), |line| line.strip_suffix(b"\r").unwrap_or(line).len());
        bytes.truncate(end);
        if !bytes.trim_ascii().is_empty() {
            add(Row { number, bytes: Some(bytes) });
        }
    }
    Ok(())
}

/// A line that holds a file: its path, and its text in a string or, where it is JSON, as it is.
#[derive(Deserialize)]
struct Named<'t> {
    #[serde(borrow)]
    path: Cow<'t, str>,
    #[serde(borrow)]
    content: &'t RawValue,
}

impl Named<'_> {
    fn input(&self) -> Option<Input> {
        let raw = self.content.get();
        let text = match raw.as_bytes().first()? {
            b'"' => serde_json::from_str::<String>(raw).ok()?,
            b'{' | b'[' => raw.to_owned(),
            _ => return None,
        };
        Some(Input::new(self.path.clone(), text, Role::Named))
    }
}

/// What is opened of a line: the file in it, or else the line itself as JSON, named after the stream and its number.
pub(crate) fn input(number: u64, bytes: Vec<u8>, stream: &str) -> Input {
    // Most lines are requests: they need not be read twice.
    if memchr::memmem::find(&bytes, b"\"content\"").is_some()
        && let Some(input) = serde_json::from_slice(&bytes).ok().and_then(|named: Named<'_>| named.input())
    {
        return input;
    }
    let mut input = Input::new(format!("{stream}:{number}"), bytes, Role::Given);
    input.syntax = Some(Syntax::Json);
    input
}
