//! An offer as it is written: quotes, colons and brackets as the text has them.

use crate::editor::completion::item::{Completion, Draft, Form, Holds};
use crate::editor::typed::word::Typed;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::Syntax;
use crate::syntax::scalar::{Scalar, core};

/// Fits an offer into its place; `number` is where it is among those of its rank.
pub(crate) fn written(draft: Draft, typed: &Typed, syntax: Syntax, source: SourceId, number: usize) -> Completion {
    let inside = typed.quote.map(|quote| escaped(&draft.label, quote, syntax));
    let (range, text, snippet) = match (draft.form, inside) {
        (Form::Inside, _) => (typed.word.clone(), draft.label.clone(), None),
        (Form::Text, Some(inside)) => (typed.word.clone(), inside, None),
        (Form::Name(_), Some(inside)) if typed.is_named => (typed.word.clone(), inside, None),
        (Form::Name(_), None) if typed.is_named && syntax == Syntax::Yaml => {
            (typed.word.clone(), draft.label.clone(), None)
        }
        (form, _) => {
            let (text, snippet) = whole(&draft.label, form, typed, syntax);
            (typed.whole.clone(), text, snippet)
        }
    };
    let space = if typed.is_glued && range == typed.whole { " " } else { "" };
    // Who compares does so with all that is replaced, quotes too.
    let quote = typed.quote.filter(|_| range == typed.whole).map(String::from).unwrap_or_default();
    let filter = format!("{quote}{}", draft.label);
    Completion {
        span: Span::new(source, range.start, range.end),
        text: format!("{space}{text}"),
        snippet: snippet.map(|snippet| format!("{space}{snippet}")),
        filter,
        sort: format!("{}{number:04}", draft.rank),
        label: draft.label,
        kind: draft.kind,
        detail: draft.detail,
        markdown: draft.markdown,
    }
}

/// An offer with everything around it, as text and as snippet.
fn whole(label: &str, form: Form, typed: &Typed, syntax: Syntax) -> (String, Option<String>) {
    let holds = match form {
        Form::Text => return (string(label, typed, syntax), None),
        Form::List => return (format!("[{}]", string(label, &Typed { is_flow: true, ..typed.clone() }, syntax)), None),
        Form::Word | Form::Inside => return (label.to_owned(), None),
        Form::Name(holds) => holds,
    };
    let (name, mark) = match syntax {
        Syntax::Json | Syntax::JsonLines => (format!("\"{}\"", escaped(label, '"', syntax)), ": "),
        Syntax::Yaml => (string(label, &Typed { quote: None, ..typed.clone() }, syntax), ": "),
        Syntax::Hcl => (label.to_owned(), " = "),
    };
    if typed.is_named {
        return (name, None);
    }
    let is_block = syntax == Syntax::Yaml && !typed.is_flow;
    let mark = match holds {
        Holds::List | Holds::Mapping if is_block => ":",
        Holds::Block if syntax == Syntax::Hcl => " {",
        _ => mark,
    };
    let below = format!("\n{}", " ".repeat(hung(typed) + 2));
    let rest = match (holds, syntax) {
        (Holds::List, Syntax::Yaml) if is_block => Some(format!("{below}- $1")),
        (Holds::Mapping, Syntax::Yaml) if is_block => Some(format!("{below}$1")),
        (Holds::List, Syntax::Yaml) => Some("[$1]".to_owned()),
        (Holds::Mapping, Syntax::Yaml) => Some("{ $1 }".to_owned()),
        (_, Syntax::Yaml) => None,
        (Holds::Text, _) => Some("\"$1\"".to_owned()),
        (Holds::List, _) => Some("[$1]".to_owned()),
        (Holds::Mapping, _) => Some("{$1}".to_owned()),
        (Holds::Block, Syntax::Json | Syntax::JsonLines) => Some("{$1}".to_owned()),
        (Holds::Block | Holds::Any, _) => None,
    };
    let text = format!("{name}{mark}");
    let snippet =
        rest.map(|rest| format!("{}{rest}", text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}")));
    (text, snippet)
}

/// How much further to the right a name begins than its line does, whose indentation the client gives to the lines that follow:
/// behind the dash of an item.
fn hung(typed: &Typed) -> usize {
    let before = typed.text.get(..typed.at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_start_matches(' ').chars().count()
}

/// A string with the quotes that it needs.
fn string(text: &str, typed: &Typed, syntax: Syntax) -> String {
    if syntax != Syntax::Yaml {
        return format!("\"{}\"", escaped(text, '"', syntax));
    }
    if let Some(quote) = typed.quote {
        return format!("{quote}{}{quote}", escaped(text, quote, syntax));
    }
    if is_plain(text, typed.is_flow) { text.to_owned() } else { format!("\"{}\"", escaped(text, '"', syntax)) }
}

/// Whether YAML reads a text without quotes as just this string, in its old version too.
fn is_plain(text: &str, is_flow: bool) -> bool {
    let marks = ["true", "false", "yes", "no", "on", "off", "y", "n"];
    let begins = text.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '/' | '.'));
    let breaks =
        text.contains(": ") || text.contains(" #") || text.ends_with([':', ' ']) || text.contains(char::is_control);
    let brackets = is_flow && text.contains([',', '[', ']', '{', '}']);
    let is_text = matches!(core(text), Scalar::Text(_)) && !marks.iter().any(|mark| mark.eq_ignore_ascii_case(text));
    // A date, or a number in another base of YAML 1.1.
    let is_number = text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || "-:_.".contains(c));
    begins && !breaks && !brackets && is_text && !is_number
}

/// A text as it is in such quotes.
fn escaped(text: &str, quote: char, syntax: Syntax) -> String {
    if quote == '\'' {
        return text.replace('\'', "''");
    }
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\t' => escaped.push_str("\\t"),
            '\r' => escaped.push_str("\\r"),
            c if c.is_control() => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    if syntax == Syntax::Hcl { escaped.replace("${", "$${").replace("%{", "%%{") } else { escaped }
}
