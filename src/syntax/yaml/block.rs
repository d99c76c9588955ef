//! The YAML that nearly every file is written in, read line by line: mappings and sequences in blocks, scalars on one line,
//! literal blocks, comments. Ten times as fast as the parser, and never of another opinion: at the first thing that it does
//! not know it gives up, and the parser reads the whole.

use crate::source::span::Span;
use crate::syntax::build::MAX_DEPTH;
use crate::syntax::scan::line_end;
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use crate::syntax::yaml::line::{Line, Token};
use std::ops::Range;

/// Bytes of the longest key that YAML lets come before a colon.
const LONGEST_KEY: usize = 1024;

/// A collection that has not ended.
struct Open {
    id: u32,
    mapping: bool,
    /// Columns before its entries.
    column: usize,
    /// Entries or items.
    count: u32,
    /// Whether a key or a dash waits for what belongs to it.
    waits: bool,
    /// The end of its last child.
    end: usize,
}

struct Blocks<'a> {
    tree: &'a mut Tree,
    text: &'a str,
    open: Vec<Open>,
    /// A tag whose node begins on another line.
    tag: Option<Range<usize>>,
    /// Where the next line begins.
    next: usize,
}

/// Reads a text into its tree, which is empty; `None` where the parser has to read it, and the tree is to be cleared.
pub(crate) fn read(tree: &mut Tree, text: &str) -> Option<()> {
    if !is_plain(text) {
        return None;
    }
    let mut blocks = Blocks { tree, text, open: Vec::new(), tag: None, next: 0 };
    while blocks.next < text.len() {
        blocks.line()?;
    }
    while !blocks.open.is_empty() {
        blocks.close()?;
    }
    (blocks.tree.roots.len() == 1).then_some(())
}

