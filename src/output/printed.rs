//! The one way by which anything is printed: what a text of a user would do to a terminal, a log or a build server it only says.

use crate::source::printable::{COMMANDS, is_unprintable, is_unseen};
use std::borrow::Cow;
use std::io::{self, Write};

/// What is printed on: how a character is written there that must not stand as it is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Surface {
    /// Lines for people.
    Lines,
    /// The same with colours and links of ours.
    Colours,
    /// Lines of which some are commands of ours to GitHub.
    Workflow,
    /// A difference that a program may apply: unseen characters of a file stay.
    Patch,
    /// JSON: escapes mean the same text.
    Json,
    /// XML: references mean the same text.
    Xml,
    /// The bytes of a file as they are.
    Bytes,
}

impl Surface {
    fn may_hold(self, c: char, next: Option<&char>) -> bool {
        match self {
            Self::Bytes => true,
            _ if c == '\t' || !is_unprintable(c) => true,
            Self::Colours => c == '\u{1b}',
            // A build server begins a line after a carriage return, and looks there for a command.
            Self::Patch => is_unseen(c) || c == '\r' && next.is_none_or(|next| *next != ':' && !next.is_whitespace()),
            _ => false,
        }
    }

    fn escape(self, c: char, line: &mut String) {
        match self {
            Self::Json => line.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}"))),
            Self::Xml => line.push_str(&format!("&#{};", u32::from(c))),
            _ => line.extend(c.escape_default()),
        }
    }

    /// Whether a line would begin with a command that is not ours.
    fn is_command(self, line: &str) -> bool {
        self != Self::Workflow && line.trim_start().starts_with("::")
    }

    /// A line as it may stand here. `whole` tells whether it begins with its first character.
    fn line(self, text: &str, whole: bool) -> Cow<'_, str> {
        if is_plain_ascii(text.as_bytes()) && !(whole && self.is_command(text)) {
            return Cow::Borrowed(text);
        }
        let mut rest = text.chars().peekable();
        let mut is_fine = true;
        while let Some(c) = rest.next() {
            is_fine &= self.may_hold(c, rest.peek()) && !(c == '#' && rest.peek() == Some(&'#'));
        }
        if is_fine && !(whole && self.is_command(text)) {
            return Cow::Borrowed(text);
        }
        let mut line = String::with_capacity(text.len() + 16);
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            if self.may_hold(c, rest.peek()) { line.push(c) } else { self.escape(c, &mut line) }
        }
        for word in COMMANDS {
            let (_, behind) = word.split_at("##".len());
            let broken = match self {
                Self::Json => format!("#\\u0023{behind}"),
                Self::Xml => format!("#&#35;{behind}"),
                _ => format!("##\\{behind}"),
            };
            line = line.replace(word, &broken);
        }
        if whole && self.is_command(&line) {
            line = line.replacen("::", "\\::", 1);
        }
        Cow::Owned(line)
    }
}

/// Whether lines are nothing but visible ASCII without a mark of a command, as most lines are.
fn is_plain_ascii(lines: &[u8]) -> bool {
    let is_visible = lines.iter().fold(true, |all, byte| all & ((0x20..0x7f).contains(byte) | (*byte == b'\n')));
    is_visible && memchr::memmem::find(lines, b"##").is_none()
}

/// Bytes that are held back, so that many small writes are looked at together.
const HELD: usize = 16 * 1024;

/// A writer after which nothing but text stands. It holds lines back until there are many, or until it is flushed.
pub struct Printed<W: Write> {
    out: W,
    surface: Surface,
    lines: Vec<u8>,
    /// Whether the beginning of the line is written already.
    begun: bool,
}

impl<W: Write> Printed<W> {
    /// Prints on `out`.
    pub fn new(out: W, surface: Surface) -> Self {
        Self { out, surface, lines: Vec::new(), begun: false }
    }

    /// Writes the first bytes that are held.
    fn emit(&mut self, end: usize) -> io::Result<()> {
        let Some(lines) = self.lines.get(..end).filter(|lines| !lines.is_empty()) else { return Ok(()) };
        let begun = self.begun;
        self.begun = !lines.ends_with(b"\n");
        if is_plain_ascii(lines) && (self.surface == Surface::Workflow || memchr::memmem::find(lines, b"::").is_none())
        {
            self.out.write_all(lines)?;
        } else {
            for (number, line) in String::from_utf8_lossy(lines).split_inclusive('\n').enumerate() {
                let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
                self.out.write_all(self.surface.line(text, number > 0 || !begun).as_bytes())?;
                self.out.write_all(end.as_bytes())?;
            }
        }
        self.lines.drain(..end);
        Ok(())
    }
}

impl<W: Write> Write for Printed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.surface == Surface::Bytes {
            return self.out.write(bytes);
        }
        self.lines.extend_from_slice(bytes);
        if self.lines.len() >= HELD {
            let end = memchr::memrchr(b'\n', &self.lines).map_or(0, |at| at + 1);
            self.emit(end)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.emit(self.lines.len())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use crate::output::printed::{Printed, Surface};
    use std::io::Write as _;

    fn printed(surface: Surface, text: &str) -> String {
        let mut out = Vec::new();
        let mut printed = Printed::new(&mut out, surface);
        // Whatever the pieces are in which it comes.
        let done = text.as_bytes().chunks(2).all(|piece| printed.write_all(piece).is_ok()) && printed.flush().is_ok();
        assert!(done);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn nothing_that_is_printed_is_obeyed() {
        let text = "a\u{1b}[31m\u{202e}\u{200b}\r\n  ::error::x\nb ##[error] ##vso[task.x]\r\n";
        let shown = "a\\u{1b}[31m\\u{202e}\\u{200b}\\r\n  \\::error::x\nb ##\\[error] ##\\vso[task.x]\\r\n";
        assert_eq!(printed(Surface::Lines, text), shown);
        assert_eq!(printed(Surface::Colours, "\u{1b}[1ma"), "\u{1b}[1ma");
        assert_eq!(printed(Surface::Workflow, "::error::\u{1b}"), "::error::\\u{1b}");
        assert_eq!(printed(Surface::Patch, "+\u{feff}a\u{1b}\r\n"), "+\u{feff}a\\u{1b}\r\n");
        assert_eq!(printed(Surface::Bytes, text), text);
    }

    #[test]
    fn programs_read_the_same_text() {
        let text = "\u{200b}\u{e0041}##[x]##vso[";
        let written = printed(Surface::Json, &serde_json::json!(text).to_string());
        assert!(written.is_ascii() && !written.contains("##"), "{written}");
        assert_eq!(serde_json::from_str::<String>(&written).ok().as_deref(), Some(text));
        assert_eq!(printed(Surface::Xml, "\u{200b}##["), "&#8203;#&#35;[");
    }
}
