//! What a file says of the findings in it: which are to be silent, and why.

use crate::source::place::Place;
use crate::source::span::Span;
use crate::syntax::node::Entry;
use std::sync::Arc;

/// What a suppression in a comment or a text begins with.
pub(crate) const MARK: &str = "ssmlint:";

/// What a suppression is about.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Covers {
    /// What begins in the line of this number, from 0; and these bytes, where the line's first key holds a collection that
    /// goes on below.
    Line(usize, Option<Span>),
    /// What is in these bytes.
    Part(Span),
    /// The whole file.
    File,
}

/// A rule that a suppression names.
#[derive(Clone, Debug)]
pub(crate) struct RuleName {
    /// Where the name stands.
    pub place: Place,
    /// The name or code as written.
    pub name: String,
    /// The bytes that go when only this name goes; `None` where it is the only one, or where that cannot be known.
    pub removal: Option<Span>,
}

/// A wish for silence: a comment, the `"//"` member of an object in JSON, or the metadata of a template.
#[derive(Clone, Debug)]
pub(crate) struct Suppression {
    /// Where it is.
    pub place: Place,
    /// What it is about.
    pub covers: Covers,
    /// The rules that are to be silent.
    pub rules: Vec<RuleName>,
    /// Why; empty when nothing is said.
    pub reason: String,
    /// The bytes that go when the whole suppression goes.
    pub removal: Option<Span>,
}

/// Why a suppression cannot be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Form {
    /// The word after `ssmlint:` is none that is known.
    Word(String),
    /// No rules are named in brackets.
    NoRules,
    /// The bracket is not closed.
    NotClosed,
    /// It is about the whole file and does not come before what the file says.
    NotFirst,
    /// The metadata has no list `ignore`.
    Metadata,
}

/// Something about a suppression that is not as it should be.
#[derive(Clone, Debug)]
pub(crate) enum SuppressionFault {
    /// It cannot be read.
    Form {
        /// Where it is.
        place: Place,
        /// Why.
        form: Form,
    },
    /// No rule is called so.
    UnknownRule {
        /// The name, where it is, and how it is removed.
        rule: RuleName,
        /// The names that exist.
        known: Arc<[String]>,
    },
    /// It silences nothing.
    Unused {
        /// Where it is: the whole suppression, or one name of several.
        place: Place,
        /// The names that silence nothing.
        names: Vec<String>,
        /// The bytes that go with it.
        removal: Option<Span>,
    },
    /// Its rule may not be silenced.
    Unsilenceable {
        /// Where the name stands.
        place: Place,
        /// The rule.
        name: String,
        /// Whether the configuration says so.
        configured: bool,
    },
    /// It does not say why.
    NoReason {
        /// Where it is.
        place: Place,
    },
}

/// Whether an entry of an object is a suppression, and no member of what the object says: JSON has no comments.
pub(crate) fn is_suppression(entry: Entry<'_>) -> bool {
    let says = |text: &str| text.trim_start().starts_with(MARK);
    entry.key.text() == "//" && (says(entry.value.text()) || entry.value.items().any(|item| says(item.text())))
}
