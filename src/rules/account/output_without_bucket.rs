//! An output location has a prefix or a region, but no bucket.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::association::s3_location;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidOutputLocation),
        sources: &[pages::S3_OUTPUT],
        ..meta("output-without-bucket", 711, include_str!("../../../rules/account/output-without-bucket.md"))
    },
    check: Check::Seen(&[Sight::NoBucket], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(location) = s3_location(association) else { return };
    let given = |name| location.get(name).filter(|entry| !value::is_null(entry.value));
    let other = given("OutputS3KeyPrefix").or_else(|| given("OutputS3Region"));
    let other = other.filter(|other| !location.is_open() && !other.value.may_be_absent());
    if let (Some(other), None) = (other, given("OutputS3BucketName")) {
        findings
            .at(
                location.missing("OutputS3BucketName"),
                format!("{} is missing", quote(&association.origin.spelled("OutputS3BucketName"))),
            )
            .label(other.key.span(), "has no effect without a bucket")
            .help(format!("add {}", quote(&association.origin.spelled("OutputS3BucketName"))));
    }
}
