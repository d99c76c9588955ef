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
#[non_exhaustive]
pub enum SyntaxErrorKind {
    /// Nothing but spaces, and comments in YAML.
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
    /// A double quote inside a string, without a backslash.
    BareQuote,
    /// Text that is no HCL at this place.
    Hcl,
    /// What only YAML forbids.
    Yaml(YamlFault),
}

/// What is wrong with a piece of YAML where JSON has no such mistake.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum YamlFault {
    /// A tab in the indentation; the span is the tab.
    Tab,
    /// A line that seems to belong to the block scalar above it, and is not indented so far.
    OutsideBlock {
        /// The `|` or `>` of the block scalar.
        begin: Span,
    },
    /// A first line of a block scalar with a longer space line above it.
    LongBlankLine,
    /// Text after the `|` or `>` of a block scalar.
    BlockHeader,
    /// A line without a colon where an entry must be.
    NoColon,
    /// A colon that ends a key, and no space after it.
    NoSpaceAfterColon,
    /// A line whose indentation is none of those above it.
    Indentation,
    /// An item of a list where an entry must be.
    ItemAmongKeys,
    /// An entry where an item of a list must be.
    KeyAmongItems,
    /// A colon and a space in a value without quotes.
    ColonInValue,
    /// A key that continues the value above it.
    KeyInValue,
    /// A dash that begins no item of a list.
    Dash,
    /// A character that begins no value.
    Reserved(char),
    /// A control character.
    Control,
    /// Text after a string.
    TextAfterQuote {
        /// Whether the string is in single quotes.
        single: bool,
    },
    /// A closing bracket without an opening one.
    StrayBracket,
    /// A comment without a space before it.
    CommentNotSeparated,
    /// A comment between the lines of a value.
    CommentInValue,
    /// An anchor or an alias without a name.
    NoAnchorName,
    /// What is not a tag.
    Tag,
    /// A tag whose handle no directive declares.
    UndeclaredTag,
    /// A line that begins with `%` and is not a directive, or is in the wrong place.
    Directive,
    /// A byte order mark that is not at the beginning.
    ByteOrderMark,
    /// A colon or a bracket of which nothing nearer is known.
    Other,
}
