//! `CalendarNames` has an empty name.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocument),
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("empty-calendar-name", 276, include_str!("../../../rules/schedule/empty-calendar-name.md"))
    },
    check: Check::Given(&[Field::CalendarNames], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(names) = association.list(Field::CalendarNames) else { return };
    for text in names.items().flat_map(value::texts).filter(|text| text.as_str().trim().is_empty()) {
        findings.at(text.place(), "a calendar without a name").help("name a calendar, or remove the item");
    }
}
