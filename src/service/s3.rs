//! Names of S3 buckets and of regions.

use std::ops::Range;

/// What keeps a text from being the name of a bucket.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct BucketFault {
    /// The offending bytes of the text.
    pub range: Range<usize>,
    /// Which rule it breaks.
    pub kind: BucketFaultKind,
}

/// A rule for names of buckets. Source:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum BucketFaultKind {
    /// The text is a URL or a path: `s3://…`, or a `/` in it.
    Url,
    /// A character that is not a lower-case letter, digit, dot or hyphen.
    Character,
    /// It begins or ends with a dot or a hyphen.
    Edge,
    /// It looks like an IP address.
    IpAddress,
}

/// What keeps `text` from being the name of a bucket; length is the service model's business.
pub(crate) fn bucket_fault(text: &str) -> Option<BucketFault> {
    let fault = |range, kind| Some(BucketFault { range, kind });
    if let Some(tail) = text.strip_prefix("s3://") {
        return fault(0..text.len() - tail.len(), BucketFaultKind::Url);
    }
    if let Some(at) = text.find('/') {
        return fault(at..text.len(), BucketFaultKind::Url);
    }
    let inside = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    if let Some(start) = text.find(|c| !inside(c)) {
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find(inside).map_or(text.len(), |at| start + at);
        return fault(start..end, BucketFaultKind::Character);
    }
    if text.starts_with(['.', '-']) {
        return fault(0..1, BucketFaultKind::Edge);
    }
    if text.ends_with(['.', '-']) {
        return fault(text.len() - 1..text.len(), BucketFaultKind::Edge);
    }
    let numbers = text.split('.').filter(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())).count();
    if numbers == 4 && text.split('.').count() == 4 {
        return fault(0..text.len(), BucketFaultKind::IpAddress);
    }
    None
}

/// Whether a text is plainly the name of a bucket: most have no dots.
pub(crate) fn is_plain_bucket(text: &str) -> bool {
    let is_inside = |c: &u8| c.is_ascii_lowercase() || c.is_ascii_digit();
    let [first, .., last] = text.as_bytes() else { return false };
    is_inside(first) && is_inside(last) && text.bytes().all(|c| is_inside(&c) || c == b'-')
}

/// Whether the text has the form of a region's name, such as `us-east-1` or `us-gov-west-1`. Which regions exist changes;
/// so this asks for the form only.
pub(crate) fn is_region_form(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let letters = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    match parts.split_last() {
        Some((number, words)) => {
            words.len() >= 2
                && words.iter().all(letters)
                && !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::service::s3::{BucketFaultKind, bucket_fault, is_plain_bucket, is_region_form};

    #[test]
    fn a_fault_is_the_offending_bytes() {
        let rows = [
            ("my-bucket", None),
            ("s3://bucket/x", Some((0..5, BucketFaultKind::Url))),
            ("bucket/x", Some((6..8, BucketFaultKind::Url))),
            ("DOC-EXAMPLE", Some((0..3, BucketFaultKind::Character))),
            ("my_bucket", Some((2..3, BucketFaultKind::Character))),
            (".bucket", Some((0..1, BucketFaultKind::Edge))),
            ("bucket-", Some((6..7, BucketFaultKind::Edge))),
            ("192.168.0.1", Some((0..11, BucketFaultKind::IpAddress))),
        ];
        for (text, fault) in rows {
            assert_eq!(bucket_fault(text).map(|f| (f.range, f.kind)), fault, "{text}");
            assert_eq!(is_plain_bucket(text), fault.is_none(), "{text}");
        }
    }

    #[test]
    fn regions_are_judged_by_form() {
        for good in ["us-east-1", "us-gov-west-1", "ap-southeast-2", "us-isob-east-1"] {
            assert!(is_region_form(good), "{good}");
        }
        for bad in ["useast1", "us-east", "US-EAST-1", "eu-central-1a", ""] {
            assert!(!is_region_form(bad), "{bad}");
        }
    }
}
