//! Regions of AWS.

/// The regions that existed on [`AS_OF`], of all public partitions, sorted.
/// Source: the service's endpoints, <https://docs.aws.amazon.com/general/latest/gr/ssm.html>.
pub(crate) const REGIONS: &[&str] = &[
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eusc-de-east-1",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
];

/// The month of the list.
pub(crate) const AS_OF: &str = "2025-12";

/// Whether a region of this name is known. Isolated partitions (`us-iso-…`) are not public: all of theirs are taken.
pub(crate) fn is_known(name: &str) -> bool {
    is_listed(name) || name.contains("-iso")
}

/// Whether it is one of the list.
pub(crate) fn is_listed(name: &str) -> bool {
    REGIONS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use crate::service::region::{REGIONS, is_listed};
    use crate::service::s3::is_region_form;

    #[test]
    fn every_region_is_found_and_has_the_form_of_one() {
        assert!(REGIONS.iter().all(|region| is_listed(region) && is_region_form(region)));
    }
}
