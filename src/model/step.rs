//! One step of a document.

use crate::model::value;
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::Scalar;

/// One step of a document.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Step<'t> {
    /// The mapping that states it.
    pub node: Node<'t>,
    /// Whether it is in a loop of another step.
    pub nested: bool,
}

/// The text of a scalar that no later step replaces; the document's own `{{ references }}` are no such text. `None` for
/// whatever is not a string.
pub(crate) fn plain(node: Node<'_>) -> Option<&str> {
    let Some(Scalar::Text(text)) = node.scalar() else { return None };
    let replaced = |mark: &[u8]| matches!(mark, b"${" | b"{%" | b"<%" | b"%%" | b"@@" | b"{{");
    let replaced = text.as_bytes().windows(2).any(replaced);
    (!replaced && !value::is_local_tag(node)).then_some(text)
}

pub(crate) fn collect<'t>(list: Node<'t>, nested: bool, steps: &mut Vec<Step<'t>>) {
    for node in list.items().filter(|item| item.is_mapping()) {
        steps.push(Step { node, nested });
        if let Some(inner) = node.get("inputs").and_then(|inputs| inputs.value.get("Steps")) {
            collect(inner.value, true, steps);
        }
    }
}

impl<'t> Step<'t> {
    /// A member of the step; null counts as absent.
    pub(crate) fn member(&self, name: &str) -> Option<Entry<'t>> {
        self.node.get(name).filter(|entry| !value::is_null(entry.value))
    }

    /// Whether the step surely has no such member.
    pub(crate) fn lacks(&self, name: &str) -> bool {
        let open = || self.node.is_open() || self.node.entries().any(|entry| entry.key.placeholder().is_some());
        self.member(name).is_none() && !open()
    }

    /// Its name, where it is known.
    pub(crate) fn name(&self) -> Option<(&'t str, Node<'t>)> {
        let node = self.member("name")?.value;
        Some((plain(node)?, node))
    }

    /// Its action, where it is known.
    pub(crate) fn action(&self) -> Option<(&'t str, Node<'t>)> {
        let node = self.member("action")?.value;
        Some((plain(node)?, node))
    }
}
