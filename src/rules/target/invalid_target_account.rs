//! An account of a target location is not 12 digits, an organizational unit, or a root.

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
        raises: Some(ApiError::ValidationException),
        sources: &[pages::TARGET_LOCATION],
        ..meta("invalid-target-account", 331, include_str!("../../../rules/target/invalid-target-account.md"))
    },
    check: Check::Given(&[Field::TargetLocations], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(locations) = association.list(Field::TargetLocations) else { return };
    for entry in locations.items().filter_map(|location| location.get("Accounts")) {
        for text in entry.value.items().flat_map(value::texts).filter(|text| !is_account(text.as_str())) {
            findings
                .at(text.place(), "neither an account nor an organizational unit")
                .help("write 12 digits in quotes, or `ou-ROOT-UNIT`, or `r-ROOT`");
        }
    }
}

/// Source: `Accounts` of the service model: 12 digits, `ou-` and two parts, or `r-` and one.
fn is_account(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let is_unit = |rest: &str| rest.split_once('-').is_some_and(|(root, unit)| is_word(root) && is_word(unit));
    let is_number = text.len() == 12 && text.bytes().all(|c| c.is_ascii_digit());
    is_number || text.strip_prefix("ou-").is_some_and(is_unit) || text.strip_prefix("r-").is_some_and(is_word)
}
