//! Where in the written scalar a piece of its decoded text stands. Worked out only when a finding needs it.
//!
//! Both texts are walked in step, and the decoded one tells how the lines were folded; so one walk serves all styles, and a
//! walk that does not end exactly returns nothing.

use crate::syntax::stored::Kind;
use std::ops::Range;

/// Where every piece of a decoded text was written.
#[derive(Debug)]
pub(crate) struct Table(Vec<Run>);

/// Text that was written in one piece: byte by byte, or an escape or fold that is for something else.
#[derive(Debug)]
struct Run {
    text: Range<usize>,
    written: Range<usize>,
}

impl Run {
    fn is_verbatim(&self) -> bool {
        self.text.len() == self.written.len()
    }
}

impl Table {
    /// Walks a written scalar and its text in step; `None` when they do not fit each other.
    pub(crate) fn of(written: &str, text: &str, kind: Kind, indent: usize) -> Option<Self> {
        let mut found = Self(Vec::new());
        let mut walk = Walk::new(written, text, kind, indent);
        if kind == Kind::Literal || kind == Kind::Folded {
            walk.block(&mut found)?;
        } else {
            walk.flow(kind, &mut found)?;
        }
        Some(found)
    }

    fn piece(&mut self, text: Range<usize>, written: Range<usize>) {
        let verbatim = text.len() == written.len();
        match self.0.last_mut() {
            Some(run) if verbatim && run.is_verbatim() && run.written.end == written.start => {
                (run.text.end, run.written.end) = (text.end, written.end);
            }
            _ => self.0.push(Run { text, written }),
        }
    }

    /// The bytes of the written scalar, from its start, that this range of the decoded text came from.
    pub(crate) fn locate(&self, wanted: &Range<usize>) -> Option<Range<usize>> {
        let first = self.0.partition_point(|run| run.text.end <= wanted.start);
        let start = match self.0.get(first) {
            Some(run) if run.is_verbatim() => run.written.start + wanted.start.saturating_sub(run.text.start),
            Some(run) => run.written.start,
            None => self.0.last().map_or(0, |run| run.written.end),
        };
        if wanted.is_empty() {
            return Some(start..start);
        }
        let behind = self.0.partition_point(|run| run.text.start < wanted.end);
        let run = self.0.get(first..behind)?.last()?;
        let cut = if run.is_verbatim() { run.text.end.saturating_sub(wanted.end) } else { 0 };
        Some(start..run.written.end - cut)
    }
}

/// A position in both texts.
struct Walk<'a> {
    written: &'a str,
    text: &'a str,
    indent: usize,
    /// Byte offset in the written scalar.
    at: usize,
    /// Byte offset at which the written content ends.
    end: usize,
    /// Byte offset in the decoded text.
    done: usize,
}

/// A line break, or a run of them with the spaces around it.
struct Breaks {
    each: Vec<Range<usize>>,
    /// Where the text goes on.
    next: usize,
}

impl<'a> Walk<'a> {
    fn new(written: &'a str, text: &'a str, kind: Kind, indent: usize) -> Self {
        let quote = usize::from(matches!(kind, Kind::Single | Kind::Double));
        let end = written.len().saturating_sub(quote);
        Self { written, text, indent, at: quote, end, done: 0 }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.written.as_bytes().get(at).filter(|_| at < self.end).copied()
    }

    fn expected(&self) -> Option<char> {
        self.text.get(self.done..)?.chars().next()
    }

    /// Tells that the next character of the text was written up to this offset.
    fn step(&mut self, to: usize, found: &mut Table) -> Option<()> {
        let next = self.done + self.expected()?.len_utf8();
        found.piece(self.done..next, self.at..to);
        (self.done, self.at) = (next, to);
        Some(())
    }

    /// Takes a character that is for itself.
    fn same(&mut self, found: &mut Table) -> Option<()> {
        let character = self.written.get(self.at..self.end)?.chars().next()?;
        if self.expected()? != character {
            return None;
        }
        self.step(self.at + character.len_utf8(), found)
    }

    fn skip(&self, mut at: usize, is: impl Fn(u8) -> bool, most: usize) -> usize {
        let last = at.saturating_add(most);
        while at < last && self.byte(at).is_some_and(&is) {
            at += 1;
        }
        at
    }

