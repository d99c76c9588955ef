//! Which findings a file wants to be silent: in comments, in `"//"` members, in the metadata of templates.

use crate::frontend::cloudformation::find::resources;
use crate::frontend::suppression::directive::{self, Directive};
use crate::frontend::suppression::removal;
use crate::model::file::File;
use crate::model::reader;
use crate::model::suppression::{Covers, Form, MARK, RuleName, Suppression, SuppressionFault};
use crate::source::lines::LineIndex;
use crate::source::place::Place;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;
use crate::syntax::{NodeId, Syntax};
use std::ops::Range;

/// Reads the suppressions of a file that was lowered; `comments` are those of its tree that are in it.
pub(crate) fn read(tree: &Tree, comments: &[Span], file: &mut File) {
    let text = tree.text_of(file.source);
    if memchr::memmem::find(text.as_bytes(), b"ssmlint").is_none() {
        return;
    }
    let mut lines = None;
    for comment in comments {
        let written = text.get(comment.range()).unwrap_or_default();
        let Some(mark) = mark(written) else { continue };
        let lines = lines.get_or_insert_with(|| Lines { index: LineIndex::new(text), next: 0..0 });
        in_comment(tree, *comment, mark, lines, file);
    }
    if text.contains("\"//\"") {
        // A tree of several files is not walked as a whole for each.
        let base = tree.base_of(file.source);
        for id in tree.first_from(base)..tree.first_from(base + text.len()) {
            let node = tree.node(NodeId(id));
            if let Some(node) = node.filter(|node| node.is_mapping()) {
                in_member(node, file);
            }
        }
    }
    // Templates alone have metadata.
    for root in tree.roots().filter(|_| tree.syntax() != Syntax::Hcl) {
        in_metadata(root, Covers::File, file);
        for entry in resources(root) {
            in_metadata(entry.value, Covers::Part(Span { start: entry.key.span().start, ..entry.value.span() }), file);
        }
    }
}

/// Where the directive of a comment begins: the byte of its `#` and the byte after the mark. Other comments may stand
/// before it in the same line.
fn mark(comment: &str) -> Option<(usize, usize)> {
    let at = comment.find(MARK)?;
    let before = comment.get(..at)?.trim_end();
    let sign = ["#", "//", "/*"].into_iter().find(|sign| before.ends_with(sign))?;
    Some((before.len() - sign.len(), at + MARK.len()))
}

fn in_comment(
    tree: &Tree,
    comment: Span,
    (sign, next_content_line): (usize, usize),
    lines: &mut Lines,
    file: &mut File,
) {
    let (text, base) = (tree.text_of(comment.source), comment.start as usize);
    let written = text.get(comment.range()).unwrap_or_default();
    let written = written.strip_suffix("*/").unwrap_or(written).trim_end();
    let span = |range: Range<usize>| Span::new(comment.source, base + range.start, base + range.end);
    let directive = match directive::read(written, next_content_line) {
        Ok(directive) => directive,
        Err(form) => return malformed(span(sign..written.len()).into(), form, file),
    };
    let line = lines.index.line_of(comment.start);
    let begin = lines.index.text_of(line, text);
    let alone = sign == 0 && text.get(begin..base).is_some_and(|before| before.trim().is_empty());
    let covers = if directive.file {
        if tree
            .roots_of(comment.source)
            .iter()
            .filter_map(|root| tree.node(NodeId(*root)))
            .any(|root| begins_before(root, comment))
        {
            return malformed(span(sign..written.len()).into(), Form::NotFirst, file);
        }
        Covers::File
    } else {
        let line = if alone { lines.next_content_line(line, text) } else { line };
        Covers::Line(line, block(tree, comment.source, line, &lines.index))
    };
    let removal = if alone {
        Span::new(comment.source, begin, lines.index.start_of(line + 1, text))
    } else {
        let before = text.get(..base + sign).unwrap_or_default().trim_end_matches([' ', '\t']);
        Span { start: before.len().try_into().unwrap_or(comment.start), ..comment }
    };
    let place = span(sign..directive.range.end).into();
    let found = suppression(written, directive, covers, place, Some(removal), &|range| span(range).into());
    file.suppressions.push(found);
}

/// Whether something of a root comes before a comment of its file.
fn begins_before(root: Node<'_>, comment: Span) -> bool {
    // A body of HCL without brackets is as long as its file.
    let first = root.entries().next().filter(|_| !root.is_flow()).map_or(root.span(), |entry| entry.key.span());
    first.source == comment.source && first.start < comment.start && !root.span().is_empty()
}

/// The lines of a text.
struct Lines {
    index: LineIndex,
    /// Lines that say nothing, to the next one that says something.
    next: Range<usize>,
}

