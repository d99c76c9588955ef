//! A targeted tag has a name of more than 128 or a value of more than 256 characters, which no node can have.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::limits::{TAG_NAME_CHARACTERS, TAG_VALUE_CHARACTERS};
use crate::service::target::TargetKey;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidTarget),
        sources: &[pages::EC2_TAGS],
        ..meta("target-tag-too-long", 332, include_str!("../../../rules/target/target-tag-too-long.md"))
    },
    check: Check::Seen(&[Sight::LongTag], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        let Some(TargetKey::Tag(name)) = target.key() else { continue };
        if let (true, Some(key)) = (is_longer(name, TAG_NAME_CHARACTERS), target.key) {
            findings.at(key.value.place(), format!("tag name is longer than {TAG_NAME_CHARACTERS} characters"));
        }
        for text in target.texts().filter(|text| is_longer(text.as_str(), TAG_VALUE_CHARACTERS)) {
            findings.at(text.place(), format!("tag value is longer than {TAG_VALUE_CHARACTERS} characters"));
        }
    }
}

/// Whether a text has more characters than this; they are counted where its bytes are more.
fn is_longer(text: &str, most: usize) -> bool {
    text.len() > most && text.chars().count() > most
}
