//! A tag key begins with `aws:`, which is reserved for AWS.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::association::tags;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Scope};
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTag),
        also: &[ApiError::ValidationException],
        scope: Scope::Request,
        sources: &[pages::TAG, pages::EC2_TAGS],
        ..meta("reserved-tag", 708, include_str!("../../../rules/account/reserved-tag.md"))
    },
    check: Check::Given(&[Field::Tags], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for tag in tags(association) {
        for text in tag.get("Key").into_iter().flat_map(|entry| value::texts(entry.value)) {
            if text.as_str().get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:")) {
                findings
                    .at(text.slice(0..4), "tag key begins with the reserved prefix `aws:`")
                    .help("choose another key");
            }
        }
    }
}
