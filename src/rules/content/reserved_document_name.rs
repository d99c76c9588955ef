//! A template gives its document a name that is reserved for Amazon's documents: it begins with `aws-`, `amazon` or `amzn`, in any
//! case.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::call::Call;
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::{ApiError, Confidence};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::ValidationException),
        confidence: Confidence::Observed,
        service_messages: &["Invalid document name {}"],
        sources: &[pages::CREATE_DOCUMENT, pages::DEPLOYED_NAMES, threads::QUICKSTART_97],
        ..meta("reserved-document-name", 833, include_str!("../../../rules/content/reserved-document-name.md"))
    },
    check: Check::Call(check),
};

fn check(_: &Call<'_>, content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((name, node)) = content.named else { return };
    let lower = name.to_ascii_lowercase();
    let refused = ["aws-", "amazon", "amzn"].into_iter().find(|prefix| lower.starts_with(prefix));
    let Some(prefix) = refused.or_else(|| lower.starts_with("aws").then_some("aws")) else { return };
    let finding = findings.at(node.place(), format!("names that begin with {} are Amazon's", quote(prefix)));
    finding.help("choose another beginning");
    // All of `aws` is documented; that only some names are refused was seen.
    if refused.is_none() {
        finding.at_most(Severity::Warning);
    }
}
