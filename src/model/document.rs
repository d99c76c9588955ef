//! What is known of a document from one definition or listing.

use crate::model::content::ContentAt;
use crate::model::declared::Parameters;
use crate::model::parameter::{Declared, Written};
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::service::platform::Platform;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::NodeId;

/// What one piece of a file says of a document.
#[derive(Debug, Default)]
pub struct Document {
    /// Its name; the file's stem where the content does not say.
    pub name: String,
    /// The place to show for it: its name, or the first bytes of its content.
    pub span: Option<Span>,
    /// The file in which alone this name is known: a template's logical id.
    pub scope: Option<SourceId>,
    /// Its owner: an account, or `Amazon`.
    pub owner: Option<String>,
    /// `Command`, `Automation`, `Policy` and so on.
    pub kind: Option<Written>,
    /// Whether `kind` is stated; else it was derived from the content.
    pub kind_stated: bool,
    /// The schema version of its content.
    pub schema_version: Option<Written>,
    /// The platforms that it is registered for: stated, or implied by its content.
    pub platforms: Option<Platforms>,
    /// The number of the default version.
    pub default_version: Option<u64>,
    /// The number of the newest version.
    pub latest_version: Option<u64>,
    /// `Active`, `Creating` and so on.
    pub status: Option<Written>,
    /// The version that this piece is about; the default one where it does not say.
    pub version: Option<u64>,
    /// The name that its owner gave this version; associations cannot use it.
    pub version_name: Option<String>,
    /// The parameters that it declares, before somebody asks.
    pub(crate) parameters: Parameters,
    /// The node in which a template gives it this name in plain text, when it makes the document.
    pub named: Option<NodeId>,
    /// The call that makes or changes it, where a file states one.
    pub(crate) sent: Option<Sent>,
    /// Where its content stands, where a file holds it.
    pub(crate) content: Option<ContentAt>,
    /// Whether the parameters are the content's own: then allowed values, patterns and bounds are known too.
    pub is_content: bool,
    /// The day of the built-in catalogue, for a document that is known from there.
    pub catalogued: Option<&'static str>,
    /// Whether Amazon has withdrawn it.
    pub retired: bool,
}

impl Document {
    /// The parameters that it declares; `None` where this piece does not tell. Read at the first call.
    pub fn parameters(&self) -> Option<&[Declared]> {
        self.parameters.get()
    }
}

/// The call that makes or changes a document.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct Sent {
    /// The operation.
    pub operation: Operation,
    /// Who makes the document.
    pub origin: Origin,
    /// The request, or the properties.
    pub node: NodeId,
}

/// The platforms that a document is registered for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Platforms {
    /// In the order of the file.
    pub list: Vec<Platform>,
    /// Where the list stands, or the steps that imply it.
    pub span: Span,
    /// Whether the content implies it and nothing states it.
    pub derived: bool,
}

/// Whether a document of this type can be associated. Source: the message "Document type Package is not supported
/// for associations", <https://github.com/hashicorp/terraform-provider-aws/issues/35664>; Command, Policy and Automation are documented.
pub(crate) fn is_associable(kind: &str) -> bool {
    matches!(kind, "Command" | "Policy" | "Automation")
}
