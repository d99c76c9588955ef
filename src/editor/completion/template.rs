//! What a function of a template may refer to.

use crate::editor::completion::item::{CompletionKind, Draft, Form};
use crate::model::value;
use crate::service::cloudformation::PSEUDO_PARAMETERS;
use crate::syntax::node::Node;

/// The functions whose argument is a name of the template.
pub(crate) fn is_reference(function: &str) -> bool {
    matches!(function, "Ref" | "GetAtt" | "Sub")
}

/// The parameters and resources of a template that may are at a place: for the name of a document documents only.
pub(crate) fn references(root: Node<'_>, above: &[Node<'_>], form: Form, is_document: bool) -> Vec<Draft> {
    let mut offers = Vec::new();
    let members =
        |name: &str| root.get(name).into_iter().flat_map(|entry| value::entries(entry.value)).collect::<Vec<_>>();
    let kind = |node: Node<'_>| node.get("Type").map(|entry| entry.value.text().to_owned());
    for entry in members("Resources") {
        let is_own = above.iter().any(|node| node.id() == entry.value.id());
        let kind = kind(entry.value);
        let is_made = kind.as_deref() == Some("AWS::SSM::Document");
        if !is_own && (is_made || !is_document) {
            let what = if is_made { CompletionKind::Document } else { CompletionKind::Node };
            offers.push(Draft::new(entry.key.text(), form, what).detail(kind).rank(if is_made { 3 } else { 5 }));
        }
    }
    for entry in members("Parameters") {
        offers.push(Draft::new(entry.key.text(), form, CompletionKind::Parameter).detail(kind(entry.value)).rank(4));
    }
    if !is_document {
        offers.extend(PSEUDO_PARAMETERS.iter().map(|name| Draft::new(*name, form, CompletionKind::Parameter).rank(8)));
    }
    offers
}