/// Whether a text holds no character that means something to YAML beyond what is looked for here.
fn is_plain(text: &str) -> bool {
    let is_known = |byte: u8| byte >= b' ' && byte != 0x7f || byte == b'\n';
    // All bytes are asked, so that many are asked at once.
    let bytes = text.bytes().fold(true, |known, byte| known & is_known(byte));
    let is_odd =
        |c: char| matches!(c, '\u{80}'..='\u{a0}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    bytes && (text.is_ascii() || !text.contains(is_odd))
}

impl<'a> Blocks<'a> {
    /// The line that begins next.
    fn next_line(&self) -> Line<'a> {
        Line { text: self.text, start: self.next }
    }

    /// Where the line ends that this byte is in.
    fn line_end(&self, at: usize) -> usize {
        line_end(self.text.as_bytes(), at)
    }

    /// Takes the line that begins next.
    fn line(&mut self) -> Option<()> {
        let line = self.next_line();
        let first = line.spaces(line.start);
        match line.byte(first) {
            None | Some(b'#') => self.end(first, &line),
            Some(b'-' | b'.') if first == line.start && is_marker(&line) => self.marker(&line),
            Some(_) => self.content(first, &line),
        }
    }

    /// Ends a line where it does, or with the comment that begins there.
    fn end(&mut self, at: usize, line: &Line<'_>) -> Option<()> {
        self.next = at + 1;
        if line.byte(at).is_some() {
            let end = self.line_end(at);
            self.tree.comments.push(Span::new(self.tree.source(), at, end));
            self.next = end + 1;
        }
        Some(())
    }

    /// Takes the line before the first document; other marks of documents are left to the parser.
    fn marker(&mut self, line: &Line<'_>) -> Option<()> {
        let end = line.start + "---".len();
        let is_first = self.tree.nodes.is_empty() && line.byte(line.start) == Some(b'-') && line.byte(end).is_none();
        // A second one would make a document of what is between.
        let is_only = !self.text.get(..line.start)?.lines().any(|before| before.starts_with("---"));
        if is_first && is_only { self.end(end, line) } else { None }
    }

    /// Takes a line with content from its first byte of content on.
    fn content(&mut self, first: usize, line: &Line<'_>) -> Option<()> {
        let mut at = first;
        let is_dash = |at: usize| line.byte(at) == Some(b'-') && line.is_blank(at + 1);
        self.dedent(at - line.start, is_dash(at))?;
        while is_dash(at) {
            self.enter(false, at, line)?;
            at = line.spaces(at + 1);
        }
        if line.is_done(at) {
            return self.rest(at, line);
        }
        if !matches!(line.byte(at), Some(b'!' | b'[' | b'{' | b'|')) {
            let token = line.scalar(at, false)?;
            let colon = line.spaces(token.end);
            if line.byte(colon) != Some(b':') || !line.is_blank(colon + 1) {
                let flags = self.flags_of_value()?;
                return self.scalar(token, flags, line);
            }
            self.key(token, line)?;
            at = line.spaces(colon + 1);
            if line.is_done(at) {
                return self.rest(colon + 1, line);
            }
        }
        self.value(at, line)
    }

    /// Ends the collections that do not hold what begins in this column.
    fn dedent(&mut self, column: usize, is_dash: bool) -> Option<()> {
        while let Some(top) = self.open.last() {
            if top.waits {
                let is_deeper = column > top.column || top.mapping && is_dash && column == top.column;
                return is_deeper.then_some(());
            }
            if column == top.column && top.mapping != is_dash {
                return Some(());
            }
            if column > top.column || column == top.column && top.mapping {
                return None;
            }
            self.close()?;
        }
        self.tree.roots.is_empty().then_some(())
    }

    /// Begins an item at its dash, or an entry at its key; and the collection that it is the first of.
    fn enter(&mut self, mapping: bool, at: usize, line: &Line<'_>) -> Option<()> {
        let column = at - line.start;
        let is_here = self.open.last().is_some_and(|top| !top.waits && top.column == column && top.mapping == mapping);
        if !is_here {
            if self.open.len() >= MAX_DEPTH || !(self.open.is_empty() || self.open.last()?.waits) {
                return None;
            }
            let kind = if mapping { Kind::Mapping } else { Kind::Sequence };
            let mut flags = self.flags();
            if let Some(tag) = self.tag.take() {
                line.push_tag(self.tree, &tag);
                flags |= Raw::TAGGED;
            }
            let id = self.tree.push_open(at, kind, flags);
            self.open.push(Open { id, mapping, column, count: 0, waits: false, end: at });
        }
        let top = self.open.last_mut()?;
        (top.waits, top.count) = (true, top.count + 1);
        Some(())
    }

    fn key(&mut self, token: Token, line: &Line<'_>) -> Option<()> {
        let is_merge = line.text.as_bytes().get(token.start..token.end) == Some(b"<<");
        if is_merge || token.end - token.start > LONGEST_KEY {
            return None;
        }
        self.enter(true, token.start, line)?;
        line.push(self.tree, token, 0)
    }

    /// Takes a scalar that is a value, with its flags.
    #[inline(always)]
    fn scalar(&mut self, token: Token, flags: u8, line: &Line<'_>) -> Option<()> {
        line.push(self.tree, token, flags)?;
        self.taken(token.end)?;
        self.rest(token.end, line)
    }

    /// Takes a value that begins on this line.
    fn value(&mut self, start: usize, line: &Line<'_>) -> Option<()> {
        let mut flags = self.flags_of_value()?;
        let tag = if line.byte(start) == Some(b'!') { Some(start..line.tag(start)?) } else { None };
        let at = tag.as_ref().map_or(start, |tag| line.spaces(tag.end));
        if line.is_done(at) {
            let end = tag.as_ref()?.end;
            self.tag = tag;
            return self.rest(end, line);
        }
        if let Some(tag) = &tag {
            line.push_tag(self.tree, tag);
            flags |= Raw::TAGGED;
        }
        match line.byte(at)? {
            b'|' => self.literal(at, flags, line),
            b'[' | b'{' => {
                let end = line.flow(self.tree, at, flags, 0)?;
                self.taken(end)?;
                self.rest(end, line)
            }
            _ => self.scalar(line.scalar(at, false)?, flags, line),
        }
    }

    /// Takes a literal block from its indicator on, without an indentation indicator and without a comment after it.
    fn literal(&mut self, start: usize, flags: u8, line: &Line<'_>) -> Option<()> {
        let chomping = line.byte(start + 1);
        let header = if chomping.is_some() { start + 2 } else { start + 1 };
        if !matches!(chomping, None | Some(b'-')) || line.byte(header).is_some() || header >= self.text.len() {
            return None;
        }
        self.next = header + 1;
        let outer = self.open.last()?.column;
        let first = self.next_line();
        let content = first.spaces(first.start);
        let indent = content - first.start;
        if first.byte(content).is_none() || indent <= outer {
            return None;
        }
        let from = self.tree.decoded.len();
        let (mut last, mut end) = (from, content);
        while self.next < self.text.len() {
            let line = self.next_line();
            let text = line.spaces(line.start);
            let (line_end, behind) = (self.line_end(text), line.start + indent);
            if text < line_end && text < behind {
                // What is neither in the block nor outside of what holds it.
                if text - line.start > outer {
                    return None;
                }
                break;
            }
            self.tree.decoded.push_str(self.text.get(behind.min(line_end)..line_end)?);
            if text < line_end {
                (last, end) = (self.tree.decoded.len(), line_end);
            } else if text > line.start {
                // Spaces in an empty line may be content, and the parser may end the block after them.
                return None;
            }
            if line_end >= self.text.len() {
                return None;
            }
            self.tree.decoded.push('\n');
            self.next = line_end + 1;
        }
        self.tree.decoded.truncate(if chomping.is_none() { last + 1 } else { last });
        let written = self.text.get(content..end)?;
        if self.tree.decoded.get(from..) == Some(written) {
            self.tree.decoded.truncate(from);
            self.tree.push_written((start, end), Kind::Literal, (content, end), flags);
        } else {
            let id = self.tree.push_decoded((start, end), Kind::Literal, from, flags);
            self.tree.indent(id, indent);
        }
        self.taken(end)
    }

    /// Goes on after a value that ends here.
    fn taken(&mut self, end: usize) -> Option<()> {
        let top = self.open.last_mut()?;
        (top.waits, top.end) = (false, end);
        Some(())
    }

    /// Takes what is after the last thing of a line: nothing, or a comment.
    fn rest(&mut self, at: usize, line: &Line<'_>) -> Option<()> {
        let end = line.spaces(at);
        let is_comment = || line.byte(end) == Some(b'#') && (end > at || line.byte(at.saturating_sub(1)) == Some(b' '));
        if line.byte(end).is_some() && !is_comment() {
            return None;
        }
        self.end(end, line)
    }

    /// The flags of a value, where one may stand here. A tag on a line before it may be of a collection only.
    fn flags_of_value(&self) -> Option<u8> {
        (self.tag.is_none() && self.open.last()?.waits).then(|| self.flags())
    }

    /// The flags of the next node.
    fn flags(&self) -> u8 {
        if self.open.last().is_some_and(|open| open.mapping) { Raw::VALUE } else { 0 }
    }

    /// Ends the innermost collection. An empty value has no place of its own: the parser finds one.
    fn close(&mut self) -> Option<()> {
        let open = self.open.pop().filter(|open| !open.waits)?;
        self.tree.close(open.id, open.count, open.end);
        if self.open.is_empty() {
            self.tree.roots.push(open.id);
            return Some(());
        }
        self.taken(open.end)
    }
}

/// Whether a line may be a mark of a document.
fn is_marker(line: &Line<'_>) -> bool {
    let text = line.text.get(line.start..).unwrap_or_default();
    text.starts_with("---") || text.starts_with("...")
}
