//! The name of the output bucket breaks S3's naming rules.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::association::Association;
use crate::model::association::s3_location;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::s3::{BucketFaultKind, bucket_fault};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidOutputLocation),
        sources: &[pages::S3_OUTPUT, pages::BUCKET_NAMES, threads::AGENT_68],
        ..meta("invalid-output-bucket-name", 712, include_str!("../../../rules/account/invalid-output-bucket-name.md"))
    },
    check: Check::Seen(&[Sight::UnusualBucket], check),
};

fn check(association: &Association<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(bucket) = s3_location(association).and_then(|location| location.get("OutputS3BucketName")) else { return };
    for text in value::texts(bucket.value) {
        let Some(fault) = bucket_fault(text.as_str()) else { continue };
        let url_help = || format!("put the path into {}", quote(&association.origin.spelled("OutputS3KeyPrefix")));
        let (message, help) = match fault.kind {
            BucketFaultKind::Url => ("expected a bucket name, found a URL or a path", url_help()),
            BucketFaultKind::Character => (
                "a character that bucket names cannot have",
                "write lower-case letters, digits, `.` and `-`".to_owned(),
            ),
            BucketFaultKind::Edge => ("a bucket's name begins and ends with a letter or digit", "remove it".to_owned()),
            BucketFaultKind::IpAddress => ("a bucket name cannot be an IP address", "name the bucket".to_owned()),
        };
        findings.at(text.slice(fault.range), message).help(help);
    }
}
