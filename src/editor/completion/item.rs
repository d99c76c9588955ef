//! What is offered, before and after it is fitted into the text.

use crate::source::span::Span;

/// What an offer is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum CompletionKind {
    /// A member of a mapping.
    Member,
    /// One of the values that a member takes.
    Value,
    /// A document.
    Document,
    /// A parameter.
    Parameter,
    /// A step of a document.
    Step,
    /// An action or a plugin.
    Action,
    /// A managed node, or a tag of one.
    Node,
    /// A rule.
    Rule,
}

/// Something that may be written at a place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Completion {
    /// What is shown.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words beside it.
    pub detail: Option<String>,
    /// What is known of it, as Markdown.
    pub markdown: Option<String>,
    /// The bytes that it takes the place of.
    pub span: Span,
    /// What is written there.
    pub text: String,
    /// The same with `$1` where the cursor goes on, for who can put it there.
    pub snippet: Option<String>,
    /// What the written word is compared with.
    pub filter: String,
    /// Where it is among the others.
    pub sort: String,
}

/// What may be written at a place.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Completions {
    /// The offers, the likeliest first.
    pub items: Vec<Completion>,
    /// Whether there are more, which another letter brings to light.
    pub is_cut: bool,
}

/// What is written after the name of a member.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Holds {
    /// A string.
    Text,
    /// A list.
    List,
    /// A mapping.
    Mapping,
    /// A block of HCL.
    Block,
    /// Whatever it is.
    Any,
}

/// How an offer is written.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Form {
    /// As the name of a member.
    Name(Holds),
    /// As a string.
    Text,
    /// As a list of one string.
    List,
    /// As it is, without quotes.
    Word,
    /// As it is, inside of a string.
    Inside,
}

/// What is offered, before it is fitted into the text.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) label: String,
    pub(crate) form: Form,
    pub(crate) kind: CompletionKind,
    pub(crate) detail: Option<String>,
    pub(crate) markdown: Option<String>,
    /// Smaller ones stand first.
    pub(crate) rank: u8,
}

impl Draft {
    pub(crate) fn new(label: impl Into<String>, form: Form, kind: CompletionKind) -> Self {
        Self { label: label.into(), form, kind, detail: None, markdown: None, rank: 5 }
    }

    pub(crate) fn detail(self, detail: Option<String>) -> Self {
        Self { detail, ..self }
    }

    pub(crate) fn words(self, words: Option<&str>) -> Self {
        Self { markdown: words.map(str::to_owned), ..self }
    }

    pub(crate) fn markdown(self, markdown: Option<String>) -> Self {
        Self { markdown, ..self }
    }

    pub(crate) fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }
}

/// Offers of a list that may be long.
const MOST: usize = 100;

/// Of many names those that hold what is typed, those that begin with it first; and whether there are more.
pub(crate) fn bounded<'n>(names: impl Iterator<Item = &'n str>, typed: &str) -> (Vec<&'n str>, bool) {
    let typed = typed.to_lowercase();
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for name in names {
        match name.to_lowercase().find(&typed) {
            Some(0) => first.push(name),
            Some(_) => others.push(name),
            None => {}
        }
    }
    first.append(&mut others);
    let is_cut = first.len() > MOST;
    first.truncate(MOST);
    (first, is_cut)
}
