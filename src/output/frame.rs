//! A bounded excerpt of a source around a span.
//!
//! What draws it looks through all that it is given. So it is given the lines of the places alone, found by a line table, and of a long
//! line a window only.

use crate::output::located::Located;
use crate::source::sources::SourceId;
use std::ops::Range;

/// Lines and windows longer than this are cut, in bytes.
const LONG: usize = 240;

/// What is left on each side of a span in a long line, in bytes.
const MARGIN: usize = 60;

/// An excerpt: its bytes, and where they are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Frame {
    /// The bytes of the source.
    pub range: Range<usize>,
    /// The number of the first line, from 0.
    pub line: usize,
    /// The character at which the excerpt begins in that line, from 0.
    pub column: usize,
}

/// The excerpt around a span: its lines, or a window where they are long.
pub(crate) fn frame(located: &Located<'_>, id: SourceId, span: Range<usize>) -> Option<Frame> {
    let part = located.part(id, &span)?;
    let (text, lines) = (part.text, part.lines);
    let within = |at: usize| at.saturating_sub(part.start).min(text.len());
    let (start, end) = (within(span.start), within(span.end));
    let whole = |range: Range<usize>, line: usize, column: usize| Frame {
        range: part.start + range.start..part.start + range.end,
        line: part.line + line,
        column,
    };
    let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let first = lines.line_of(small(start));
    let line_start = lines.text_of(first, text);
    let column_of = |at: usize| lines.position(text, small(at)).column.saturating_sub(1) as usize;
    let last = lines.line_of(small(end.saturating_sub(1).max(start)));
    let own_lines = line_start..lines.start_of(last + 1, text);
    if own_lines.len() <= LONG + (end - start) {
        return Some(whole(own_lines, first, 0));
    }
    // A span longer than any screen is cut as well: its beginning says enough.
    let shown_end = end.min(start + 4 * LONG);
    let left = text.floor_char_boundary(start.saturating_sub(MARGIN).max(line_start));
    let right = text.ceil_char_boundary((shown_end + MARGIN).min(own_lines.end));
    Some(whole(left..right, first, column_of(left)))
}

/// Whether one excerpt from the first of some places to the last is short enough to be read; else each has one of its own.
pub(crate) fn is_near(located: &Located<'_>, id: SourceId, places: &Range<usize>) -> bool {
    let Some(part) = located.part(id, places) else { return false };
    let within = |at: usize| u32::try_from(at.saturating_sub(part.start)).unwrap_or(u32::MAX);
    let (first, last) = (part.lines.line_of(within(places.start)), part.lines.line_of(within(places.end)));
    let lines = part.lines.start_of(first, part.text)..part.lines.start_of(last + 1, part.text);
    places.len() <= LONG || first < last && places.len() <= 4 * LONG && lines.len() <= 8 * LONG
}
