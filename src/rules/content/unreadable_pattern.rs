//! An `allowedPattern` is not a valid regular expression for the service, which uses Java's dialect, or for nodes, which use Go's.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::ApiError;
use crate::service::java_pattern::compiled::Sketch;
use crate::service::re2::re2_lacks;
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::JAVA_PATTERN, pages::RE2],
        ..meta("unreadable-pattern", 824, include_str!("../../../rules/content/unreadable-pattern.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_ssm_kind() {
        return;
    }
    for declaration in content.parameters() {
        let Some(pattern) = declaration.allowed_pattern else { continue };
        let Some(Scalar::Text(text)) = pattern.value.scalar().filter(|_| pattern.value.placeholder().is_none()) else {
            continue;
        };
        let of_nodes = content.is_command() || content.is_session();
        let read = declaration.declared.and_then(|declared| declared.allowed_pattern.as_ref());
        let read = read.filter(|read| read.text() == text);
        if let Sketch::Wrong(range) = read.map_or_else(|| Sketch::of(text), |read| read.sketch().clone()) {
            findings
                .at(pattern.value.slice(range), "the pattern cannot be read")
                .help("write it as Java reads patterns");
        } else if let Some(range) = of_nodes.then(|| re2_lacks(text)).flatten() {
            findings
                .at(pattern.value.slice(range), "the service can read this, nodes cannot")
                .help("do without look-around, back-references and repetition above 1000");
        }
        if of_nodes && matches!(declaration.kind_name, Some("Integer" | "Boolean")) {
            findings
                .at(pattern.key.place(), "nodes fail on a pattern for a number or a boolean")
                .help("declare the parameter as `String`, or remove the pattern");
        }
    }
}
