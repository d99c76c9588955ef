//! `TargetLocationAlarmConfiguration` is given, which State Manager does not support.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Documented,
        sources: &[pages::TARGET_LOCATION],
        ..meta(
            "unsupported-target-location-alarm",
            330,
            include_str!("../../../rules/target/unsupported-target-location-alarm.md"),
        )
    },
    check: Check::Given(&[Field::TargetLocations], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(locations) = association.list(Field::TargetLocations) else { return };
    for entry in locations.items().filter_map(|location| location.get("TargetLocationAlarmConfiguration")) {
        if !value::is_null(entry.value) {
            findings
                .at(entry.key.place(), "alarms of a location are not supported")
                .help("give the alarm in `AlarmConfiguration` of the association");
        }
    }
}