    fn blanks(&self, at: usize) -> usize {
        self.skip(at, |byte| byte == b' ' || byte == b'\t', usize::MAX)
    }

    fn indentation(&self, at: usize) -> usize {
        self.skip(at, |byte| byte == b' ', self.indent)
    }

    fn line_break(&self, at: usize) -> Option<usize> {
        match (self.byte(at)?, self.byte(at + 1)) {
            (b'\r', Some(b'\n')) => Some(at + 2),
            (b'\n' | b'\r', _) => Some(at + 1),
            _ => None,
        }
    }

    /// The line breaks from this offset on; `after` steps over what belongs to the next line's beginning.
    fn breaks(&self, at: usize, after: impl Fn(&Self, usize) -> usize) -> Option<Breaks> {
        let mut breaks = Breaks { each: Vec::new(), next: at };
        while let Some(end) = self.line_break(breaks.next) {
            breaks.each.push(breaks.next..end);
            breaks.next = after(self, end);
        }
        (!breaks.each.is_empty()).then_some(breaks)
    }

    /// Takes a run of line breaks that became this many line breaks of the text, or one space when none.
    fn fold(&mut self, breaks: &Breaks, kept: usize, found: &mut Table) -> Option<()> {
        if kept == 0 {
            if self.expected()? != ' ' {
                return None;
            }
            return self.step(breaks.next, found);
        }
        for line in breaks.each.iter().skip(breaks.each.len().checked_sub(kept)?) {
            if self.expected()? != '\n' {
                return None;
            }
            self.step(line.end, found)?;
        }
        self.at = breaks.next;
        Some(())
    }

    /// Walks a plain or quoted scalar.
    fn flow(&mut self, kind: Kind, found: &mut Table) -> Option<()> {
        while self.at < self.end {
            let blanks = self.blanks(self.at);
            if let Some(breaks) = self.breaks(blanks, Self::blanks) {
                self.fold(&breaks, breaks.each.len() - 1, found)?;
                continue;
            }
            match (kind, self.byte(self.at)?) {
                (Kind::Single, b'\'') if self.expected()? == '\'' => self.step(self.at + 2, found)?,
                (Kind::Double, b'\\') => self.escape(found)?,
                _ => self.same(found)?,
            }
        }
        (self.done == self.text.len()).then_some(())
    }

    fn escape(&mut self, found: &mut Table) -> Option<()> {
        if let Some(end) = self.line_break(self.at + 1) {
            return self.continued_line(end, found);
        }
        let length = match self.byte(self.at + 1)? {
            b'x' => 4,
            b'u' if self.expected()? > '\u{ffff}' => 12,
            b'u' => 6,
            b'U' => 10,
            letter if letter.is_ascii() => 2,
            _ => return None,
        };
        self.step(self.at + length, found)
    }

    /// Takes an escaped line break, which stands for nothing; empty lines after it are line breaks.
    fn continued_line(&mut self, end: usize, found: &mut Table) -> Option<()> {
        self.at = self.blanks(end);
        while let Some(end) = self.line_break(self.at) {
            if self.expected()? != '\n' {
                return None;
            }
            self.step(end, found)?;
            self.at = self.blanks(self.at);
        }
        Some(())
    }

    /// Walks a block scalar, header and all. Line breaks at its end, which are not part of the span, are at its end.
    fn block(&mut self, found: &mut Table) -> Option<()> {
        let header = self.skip(0, |byte| byte != b'\n' && byte != b'\r', usize::MAX);
        self.at = self.line_break(header).unwrap_or(self.end);
        self.at = self.indentation(self.at);
        while self.at < self.end && self.done < self.text.len() {
            let Some(breaks) = self.breaks(self.at, Self::indentation) else {
                self.same(found)?;
                continue;
            };
            let rest = self.text.get(self.done..)?;
            let kept = rest.bytes().take_while(|&byte| byte == b'\n').count();
            self.fold(&breaks, kept.min(breaks.each.len()), found)?;
        }
        while self.expected() == Some('\n') {
            self.step(self.at, found)?;
        }
        (self.done == self.text.len() && self.rest_is_whitespace()).then_some(())
    }

    fn rest_is_whitespace(&self) -> bool {
        self.written.get(self.at..self.end).is_some_and(|rest| rest.trim_matches([' ', '\n', '\r']).is_empty())
    }
}
