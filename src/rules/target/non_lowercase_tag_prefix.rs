//! The prefix of a tag key is `Tag:` or `TAG:`, but only lower case is documented.

use crate::diagnostic::fix::Safety;
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::rewrite::rewrite;
use crate::service::error::ApiError;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        sources: &[pages::TARGET],
        ..meta("non-lowercase-tag-prefix", 318, include_str!("../../../rules/target/non-lowercase-tag-prefix.md"))
    },
    check: Check::Seen(&[Sight::TagInOtherCase], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        for (text, key) in target.keys() {
            if matches!(key, TargetKey::TagInOtherCase(name) if !name.is_empty()) {
                let prefix = text.as_str().find(':').unwrap_or_default();
                let finding = findings.at(text.slice(0..prefix), "`tag:` is not in lower case");
                finding.help("write `tag:`");
                if let Some(fix) = rewrite(text, 0..prefix, "tag", "write `tag:`", Safety::Safe) {
                    finding.fix(fix);
                }
            }
        }
    }
}
