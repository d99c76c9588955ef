//! What CloudFormation itself refuses in a template, before the service sees anything.

use crate::source::place::Place;
use crate::source::span::Span;
use std::sync::Arc;

/// Something in a template that CloudFormation refuses.
#[derive(Clone, Debug)]
pub(crate) struct TemplateFault {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: TemplateFaultKind,
}

/// What CloudFormation refuses.
#[derive(Clone, Debug)]
pub(crate) enum TemplateFaultKind {
    /// A property that there is none of.
    Unknown {
        /// Its name.
        name: String,
        /// The bytes of the name, where they are as they are.
        written: Option<Span>,
        /// The properties that there are.
        known: Arc<[&'static str]>,
    },
    /// A property that the operation has, and the resource type has not.
    Unsupported {
        /// Its name.
        name: String,
    },
    /// A property that can be read only.
    ReadOnly {
        /// Its name.
        name: String,
    },
    /// A property beside `Properties` instead of in it.
    Misplaced {
        /// Its name.
        name: String,
    },
    /// What holds the properties, and is not called `Properties`.
    Misnamed {
        /// What it is called.
        name: String,
        /// The bytes of the name, where they are as they are.
        written: Option<Span>,
    },
    /// A resource type that there is none of, and that looks like one that makes something of ours.
    UnknownType {
        /// Its name.
        name: String,
        /// The type that it looks like.
        meant: &'static str,
        /// The bytes of the name, where they are as they are.
        written: Option<Span>,
    },
    /// The type of a resource that makes something of ours, under a name that is not `Type`.
    MisnamedType {
        /// What it is called.
        name: String,
        /// The bytes of the name, where they are as they are.
        written: Option<Span>,
    },
    /// A resource that would make something of ours, where templates have none.
    MisplacedResource {
        /// Its logical id.
        name: String,
        /// The section that it is in; `None` beside the sections.
        section: Option<String>,
    },
    /// `{ParameterValues: […]}` where the list itself belongs.
    Wrapped {
        /// The bytes around the list, with what takes their place where the list alone is kept; `None` where that cannot be
        /// told.
        around: Vec<(Span, String)>,
    },
    /// A text that is too long for CloudFormation, though not for the service.
    TooLong {
        /// The most characters.
        max: usize,
    },
    /// A null.
    Null {
        /// Where it is, as CloudFormation prints it.
        path: String,
        /// Whether it is surely refused: what is in the content of a document, or a macro may replace, need not be.
        certain: bool,
    },
    /// A name that the template does not have.
    Missing(Missing),
    /// A value that a parameter is given and does not take.
    RefusedValue {
        /// The parameter.
        parameter: String,
        /// Which of its bounds is broken.
        bound: &'static str,
    },
    /// A value for a parameter that no template declares.
    Undeclared {
        /// The parameter.
        name: String,
        /// The parameters that there are, sorted.
        known: Arc<[String]>,
    },
    /// `${name}` in a text that nothing is put into, though the template has the name.
    Unsubstituted {
        /// The name.
        name: String,
        /// What comes before and after the text where its names are put in; `None` where it has others too, which are not
        /// known.
        around: Vec<(Span, &'static str)>,
    },
}

/// A name that a template refers to and does not have.
#[derive(Clone, Debug)]
pub(crate) struct Missing {
    /// The name.
    pub name: String,
    /// The bytes of the name, where they are as they are.
    pub written: Option<Span>,
    /// How it is referred to.
    pub by: ReferenceForm,
    /// The names that there are, sorted.
    pub known: Arc<[String]>,
    /// Whether CloudFormation surely looks for it.
    pub certain: bool,
}

/// How a template refers to a name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum ReferenceForm {
    /// `Ref`, or `${name}` of a `Sub`: a parameter or a resource.
    Reference,
    /// The same for a name that begins with `AWS::`.
    Pseudo,
    /// `DependsOn`: a resource.
    DependsOn,
    /// `GetAtt`: a resource.
    Attribute,
    /// `${name.attribute}` of a `Sub`: a resource.
    SubAttribute {
        /// The attribute.
        attribute: String,
    },
    /// `Ref` in a condition: a parameter.
    InCondition,
    /// The condition of a resource.
    Condition,
    /// The condition of an `If`.
    If,
    /// A condition in another one.
    OfCondition,
    /// A mapping.
    Mapping,
    /// A key of a mapping.
    Key {
        /// The mapping.
        mapping: String,
        /// The key before it, or the one after it; `None` where they are not known.
        other: Option<String>,
        /// Whether it is the first of the two keys.
        first: bool,
    },
    /// An attribute of a resource.
    OfResource {
        /// The resource.
        resource: String,
        /// Its type.
        kind: &'static str,
    },
}
