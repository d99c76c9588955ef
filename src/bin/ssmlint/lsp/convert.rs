//! Places as the protocol has them: lines and characters from 0, paths as URIs.

use serde_json::{Value, json};
use std::cell::OnceCell;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What a character of a position is.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
pub(crate) enum Encoding {
    /// A unit of UTF-16, unless something else was agreed on.
    #[default]
    Utf16,
    /// A byte of UTF-8.
    Utf8,
}

/// A text whose lines are known.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
    /// How many units of UTF-16 stand before each step of the text; counted for the first long line.
    units: OnceCell<Vec<usize>>,
}

/// Bytes of a step, and of a line that is long.
const STEP: usize = 1024;

impl<'t> Lines<'t> {
    pub(crate) fn of(text: &'t str, encoding: Encoding) -> Self {
        let starts = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts, encoding, units: OnceCell::new() }
    }

    /// The line of a byte, from 0.
    pub(crate) fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// The position of a byte.
    pub(crate) fn position(&self, byte: usize) -> Value {
        let byte = byte.min(self.text.len());
        let line = self.line(byte);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        let character = match self.encoding {
            Encoding::Utf8 => before.len(),
            Encoding::Utf16 if before.len() > STEP => self.units_before(byte) - self.units_before(start),
            Encoding::Utf16 => before.encode_utf16().count(),
        };
        json!({ "line": line, "character": character })
    }

    /// How many units of UTF-16 stand before a byte. A line of a file may be all of it: it is not counted anew for each position.
    fn units_before(&self, byte: usize) -> usize {
        let count = |range: Range<usize>| self.text.get(range).unwrap_or_default().encode_utf16().count();
        let boundary = |step: usize| self.text.floor_char_boundary(step * STEP);
        let units = self.units.get_or_init(|| {
            let mut sum = 0;
            let mut after = |step: usize| {
                sum += count(boundary(step)..boundary(step + 1));
                sum
            };
            [0].into_iter().chain((0..self.text.len() / STEP).map(&mut after)).collect()
        });
        let step = byte / STEP;
        // A step begins before the character in which its first byte lies.
        units.get(step).copied().unwrap_or_default() + count(boundary(step)..byte)
    }

    /// The range of some bytes.
    pub(crate) fn range(&self, bytes: Range<usize>) -> Value {
        json!({ "start": self.position(bytes.start), "end": self.position(bytes.end) })
    }

    /// The byte of a position; one behind the end of its line or of the text is the end.
    pub(crate) fn byte(&self, position: &Value) -> Option<usize> {
        let number = |name: &str| position.get(name)?.as_u64().and_then(|number| usize::try_from(number).ok());
        let (line, character) = (number("line")?, number("character")?);
        let Some(start) = self.starts.get(line).copied() else { return Some(self.text.len()) };
        let rest = self.text.get(start..)?;
        let line = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        let mut passed = 0;
        for (at, c) in line.char_indices() {
            if passed >= character {
                return Some(start + at);
            }
            passed += match self.encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
            };
        }
        Some(start + line.len())
    }

    /// The bytes of a range.
    pub(crate) fn bytes(&self, range: &Value) -> Option<Range<usize>> {
        let (start, end) = (self.byte(range.get("start")?)?, self.byte(range.get("end")?)?);
        Some(start..end.max(start))
    }
}

/// The path that a URI of a file names.
pub(crate) fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let mut bytes = Vec::new();
    let mut left = rest.bytes();
    while let Some(byte) = left.next() {
        let hexadecimal = |byte: u8| char::from(byte).to_digit(16);
        bytes.push(match byte {
            b'%' => {
                let (high, low) = (hexadecimal(left.next()?)?, hexadecimal(left.next()?)?);
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    let text = String::from_utf8(bytes).ok()?;
    // `/c:/x` is a path of Windows.
    let is_drive = text.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if is_drive { text.get(1..)? } else { &text }))
}

/// The URI of a file.
pub(crate) fn uri_of(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use crate::lsp::convert::{Encoding, Lines, STEP};
    use serde_json::json;

    #[test]
    fn characters_of_a_long_line_are_counted_as_those_of_a_short_one() {
        let text = format!("short\n{}", "aä🚀€".repeat(STEP));
        let lines = Lines::of(&text, Encoding::Utf16);
        for (byte, _) in text.char_indices().filter(|(byte, _)| *byte > 5) {
            let units = text.get(6..byte).map(|before| before.encode_utf16().count());
            assert_eq!(lines.position(byte), json!({ "line": 1, "character": units }), "{byte}");
        }
    }
}
