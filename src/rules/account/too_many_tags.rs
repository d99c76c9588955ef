//! More than 50 tags are given.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::association::sure_tags;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Scope};
use crate::service::field::Field;
use crate::service::limits::TAGS_USUAL;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTag),
        scope: Scope::Request,
        sources: &[pages::TAG, pages::EC2_TAGS],
        ..meta("too-many-tags", 710, include_str!("../../../rules/account/too-many-tags.md"))
    },
    check: Check::Given(&[Field::Tags], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if let Some(tag) = sure_tags(association).nth(TAGS_USUAL) {
        findings
            .at(tag.missing("Key").span, format!("most resources take at most {TAGS_USUAL} tags"))
            .help("keep 50: whether the service takes more is not known");
    }
}
