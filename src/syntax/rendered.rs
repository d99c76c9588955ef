//! Texts that a templating language is still to render: what a parser is given instead of statements and placeholders, and
//! what of the tree is open then. Lines that hold nothing but statements, or what a later step replaces, are comments.

use crate::source::span::Span;
use crate::syntax::error::{SyntaxError, SyntaxErrorKind};
use crate::syntax::placeholder::{self, Traces};
use crate::syntax::statement;
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use std::ops::Range;

/// A text in which a parser meets nothing of a templating language.
pub(crate) struct Masked {
    /// The text: as long as the other, byte for byte.
    pub(crate) text: String,
    /// Where the lines begin that held nothing but statements, or what a later step replaces: they are comments now.
    pub(crate) lines: Vec<Range<usize>>,
}

/// The text with a variable of the same length instead of every placeholder, and with a comment instead of lines
/// that hold nothing but statements; where `all`, of those too that hold nothing but placeholders. `None` when there is nothing to
/// replace.
pub(crate) fn masked(text: &str, all: bool) -> Option<Masked> {
    let mut masked = Masked { text: String::with_capacity(text.len()), lines: Vec::new() };
    let mut at = 0;
    let mut is_changed = false;
    let traces = Traces::of(text);
    let mut starts = traces.starts.iter().map(|start| *start as usize).peekable();
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if let Some(range) = alone(line, all) {
            let range = at + range.start..at + range.end;
            masked.text.push_str(text.get(at..range.start)?);
            masked.text.push('#');
            variable(range.len() - 1, &mut masked.text);
            masked.text.push_str(text.get(range.end..end)?);
            masked.lines.push(range);
            is_changed = true;
        } else {
            if placeholder::is_whole(line) {
                variable(line.len(), &mut masked.text);
                at = end;
                is_changed = true;
            }
            while let Some(start) = starts.next_if(|start| *start < end) {
                let Some(after) = placeholder::end_at(text.get(..end)?, start).filter(|_| start >= at) else {
                    continue;
                };
                masked.text.push_str(text.get(at..start)?);
                variable(after - start, &mut masked.text);
                at = after;
                is_changed = true;
            }
            masked.text.push_str(text.get(at..end)?);
        }
        at = end;
        while starts.next_if(|start| *start < end).is_some() {}
    }
    is_changed.then_some(masked)
}

/// A variable of this many bytes.
fn variable(length: usize, into: &mut String) {
    into.push('$');
    into.extend(std::iter::repeat_n('X', length.saturating_sub(1)));
}

/// Where in a line that holds nothing but statements, or `all` placeholders, they are.
fn alone(line: &str, all: bool) -> Option<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let end = line.trim_end().len();
    let mut at = start;
    while at < end {
        let next = statement::end_at(line, at).or_else(|| placeholder::end_at(line, at).filter(|_| all))?;
        at = next + line.get(next..end)?.len() - line.get(next..end)?.trim_start().len();
    }
    // One byte is the comment's, and one the variable's.
    (end > start + 2).then_some(start..end)
}

impl Tree {
    /// Marks what a line that is rendered later may change: every collection that goes on around it may have more or fewer
    /// children, and a value that is missing beside it may come with it.
    pub(crate) fn open_at(&mut self, lines: &[Range<usize>]) {
        self.statement = lines.first().map(|line| Span::new(self.source(), line.start, line.end));
        let text = self.shared_text();
        let blank = |byte: &&u8| byte.is_ascii_whitespace();
        // A value that is missing stands right after its key, before the colon.
        let thin = |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, b':' | b'-');
        let touched: Vec<Range<usize>> = lines
            .iter()
            .map(|line| {
                let before = text.as_bytes().get(..line.start).unwrap_or_default();
                let behind = text.as_bytes().get(line.end..).unwrap_or_default();
                let from = line.start - before.iter().rev().take_while(thin).count();
                from..line.end + behind.iter().take_while(blank).count()
            })
            .collect();
        for raw in &mut self.nodes {
            // The first line that ends at the beginning of the node, or after it.
            let first = touched.partition_point(|line| line.end < raw.start as usize);
            let Some(line) = touched.get(first).filter(|line| line.start <= raw.end as usize) else { continue };
            // Brackets end where they are closed.
            let ends = raw.has(Raw::FLOW) && (line.start >= raw.end as usize || line.end <= raw.start as usize);
            match raw.kind {
                _ if ends => {}
                Kind::Mapping | Kind::Sequence => raw.flags |= Raw::OPEN,
                Kind::Plain if raw.b == 0 && raw.start == raw.end && line.start <= raw.start as usize => {
                    raw.kind = Kind::Error;
                }
                _ => {}
            }
        }
    }
}

impl Tree {
    /// Says of a text that does not parse, and has statements between its values, only that: what it is when it is rendered nobody
    /// knows.
    pub(crate) fn give_up_rendered(&mut self) {
        if let Some(span) = self.statement.filter(|_| !self.errors.is_empty()) {
            self.errors = vec![SyntaxError { span, kind: SyntaxErrorKind::NotRendered }];
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::syntax::rendered::masked;

    #[test]
    fn a_masked_text_is_as_long() {
        let text = "a: {{ b }}\n{{ if é }}\n  {{ c }}\r\n  d: x{{ if e }}y\n";
        let shown = |all| masked(text, all).map(|masked| (masked.text.len(), masked.lines.len(), masked.text));
        let some = "a: $XXXXXX\n#$XXXXXXXXX\n  $XXXXXX\r\n  d: x$XXXXXXXXXy\n".to_owned();
        assert_eq!(shown(false), Some((text.len(), 1, some.clone())));
        assert_eq!(shown(true), Some((text.len(), 2, some.replace("  $XXXXXX\r", "  #$XXXXX\r"))));
        assert!(masked("a: b\n", true).is_none());
    }
}
