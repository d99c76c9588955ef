//! What the resources of the Terraform provider for AWS send: which argument becomes which member of the request.
//!
//! Source: the provider's `aws_ssm_association` and `aws_ssm_document`
//! (<https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_association>), read in its source.

use crate::service::error::Operation;

/// A resource or data source that makes or names a document.
pub(crate) const DOCUMENT: &str = "aws_ssm_document";

/// The same of the provider that is made of CloudFormation's types.
pub(crate) const CONTROL_DOCUMENT: &str = "awscc_ssm_document";

/// A type of resources that makes something of ours.
#[derive(Debug)]
pub(crate) struct Resource {
    /// Its type.
    pub(crate) kind: &'static str,
    /// The call that creates it.
    pub(crate) operation: Operation,
    /// What becomes of its arguments; `None` where they are the members in lower case, with `_` between words.
    pub(crate) arguments: Option<&'static [(&'static str, Sent)]>,
}

/// The types that are known.
pub(crate) const RESOURCES: &[Resource] = &[
    Resource { kind: "aws_ssm_association", operation: Operation::CreateAssociation, arguments: Some(OF_ASSOCIATION) },
    Resource { kind: DOCUMENT, operation: Operation::CreateDocument, arguments: Some(OF_DOCUMENT) },
    Resource { kind: "awscc_ssm_association", operation: Operation::CreateAssociation, arguments: None },
    Resource { kind: CONTROL_DOCUMENT, operation: Operation::CreateDocument, arguments: None },
];

/// Blocks of which there may be so many.
pub(crate) const AT_MOST: &[(&str, usize)] = &[("output_location", 1), ("targets", 5)];

/// An argument that not every version of the provider has.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Versioned {
    /// Its name.
    pub(crate) name: &'static str,
    /// The first major version that has it.
    pub(crate) added: u32,
    /// The major version in which it was deprecated, and the one that has it no more.
    pub(crate) removed: Option<(u32, u32)>,
}

/// The arguments of associations and documents that came or went with a major version.
///
/// Source: <https://github.com/hashicorp/terraform-provider-aws/blob/main/CHANGELOG.md>: #31380, #45363, and the guide to version 6.
pub(crate) const VERSIONED: &[Versioned] = &[
    Versioned { name: "calendar_names", added: 6, removed: None },
    Versioned { name: "instance_id", added: 0, removed: Some((5, 6)) },
    Versioned { name: "region", added: 6, removed: None },
];

/// What becomes of an argument.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Sent {
    /// The member of this name.
    Member(&'static str),
    /// A map of strings, each of which is sent as a list of one.
    Parameters(&'static str),
    /// A map that is sent as a list of `Key` and `Value`.
    Tags,
    /// Blocks that are sent as a list of structures.
    Blocks(&'static str, &'static [(&'static str, &'static str)]),
    /// A block that is sent as a structure within a structure.
    Nested([&'static str; 2], &'static [(&'static str, &'static str)]),
    /// The content of a document.
    Content,
}

impl Sent {
    /// The member of the request that an argument becomes.
    pub(crate) fn member(self) -> &'static str {
        match self {
            Self::Member(member)
            | Self::Parameters(member)
            | Self::Blocks(member, _)
            | Self::Nested([member, _], _) => member,
            Self::Tags => "Tags",
            Self::Content => "Content",
        }
    }
}

/// The arguments of an association, and what becomes of each; the others are not sent.
pub(crate) const OF_ASSOCIATION: &[(&str, Sent)] = &[
    ("name", Sent::Member("Name")),
    ("association_name", Sent::Member("AssociationName")),
    ("schedule_expression", Sent::Member("ScheduleExpression")),
    ("apply_only_at_cron_interval", Sent::Member("ApplyOnlyAtCronInterval")),
    ("automation_target_parameter_name", Sent::Member("AutomationTargetParameterName")),
    ("calendar_names", Sent::Member("CalendarNames")),
    ("compliance_severity", Sent::Member("ComplianceSeverity")),
    ("document_version", Sent::Member("DocumentVersion")),
    ("instance_id", Sent::Member("InstanceId")),
    ("max_concurrency", Sent::Member("MaxConcurrency")),
    ("max_errors", Sent::Member("MaxErrors")),
    ("sync_compliance", Sent::Member("SyncCompliance")),
    ("parameters", Sent::Parameters("Parameters")),
    ("tags", Sent::Tags),
    ("targets", Sent::Blocks("Targets", &[("key", "Key"), ("values", "Values")])),
    (
        "output_location",
        Sent::Nested(
            ["OutputLocation", "S3Location"],
            &[
                ("s3_bucket_name", "OutputS3BucketName"),
                ("s3_key_prefix", "OutputS3KeyPrefix"),
                ("s3_region", "OutputS3Region"),
            ],
        ),
    ),
];

/// The arguments of a document.
pub(crate) const OF_DOCUMENT: &[(&str, Sent)] = &[
    ("name", Sent::Member("Name")),
    ("content", Sent::Content),
    ("document_type", Sent::Member("DocumentType")),
    ("document_format", Sent::Member("DocumentFormat")),
    ("target_type", Sent::Member("TargetType")),
    ("version_name", Sent::Member("VersionName")),
    ("tags", Sent::Tags),
    ("attachments_source", Sent::Blocks("Attachments", &[("key", "Key"), ("values", "Values"), ("name", "Name")])),
];

/// What the provider calls a member of a request, or of a structure in it.
pub(crate) fn argument(member: &str) -> String {
    snake(member.strip_prefix("Output").filter(|rest| rest.starts_with("S3")).unwrap_or(member))
}

/// The name of a member in lower case, with `_` between words, as the provider that is made of CloudFormation's types has it.
pub(crate) fn snake(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}
