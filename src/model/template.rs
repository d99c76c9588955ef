//! What CloudFormation itself refuses in a template, before the service sees anything.

use crate::source::place::Place;
use crate::source::span::Span;
use std::sync::Arc;

/// Something in a template that CloudFormation refuses.
#[derive(Clone, Debug)]
pub struct TemplateFault {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub kind: TemplateFaultKind,
}

/// What CloudFormation refuses.
#[derive(Clone, Debug)]
pub enum TemplateFaultKind {
    /// A property that there is none of.
    Unknown {
        /// Its name.
        name: String,
        /// The bytes of the name, where they stand as they are.
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
    /// `{ParameterValues: […]}` where the list itself belongs.
    Wrapped {
        /// The bytes around the list, with what takes their place where the list alone is kept; none where that cannot be
        /// told.
        around: Vec<(Span, String)>,
    },
    /// A text that is too long for CloudFormation, though not for the service.
    TooLong {
        /// The most characters.
        max: usize,
    },
    /// A null.
    Null,
}
