//! A target key begins with `tag:` but names no tag.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTarget),
        sources: &[pages::TARGET],
        ..meta("empty-tag-name", 303, include_str!("../../../rules/target/empty-tag-name.md"))
    },
    check: Check::Seen(&[Sight::EmptyTagName], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        for (text, key) in target.keys() {
            if matches!(key, TargetKey::Tag("") | TargetKey::TagInOtherCase("")) {
                findings.at(text.place(), "missing tag name after `tag:`").help("write `tag:` and the tag's key");
            }
        }
    }
}
