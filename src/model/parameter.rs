//! Parameters: what a document declares, and what an association gives.

use crate::model::suppression::is_suppression;
use crate::model::value::{self, Text};
use crate::service::java_pattern::compiled::{Compiled, Sketch};
use crate::service::parameter_type::ParameterType;
use crate::source::span::Span;
use crate::syntax::node::{Entry, Node};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// A text of a definition with its place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Written {
    /// The decoded text.
    pub text: String,
    /// Where it is.
    pub span: Span,
}

/// A parameter that a document declares.
#[derive(Debug)]
pub struct Declared {
    /// Its name; names are case-sensitive.
    pub name: Written,
    /// Its type, as the definition spells it.
    pub kind: Option<String>,
    /// Whether it need not be given: the key `default` is there, whatever its value.
    pub has_default: bool,
    /// The default, where it is a text.
    pub default: Option<String>,
    /// The values that it takes; `None` when it takes any, or when they are not known.
    pub allowed_values: Vec<Written>,
    /// The pattern that a whole value must match, in Java's dialect.
    pub allowed_pattern: Option<AllowedPattern>,
    /// Fewest characters of a value.
    pub min_chars: Option<Bound>,
    /// Most characters of a value.
    pub max_chars: Option<Bound>,
    /// Fewest values.
    pub min_items: Option<Bound>,
    /// Most values.
    pub max_items: Option<Bound>,
}

/// A pattern that whole values must match, read and compiled at its first use.
#[derive(Clone, Debug)]
pub struct AllowedPattern {
    written: Written,
    once: Arc<Once>,
}

/// What becomes of the text of a pattern, wherever it stands.
#[derive(Debug, Default)]
struct Once {
    sketch: OnceLock<Sketch>,
    compiled: OnceLock<Compiled>,
}

/// States that the patterns of one run have together, at most: each takes memory.
const MOST_STATES: u64 = 2_000_000;

/// Patterns by their texts: documents of one author have the same few.
#[derive(Debug)]
pub(crate) struct Patterns {
    known: HashMap<String, Arc<Once>>,
    /// States that further patterns may have together.
    left: u64,
    /// How many patterns found no room.
    pub left_out: usize,
}

impl Default for Patterns {
    fn default() -> Self {
        Self { known: HashMap::new(), left: MOST_STATES, left_out: 0 }
    }
}

impl AllowedPattern {
    /// A pattern as a definition writes it.
    pub fn new(written: Written) -> Self {
        Self { written, once: Arc::default() }
    }

    /// Lets the pattern be compiled together with those of the same text.
    pub(crate) fn share(&mut self, known: &mut Patterns) {
        if let Some(once) = known.known.get(&self.written.text) {
            self.once = once.clone();
            return;
        }
        known.known.insert(self.written.text.clone(), self.once.clone());
        let Sketch::States(states) = self.sketch() else { return };
        match known.left.checked_sub(*states) {
            Some(left) => known.left = left,
            // Nothing is known of its values then. That it is set already cannot be: it was made just now.
            None => known.left_out += usize::from(self.once.compiled.set(Compiled::Unknown).is_ok()),
        }
    }

    /// The pattern's text.
    pub fn text(&self) -> &str {
        &self.written.text
    }

    /// Where it is.
    pub fn span(&self) -> Span {
        self.written.span
    }

    /// Whether a whole value matches; `None` when that is not known.
    pub fn matches(&self, value: &str) -> Option<bool> {
        self.compiled().matches(value)
    }

    /// Whether it is known if a whole value matches.
    pub(crate) fn knows(&self, value: &str) -> bool {
        self.compiled().knows(value)
    }

    fn compiled(&self) -> &Compiled {
        self.once.compiled.get_or_init(|| Compiled::of(&self.written.text))
    }

    /// What the pattern is, before it is compiled.
    pub(crate) fn sketch(&self) -> &Sketch {
        self.once.sketch.get_or_init(|| Sketch::of(&self.written.text))
    }
}

