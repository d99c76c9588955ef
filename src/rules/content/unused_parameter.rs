//! A parameter is declared, but nothing in the document uses it.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        off: true,
        sources: &[pages::PARAMETERS],
        ..meta("unused-parameter", 859, include_str!("../../../rules/content/unused-parameter.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() || content.templated {
        return;
    }
    let Some(root) = content.root else { return };
    let mut used = BTreeSet::new();
    for entry in root.entries() {
        for node in Content::texts(entry.value) {
            // Whatever is between braces, and the names of environment variables that nodes set.
            for part in node.text().split("{{").skip(1).filter_map(|part| part.split_once("}}")) {
                let name = part.0.trim();
                used.insert(name.split('.').next().unwrap_or(name).to_owned());
            }
            for part in node.text().split("SSM_").skip(1) {
                let name = part.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                used.insert(name.to_owned());
            }
        }
    }
    let names = content.parameters().iter().map(|declared| declared.name);
    for node in names.filter(|name| name.placeholder().is_none()) {
        let name = node.text();
        // Sessions and nodes read these by their names.
        if !used.contains(name) && !matches!(name, "AutomationAssumeRole" | "portNumber" | "localPortNumber" | "host") {
            findings
                .at(node.place(), format!("nothing uses the parameter {}", quote(name)))
                .help(format!("write `{{{{ {name} }}}}` where its value belongs, or remove it"));
        }
    }
}
