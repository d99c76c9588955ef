//! Where a finding stands: the bytes, and the node of the tree that they belong to.

use crate::source::span::Span;
use std::borrow::Cow;

/// The place of a finding: bytes to underline, and what its JSON Pointer names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The bytes to underline.
    pub span: Span,
    /// The number of the node in its file's tree; `None` where the file has no tree.
    pub node: Option<u32>,
    /// What is missing from that node, as the rest of a JSON Pointer without its first `/`: the pointer of the finding is
    /// where it would stand.
    pub missing: Option<Box<str>>,
    /// Where the text was written that is here through an alias or a reference: it is shown as a label.
    pub origin: Option<Span>,
    /// Under which circumstances this stands here, where it need not: they are shown as labels.
    pub when: Vec<When>,
}

/// A circumstance that is only known when a template is deployed.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct When {
    /// Where it is written.
    pub span: Span,
    /// What it is.
    pub kind: WhenKind,
}

/// What decides about a value of a template.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum WhenKind {
    /// A condition that holds.
    Holds,
    /// A condition that does not hold.
    Fails,
    /// A parameter that keeps its default.
    Default,
    /// A parameter that is given this one of its allowed values.
    Allowed,
    /// A parameter that is given this value.
    Given,
    /// A key of a mapping.
    Mapped,
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self { span, node: None, missing: None, origin: None, when: Vec::new() }
    }
}

/// A member's name as RFC 6901 writes it.
pub(crate) fn escaped(name: &str) -> Cow<'_, str> {
    if name.contains(['~', '/']) { Cow::Owned(name.replace('~', "~0").replace('/', "~1")) } else { Cow::Borrowed(name) }
}
