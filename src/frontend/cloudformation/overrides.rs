//! Values for parameters as command lines write them, `Name=value Other="a b"`, and why a file with values may tell none.

use crate::settings::GivenParameter;
use crate::source::span::Span;
use crate::syntax::placeholder;
use std::ops::Range;

/// Why a file tells no values.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Unread {
    /// Its syntax is wrong there.
    Syntax(Span),
    /// It has none of the forms that are known.
    Form,
    /// It has no environment of this name; these are there.
    Environment(Vec<String>),
}

/// The pairs of one text, as SAM reads it: `NAME=VALUE` or `ParameterKey=NAME,ParameterValue=VALUE`, with spaces between them and
/// quotes as a shell has them. `at` tells where bytes of it stand.
pub(crate) fn of_overrides(text: &str, at: &dyn Fn(Range<usize>) -> Span) -> Vec<GivenParameter> {
    let mut found: Vec<GivenParameter> = Vec::new();
    for word in words(text) {
        match (pair(text, word, at), found.last_mut()) {
            (Some(pair), _) => found.push(pair),
            // What belongs to the value before, without quotes: what is made of it is not known.
            (None, Some(before)) => before.value = None,
            (None, None) => {}
        }
    }
    found
}

fn pair(text: &str, word: Range<usize>, at: &dyn Fn(Range<usize>) -> Span) -> Option<GivenParameter> {
    let raw = text.get(word.clone())?;
    let (name, value) = match raw.strip_prefix("ParameterKey=").and_then(|rest| rest.split_once(",ParameterValue=")) {
        Some((name, _)) => {
            let start = "ParameterKey=".len();
            (start..start + name.len(), start + name.len() + ",ParameterValue=".len())
        }
        None => {
            let equals = raw.find('=').filter(|at| *at > 0)?;
            (0..equals, equals + 1)
        }
    };
    let behind = |range: Range<usize>| at(word.start + range.start..word.start + range.end);
    Some(GivenParameter {
        name: unquoted(raw.get(name.clone())?),
        value: known(&unquoted(raw.get(value..)?)),
        named: behind(name),
        place: behind(value..raw.len()),
    })
}

/// The words of a text: spaces in quotes are part of one.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        let start = rest.peek()?.0;
        let mut quote = None;
        while let Some((_, c)) = rest.next_if(|(_, c)| quote.is_some() || !c.is_whitespace()) {
            match (c, quote) {
                ('\\', None | Some('"')) => drop(rest.next()),
                (c, Some(open)) if c == open => quote = None,
                ('"' | '\'', None) => quote = Some(c),
                _ => {}
            }
        }
        Some(start..rest.peek().map_or(text.len(), |(at, _)| *at))
    })
}

/// A word without the quotes and backslashes of a shell.
fn unquoted(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    let mut quote = None;
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        match (c, quote) {
            ('\\', None | Some('"')) => text.extend(rest.next()),
            (c, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            (c, _) => text.push(c),
        }
    }
    text
}

/// A value that is what is written: a placeholder is not.
pub(crate) fn known(text: &str) -> Option<String> {
    placeholder::find(text).is_none().then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::frontend::cloudformation::overrides::of_overrides;
    use crate::source::sources::SourceId;
    use crate::source::span::Span;

    #[test]
    fn overrides_are_read_as_a_shell_would() {
        let text = r#"Stage=prod  Rate="rate(1 day)" 'Note=it is' ParameterKey=Old,ParameterValue="a b" Path=a\ b Empty= Cut=rate(1 day) Last=x"#;
        let found = of_overrides(text, &|range| Span::new(SourceId(0), range.start, range.end));
        let seen: Vec<(&str, &str, &str)> = found
            .iter()
            .map(|one| {
                (one.name.as_str(), one.value.as_deref().unwrap_or("?"), text.get(one.place.range()).unwrap_or(""))
            })
            .collect();
        let wanted = [
            ("Stage", "prod", "prod"),
            ("Rate", "rate(1 day)", "\"rate(1 day)\""),
            ("Note", "it is", "it is'"),
            ("Old", "a b", "\"a b\""),
            ("Path", "a b", "a\\ b"),
            ("Empty", "", ""),
            ("Cut", "?", "rate(1"),
            ("Last", "x", "x"),
        ];
        assert_eq!(seen, wanted);
    }
}
