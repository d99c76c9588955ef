//! Places as the protocol has them: lines and characters from 0, paths as URIs.

use serde_json::{Value, json};
use ssmlint::source::{LineIndex, Unit};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A text with its lines, which outlive an answer.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    pub(crate) text: Arc<String>,
    index: Arc<LineIndex>,
    unit: Unit,
}

impl Lines {
    pub(crate) fn of(text: Arc<String>, unit: Unit) -> Self {
        let index = Arc::new(LineIndex::new(&text));
        Self { text, index, unit }
    }

    /// The text that has another one instead of some bytes.
    pub(crate) fn with(&self, bytes: &Range<usize>, new: &str) -> Self {
        let parts = [self.text.get(..bytes.start), Some(new), self.text.get(bytes.end..)];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().concat();
        Self { text: Arc::new(text), index: Arc::new(self.index.with(bytes, new)), unit: self.unit }
    }

    /// The line of a byte, from 0.
    pub(crate) fn line(&self, byte: usize) -> usize {
        self.index.line_and_column(&self.text, byte, Unit::Utf8).0
    }

    /// The position of a byte.
    pub(crate) fn position(&self, byte: usize) -> Value {
        let (line, character) = self.index.line_and_column(&self.text, byte, self.unit);
        json!({ "line": line, "character": character })
    }

    /// The range of some bytes.
    pub(crate) fn range(&self, bytes: Range<usize>) -> Value {
        json!({ "start": self.position(bytes.start), "end": self.position(bytes.end) })
    }

    /// The byte of a position; one after the end of its line or of the text is the end.
    pub(crate) fn byte(&self, position: &Value) -> Option<usize> {
        let number = |name: &str| position.get(name)?.as_u64().and_then(|number| usize::try_from(number).ok());
        Some(self.index.offset(&self.text, number("line")?, number("character")?, self.unit))
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
    let text = decoded(rest.strip_prefix("localhost").unwrap_or(rest)).filter(|text| !text.is_empty())?;
    // `/c:/x` is a path of Windows.
    let is_drive = text.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if is_drive { text.get(1..)? } else { &text }))
}

/// A part of a URI as it is meant: `%20` is a space.
pub(crate) fn decoded(part: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut left = part.bytes();
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
    String::from_utf8(bytes).ok()
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
