//! How the JSON reader goes on where quotes and brackets do not fit.

use crate::syntax::build::MAX_DEPTH;
use crate::syntax::error::SyntaxErrorKind as Wrong;
use crate::syntax::indentation::begins_line;
use crate::syntax::json::reader::{Next, Open, Reader};
use crate::syntax::scan::{after_whitespace, plain_end};
use crate::syntax::stored::{Kind, Raw};

impl Reader<'_> {
    /// Steps over the string that a quote without a backslash ended too early, and takes what was read of it back; where its
    /// real end cannot be known, the reading stops.
    pub(crate) fn bare_quote(&mut self) -> Next {
        let quote = self.after - 1;
        self.error(quote, quote + 1, Wrong::BareQuote);
        let end = self.end_of_string();
        if let Some(read) = self.tree.nodes.pop_if(|read| self.keep && read.kind == Kind::Double) {
            self.tree.push_error(read.start as usize, end.unwrap_or(self.after), read.flags);
        }
        let Some(end) = end else { return Next::Stop };
        // The value is counted once more.
        self.open.last_mut().into_iter().for_each(|open| open.count -= 1);
        self.at = end;
        self.after = end;
        Next::After
    }

    /// Ends the innermost collection at a closing bracket. One of the wrong kind was either mistyped, and is taken, or the
    /// right one was forgotten, and it belongs to the next collection out: what follows it tells.
    pub(crate) fn closing(&mut self, bracket: u8) -> Next {
        let Some(open) = self.open.pop() else { return Next::Done };
        let mapping = bracket == b'}';
        if open.mapping != mapping {
            // What has no bracket at its beginning has none at its end.
            if open.mapping && self.bytes.get(open.start) != Some(&b'{') {
                self.close(open.id, open.count, self.after);
                return Next::After;
            }
            let kind = Wrong::MismatchedBracket { open: if open.mapping { '{' } else { '[' } };
            self.error(self.at, self.at + 1, kind);
            if self.open.last().is_some_and(|parent| parent.mapping == mapping) && !self.goes_on_in_parent(bracket) {
                self.unfinished(open.id);
                self.close(open.id, open.count, self.after);
                return Next::After;
            }
        }
        self.at += 1;
        self.after = self.at;
        self.close(open.id, open.count, self.at);
        Next::After
    }

    /// Whether the text after a closing bracket goes on as in a collection that the same bracket closes.
    fn goes_on_in_parent(&self, bracket: u8) -> bool {
        let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        let next = rest.iter().find(|byte| !byte.is_ascii_whitespace());
        next.is_some_and(|&byte| byte == b',' || byte == bracket)
    }

    /// Ends everything that is open where the reading stops. Only the innermost collection is reported, and only when the
    /// text itself ended: the others are open for the same reason.
    pub(crate) fn close_all(&mut self) {
        let is_reported = self.at < self.bytes.len() || self.string_is_open();
        if let Some(open) = self.open.last().filter(|_| !is_reported) {
            self.tree.error(open.start, open.start + 1, Wrong::Unclosed);
        }
        let (end, mut inner) = (self.after, false);
        while let Some(open) = self.open.pop() {
            self.unfinished(open.id);
            self.close(open.id, open.count + u32::from(inner), end);
            inner = true;
        }
    }

    /// Marks a collection that ends without its bracket.
    fn unfinished(&mut self, id: u32) {
        if self.keep {
            self.tree.mark(id, Raw::OPEN);
        }
    }

    /// Whether the text ended in a string, which was reported then.
    fn string_is_open(&self) -> bool {
        let last = self.tree.errors.last();
        last.is_some_and(|error| {
            error.kind == Wrong::Unclosed && self.bytes.get(error.span.start as usize) == Some(&b'"')
        })
    }

    /// Whether the string at this byte was never closed, which was reported.
    pub(crate) fn is_unclosed_at(&self, start: usize) -> bool {
        let last = self.tree.errors.last();
        last.is_some_and(|error| error.kind == Wrong::Unclosed && error.span.start as usize == start)
    }

    /// Whether a string on a later line comes next, with a colon after it: no value but the name of the next member.
    pub(crate) fn is_next_member(&self) -> bool {
        let between = self.bytes.get(self.after..self.at).unwrap_or_default();
        between.contains(&b'\n') && self.colon_behind_string().is_some()
    }

    /// Where the colon follows the string that comes next.
    fn colon_behind_string(&self) -> Option<usize> {
        let end = plain_end(self.bytes, self.at + 1);
        let colon = after_whitespace(self.bytes, end + 1);
        let is_name = self.peek() == Some(b'"') && self.bytes.get(end) == Some(&b'"');
        (is_name && self.bytes.get(colon) == Some(&b':')).then_some(colon)
    }

    /// In a broken text, a name in a list is taken for the first member of an object whose bracket was lost.
    pub(crate) fn open_lost(&mut self) {
        let Some(indent) = self.indentation.as_ref().map(|indentation| indentation.indent) else { return };
        if self.open.last().is_none_or(|open| open.mapping) || self.open.len() >= MAX_DEPTH {
            return;
        }
        let Some(colon) = self.colon_behind_string() else { return };
        self.error(colon, colon + 1, Wrong::NotJson);
        let (start, column) = (self.at, begins_line(self.bytes, self.at));
        let id = if self.keep { self.push_open(start, true, 0) } else { 0 };
        self.open.push(Open { id, count: 0, start, mapping: true, indent, column });
    }

    /// In a broken text, ends what a bracket or a child that begins its line shows to have ended; returns how to go on then.
    #[inline]
    pub(crate) fn realigned(&mut self) -> Option<Next> {
        // Most texts are whole.
        if self.indentation.is_some() { self.by_indentation() } else { None }
    }

    fn by_indentation(&mut self) -> Option<Next> {
        let indentation = self.indentation.as_mut()?;
        let (column, byte) = (begins_line(self.bytes, self.at)?, *self.bytes.get(self.at)?);
        indentation.indent = column;
        let last = self.open.len().checked_sub(1)?;
        let closes = matches!(byte, b'}' | b']');
        let fits = |open: &Open| match closes {
            true => open.mapping == (byte == b'}') && open.indent == column,
            false => open.column == Some(column) && open.mapping == (byte == b'"'),
        };
        let innermost = self.open.last_mut()?;
        let is_first = innermost.count == 0 && !closes;
        // The first child may are in any column that is deeper.
        if fits(innermost) || is_first && column > innermost.indent {
            innermost.column.get_or_insert(column);
            indentation.healed.push(self.at);
            return None;
        }
        let Some(outer) = self.open.iter().position(fits) else {
            let innermost = self.open.last_mut()?;
            innermost.column = innermost.column.or(is_first.then_some(column));
            let is_stray = closes && innermost.mapping != (byte == b'}') && innermost.count > 0;
            if !is_stray || column <= innermost.indent {
                return None;
            }
            // The bracket that it closes was lost. The value before it is counted once more.
            innermost.count -= 1;
            let open = if innermost.mapping { '{' } else { '[' };
            self.error(self.at, self.at + 1, Wrong::MismatchedBracket { open });
            self.at += 1;
            self.after = self.at;
            return Some(Next::After);
        };
        indentation.healed.push(self.at);
        let start = self.open.last().map_or(0, |open| open.start);
        if self.tree.errors.last().is_none_or(|error| (error.span.start as usize) < start) {
            self.error(start, start + 1, Wrong::Unclosed);
        }
        for _ in outer..last {
            let Some(open) = self.open.pop() else { break };
            self.unfinished(open.id);
            self.close(open.id, open.count, self.after);
            self.open.last_mut().into_iter().for_each(|open| open.count += 1);
        }
        Some(if closes { self.closing(byte) } else { Next::Value })
    }
}
