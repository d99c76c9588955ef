//! The bytes that go when an entry of a mapping, or an item of a list, is taken out, with the comma or the lines that go with it.

use crate::frontend::suppression::directive;
use crate::source::span::Span;
use crate::syntax::Syntax;
use crate::syntax::node::{Entry, Node};
use std::ops::Range;

/// The bytes of an item. None for the only one of a list in brackets.
pub(crate) fn item(list: Node<'_>, item: Node<'_>) -> Option<Span> {
    let spans: Vec<Span> = list.items().map(Node::span).collect();
    let at = spans.iter().position(|span| *span == item.span())?;
    let text = list.tree().text();
    let ranges: Vec<Range<usize>> = spans.iter().map(|span| span.range()).collect();
    if let Some(range) = directive::removal(&ranges, at) {
        let removed = text.get(range.clone())?;
        if removed.contains(',') && !removed.contains('#') && !removed.contains('\n') {
            return Some(Span::new(list.span().source, range.start, range.end));
        }
    }
    lines(item.span(), text, |before| before.trim_start().strip_prefix('-').is_some_and(|rest| rest.trim().is_empty()))
        .filter(|_| spans.len() > 1)
}

/// The bytes of an entry. None where what is left would be nothing.
pub(crate) fn entry(mapping: Node<'_>, entry: Entry<'_>) -> Option<Span> {
    let text = entry.key.tree().text();
    let whole = Span { end: entry.value.span().end, ..entry.key.span() };
    if entry.key.tree().syntax() == Syntax::Json {
        return in_braces(whole, text);
    }
    let block = lines(whole, text, |before| before.trim().is_empty()).filter(|_| mapping.len() > 1);
    block.or_else(|| {
        in_braces(whole, text).filter(|span| text.get(span.range()).is_some_and(|gone| !gone.contains('#')))
    })
}

/// Whole lines: where `begins` fits what comes before, and nothing follows.
fn lines(span: Span, text: &str, begins: impl Fn(&str) -> bool) -> Option<Span> {
    let (start, end) = (span.start as usize, span.end as usize);
    let begin = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(end..)?;
    let behind = rest.find('\n').map_or(rest.len(), |at| at + 1);
    let alone = begins(text.get(begin..start)?) && rest.get(..behind)?.trim().is_empty();
    alone.then(|| Span::new(span.source, begin, end + behind))
}

/// An entry between braces, with the comma after it or before it.
fn in_braces(span: Span, text: &str) -> Option<Span> {
    let (start, end) = (span.start as usize, span.end as usize);
    let behind = text.get(end..)?;
    let next = behind.trim_start();
    if let Some(rest) = next.strip_prefix(',') {
        let blank = rest.len() - rest.trim_start().len();
        return Some(Span::new(span.source, start, end + (behind.len() - rest.len()) + blank));
    }
    let before = text.get(..start)?.trim_end();
    let closes = next.starts_with('}') && before.ends_with([',', '{']);
    let before = before.strip_suffix(',').unwrap_or(before);
    closes.then(|| Span::new(span.source, before.len(), end))
}
