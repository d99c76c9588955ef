//! The types that documents declare their parameters with, and what a value of each looks like.
//!
//! Source: <https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html> and
//! <https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html>; the patterns of Automation's
//! own types are those that the guide prints for the console's pickers.

/// What one value of a parameter is.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Element {
    /// Any text.
    Text,
    /// A whole number in decimal digits.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// A JSON object.
    Map,
    /// The id of an instance.
    InstanceId,
    /// The ARN of a role.
    RoleArn,
    /// The name of a bucket.
    BucketName,
}

/// A type of parameters.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) struct ParameterType {
    /// What one value is.
    pub element: Element,
    /// Whether it takes several values.
    pub list: bool,
}

/// The types that are known, as they are spelled.
pub(crate) const TYPES: &[(&str, ParameterType)] = &[
    ("String", one(Element::Text)),
    ("StringList", many(Element::Text)),
    ("Integer", one(Element::Integer)),
    ("Boolean", one(Element::Boolean)),
    ("StringMap", one(Element::Map)),
    ("MapList", many(Element::Map)),
    ("AWS::EC2::Instance::Id", one(Element::InstanceId)),
    ("AWS::IAM::Role::Arn", one(Element::RoleArn)),
    ("AWS::S3::Bucket::Name", one(Element::BucketName)),
    ("List<AWS::EC2::Instance::Id>", many(Element::InstanceId)),
    ("List<AWS::IAM::Role::Arn>", many(Element::RoleArn)),
    ("List<AWS::S3::Bucket::Name>", many(Element::BucketName)),
];

const fn one(element: Element) -> ParameterType {
    ParameterType { element, list: false }
}

const fn many(element: Element) -> ParameterType {
    ParameterType { element, list: true }
}

impl ParameterType {
    /// The type of this name; `None` when it is not known.
    pub(crate) fn read(name: &str) -> Option<Self> {
        TYPES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
}

impl Element {
    /// Whether a string has the form of such a value. Whether a string is a JSON object is not checked here.
    pub(crate) fn fits(self, text: &str) -> bool {
        match self {
            Self::Text | Self::Map => true,
            Self::Integer => is_integer(text),
            Self::Boolean => matches!(text, "true" | "false"),
            Self::InstanceId => is_instance_id(text),
            Self::RoleArn => is_role_arn(text),
            Self::BucketName => is_bucket_name(text),
        }
    }

    /// What is expected, for a sentence: "`true` or `false`".
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Integer => "a whole number in digits",
            Self::Boolean => "`true` or `false`",
            Self::Map => "a JSON object",
            Self::InstanceId => "the id of an instance",
            Self::RoleArn => "the ARN of a role",
            Self::BucketName => "the name of a bucket",
        }
    }
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|c| c.is_ascii_digit())
}

/// `^m?i-[a-z0-9]{8,17}$`
fn is_instance_id(text: &str) -> bool {
    let id = text.strip_prefix("mi-").or_else(|| text.strip_prefix("i-"));
    id.is_some_and(|id| {
        (8..=17).contains(&id.len()) && id.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    })
}

/// `^arn:(aws|aws-cn|…):iam::[0-9]{12}:role/.*$`; newer partitions are not in the guide's text and are right.
fn is_role_arn(text: &str) -> bool {
    let mut parts = text.splitn(6, ':');
    let mut is = |wanted: fn(&str) -> bool| parts.next().is_some_and(wanted);
    is(|part| part == "arn")
        && is(|part| part == "aws" || part.starts_with("aws-"))
        && is(|part| part == "iam")
        && is(str::is_empty)
        && is(|part| part.len() == 12 && part.bytes().all(|c| c.is_ascii_digit()))
        && is(|part| part.starts_with("role/"))
}

/// `^[0-9a-z][a-z0-9\-\.]{3,63}$`
fn is_bucket_name(text: &str) -> bool {
    let is_part = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-' || c == b'.';
    (4..=64).contains(&text.len())
        && text.bytes().all(is_part)
        && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::service::parameter_type::{Element, ParameterType};

    #[test]
    fn values_have_the_form_of_their_type() {
        let rows = [
            (Element::Integer, "5", true),
            (Element::Integer, "-5", true),
            (Element::Integer, "", false),
            (Element::Integer, "1e3", false),
            (Element::Boolean, "true", true),
            (Element::Boolean, "True", false),
            (Element::InstanceId, "i-12345678", true),
            (Element::InstanceId, "mi-0123456789abcdef0", true),
            (Element::InstanceId, "*", false),
            (Element::RoleArn, "arn:aws-cn:iam::123456789012:role/path/x", true),
            (Element::RoleArn, "arn:aws-eusc:iam::123456789012:role/x", true),
            (Element::RoleArn, "arn:aws:iam::12345:role/x", false),
            (Element::RoleArn, "arn:aws:iam::123456789012:user/x", false),
            (Element::BucketName, "abc", false),
            (Element::BucketName, "My-Bucket", false),
            (Element::BucketName, "my.bucket-1", true),
        ];
        for (element, text, expected) in rows {
            assert_eq!(element.fits(text), expected, "{element:?} {text:?}");
        }
        assert!(ParameterType::read("List<AWS::IAM::Role::Arn>").is_some_and(|kind| kind.list));
        assert_eq!(ParameterType::read("string"), None);
    }
}
