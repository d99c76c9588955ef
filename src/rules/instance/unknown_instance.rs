//! The managed node is not in the inventory, and the configuration says with `complete: true` that all nodes are listed.

use crate::diagnostic::meta::{Meta, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;
use crate::service::pattern::instance_id;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidInstanceId),
        confidence: Confidence::Documented,
        service_messages: &["Instances [[{}]] not in a valid state for account {}"],
        sources: &[pages::CREATE_ASSOCIATION],
        ..meta("unknown-instance", 602, include_str!("../../../rules/instance/unknown-instance.md"))
    },
    check: Check::Seen(&[Sight::UnlistedNode], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    for text in association.texts(Field::InstanceId).filter(|text| instance_id(text.as_str())) {
        if matches!(context.facts.node(text.as_str()), Lookup::Absent) {
            findings
                .at(text.place(), format!("no inventory lists {}", quote(text.as_str())))
                .help("correct the id, or bring the inventory up to date");
        }
    }
}