/// A number that bounds something, with its place.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Bound {
    /// The number.
    pub value: u64,
    /// Where it is.
    pub span: Span,
}

impl Declared {
    /// Whether values of this type are texts whose characters count: not numbers, booleans or maps.
    pub fn is_text(&self) -> bool {
        matches!(self.kind.as_deref(), Some("String" | "StringList"))
    }

    /// Whether another definition declares the same, wherever it is written.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let text = |one: &Option<AllowedPattern>| one.as_ref().map(|pattern| pattern.text().to_owned());
        let bounds = |one: &Self| {
            [one.min_chars, one.max_chars, one.min_items, one.max_items].map(|bound| bound.map(|bound| bound.value))
        };
        let values = |one: &Self| one.allowed_values.iter().map(|value| value.text.clone()).collect::<Vec<_>>();
        self.name.text == other.name.text
            && (&self.kind, self.has_default, &self.default) == (&other.kind, other.has_default, &other.default)
            && text(&self.allowed_pattern) == text(&other.allowed_pattern)
            && (values(self), bounds(self)) == (values(other), bounds(other))
    }

    /// Whether the value is allowed: exactly one of the allowed values, where there are any.
    pub fn allows(&self, value: &str) -> bool {
        self.allowed_values.is_empty() || self.allowed_values.iter().any(|allowed| allowed.text == value)
    }

    /// Whether the length of a value matters.
    pub fn is_bounded(&self) -> bool {
        self.min_chars.is_some() || self.max_chars.is_some()
    }

    /// The bound that the value's length breaks, with its sense. The service counts characters or bytes, nobody knows
    /// which: only what both counts break is told.
    pub fn length_fault(&self, value: &str) -> Option<(Bound, &'static str)> {
        if !self.is_text() {
            return None;
        }
        let (bytes, characters) = (value.len() as u64, value.chars().count() as u64);
        let short = self.min_chars.filter(|bound| bytes < bound.value).map(|bound| (bound, "at least"));
        let long = self.max_chars.filter(|bound| characters > bound.value).map(|bound| (bound, "at most"));
        short.or(long)
    }

    /// Its type; `None` when it is missing or none that is known.
    pub(crate) fn parameter_type(&self) -> Option<ParameterType> {
        ParameterType::read(self.kind.as_deref()?)
    }

    /// Whether the type takes a list of values.
    pub fn is_list(&self) -> bool {
        self.parameter_type().is_some_and(|kind| kind.list)
    }
}

/// A parameter that an association gives.
#[derive(Copy, Clone, Debug)]
pub struct Given<'t> {
    /// Its name.
    pub key: Text<'t>,
    /// Its values: a list on the wire.
    pub value: Node<'t>,
    /// Whether `{{` is in one of them: few hold a reference.
    pub(crate) may_refer: bool,
}

impl<'t> Given<'t> {
    /// Reads one entry of `Parameters`; `None` when its name cannot be known.
    pub fn read(entry: Entry<'t>) -> Option<Self> {
        let key = value::text(entry.key).filter(|_| !is_suppression(entry))?;
        let given = Self { key, value: entry.value, may_refer: false };
        let may_refer = || given.expressions().any(|text| text.as_str().contains("{{"));
        Some(Self { may_refer: entry.value.tree().holds_braces() && may_refer(), ..given })
    }

    /// Whether the value is null: the same as not given.
    pub fn is_null(&self) -> bool {
        value::is_null(self.value)
    }

    /// Whether it is an empty list: no value at all.
    pub fn is_empty_list(&self) -> bool {
        value::is_empty_list(self.value)
    }

    /// The values as texts, those with placeholders too.
    pub fn expressions(&self) -> impl Iterator<Item = Text<'t>> + use<'t> {
        self.value.items().flat_map(value::expressions)
    }

    /// The values that are known. One with a placeholder is not: neither `${NAME}`, which a later step replaces, nor
    /// `{{ssm:NAME}}`, which the service resolves after it has checked.
    pub fn texts(&self) -> impl Iterator<Item = Text<'t>> + use<'t> {
        value::item_texts(self.value)
    }
}
