//! A word that is typed in YAML.

use crate::editor::typed::word::{Typed, end_of_string, line};

pub(crate) fn typed(text: &str, byte: usize) -> Option<Typed> {
    let line = line(text, byte)?;
    let before = text.get(line.start..byte)?;
    let scanned = scan(before);
    let start = line.start + scanned.start;
    let behind = text.get(byte..line.end)?;
    let is_flow =
        scanned.depth > 0 || is_in_brackets(text, line.start, before.len() - before.trim_start_matches(' ').len());
    let end = byte
        + match scanned.quote {
            Some(quote) => end_of_quoted(behind, quote).unwrap_or_else(|| behind.trim_end().len()),
            None => end_of_plain(behind, is_flow),
        };
    let is_closed =
        scanned.quote.is_some_and(|quote| text.get(end..line.end).is_some_and(|rest| rest.starts_with(quote)));
    let whole = match scanned.quote {
        Some(_) => start - 1..end + usize::from(is_closed),
        None => start..end,
    };
    let is_named = text.get(whole.end..line.end)?.trim_start().starts_with(':');
    let quote = scanned.quote.map(String::from).unwrap_or_default();
    // A name needs a colon to be one; what is alone after a dash may be an item.
    let head = text.get(line.start..whole.start)?;
    let is_alone =
        head.trim_start_matches([' ', '-']).is_empty() && !is_flow && text.get(whole.end..line.end)?.trim().is_empty();
    let is_name = is_alone && !is_named && (!head.contains('-') || goes_deeper(text.get(line.end..)?, head));
    let closing = format!("{quote}{}", if is_name { ":" } else { "" });
    let is_glued = head.ends_with(':');
    let opening = format!("{}{quote}", if is_glued { " " } else { "" });
    let done = Typed::done(text, whole, start..end, &opening, &closing)?;
    Some(Typed { quote: scanned.quote, is_named, is_glued, is_flow, ..done })
}

/// What the beginning of a line ends in.
struct Scanned {
    /// Where the word begins.
    start: usize,
    quote: Option<char>,
    /// How many brackets are open.
    depth: usize,
}

fn scan(before: &str) -> Scanned {
    let indent = before.len() - before.trim_start_matches([' ', '-']).len();
    // A dash that no space follows is one of a word.
    let indent = if before.get(..indent).is_some_and(|head| head.ends_with('-')) && indent < before.len() {
        before.get(..indent).map_or(0, |head| head.trim_end_matches('-').len())
    } else {
        indent
    };
    let mut scanned = Scanned { start: indent, quote: None, depth: 0 };
    let mut last = ' ';
    let mut chars = before.char_indices().skip_while(|(at, _)| *at < indent);
    while let Some((at, c)) = chars.next() {
        let next = at + c.len_utf8();
        match (scanned.quote, c) {
            (Some('"'), '\\') => _ = chars.next(),
            (Some(quote), c) if c == quote => scanned.quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(last, ' ' | '[' | '{' | ',') && scanned.start == at => {
                (scanned.quote, scanned.start) = (Some(c), next);
            }
            (None, '[' | '{') if last == ' ' || scanned.depth > 0 => {
                (scanned.depth, scanned.start) = (scanned.depth + 1, next)
            }
            (None, ']' | '}') if scanned.depth > 0 => (scanned.depth, scanned.start) = (scanned.depth - 1, next),
            (None, ',') if scanned.depth > 0 => scanned.start = next,
            (None, ':') if before.get(next..).is_none_or(|rest| rest.is_empty() || rest.starts_with(' ')) => {
                scanned.start = next
            }
            (None, ' ')
                if scanned.start == at || before.get(scanned.start..at).is_some_and(|word| word.starts_with('!')) =>
            {
                scanned.start = next;
            }
            _ => {}
        }
        last = c;
    }
    scanned
}

fn end_of_quoted(behind: &str, quote: char) -> Option<usize> {
    if quote == '"' { end_of_string(behind) } else { behind.find(quote) }
}

/// Where a plain scalar ends that goes on in the rest of a line.
fn end_of_plain(behind: &str, is_flow: bool) -> usize {
    let marks = [": ", " #"].iter().filter_map(|mark| behind.find(mark));
    let brackets = behind.find([',', ']', '}']).filter(|_| is_flow);
    let end = marks.chain(brackets).min().unwrap_or(behind.len());
    let word = behind.get(..end).unwrap_or_default().trim_end();
    let word = word.strip_suffix(':').unwrap_or(word);
    word.len()
}

/// Whether a line begins inside of brackets: what goes on there is indented deeper than where it began.
fn is_in_brackets(text: &str, start: usize, own: usize) -> bool {
    let Some(above) = text.get(..start) else { return false };
    let (mut closed, mut indent) = (0usize, usize::MAX);
    for line in above.lines().rev().take(200) {
        let content = line.trim_start();
        for c in content.chars().rev() {
            match c {
                ']' | '}' => closed += 1,
                '[' | '{' if closed > 0 => closed -= 1,
                '[' | '{' if line.len() - content.len() < own => return true,
                _ => {}
            }
        }
        indent = indent.min(line.len() - content.len());
        if indent == 0 && !content.is_empty() && !content.starts_with([']', '}']) {
            return false;
        }
    }
    false
}

/// Whether what follows a line is indented deeper than the dash in its head.
fn goes_deeper(rest: &str, head: &str) -> bool {
    let dash = head.rfind('-').unwrap_or(0);
    let next = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let indent = next.len() - next.trim_start_matches(' ').len();
    indent > dash && next.contains(':')
}