impl Lines {
    /// The line that a comment alone in its line is about: the next one that says something.
    fn next_content_line(&mut self, line: usize, text: &str) -> usize {
        let index = &self.index;
        let says = |line: &usize| {
            let written = text.get(index.start_of(*line, text)..index.start_of(line + 1, text)).unwrap_or_default();
            let written = written.trim_start();
            !(written.is_empty() || written.starts_with('#') || written.starts_with("//"))
        };
        // Of comments one below the other each is about the same line.
        if !self.next.contains(&line) {
            self.next = line..(line + 1..index.count()).find(says).unwrap_or(index.count());
        }
        if self.next.end < index.count() { self.next.end } else { line }
    }
}

/// The collection whose key is the first one in a line, where it goes on below.
fn block(tree: &Tree, source: SourceId, line: usize, lines: &LineIndex) -> Option<Span> {
    let text = tree.text_of(source);
    let (begin, end) = (lines.start_of(line, text), lines.start_of(line + 1, text));
    let ids = tree.first_from(tree.base_of(source) + begin)..;
    let is_in_line = |node: &Node<'_>| node.span().source == source && (node.span().start as usize) < end;
    let in_line = ids.map_while(|id| tree.node(NodeId(id))).take_while(is_in_line);
    let key = in_line.map(|node| node.id().0).find_map(|id| {
        let value = tree.node(NodeId(id + 1))?;
        value.key().filter(|key| key.id().0 == id).map(|key| (key, value))
    });
    let (key, value) = key?;
    let goes_on = (value.is_mapping() || value.is_sequence()) && value.span().end as usize > end;
    goes_on.then(|| Span { start: key.span().start, ..value.span() })
}

fn in_member(mapping: Node<'_>, file: &mut File) {
    let Some(entry) = mapping.get("//") else { return };
    let several = entry.value.is_sequence();
    let one = (!several).then_some(entry.value);
    for node in entry.value.items().filter(|_| several).chain(one) {
        let text = node.text();
        let Some(next_content_line) = text.trim_start().starts_with(MARK).then(|| text.find(MARK)).flatten() else {
            continue;
        };
        match directive::read(text, next_content_line + MARK.len()) {
            Ok(directive) => {
                let covers = if directive.file { Covers::File } else { Covers::Part(mapping.span()) };
                let alone = !several || entry.value.len() == 1;
                let removal = if alone { removal::entry(mapping, entry) } else { removal::item(entry.value, node) };
                let place = |range: Range<usize>| node.slice(range);
                file.suppressions.push(suppression(text, directive, covers, node.place(), removal, &place));
            }
            Err(form) => malformed(node.place(), form, file),
        }
    }
}

/// `Metadata: {ssmlint: {ignore: [RULE], reason: why}}` of a template or of a resource.
fn in_metadata(node: Node<'_>, covers: Covers, file: &mut File) {
    let Some(metadata) = node.get("Metadata").filter(|metadata| metadata.value.is_mapping()) else { return };
    let Some(entry) = metadata.value.get("ssmlint") else { return };
    // Metadata that are empty say nothing.
    let (mapping, gone) = if metadata.value.len() > 1 { (metadata.value, entry) } else { (node, metadata) };
    let removal = removal::entry(mapping, gone);
    let reason = reader::text(entry.value, "reason").unwrap_or_default().to_owned();
    let named = reader::member(entry.value, "ignore");
    let list = named.into_iter().flat_map(|named| named.items().chain(named.is_scalar().then_some(named)));
    let rules: Vec<RuleName> = list
        .filter(|name| !name.text().is_empty())
        .map(|name| {
            let removal = named.and_then(|list| removal::item(list, name));
            RuleName { place: name.place(), name: name.text().to_owned(), removal }
        })
        .collect();
    if rules.is_empty() {
        return malformed(entry.key.place(), Form::Metadata, file);
    }
    file.suppressions.push(Suppression { place: entry.key.place(), covers, rules, reason, removal });
}

fn suppression(
    text: &str,
    directive: Directive,
    covers: Covers,
    place: Place,
    removal: Option<Span>,
    slice: &dyn Fn(Range<usize>) -> Place,
) -> Suppression {
    let names = &directive.names;
    let name = |(index, range): (usize, &Range<usize>)| RuleName {
        place: slice(range.clone()),
        name: text.get(range.clone()).unwrap_or_default().to_owned(),
        removal: directive::removal(names, index).map(|range| slice(range).span),
    };
    let rules = names.iter().enumerate().map(name).collect();
    Suppression { place, covers, rules, reason: directive.reason, removal }
}

fn malformed(place: Place, form: Form, file: &mut File) {
    file.suppression_faults.push(SuppressionFault::Form { place, form });
}
