//! The part of a text that is being read, where the whole is long and comes in pieces.

use crate::source::id::{Source, SourceId};
use std::io::Read;
use std::sync::Arc;

/// A part of a text. It ends after a line break, which no JSON token holds, or with the text.
pub struct Window<'r> {
    source: SourceId,
    text: Arc<String>,
    /// Where it begins in the text, in bytes.
    base: usize,
    /// What is behind it; none at the end of the text.
    rest: Option<&'r mut dyn Read>,
    /// What was read of the line that goes on behind it.
    line: Vec<u8>,
    /// How much is read at a time, in bytes.
    size: usize,
}

impl<'r> Window<'r> {
    /// The whole of a source.
    pub fn whole(source: &Source) -> Self {
        Self { source: source.id, text: source.text().clone(), base: 0, rest: None, line: Vec::new(), size: 0 }
    }

    /// The beginning of a text that is to be read, about `size` bytes at a time, or more where one element is longer.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no UTF-8.
    #[expect(clippy::result_unit_err, reason = "what is wrong is told by a reading of the whole text")]
    pub fn open(source: SourceId, rest: &'r mut dyn Read, size: usize) -> Result<Self, ()> {
        let text = Arc::default();
        let mut window = Self { source, text, base: 0, rest: Some(rest), line: Vec::new(), size: size.max(2) / 2 };
        window.slide(0)?;
        Ok(window)
    }

    /// The number of the source that the text is of.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The part that is held.
    pub fn text(&self) -> Arc<String> {
        self.text.clone()
    }

    /// Where it begins in the text, in bytes.
    pub fn base(&self) -> usize {
        self.base
    }

    /// Whether nothing is behind it.
    pub fn is_last(&self) -> bool {
        self.rest.is_none()
    }

    /// Lets go what is before this byte of the window, and takes in at least one more line.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no UTF-8.
    #[expect(clippy::result_unit_err, reason = "what is wrong is told by a reading of the whole text")]
    pub fn slide(&mut self, from: usize) -> Result<(), ()> {
        // An element that is longer than the window must not be read again for every piece of it.
        self.size = if from == 0 { self.size * 2 } else { self.size };
        let mut bytes = Arc::unwrap_or_clone(std::mem::take(&mut self.text)).into_bytes();
        bytes.drain(..from.min(bytes.len()));
        self.base += from;
        bytes.append(&mut self.line);
        while let Some(rest) = &mut self.rest {
            let held = bytes.len();
            let size = self.size.saturating_sub(held).max(self.size / 2);
            bytes.reserve(size);
            let read = rest.take(size as u64).read_to_end(&mut bytes).map_err(|_| ())?;
            if read < size {
                self.rest = None;
            } else if let Some(end) = memchr::memrchr(b'\n', bytes.get(held..).unwrap_or_default()) {
                self.line = bytes.split_off(held + end + 1);
                break;
            }
        }
        self.text = Arc::new(String::from_utf8(bytes).map_err(|_| ())?);
        Ok(())
    }
}
