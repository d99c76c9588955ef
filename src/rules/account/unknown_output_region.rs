//! The region of the output bucket is not written like a region, or no region of this name is known.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::association::s3_location;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::{quote, suggest};
use crate::service::error::ApiError;
use crate::service::region;
use crate::service::s3::is_region_form;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidOutputLocation),
        sources: &[pages::S3_OUTPUT, pages::QUOTAS, threads::AGENT_25],
        ..meta("unknown-output-region", 713, include_str!("../../../rules/account/unknown-output-region.md"))
    },
    check: Check::Seen(&[Sight::UnusualRegion], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(region) = s3_location(association).and_then(|location| location.get("OutputS3Region")) else { return };
    for text in value::texts(region.value) {
        let sized = (3..=20).contains(&text.as_str().len());
        if sized && !is_region_form(text.as_str()) {
            findings.at(text.place(), "not a region name").help("write it as in `us-east-1`");
        } else if sized && !region::is_known(text.as_str()) {
            let message = format!("unknown region {} (as of {})", quote(text.as_str()), region::AS_OF);
            let finding = findings.at(text.place(), message);
            if let Some(help) = suggest(text.as_str(), region::REGIONS.iter().copied()) {
                finding.help(help);
            }
        }
    }
}
