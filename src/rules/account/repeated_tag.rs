//! A tag key is given twice.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::association::Association;
use crate::model::association::sure_tags;
use crate::model::value::{self, Text};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Scope};
use crate::service::field::Field;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidTag),
        also: &[ApiError::ValidationException],
        scope: Scope::Request,
        sources: &[pages::TAG, pages::EC2_TAGS],
        ..meta("repeated-tag", 709, include_str!("../../../rules/account/repeated-tag.md"))
    },
    check: Check::Given(&[Field::Tags], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<&str, Text<'_>> = BTreeMap::new();
    for text in sure_tags(association).filter_map(|tag| value::text(tag.get("Key")?.value)) {
        match seen.get(text.as_str()) {
            None => {
                seen.insert(text.as_str(), text);
            }
            Some(first) => {
                findings
                    .at(text.place(), format!("the tag {} appears twice", quote(text.as_str())))
                    .label(first.place().span, "the first one")
                    .help("keep one of the two");
            }
        }
    }
}
