//! What a tree does not have of the shape that a schema states. The only file that names jsonschema.
//!
//! The validator walks our tree through its own node interface: no copy of the file is made. A schema is compiled at its
//! first use.

use crate::schema::embedded;
use crate::schema::fits::{surely, type_name};
use crate::schema::violation::{Violation, ViolationKind};
use crate::source::sources::SourceId;
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;
use crate::syntax::{NodeId, Syntax, parse_text};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use jsonschema::paths::LocationSegment;
use jsonschema::{Draft, JsonType, ValidationError};
use serde_json::{Number, Value};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

type Validator = jsonschema::Validator<Tree>;

/// The configuration's schema: the only one that is needed at run time. What it states means the same in this draft as in the
/// one that it names for editors, and half the time is saved: every schema is first judged by that of its draft, which here has one
/// part and there eight.
static CONFIGURATION: LazyLock<Option<Validator>> = LazyLock::new(|| compile("ssmlint", Draft::Draft7));

/// Violations of one file that are told, for each is looked for from the root: a file with so many may have more.
pub const MOST: usize = 1000;

/// The configuration's schema as a value: the names in it are told.
static SCHEMA: LazyLock<Option<Value>> = LazyLock::new(|| serde_json::from_str(embedded::text("ssmlint")?).ok());

/// Every place where a node does not have the shape that the schema of this name states, in no particular order. A schema
/// that does not exist finds nothing.
pub fn violations(name: &str, node: Node<'_>) -> Vec<Violation> {
    let own;
    let validator = if name == "ssmlint" {
        // To compile the schema takes longer than everything else that a run of one file does.
        if surely_fits(name, node) {
            return Vec::new();
        }
        CONFIGURATION.as_ref()
    } else {
        own = compile(name, Draft::Draft202012);
        own.as_ref()
    };
    let Some(validator) = validator else { return Vec::new() };
    validator.iter_errors(View::Tree(node)).flat_map(|error| translate(node, &error)).take(MOST).collect()
}

/// Whether a node surely fits the schema of this name, which is read as any other text: as a value it would take longer.
pub(crate) fn surely_fits(name: &str, node: Node<'_>) -> bool {
    let text = embedded::text(name).unwrap_or_default().to_owned();
    let schema = parse_text(SourceId::NOWHERE, Arc::new(text), Syntax::Json);
    schema.roots().next().is_some_and(|schema| surely(schema, node))
}

fn compile(name: &str, draft: Draft) -> Option<Validator> {
    let schema: Value = serde_json::from_str(&embedded::bundled(name)?).ok()?;
    jsonschema::options_for::<Tree>().with_draft(draft).offline().build(&schema).ok()
}

/// An error of the validator as facts: one for each unknown member.
fn translate(root: Node<'_>, error: &ValidationError<'_>) -> Vec<Violation> {
    let node = error.instance_path().into_iter().fold(root, |node, step| match step {
        LocationSegment::Property(name) => node.get(&name).map_or(node, |entry| entry.value),
        LocationSegment::Index(index) => node.nth(index).unwrap_or(node),
    });
    let number = |value: &Value| value.as_i64().unwrap_or_default();
    let size = |value: &u64| usize::try_from(*value).unwrap_or(usize::MAX);
    let kind = match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            return unexpected.iter().take(MOST).filter_map(|name| unknown(node, name, error)).collect();
        }
        ValidationErrorKind::Required { property } => {
            let name = property.as_str().unwrap_or_default().to_owned();
            return vec![Violation {
                place: node.missing(&name),
                kind: ViolationKind::MissingMember { name },
                member: None,
            }];
        }
        ValidationErrorKind::Type { kind } => {
            let expected = match kind {
                TypeKind::Single(expected) => vec![expected.to_string()],
                TypeKind::Multiple(several) => several.iter().map(|expected| expected.to_string()).collect(),
            };
            ViolationKind::WrongType { expected, found: type_name(node).to_owned() }
        }
        ValidationErrorKind::Enum { options } => {
            let allowed =
                options.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
            ViolationKind::UnknownValue { found: node.text().to_owned(), allowed }
        }
        ValidationErrorKind::MinLength { limit } => {
            ViolationKind::TooShort { min: size(limit), found: node.text().chars().count() }
        }
        ValidationErrorKind::MaxLength { limit } => {
            ViolationKind::TooLong { max: size(limit), found: node.text().chars().count() }
        }
        ValidationErrorKind::MinItems { limit } | ValidationErrorKind::MinProperties { limit } => {
            ViolationKind::TooFew { min: size(limit), found: node.len() }
        }
        ValidationErrorKind::MaxItems { limit } | ValidationErrorKind::MaxProperties { limit } => {
            ViolationKind::TooMany { max: size(limit), found: node.len() }
        }
        ValidationErrorKind::Minimum { limit } => ViolationKind::TooSmall { min: number(limit) },
        ValidationErrorKind::Maximum { limit } => ViolationKind::TooLarge { max: number(limit) },
        ValidationErrorKind::Pattern { pattern } => ViolationKind::Pattern { pattern: pattern.clone(), at: None },
        _ => ViolationKind::Other { detail: error.to_string() },
    };
    vec![Violation { place: node.place(), kind, member: None }]
}

