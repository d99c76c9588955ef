//! `{{ name }}` in a step of a Command document refers to an undeclared parameter.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::threads;
use crate::rule::words::{quote, suggest};
use crate::service::error::{ApiError, Confidence};
use crate::service::reference::Reference;
use crate::syntax::node::Node;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["Parameter \"{}\" is not declared."],
        sources: &[threads::DISTRIBUTOR_66],
        ..meta("undeclared-reference", 811, include_str!("../../../rules/content/undeclared-reference.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_stepped() {
        return;
    }
    // In the code of a script doubled braces may be the language's own.
    let other = |node: &Node<'_>| content.is_automation() && node.text().contains('\n');
    let named = content.references().iter().filter_map(|(node, range, reference)| match reference {
        Reference::Name(name) => Some((*node, range.clone(), *name)),
        _ => None,
    });
    let found: Vec<_> = named.filter(|(node, ..)| !other(node)).collect();
    if found.is_empty() || content.parameters_open() {
        return;
    }
    let declared: BTreeSet<&str> = content.parameters().iter().map(|declared| declared.name.text()).collect();
    // Where no reference at all is declared, another program may replace them before the service sees them.
    let sure = !content.templated && found.iter().any(|(_, _, name)| declared.contains(name));
    for (node, range, name) in found.into_iter().filter(|(_, _, name)| !declared.contains(name)) {
        let finding = findings.at(node.slice(range), format!("undeclared parameter {}", quote(name)));
        finding.arguments(&[name]);
        let help = suggest(name, declared.iter().copied());
        finding.help(help.unwrap_or_else(|| "declare it under `parameters`".to_owned()));
        // In preconditions this one is the node's platform; what is made of it elsewhere is not known.
        if !sure || name == "platformType" {
            finding.at_most(Severity::Warning);
        }
    }
}
