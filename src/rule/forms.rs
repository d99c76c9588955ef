//! Words and places for values of the wrong kind.

use crate::service::content_shape::Form;
use crate::source::place::Place;
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;

/// What a value is, for a sentence.
pub(crate) fn noun(node: Node<'_>) -> &'static str {
    match node.scalar() {
        Some(Scalar::Text(_)) => "a string",
        Some(Scalar::Integer(_) | Scalar::Number(_)) => "a number",
        Some(Scalar::Bool(_)) => "a boolean",
        Some(Scalar::Null) => "null",
        None if node.is_sequence() => "a list",
        None => "a mapping",
    }
}

/// What a value should be, for a sentence.
pub(crate) fn expected(form: &Form) -> &'static str {
    match form {
        Form::Any => "anything",
        Form::Text => "a string",
        Form::Number => "a number",
        Form::Truth => "`true` or `false`",
        Form::List(_) => "a list",
        Form::Map(_) | Form::Members(_) => "a mapping",
        Form::Either => "a mapping or a list",
    }
}

/// Where a value is shown: itself; of a block of several lines the key that holds it.
pub(crate) fn head(node: Node<'_>) -> Place {
    let place = node.place();
    let block = !node.is_scalar() && !node.written().starts_with(['{', '[']);
    match node.key().filter(|_| block && place.origin.is_none()) {
        Some(key) => Place { span: key.span(), ..place },
        None => place,
    }
}

/// Whether a text is, or holds, a reference: what it is for is not known.
pub(crate) fn refers(node: Node<'_>) -> bool {
    node.is_scalar() && node.text().contains("{{")
}
