//! A target has no `Key`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        also: &[ApiError::ValidationException],
        sources: &[pages::TARGET, pages::CFN_ASSOCIATION],
        ..meta("missing-target-key", 304, include_str!("../../../rules/target/missing-target-key.md"))
    },
    check: Check::Seen(&[Sight::NoTargetKey], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        if target.lacks(target.key) {
            let key = quote(&association.origin.spelled("Key"));
            findings
                .at(target.node.missing("Key"), format!("the target has no {key}"))
                .help(format!("add {key}, for instance `tag:NAME` or `InstanceIds`"));
        }
    }
}
