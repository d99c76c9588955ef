//! What the readers found wrong, as facts.

use crate::source::span::Span;

/// One violation of the syntax; the reading went on after it where that was possible.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SyntaxError {
    /// The bytes that are wrong; empty, and right after what comes before, where something is missing.
    pub span: Span,
    /// What is wrong.
    pub kind: SyntaxErrorKind,
}

/// What is wrong with a piece of text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SyntaxErrorKind {
    /// Nothing but blanks, and comments in YAML.
    Empty,
    /// A text of a templating language, which is JSON or YAML only when it is rendered; the span is its first statement.
    NotRendered,
    /// A bracket, a block or an alias nests deeper than that.
    TooDeep {
        /// The greatest depth that is read, in levels.
        limit: usize,
    },
    /// The aliases of a document would expand to more nodes than that; none of them is followed.
    AliasExpansion {
        /// The greatest number of nodes beyond the written ones.
        limit: usize,
    },
    /// An alias inside the node that it names.
    AliasCycle,
    /// An alias whose anchor does not come before it in its document.
    UnknownAlias,
    /// A bracket or a string that is never closed; the span is its opening character.
    Unclosed,
    /// A closing bracket that does not fit the opening one.
    MismatchedBracket {
        /// The bracket that was open.
        open: char,
    },
    /// A comma before a closing bracket.
    TrailingComma,
    /// No comma between two values.
    MissingComma,
    /// No colon after a key.
    MissingColon,
    /// No value where one must be.
    MissingValue,
    /// No key where one must be.
    MissingKey,
    /// A key without double quotes.
    KeyNotString,
    /// A word that is no JSON value.
    NotJson,
    /// A comment, which JSON does not have.
    Comment,
    /// Text after the value; the span ends with its first line.
    ExtraText,
    /// A control character in a string, the first one of it.
    ControlCharacter,
    /// A backslash before a character that makes no escape.
    UnknownEscape,
    /// A `\u` or `\x` escape without its hexadecimal digits, or of no character.
    BadUnicodeEscape,
    /// One half of a surrogate pair.
    LoneSurrogate,
    /// Anything else that YAML forbids.
    Yaml {
        /// The sentence of the YAML parser.
        detail: String,
    },
}
