//! What the files know of the document that an association, or a step, names.

use crate::editor::question::Knowledge;
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::model::document::Document;
use crate::model::file::File;
use crate::model::parameter::Declared;
use crate::service::field::Field;
use crate::service::version::Version;
use crate::syntax::node::Node;

/// A document that is named somewhere.
#[derive(Copy, Clone, Debug)]
pub(crate) struct NamedDocument<'w> {
    pub(crate) known: &'w Known<'w>,
    pub(crate) version: Version,
}

impl<'w> NamedDocument<'w> {
    /// The document that the association of this node names.
    pub(crate) fn of_association(file: &File, node: Node<'_>, knowledge: &Knowledge<'w>) -> Option<Self> {
        if let Some(association) = association(file, node)
            && association.text(Field::Name).is_some()
        {
            let version = association.document_version().unwrap_or(Version::Default);
            return Some(Self { known: knowledge.document_of(&association)?, version });
        }
        Self::of(node.get("Name").or_else(|| node.get("name"))?.value.text(), knowledge)
    }

    /// The document of a name.
    pub(crate) fn of(name: &str, knowledge: &Knowledge<'w>) -> Option<Self> {
        Some(Self { known: knowledge.facts.document(name).found()?, version: Version::Default })
    }

    /// The piece that declares its parameters, and these.
    pub(crate) fn declared(self) -> Option<(&'w Document, &'w [Declared])> {
        let document = self.known.content(self.version)?;
        Some((document, document.parameters()?))
    }

    /// The parameter of a name.
    pub(crate) fn parameter(self, name: &str) -> Option<(&'w Document, &'w Declared)> {
        let (document, declared) = self.declared()?;
        Some((document, declared.iter().find(|declared| declared.name.text == name)?))
    }
}

/// The association that a node states.
fn association<'f>(file: &'f File, node: Node<'_>) -> Option<Association<'f>> {
    file.associations().find(|association| association.node.id() == node.id())
}
