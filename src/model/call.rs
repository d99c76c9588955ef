//! The call that makes or changes a document.

use crate::model::value::{self, Text};
use crate::service::error::Operation;
use crate::service::origin::Origin;
use crate::source::place::Place;
use crate::syntax::node::{Entry, Node};

/// The call that makes or changes a document: a request, or the properties of which a template makes one.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Call<'t> {
    /// The operation that it calls.
    pub operation: Operation,
    /// Whether a template makes the document.
    pub origin: Origin,
    /// The request, or the properties.
    pub node: Node<'t>,
}

impl<'t> Call<'t> {
    /// A member that is given, or may be; null counts as absent.
    fn perhaps(&self, name: &str) -> Option<Entry<'t>> {
        self.node.get(name).filter(|entry| !value::is_null(entry.value))
    }

    /// A member that is surely given.
    pub(crate) fn member(&self, name: &str) -> Option<Entry<'t>> {
        self.perhaps(name).filter(|entry| !entry.value.may_be_absent())
    }

    /// The text of a member, where it is known.
    pub(crate) fn text(&self, name: &str) -> Option<Text<'t>> {
        value::text(self.member(name)?.value)
    }

    /// Whether the call surely has no such member.
    pub(crate) fn lacks(&self, name: &str) -> bool {
        let open = self.node.is_open() || self.node.entries().any(|entry| entry.key.placeholder().is_some());
        !open && self.perhaps(name).is_none()
    }

    /// Whether the call surely has no such member, or one without items.
    pub(crate) fn lacks_items(&self, name: &str) -> bool {
        self.lacks(name) || self.member(name).is_some_and(|entry| value::is_empty_list(entry.value))
    }

    /// Where the document's type is stated, which asks for a member; the beginning of the call where it is not.
    pub(crate) fn kind_place(&self, member: &str) -> Place {
        self.text("DocumentType").map_or_else(|| self.node.missing(member), Text::place)
    }
}
