//! What a parameter shows that an association gives and its document declares.

use crate::facts::documents::Known;
use crate::model::parameter::{Declared, Given};
use crate::rule::look::sight::{Sight, Sights};
use crate::service::parameter_type::{Element, ParameterType};

/// What the declaration and the values show.
pub(crate) fn see_argument(document: &Known<'_>, parameter: &Declared, given: &Given<'_>) -> Sights {
    let mut shown = Sights::of(&[Sight::Itself]);
    let is_command = document.is_command();
    let (has_pattern, has_values) = (parameter.allowed_pattern.is_some(), !parameter.allowed_values.is_empty());
    shown.add_if(is_command && has_pattern, Sight::Pattern);
    shown.add_if(is_command && has_values, Sight::AllowedValues);
    shown.add_if(is_command && parameter.is_bounded(), Sight::BoundedLength);
    shown.add_if(is_command && (parameter.min_items.or(parameter.max_items)).is_some(), Sight::BoundedCount);
    let is_restricted = has_pattern || has_values || parameter.is_bounded();
    shown.add_if(is_restricted && document.is_automation(), Sight::RestrictedInRunbook);
    shown.add_if(given.may_refer, Sight::Braces);
    shown.add_if(given.value.is_sequence() && given.value.is_empty(), Sight::NoValues);
    match parameter.parameter_type() {
        Some(ParameterType { element: Element::Text, list: false }) => {
            shown.add_if(given.value.len() > 1, Sight::SeveralValues);
        }
        Some(ParameterType { element: Element::Text, list: true }) => {
            let is_bracket = |text: &str| text.trim_start().starts_with('[');
            shown.add_if(given.texts().any(|text| is_bracket(text.as_str())), Sight::Bracket);
        }
        Some(kind) => {
            shown.add(Sight::NoText);
            shown.add_if(!kind.list && given.value.len() > 1, Sight::SeveralValues);
        }
        None => {}
    }
    shown
}
