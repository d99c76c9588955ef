//! Associations that the account has already.

use crate::source::span::Span;

/// One row of `list-associations` or `describe-association` output.
#[derive(Clone, Debug, Default)]
pub struct Existing {
    /// Its id.
    pub id: Option<String>,
    /// The document's name.
    pub name: Option<String>,
    /// The node, for one made with `InstanceId`.
    pub instance_id: Option<String>,
    /// The number of its newest version.
    pub version: Option<u64>,
    /// Its targets: keys with values.
    pub targets: Vec<(String, Vec<String>)>,
    /// The place to show for it.
    pub span: Option<Span>,
}
