//! The file is not valid JSON or YAML.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::file::File;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::source::span::Span;
use crate::syntax::Syntax;
use crate::syntax::error::{SyntaxError, SyntaxErrorKind, YamlFault};
use crate::syntax::json::word::is_curly;
use crate::syntax::tree::Tree;

/// Errors of one file beyond this number are the first ones' fault.
const MOST: usize = 100;

/// Lines among which the columns are looked for that the AWS CLI prints after a document.
const LAST_LINES: usize = 32;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::SerializationException),
        printed: &[
            "JSON not well-formed",
            "YAML not well-formed",
            "Template format error: YAML aliases are not allowed",
            "JSON not well-formed. at Line: {}, Column: {}",
            "Invalid JSON received",
            "Invalid JSON: {}",
            "contains an invalid JSON: {}",
            "could not be parsed as JSON",
            "while parsing a block mapping",
            "while scanning a simple key",
            "Unexpected token {} in JSON at position {}",
            "Unable to parse JSON",
        ],
        sources: &[pages::JSON, pages::YAML],
        ..meta("syntax-error", 103, include_str!("../../../rules/input/syntax-error.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(tree) = &file.tree else { return };
    let is_yaml = tree.syntax() == Syntax::Yaml;
    // One that breaks off before its steps is a definition too.
    let is_document = || !file.documents.is_empty() || tree.text_of(file.source).contains("schemaVersion");
    let is_definition = file.requests.is_empty() && is_document();
    let mut comments = false;
    // One comment says it of all.
    let is_told =
        |error: &&SyntaxError| error.kind != SyntaxErrorKind::Comment || !std::mem::replace(&mut comments, true);
    for error in file.syntax_errors().iter().filter(is_told).take(MOST) {
        let Some(message) = message(error, tree, is_yaml) else { continue };
        let finding = findings.at(error.span, message);
        let help = help(error, tree, is_yaml);
        if let SyntaxErrorKind::Yaml(YamlFault::OutsideBlock { begin }) = error.kind {
            finding.label(begin, "the text block begins here");
        }
        if let Some(fix) = escaped(error, tree) {
            finding.fix(fix);
        }
        if file.is_template {
            // CloudFormation does not get as far as the service.
            finding.api_error = None;
            finding.confidence(Confidence::Observed);
            finding.help = help.map(str::to_owned);
            finding.printed = Some(quote(&refusal(is_yaml)));
            continue;
        }
        finding.help = help.map(str::to_owned);
        if file.is_old_terraform {
            finding.at_most(Severity::Warning).help("the module allows Terraform before 0.12: its syntax is not read");
        }
        // A file that holds a definition and nothing to send is read when the document is made.
        if is_definition {
            finding.api_error(ApiError::InvalidDocumentContent).scope(Scope::Document);
        }
    }
}

/// What CloudFormation says of a template that it cannot read.
fn refusal(is_yaml: bool) -> String {
    format!("Template format error: {} not well-formed", if is_yaml { "YAML" } else { "JSON" })
}

/// What is wrong, in a line; `None` for what other rules say.
fn message(error: &SyntaxError, tree: &Tree, is_yaml: bool) -> Option<String> {
    use SyntaxErrorKind as Kind;
    let written = || tree.written_at(error.span).unwrap_or_default();
    let text = match &error.kind {
        Kind::Empty | Kind::NotRendered | Kind::TooDeep { .. } | Kind::AliasExpansion { .. } | Kind::AliasCycle => {
            return None;
        }
        Kind::UnknownAlias => "no anchor of this name before the alias",
        Kind::NotJson | Kind::KeyNotString if written().starts_with(is_curly) => "JSON has no curly quotes",
        Kind::NotJson if written().starts_with('\'') => "a string must be in double quotes in JSON",
        Kind::MissingValue | Kind::Hcl if written().starts_with(is_curly) => "HCL has no curly quotes",
        Kind::Unclosed => "this is never closed",
        Kind::MismatchedBracket { open } => {
            return Some(format!("this bracket does not close {}", quote(&open.to_string())));
        }
        Kind::TrailingComma => "trailing comma",
        Kind::MissingComma => "missing comma before this",
        Kind::MissingColon => "a colon is missing before this",
        Kind::MissingValue => "a value is missing here",
        Kind::MissingKey => "a member's name is missing here",
        Kind::KeyNotString => "a member's name must be in double quotes in JSON",
        Kind::NotJson => "not a JSON value",
        Kind::Comment => "JSON has no comments",
        Kind::ExtraText if is_yaml => "text after the end of the value",
        Kind::ExtraText => "text after the end of the JSON value",
        Kind::ControlCharacter => "a control character must be escaped in JSON",
        Kind::UnknownEscape if is_yaml => {
            return Some(format!("YAML has no escape {} in double quotes", quote(written())));
        }
        Kind::UnknownEscape => return Some(format!("JSON has no escape {}", quote(written()))),
        Kind::BadUnicodeEscape if written().starts_with("\\x") => "`\\x` needs two hexadecimal digits",
        Kind::BadUnicodeEscape if written().starts_with("\\U") => "`\\U` needs eight hexadecimal digits of a character",
        Kind::BadUnicodeEscape => "`\\u` needs four hexadecimal digits",
        Kind::LoneSurrogate => "half of a surrogate pair is not a character",
        Kind::BareQuote => "this quote ends the string in the middle",
        Kind::Hcl => "no attribute, block or expression of HCL can stand here",
        Kind::Yaml(fault) => return Some(yaml_message(*fault)),
    };
    Some(text.to_owned())
}

/// What is wrong with YAML, in a line.
fn yaml_message(fault: YamlFault) -> String {
    use YamlFault as Fault;
    let text = match fault {
        Fault::Tab => "a tab cannot indent YAML",
        Fault::OutsideBlock { .. } => "this line is outside of the text block above",
        Fault::LongBlankLine => "an empty line above the first line of this text block has more spaces than that line",
        Fault::BlockHeader => "the text block begins on the line of its `|` or `>`",
        Fault::NoColon => "a colon is missing on this line",
        Fault::NoSpaceAfterColon => "a space is missing after the colon",
        Fault::Indentation => "the indentation of this line fits none of the lines above",
        Fault::ItemAmongKeys => "list item among the keys of a mapping",
        Fault::KeyAmongItems => "key among the items of a list",
        Fault::ColonInValue => "colon in a value without quotes",
        Fault::KeyInValue => "this key is inside the value that begins above",
        Fault::Dash => "a list item cannot begin here",
        Fault::Reserved('`') => "a value without quotes cannot begin with a backtick",
        Fault::Reserved(character) => {
            return format!("a value without quotes cannot begin with {}", quote(&character.to_string()));
        }
        Fault::Control => "YAML has no control characters",
        Fault::TextAfterQuote { .. } => "text after the closing quote",
        Fault::StrayBracket => "no bracket is open here",
        Fault::CommentNotSeparated => "a space is missing before the comment",
        Fault::CommentInValue => "comment between the lines of a value",
        Fault::NoAnchorName => "an anchor or an alias has no name",
        Fault::Tag => "not a YAML tag",
        Fault::UndeclaredTag => "the handle of this tag is not declared",
        Fault::Directive => "the line that begins with `%` is not a YAML directive, or no `---` follows it",
        Fault::ByteOrderMark => "byte order mark inside the text",
        Fault::Other => "YAML cannot be read from here on",
    };
    text.to_owned()
}

/// What to do about it, where the message does not say so.
fn help(error: &SyntaxError, tree: &Tree, is_yaml: bool) -> Option<&'static str> {
    use SyntaxErrorKind as Kind;
    use YamlFault as Fault;
    if is_text_output(tree, error) {
        return Some(
            "this is what `get-document --output text` prints; save the content alone: add `--query Content` to it",
        );
    }
    Some(match &error.kind {
        Kind::NotJson | Kind::KeyNotString | Kind::MissingValue | Kind::Hcl
            if tree.written_at(error.span).unwrap_or_default().starts_with(is_curly) =>
        {
            "write straight quotes: `\"`"
        }
        Kind::Unclosed if tree.line_from(error.span).contains(is_curly) => "a curly quote closes nothing: write `\"`",
        Kind::UnknownAlias => "`*` begins an alias in YAML: put the value in quotes",
        Kind::Comment => "take all comments out, or write the file in YAML",
        Kind::UnknownEscape | Kind::BadUnicodeEscape if is_yaml => {
            "put the string in single quotes, or write two backslashes"
        }
        Kind::UnknownEscape | Kind::BadUnicodeEscape => "write two backslashes for one",
        Kind::BareQuote => "write `\\\"` for a quote inside a string",
        Kind::Yaml(fault) => match fault {
            Fault::Tab => "write spaces",
            Fault::OutsideBlock { .. } => "indent it like the lines of the block, or write `key: value`",
            Fault::LongBlankLine => "remove the spaces from the empty line",
            Fault::BlockHeader => "begin the text on the next line, indented",
            Fault::NoColon => "write `key: value`, or indent the line so that it belongs to the value above",
            Fault::NoSpaceAfterColon => "write a space after the colon",
            Fault::Indentation => "give it the indentation of the line that it belongs beside",
            Fault::ItemAmongKeys | Fault::KeyAmongItems => "indent it under the key that it belongs to",
            Fault::ColonInValue | Fault::Reserved(_) | Fault::NoAnchorName => "put the value in quotes",
            Fault::KeyInValue => "check the indentation of this line, and that the line above has a colon",
            Fault::Dash => "begin the list on a line of its own, or put the value in quotes",
            Fault::TextAfterQuote { single: true } => "write `''` for a quote inside the string",
            Fault::TextAfterQuote { single: false } => "write `\\\"` for a quote inside the string",
            Fault::CommentInValue => "put the comment above the key",
            _ => return None,
        },
        _ => return None,
    })
}

