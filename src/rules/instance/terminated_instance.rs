//! The EC2 instance is shutting down or terminated.

use crate::diagnostic::meta::{Meta, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::service::error::{ApiError, Confidence};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidInstanceId),
        confidence: Confidence::Documented,
        service_messages: &["Instances [[{}]] not in a valid state for account {}"],
        sources: &[pages::CREATE_ASSOCIATION, threads::TELEPORT_24176],
        ..meta("terminated-instance", 603, include_str!("../../../rules/instance/terminated-instance.md"))
    },
    check: Check::Seen(&[Sight::InvalidNode], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    for text in association.texts(Field::InstanceId) {
        let Lookup::Found(node) = context.facts.node(text.as_str()) else { continue };
        if let Some((state, span)) = node.state.filter(|(state, _)| !state.is_valid()) {
            findings
                .at(text.place(), format!("the instance is {}", state.name()))
                .label(span, "listed here")
                .help("name an instance that is running, pending, stopped or stopping");
        }
    }
}
