//! The part of a text that is being read, where the whole is long and comes in pieces.

use crate::source::piece::Piece;
use crate::source::sources::{Source, SourceId};
use crate::source::span::offset;
use std::io::Read;
use std::sync::Arc;

/// How long a piece is at least, in bytes: what is read once more to show a row.
const PIECE: usize = 16 * 1024;

/// That a text cannot be read piece by piece: a reading of the whole tells what is wrong.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Broken;

/// A part of a text. It ends after a line break, which no JSON token holds, or with the text.
pub(crate) struct Window<'r> {
    source: SourceId,
    text: Arc<String>,
    /// Where it begins in the text, in bytes.
    base: usize,
    /// What is after it; none at the end of the text.
    rest: Option<&'r mut dyn Read>,
    /// What was read of the line that goes on after it.
    line: Vec<u8>,
    /// How much is read at a time, in bytes.
    size: usize,
    /// The pieces of what was read.
    pieces: Vec<Piece>,
    /// The line breaks in what was read.
    lines: u32,
}

impl<'r> Window<'r> {
    /// The whole of a source.
    pub(crate) fn whole(source: &Source) -> Self {
        let (pieces, text) = (Vec::new(), source.text().clone());
        Self { source: source.id, text, base: 0, rest: None, line: Vec::new(), size: 0, pieces, lines: 0 }
    }

    /// The beginning of a text that is to be read, about `size` bytes at a time, or more where one element is longer.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no UTF-8.
    pub(crate) fn open(source: SourceId, rest: &'r mut dyn Read, size: usize) -> Result<Self, Broken> {
        let (pieces, text, size) = (Vec::new(), Arc::default(), size.max(2) / 2);
        let mut window = Self { source, text, base: 0, rest: Some(rest), line: Vec::new(), size, pieces, lines: 0 };
        window.slide(0)?;
        Ok(window)
    }

    /// The number of the source that the text is of.
    pub(crate) fn source(&self) -> SourceId {
        self.source
    }

    /// The part that is held.
    pub(crate) fn text(&self) -> Arc<String> {
        self.text.clone()
    }

    /// Where it begins in the text, in bytes.
    pub(crate) fn base(&self) -> usize {
        self.base
    }

    /// The pieces of all that was read, in its order.
    pub(crate) fn into_pieces(self) -> Vec<Piece> {
        self.pieces
    }

    /// Whether nothing is after it.
    pub(crate) fn is_last(&self) -> bool {
        self.rest.is_none()
    }

    /// Lets go what is before this byte of the window, and takes in at least one more line.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no UTF-8.
    pub(crate) fn slide(&mut self, from: usize) -> Result<(), Broken> {
        // An element that is longer than the window must not be read again for every piece of it.
        self.size = if from == 0 { self.size * 2 } else { self.size };
        let mut bytes = Arc::unwrap_or_clone(std::mem::take(&mut self.text)).into_bytes();
        bytes.drain(..from.min(bytes.len()));
        self.base += from;
        let known = bytes.len();
        bytes.append(&mut self.line);
        while let Some(rest) = &mut self.rest {
            let held = bytes.len();
            let size = self.size.saturating_sub(held).max(self.size / 2);
            bytes.reserve(size);
            let read = rest.take(size as u64).read_to_end(&mut bytes).map_err(|_| Broken)?;
            if read < size {
                self.rest = None;
            } else if let Some(end) = memchr::memrchr(b'\n', bytes.get(held..).unwrap_or_default()) {
                self.line = bytes.split_off(held + end + 1);
                break;
            }
        }
        divide(bytes.get(known..).unwrap_or_default(), self.base + known, &mut self.lines, &mut self.pieces);
        self.text = Arc::new(String::from_utf8(bytes).map_err(|_| Broken)?);
        Ok(())
    }
}

/// Divides whole lines into pieces. They begin at the byte `start` of the text and at the line of this number, which is then that of
/// the line after them.
pub(crate) fn divide(mut bytes: &[u8], mut start: usize, line: &mut u32, pieces: &mut Vec<Piece>) {
    while !bytes.is_empty() {
        pieces.push(Piece { start: offset(start), line: *line });
        let behind = bytes.get(PIECE..).and_then(|behind| memchr::memchr(b'\n', behind));
        let (piece, rest) =
            bytes.split_at_checked(behind.map_or(bytes.len(), |at| PIECE + at + 1)).unwrap_or((bytes, &[]));
        *line = line.saturating_add(offset(memchr::memchr_iter(b'\n', piece).count()));
        (bytes, start) = (rest, start + piece.len());
    }
}
