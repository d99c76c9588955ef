//! A value appears twice in one target.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        confidence: Confidence::Documented,
        sources: &[pages::TARGETS],
        ..meta("repeated-target-value", 322, include_str!("../../../rules/target/repeated-target-value.md"))
    },
    check: Check::Seen(&[Sight::RepeatedValue], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for target in association.targets() {
        // Few lists hold one twice.
        let mut values: Vec<&str> = target.texts().map(|text| text.as_str()).collect();
        values.sort_unstable();
        if values.is_sorted_by(|one, next| one < next) {
            continue;
        }
        let mut seen = BTreeMap::new();
        for text in target.texts() {
            match seen.entry(text.as_str()) {
                Entry::Vacant(first) => _ = first.insert(text.place().span),
                Entry::Occupied(first) => {
                    findings
                        .at(text.place(), format!("{} appears twice", quote(text.as_str())))
                        .label(*first.get(), "here first")
                        .help("remove one of the two");
                }
            }
        }
    }
}
