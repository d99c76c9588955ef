//! The properties of `AWS::SSM::Association`, which differ from the members of the request.
//!
//! Source: the schema of the resource type at 5e900fd (2023-10-17), <https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-ssm>, and the properties that
//! came since, `Tags` and `AssociationDispatchAssumeRole`.

use crate::service::error::ApiError;
use crate::service::members::{
    APPLY_ONLY, ASSOCIATION_NAME, AUTOMATION_TARGET_PARAMETER, CALENDARS, DISPATCH_ROLE, DOCUMENT_VERSION, INSTANCE_ID,
    MAX_CONCURRENCY, MAX_ERRORS, NAME, OFFSET, OUTPUT, PARAMETERS, SCHEDULE, SEVERITY, SYNC_COMPLIANCE, TAG_ITEM,
    TARGETS, TEXTS,
};
use crate::service::shape::{Shape, Structure, list, optional, required};

/// How long CloudFormation may wait for the association to succeed, in seconds.
pub(crate) const WAIT: &str = "WaitForSuccessTimeoutSeconds";

/// The least and the most seconds of [`WAIT`].
pub(crate) const WAIT_BOUNDS: (i64, i64) = (15, 172_800);

/// The properties of `AWS::SSM::Association`.
pub static PROPERTIES: Structure = Structure::of(
    "AWS::SSM::Association",
    &[
        required("Name", NAME),
        DOCUMENT_VERSION,
        INSTANCE_ID,
        PARAMETERS,
        TARGETS,
        SCHEDULE,
        OUTPUT,
        ASSOCIATION_NAME,
        AUTOMATION_TARGET_PARAMETER,
        MAX_ERRORS,
        MAX_CONCURRENCY,
        SEVERITY,
        SYNC_COMPLIANCE,
        APPLY_ONLY,
        CALENDARS,
        OFFSET,
        optional(WAIT, Shape::Integer { min: WAIT_BOUNDS.0, max: WAIT_BOUNDS.1 }),
        optional("Tags", list(0, 1000, &TAG_ITEM)),
        DISPATCH_ROLE,
    ],
);

/// Members of the request that are no properties.
pub(crate) const UNSUPPORTED: &[&str] = &["TargetMaps", "TargetLocations", "Duration", "AlarmConfiguration"];

/// Properties that CloudFormation sets.
pub(crate) const READ_ONLY: &[&str] = &["AssociationId"];

/// What is next to `Properties` in a resource.
pub(crate) const ATTRIBUTES: &[&str] = &[
    "Type",
    "Properties",
    "Metadata",
    "DependsOn",
    "Condition",
    "CreationPolicy",
    "UpdatePolicy",
    "DeletionPolicy",
    "UpdateReplacePolicy",
];

/// Names that every template has.
pub(crate) const PSEUDO_PARAMETERS: &[&str] = &[
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// Functions that CloudFormation itself knows, without `Fn::`.
pub(crate) const FUNCTIONS: &[&str] = &[
    "And",
    "Base64",
    "Cidr",
    "Condition",
    "Contains",
    "EachMemberEquals",
    "EachMemberIn",
    "Equals",
    "FindInMap",
    "GetAZs",
    "GetAtt",
    "If",
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "Ref",
    "RefAll",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "ValueOf",
    "ValueOfAll",
];

/// The values of one parameter.
pub(crate) static PARAMETER_VALUES: Shape = TEXTS;

/// How CloudFormation begins what it says of an answer of the service.
pub(crate) const HANDLER: &str = "Resource handler returned message";

/// How messages begin after which CloudFormation hides the error of the service.
pub(crate) const HIDDEN: [&str; 2] = ["Invalid request provided", "Error occurred during operation"];

/// What CloudFormation prints for an answer of the service; the handler distinguishes nine of them and the limits.
/// Source: the handler's translation of exceptions in the provider's repository.
pub(crate) fn rendering(error: ApiError) -> &'static str {
    match error {
        ApiError::InvalidDocument
        | ApiError::InvalidDocumentVersion
        | ApiError::InvalidInstanceId
        | ApiError::InvalidOutputLocation
        | ApiError::InvalidParameters
        | ApiError::InvalidSchedule
        | ApiError::InvalidTarget
        | ApiError::InvalidTag
        | ApiError::UnsupportedPlatformType => "Invalid request provided",
        ApiError::AssociationLimitExceeded => "Limit exceeded",
        ApiError::AssociationAlreadyExists => "already exists",
        _ => "Error occurred during operation 'CreateAssociation'",
    }
}
