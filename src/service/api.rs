//! The services and operations that runbooks call, by the names of boto3.
//!
//! Source: `apis.txt`, written by `apis.py` from botocore's models. It is looked through when a runbook calls an API.

use std::sync::OnceLock;

const TABLE: &str = include_str!("apis.txt");

/// The version of botocore that the table is of.
pub(crate) fn version() -> &'static str {
    TABLE.lines().next().unwrap_or_default().trim_start_matches(['#', ' '])
}

/// The names of the services.
pub(crate) fn services() -> impl Iterator<Item = &'static str> + Clone {
    rows().iter().map(|(name, _)| *name)
}

/// The operations of a service: none where only its name is known. `None` when there is no such service. Runbooks write services in any
/// case, and some with a space after.
pub(crate) fn operations(service: &str) -> Option<impl Iterator<Item = &'static str> + Clone> {
    let service = service.trim().to_ascii_lowercase();
    let at = rows().binary_search_by(|(name, _)| (*name).cmp(&service)).ok()?;
    let (_, operations) = rows().get(at)?;
    Some(operations.split(' ').filter(|name| !name.is_empty()))
}

/// Whether a text names an operation: in just this case except for the first letter, or as the methods of boto3 are spelled.
pub(crate) fn is_operation(text: &str, operation: &str) -> bool {
    if text.contains('_') || text == text.to_ascii_lowercase() {
        let letters = text.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase());
        return letters.eq(operation.bytes().map(|byte| byte.to_ascii_lowercase()));
    }
    let (Some(first), Some(known)) = (text.chars().next(), operation.chars().next()) else { return false };
    first.eq_ignore_ascii_case(&known) && text.get(first.len_utf8()..) == operation.get(known.len_utf8()..)
}

/// The lines of the table, which are sorted: taken apart when first asked for.
fn rows() -> &'static [(&'static str, &'static str)] {
    static ROWS: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    ROWS.get_or_init(|| TABLE.lines().skip(1).map(|line| line.split_once(' ').unwrap_or((line, ""))).collect())
}

#[cfg(test)]
mod tests {
    use crate::service::api::{is_operation, operations, services};

    #[test]
    fn services_have_their_operations() {
        assert!(services().count() > 400);
        assert!(services().is_sorted());
        assert!(operations("EC2").is_some_and(|mut all| all.any(|name| name == "DescribeInstances")));
        assert!(operations("logs ").is_some_and(|mut all| all.any(|name| name == "PutRetentionPolicy")));
        assert!(operations("ec-2").is_none());
        for (text, fits) in [
            ("DescribeInstances", true),
            ("describeInstances", true),
            ("describe_instances", true),
            ("describeinstances", true),
            ("DescribeInstance", false),
            ("Describeinstances", false),
            ("", false),
        ] {
            assert_eq!(is_operation(text, "DescribeInstances"), fits, "{text}");
        }
    }
}
