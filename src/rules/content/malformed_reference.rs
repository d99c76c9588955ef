//! A value is the name of a parameter in braces, but not in those of a reference.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::syntax::node::Node;
use std::collections::BTreeSet;
use std::ops::Range;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        sources: &[pages::PARAMETERS],
        ..meta("malformed-reference", 864, include_str!("../../../rules/content/malformed-reference.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() || content.templated {
        return;
    }
    // Only a text that is nothing but this was surely meant to be a reference.
    let mut declared: Option<BTreeSet<&str>> = None;
    for node in content.step_texts().iter().copied() {
        let Some((range, name)) = near(node) else { continue };
        let declared =
            declared.get_or_insert_with(|| content.parameters().iter().map(|declared| declared.name.text()).collect());
        if declared.contains(name) {
            let message = format!("malformed reference to the parameter {} is not replaced", quote(name));
            findings.at(node.slice(range), message).help(format!("write {}", quote(&format!("{{{{ {name} }}}}"))));
        }
    }
}

/// The name in a string that is a name in braces, but not a reference.
fn near(node: Node<'_>) -> Option<(Range<usize>, &str)> {
    let text = node.text();
    if !matches!(text.as_bytes().first(), Some(b'{' | b'$' | b' ')) {
        return None;
    }
    let trimmed = text.trim();
    if trimmed.len() > 200 || !trimmed.starts_with(['{', '$']) || !trimmed.ends_with('}') {
        return None;
    }
    let inner = trimmed.trim_start_matches(['{', '$', ' ']).trim_end_matches(['}', ' ']);
    let is_name = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let right = trimmed.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
    let is_right = right.is_some_and(|right| right.trim_matches(' ') == inner);
    // `${NAME}` is another program's.
    let others = trimmed.starts_with("${") && !trimmed.starts_with("${{");
    let start = text.len() - text.trim_start().len();
    (is_name && !is_right && !others).then_some((start..start + trimmed.len(), inner))
}
