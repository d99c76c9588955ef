//! What the author of broken YAML did, told from the text around the place where the parser gave up.

use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::error::SyntaxErrorKind as Wrong;
use crate::syntax::error::YamlFault as Fault;
use crate::syntax::yaml::text;
use std::ops::Range;

/// A place where the parser gave up.
pub(crate) struct Found<'a> {
    pub(crate) text: &'a str,
    pub(crate) source: SourceId,
    /// The byte at which it points.
    pub(crate) at: usize,
    /// The innermost bracket that is open there.
    pub(crate) flow: Option<usize>,
}

impl Found<'_> {
    /// The fault as it is best told, and its bytes.
    pub(crate) fn place(&self, wrong: Wrong) -> (Range<usize>, Wrong) {
        let character = |at: usize| at..text::after_character(self.text, at);
        let line = self.line_start(self.at);
        let first = line + spaces(self.line(line));
        if wrong == Wrong::Yaml(Fault::Tab) {
            return (character(self.tab(line)), wrong);
        }
        // The parser points after the dash of an item.
        let dash = self.line(first).starts_with("- ").then_some(first);
        let at = dash.filter(|dash| self.at == dash + 2).unwrap_or(self.at);
        // What follows a string has no place of its own: the line begins with the string.
        let behind_string = matches!(wrong, Wrong::Yaml(Fault::TextAfterQuote { .. }));
        if (at == first || behind_string && self.line(first).starts_with(['"', '\'']))
            && self.flow.is_none()
            && is_misplaced(&wrong)
            && let Some(begin) = self.block_above(line, first - line)
        {
            let begin = Span::new(self.source, begin, begin + 1);
            let end = first + self.line(first).trim_end().len();
            return (first..end, Wrong::Yaml(Fault::OutsideBlock { begin }));
        }
        match wrong {
            Wrong::UnknownEscape | Wrong::BadUnicodeEscape | Wrong::LoneSurrogate => {
                let escape = text::wrong_escape(self.text, self.at);
                (escape.unwrap_or_else(|| character(self.at)), wrong)
            }
            Wrong::ExtraText if self.line_above(line).starts_with('%') => {
                (character(at), Wrong::Yaml(Fault::Directive))
            }
            Wrong::ExtraText if at == first => (character(at), Wrong::Yaml(Fault::Indentation)),
            Wrong::Yaml(Fault::Indentation) if dash.is_some_and(|dash| dash == at) => {
                (character(at), Wrong::Yaml(Fault::ItemAmongKeys))
            }
            // What follows a value on its line has no indentation.
            Wrong::Yaml(Fault::Indentation) if at != first => (character(at), Wrong::ExtraText),
            Wrong::Yaml(Fault::Other) if self.rest(at).starts_with('!') => (character(at), Wrong::Yaml(Fault::Tag)),
            Wrong::Yaml(Fault::Other) if self.line(line).starts_with('%') => {
                (line..line + 1, Wrong::Yaml(Fault::Directive))
            }
            Wrong::Yaml(Fault::NoColon) => self.colon(first),
            Wrong::Yaml(Fault::ColonInValue) => self.colon_in_value(line, first),
            Wrong::Yaml(Fault::TextAfterQuote { .. })
                if self.flow.is_some()
                    && (self.rest(at).starts_with(['"', '\'']) || self.text.as_bytes().get(at - 1) == Some(&b' ')) =>
            {
                (at..at, Wrong::MissingComma)
            }
            wrong => (character(at), wrong),
        }
    }

    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind(['\n', '\r'])).map_or(0, |end| end + 1)
    }

    /// The text from an offset on to the end of its line.
    fn line(&self, at: usize) -> &str {
        self.rest(at).split(['\n', '\r']).next().unwrap_or_default()
    }

    fn line_above(&self, line: usize) -> &str {
        let above = self.text.get(..line).unwrap_or_default();
        above.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default()
    }

    /// The first tab in the indentation of the line, or of the lines after it: the parser may have read on, or stopped before.
    fn tab(&self, line: usize) -> usize {
        let mut start = line;
        for text in self.rest(line).split_inclusive('\n') {
            let blanks = text.len() - text.trim_start_matches([' ', '\t']).len();
            if let Some(tab) = text.get(..blanks).and_then(|blanks| blanks.find('\t')) {
                return start + tab;
            }
            start += text.len();
        }
        self.line(line).find('\t').map_or(self.at, |tab| line + tab)
    }

    /// The `|` or `>` of a block scalar that a line with this indentation seems to go on with: one above it whose lines up to this
    /// one are all deeper than its own.
    fn block_above(&self, line: usize, indent: usize) -> Option<usize> {
        let (mut end, mut least, mut found) = (line, usize::MAX, None);
        for above in self.text.get(..line)?.split_inclusive('\n').rev() {
            let start = end - above.len();
            end = start;
            let own = spaces(above);
            // A comment that is not indented so far ends a block, and says nothing of what follows it.
            if above.trim().is_empty() || above.trim_start().starts_with('#') {
                continue;
            }
            if let Some(begin) = header(above).filter(|_| own < least) {
                found = Some(start + begin);
            }
            if own <= indent {
                break;
            }
            least = least.min(own);
        }
        found
    }

    /// A line without a colon; or one whose colon has no space after it.
    fn colon(&self, first: usize) -> (Range<usize>, Wrong) {
        let line = self.line(first).trim_end();
        let name = line.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count();
        let behind = line.get(name..).and_then(|rest| rest.strip_prefix(':'));
        if name > 0 && behind.is_some_and(|behind| !behind.starts_with(['/', '\\', ' ', ':']) && !behind.is_empty()) {
            let colon = first + name;
            return (colon..colon + 1, Wrong::Yaml(Fault::NoSpaceAfterColon));
        }
        (first..first + line.len(), Wrong::Yaml(Fault::NoColon))
    }

    /// A colon in a value: on the line of the value, at the end of a key of its own, or after a bracket that is open.
    fn colon_in_value(&self, line: usize, first: usize) -> (Range<usize>, Wrong) {
        let colon = (self.at..self.at + 1, Wrong::Yaml(Fault::ColonInValue));
        let key = self.text.get(first..self.at).unwrap_or_default();
        let is_first = !key.trim().is_empty() && !key.contains(": ") && !key.starts_with("- ");
        match self.flow {
            Some(bracket) => {
                let opening = self.line_start(bracket);
                let is_deeper = first - line > spaces(self.line(opening));
                if opening == line || is_deeper { colon } else { (bracket..bracket + 1, Wrong::Unclosed) }
            }
            None if is_first && line > 0 && !key.starts_with(['"', '\'', '[', '{']) => {
                (first..self.at, Wrong::Yaml(Fault::KeyInValue))
            }
            None => colon,
        }
    }
}

/// Whether a line out of its place is a likely cause.
fn is_misplaced(wrong: &Wrong) -> bool {
    use Fault::{Indentation, KeyAmongItems, NoAnchorName, NoColon, Reserved, StrayBracket, TextAfterQuote};
    match wrong {
        Wrong::ExtraText | Wrong::UnknownAlias | Wrong::MissingValue => true,
        Wrong::Yaml(fault) => matches!(
            fault,
            Indentation | KeyAmongItems | NoAnchorName | NoColon | Reserved(_) | StrayBracket | TextAfterQuote { .. }
        ),
        _ => false,
    }
}

fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Where a line that ends with the header of a block scalar has its `|` or `>`.
fn header(line: &str) -> Option<usize> {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let before = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    let before = if before.ends_with(['|', '>']) { before } else { return None };
    let at = before.len() - 1;
    let owner = before.get(..at)?;
    let word = owner.trim_end().rsplit(' ').next().unwrap_or_default();
    (owner.ends_with(' ') && (word.ends_with(':') || word == "-" || word.starts_with('!'))).then_some(at)
}
