//! A step has both `isEnd: true` and `nextStep`.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence};
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &["\"isEnd == true\" and nextStep should not exist in same step."],
        sources: &[pages::DEPLOYED_CONTENT],
        ..meta("end-with-next-step", 814, include_str!("../../../rules/content/end-with-next-step.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() {
        return;
    }
    for step in content.steps() {
        let (Some(end), Some(next)) = (step.member("isEnd"), step.member("nextStep")) else { continue };
        if matches!(end.value.scalar(), Some(Scalar::Bool(true))) && !next.value.may_be_absent() {
            findings
                .at(next.key.place(), "`nextStep` on a step that ends the runbook")
                .label(end.key.span(), "it ends here")
                .help("remove one of the two");
        }
    }
}
