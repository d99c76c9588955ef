//! Two targets have the same key.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::value::Text;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::service::target::TargetKey;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        sources: &[pages::TARGETS],
        ..meta("repeated-target-key", 317, include_str!("../../../rules/target/repeated-target-key.md"))
    },
    check: Check::Seen(&[Sight::RepeatedKey], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let keys = || association.sure_targets().flat_map(|target| target.keys());
    if keys().nth(1).is_none() {
        return;
    }
    let mut seen: BTreeMap<&str, Text<'_>> = BTreeMap::new();
    for (text, key) in keys() {
        let same = if key == TargetKey::InstanceIds { "InstanceIds" } else { text.as_str() };
        match seen.get(same) {
            None => {
                seen.insert(same, text);
            }
            Some(first) => {
                findings
                    .at(text.place(), "a second target has the same key: nodes must match both")
                    .label(first.place().span, "the first one")
                    .help("list the values of both under one target, if either may match");
            }
        }
    }
}
