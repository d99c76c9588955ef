//! The account already has as many associations as it may have: 2,000 in a region.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::Operation;
use crate::service::error::{ApiError, Confidence};
use crate::service::limits::ASSOCIATIONS;
use crate::source::place::Place;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::AssociationLimitExceeded),
        confidence: Confidence::Documented,
        printed: &[
            "Resource handler returned message: \"Limit exceeded",
            "Limit exceeded for resource of type 'AWS::SSM::Association'",
        ],
        sources: &[pages::CREATE_ASSOCIATION, pages::QUOTAS],
        ..meta("too-many-associations", 703, include_str!("../../../rules/account/too-many-associations.md"))
    },
    check: Check::Request(check),
};

fn check(request: &Request<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    if request.operation == Operation::UpdateAssociation || !request.is_whole() {
        return;
    }
    let existing = context.facts.association_count();
    let room = ASSOCIATIONS.saturating_sub(existing);
    let Some(beyond) = usize::try_from(room).ok().and_then(|room| request.entries().nth(room)) else { return };
    let place = Place { missing: None, ..beyond.missing("") };
    findings
        .at(place, format!("{existing} associations exist, and an account may have {ASSOCIATIONS}"))
        .help("delete others, or ask for a higher quota: this one and those after it do not fit");
}
