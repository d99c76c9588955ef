//! A target location lists no account, or no region.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::list;
use crate::service::error::ApiError;
use crate::service::field::Field;
use crate::syntax::node::Node;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::ValidationException),
        sources: &[pages::TARGET_LOCATION],
        ..meta("incomplete-target-location", 329, include_str!("../../../rules/target/incomplete-target-location.md"))
    },
    check: Check::Given(&[Field::TargetLocations], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(locations) = association.list(Field::TargetLocations) else { return };
    for location in locations.items().filter(|location| location.is_mapping() && !value::is_unknown(*location)) {
        let open = location.entries().any(|entry| entry.key.placeholder().is_some());
        let lacks =
            |name: &str| location.get(name).is_none_or(|entry| value::is_null(entry.value) || is_empty(entry.value));
        let missing: Vec<&str> = ["Accounts", "Regions"].into_iter().filter(|name| lacks(name)).collect();
        if let (Some(first), false) = (missing.first(), open) {
            let message = format!("a target location needs {}", list(&missing, "and"));
            findings.at(location.missing(first), message);
        }
    }
}

fn is_empty(node: Node<'_>) -> bool {
    node.is_sequence() && node.is_empty()
}
