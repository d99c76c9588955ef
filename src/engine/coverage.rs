//! What could not be judged, and why: so silence is not taken for approval.

use crate::diagnostic::report::Undecided;
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::model::value;
use crate::rule::check::Context;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;
use crate::syntax::node::Node;
use crate::syntax::tree::Kind;

/// Members whose text decides about an answer, with that answer.
const DECIDING: &[(Field, ApiError)] = &[
    (Field::Name, ApiError::InvalidDocument),
    (Field::DocumentVersion, ApiError::InvalidDocumentVersion),
    (Field::InstanceId, ApiError::InvalidInstanceId),
    (Field::ScheduleExpression, ApiError::InvalidSchedule),
    (Field::AssociationId, ApiError::AssociationDoesNotExist),
];

/// Adds what of one association could not be judged.
pub(crate) fn undecided(association: &Association<'_>, context: &Context<'_>, list: &mut Vec<Undecided>) {
    for (field, error) in DECIDING {
        let Some(entry) = association.perhaps(*field) else { continue };
        let node = entry.value;
        if node.is_scalar() && value::is_unknown(node) {
            let reason = format!("a later step replaces text in {}", quote(field.name()));
            list.push(unjudged(*error, node, reason));
        } else if node.is_open() && node.is_choice() || node.kind() == Kind::Error {
            let reason = format!("what {} will be is known when the template is deployed", quote(field.name()));
            list.push(unjudged(*error, node, reason));
        }
    }
    definition(association, context, list);
    inventory(association, context, list);
}

fn definition(association: &Association<'_>, context: &Context<'_>, list: &mut Vec<Undecided>) {
    let Some(name) = association.text(Field::Name) else { return };
    if matches!(context.facts.document_of(name), Lookup::Unknown) {
        let reason = format!("no definition of {}: list it under `documents`", quote(name.as_str()));
        for error in [ApiError::InvalidDocument, ApiError::InvalidParameters] {
            list.push(unjudged(error, name.node(), reason.clone()));
        }
    }
}

fn inventory(association: &Association<'_>, context: &Context<'_>, list: &mut Vec<Undecided>) {
    let Some(id) = association.text(Field::InstanceId) else { return };
    if matches!(context.facts.node(id.as_str()), Lookup::Unknown) {
        let reason = format!("no inventory lists {}", quote(id.as_str()));
        for error in [ApiError::InvalidInstanceId, ApiError::UnsupportedPlatformType] {
            list.push(unjudged(error, id.node(), reason.clone()));
        }
    }
}

fn unjudged(api_error: ApiError, node: Node<'_>, reason: String) -> Undecided {
    Undecided { api_error, span: node.span(), node: node.id().0, pointer: String::new(), reason }
}