/// An unknown member: its key, and the names that the schema has at that place.
fn unknown(node: Node<'_>, name: &str, error: &ValidationError<'_>) -> Option<Violation> {
    let schema = SCHEMA.as_ref()?;
    let path = error.schema_path().to_string();
    let place = schema.pointer(path.strip_suffix("/additionalProperties").unwrap_or(&path));
    let properties = place.and_then(|place| place.get("properties")).and_then(Value::as_object);
    let known = properties.into_iter().flat_map(|properties| properties.keys().cloned()).collect();
    let kind = ViolationKind::UnknownMember { name: name.to_owned(), known };
    Some(Violation { place: node.get(name)?.key.place(), kind, member: None })
}

/// Our tree, as the validator sees it.
struct Tree;

/// A node of our tree, or a text that the validator made.
#[derive(Copy, Clone)]
enum View<'t> {
    Tree(Node<'t>),
    Text(&'t str),
}

/// A number of our tree.
enum Numeral {
    Whole(i64),
    Other(f64),
}

impl JsonNumber for Numeral {
    fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Whole(number) => u64::try_from(*number).ok(),
            Self::Other(_) => None,
        }
    }
    fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            Self::Other(_) => None,
        }
    }
    fn as_f64(&self) -> Option<f64> {
        Some(match self {
            Self::Whole(number) => *number as f64,
            Self::Other(number) => *number,
        })
    }
    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_number().to_string())
    }
    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(match self {
            Self::Whole(number) => (*number).into(),
            Self::Other(number) => Number::from_f64(*number).unwrap_or_else(|| 0.into()),
        })
    }
}

impl Json for Tree {
    type Node<'t> = View<'t>;
    type PreparedKey = Box<str>;
    type StringBuffer = String;
    // A look-up walks the mapping: one pass over its members is better than many look-ups.
    const KEYS_PER_LOOKUP: usize = 1_000;
    fn prepare_key(key: &str) -> Box<str> {
        key.into()
    }
    fn with_string_node<T>(_: &mut String, text: &str, visit: impl FnOnce(View<'_>) -> T) -> T {
        visit(View::Text(text))
    }
}

impl<'t> Object<'t, Tree> for Node<'t> {
    type Node = View<'t>;
    type MemberName = &'t str;
    type MembersIter = Box<dyn Iterator<Item = (&'t str, View<'t>)> + 't>;
    fn len(&self) -> usize {
        self.entries().count()
    }
    fn get(&self, key: &Box<str>) -> Option<View<'t>> {
        Node::get(*self, key).map(|entry| View::Tree(entry.value))
    }
    fn members(&self) -> Self::MembersIter {
        Box::new(self.entries().map(|entry| (entry.key.text(), View::Tree(entry.value))))
    }
}

struct Items<'t>(Node<'t>);

impl<'t> Array<'t, Tree> for Items<'t> {
    type Node = View<'t>;
    type ElementsIter = Box<dyn Iterator<Item = View<'t>> + 't>;
    fn len(&self) -> usize {
        self.0.len()
    }
    fn elements(&self) -> Self::ElementsIter {
        Box::new(self.0.items().map(View::Tree))
    }
}

impl<'t> View<'t> {
    fn scalar(self) -> Option<Scalar<'t>> {
        match self {
            Self::Tree(node) => node.scalar(),
            Self::Text(text) => Some(Scalar::Text(text)),
        }
    }
    fn node(self) -> Option<Node<'t>> {
        match self {
            Self::Tree(node) => Some(node),
            Self::Text(_) => None,
        }
    }
}

impl<'t> JsonNode<'t, Tree> for View<'t> {
    type Object = Node<'t>;
    type Array = Items<'t>;
    type Number = Numeral;
    fn as_object(&self) -> Option<Node<'t>> {
        self.node().filter(|node| node.is_mapping())
    }
    fn as_array(&self) -> Option<Items<'t>> {
        self.node().filter(|node| node.is_sequence()).map(Items)
    }
    fn as_string(&self) -> Option<Cow<'t, str>> {
        match self.scalar() {
            Some(Scalar::Text(text)) => Some(Cow::Borrowed(text)),
            _ => None,
        }
    }
    fn as_number(&self) -> Option<Numeral> {
        match self.scalar() {
            Some(Scalar::Integer(number)) => Some(Numeral::Whole(number)),
            Some(Scalar::Number(text)) => Some(Numeral::Other(text.parse().unwrap_or_default())),
            _ => None,
        }
    }
    fn as_boolean(&self) -> Option<bool> {
        match self.scalar() {
            Some(Scalar::Bool(truth)) => Some(truth),
            _ => None,
        }
    }
    fn is_null(&self) -> bool {
        self.json_type() == JsonType::Null
    }
    fn json_type(&self) -> JsonType {
        match self.scalar() {
            Some(Scalar::Text(_)) => JsonType::String,
            Some(Scalar::Bool(_)) => JsonType::Boolean,
            Some(Scalar::Integer(_) | Scalar::Number(_)) => JsonType::Number,
            _ if self.as_object().is_some() => JsonType::Object,
            _ if self.as_array().is_some() => JsonType::Array,
            _ => JsonType::Null,
        }
    }
    fn to_value(&self) -> Cow<'t, Value> {
        Cow::Owned(match self {
            Self::Text(text) => Value::String((*text).to_owned()),
            Self::Tree(node) => node.to_json(),
        })
    }
    fn identity(&self) -> Option<NodeIdentity> {
        let NodeId(id) = self.node()?.id();
        Some(NodeIdentity::tagged(std::ptr::from_ref(self.node()?.tree()).addr(), id))
    }
}