/// Whether a line after the error ends with the columns that the AWS CLI prints after a document's content.
fn is_text_output(tree: &Tree, error: &SyntaxError) -> bool {
    let start = error.span.start as usize;
    let line =
        tree.text_of(error.span.source).get(..start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    // Only the first error looks, and only the last lines hold it.
    let is_first = tree.errors().first().is_some_and(|first| first.span == error.span);
    let lines = tree
        .text_of(error.span.source)
        .get(line..)
        .filter(|_| is_first)
        .unwrap_or_default()
        .lines()
        .rev()
        .take(LAST_LINES);
    lines.map(|line| line.split('\t').skip(1).take(2)).any(|mut columns| {
        let date =
            columns.next().is_some_and(|date| date.starts_with(|c: char| c.is_ascii_digit()) && date.contains('T'));
        date && columns.next().is_some_and(|format| matches!(format, "JSON" | "YAML" | "TEXT"))
    })
}

/// A second backslash, where the author surely meant one: nothing else in the string is an escape that means something.
fn escaped(error: &SyntaxError, tree: &Tree) -> Option<Fix> {
    let (text, range) = (tree.text_of(error.span.source), error.span.range());
    let letter = text.get(range.start + 1..range.end).filter(|_| error.kind == SyntaxErrorKind::UnknownEscape)?;
    // A shell and a regular expression write the others with a backslash as well: which was meant is not known.
    if !letter.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-+*?^|()[]{}".contains(&byte)) {
        return None;
    }
    let is_end = ['"', '\n'];
    let before = text.get(..range.start)?.rsplit(is_end).next().unwrap_or_default();
    let behind = text.get(range.end..)?.split(is_end).next().unwrap_or_default();
    let means = |escape: &str| escape.starts_with(['n', 't', 'r', 'b', 'f', 'u', 'x', '\\']);
    let is_known = |piece: &str| piece.split('\\').skip(1).any(means);
    let safety = if is_known(before) || is_known(behind) { Safety::Unsafe } else { Safety::Safe };
    let span = Span::new(error.span.source, range.start, range.start);
    let edits = vec![Edit { span, text: "\\".to_owned() }];
    Some(Fix { title: format!("write {}", quote(&format!("\\\\{letter}"))), safety, edits })
}
