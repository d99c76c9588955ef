//! How the JSON reader goes on where quotes and brackets do not fit.

use crate::syntax::error::SyntaxErrorKind as Wrong;
use crate::syntax::json::{Next, Reader};
use crate::syntax::stored::{Kind, Raw};

impl Reader<'_> {
    /// Steps over the string that a quote without a backslash ended too early, and takes what was read of it back; where its
    /// real end cannot be told, the reading stops.
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
}
