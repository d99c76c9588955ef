//! A step takes its script from an attachment that the document does not list.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::ApiError;
use crate::syntax::node::Node;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::EXECUTE_SCRIPT],
        ..meta("unlisted-attachment", 866, include_str!("../../../rules/content/unlisted-attachment.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let files = content.member("files").map(|entry| entry.value);
    let open = |node: Node<'_>| {
        !node.is_mapping() || node.is_open() || node.entries().any(|entry| entry.key.placeholder().is_some())
    };
    if files.is_some_and(open) || files.is_none() && !content.lacks("files") {
        return;
    }
    let names: BTreeSet<&str> = files.into_iter().flat_map(value::entries).map(|entry| entry.key.text()).collect();
    for used in content.used().iter().filter(|used| used.is("aws:executeScript")) {
        let Some((node, name)) = used.get("Attachment").and_then(|entry| Some((entry.value, plain(entry.value)?)))
        else {
            continue;
        };
        if names.contains(name) {
            continue;
        }
        let finding = findings.at(node.place(), format!("no file {} is listed in `files`", quote(name)));
        let help = suggest(name, names.iter().copied());
        finding.help(help.unwrap_or_else(|| {
            format!("add `files: {{{name}: {{checksums: {{sha256: …}}}}}}` at the top of the document")
        }));
    }
}
