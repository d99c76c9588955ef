//! Every member of the requests about associations with its bounds.
//!
//! Source: the service model, API version 2014-11-06, in botocore 1.44.8, <https://github.com/boto/botocore/blob/develop/botocore/data/ssm/2014-11-06/service-2.json>.
//! The files of `schemas/` state the same for editors; a test holds the two equal.

use crate::service::pattern::Pattern;
use crate::service::shape::{
    MemberShape, Shape, Structure, any_text, bounded, list, matching, optional, required, text,
};

static TEXT: Shape = any_text();
pub(crate) const TEXTS: Shape = Shape::List { min: 0, max: None, item: &TEXT };
static TEXT_LIST: Shape = TEXTS;

static ACCOUNT: Shape = any_text();
static EXCLUDED: Shape = bounded(6, 68, Pattern::ExcludedAccount);

/// One target: which nodes or resources.
pub static TARGET: Structure = Structure::of(
    "Target",
    &[optional("Key", bounded(1, 163, Pattern::TargetKey)), optional("Values", list(0, 50, &TEXT))],
);
static TARGET_ITEM: Shape = Shape::Structure(&TARGET);

static S3_LOCATION: Structure = Structure::of(
    "S3OutputLocation",
    &[
        optional("OutputS3Region", text(3, 20)),
        optional("OutputS3BucketName", text(3, 63)),
        optional("OutputS3KeyPrefix", text(0, 500)),
    ],
);
static OUTPUT_LOCATION: Structure =
    Structure::of("InstanceAssociationOutputLocation", &[optional("S3Location", Shape::Structure(&S3_LOCATION))]);

static ALARM: Structure = Structure::of("Alarm", &[required("Name", bounded(1, 255, Pattern::AlarmName))]);
static ALARM_ITEM: Shape = Shape::Structure(&ALARM);
static ALARM_CONFIGURATION: Structure = Structure::of(
    "AlarmConfiguration",
    &[optional("IgnorePollAlarmFailure", Shape::Boolean), required("Alarms", list(1, 1, &ALARM_ITEM))],
);

static TARGET_LOCATION: Structure = Structure::of(
    "TargetLocation",
    &[
        optional("Accounts", list(1, 50, &ACCOUNT)),
        optional("Regions", list(1, 50, &TEXT)),
        optional("TargetLocationMaxConcurrency", bounded(1, 7, Pattern::MaxConcurrency)),
        optional("TargetLocationMaxErrors", bounded(1, 7, Pattern::MaxErrors)),
        optional("ExecutionRoleName", bounded(1, 64, Pattern::RoleName)),
        optional("TargetLocationAlarmConfiguration", Shape::Structure(&ALARM_CONFIGURATION)),
        optional("IncludeChildOrganizationUnits", Shape::Boolean),
        optional("ExcludeAccounts", list(1, 5000, &EXCLUDED)),
        optional("Targets", list(0, 1, &TARGET_ITEM)),
        optional("TargetsMaxConcurrency", bounded(1, 7, Pattern::MaxConcurrency)),
        optional("TargetsMaxErrors", bounded(1, 7, Pattern::MaxErrors)),
    ],
);
static TARGET_LOCATION_ITEM: Shape = Shape::Structure(&TARGET_LOCATION);

static TARGET_MAP_KEY: Shape = text(1, 50);
static TARGET_MAP_VALUE: Shape = text(1, 50);
static TARGET_MAP_VALUES: Shape = list(0, 25, &TARGET_MAP_VALUE);
static TARGET_MAP: Shape = Shape::Map { min: 1, max: Some(20), key: &TARGET_MAP_KEY, value: &TARGET_MAP_VALUES };

static TAG: Structure = Structure::of(
    "Tag",
    &[required("Key", bounded(1, 128, Pattern::TagText)), required("Value", bounded(0, 256, Pattern::TagText))],
);
pub(crate) static TAG_ITEM: Shape = Shape::Structure(&TAG);

pub(crate) const NAME: Shape = matching(Pattern::DocumentName);
pub(crate) const INSTANCE_ID: MemberShape = optional("InstanceId", matching(Pattern::InstanceId));
pub(crate) const PARAMETERS: MemberShape =
    optional("Parameters", Shape::Map { min: 0, max: None, key: &TEXT, value: &TEXT_LIST });
pub(crate) const AUTOMATION_TARGET_PARAMETER: MemberShape = optional("AutomationTargetParameterName", text(1, 50));
pub(crate) const DOCUMENT_VERSION: MemberShape = optional("DocumentVersion", matching(Pattern::DocumentVersion));
pub(crate) const TARGETS: MemberShape = optional("Targets", list(0, 5, &TARGET_ITEM));
pub(crate) const SCHEDULE: MemberShape = optional("ScheduleExpression", text(1, 256));
pub(crate) const OUTPUT: MemberShape = optional("OutputLocation", Shape::Structure(&OUTPUT_LOCATION));
pub(crate) const ASSOCIATION_NAME: MemberShape = optional("AssociationName", matching(Pattern::AssociationName));
pub(crate) const MAX_ERRORS: MemberShape = optional("MaxErrors", bounded(1, 7, Pattern::MaxErrors));
pub(crate) const MAX_CONCURRENCY: MemberShape = optional("MaxConcurrency", bounded(1, 7, Pattern::MaxConcurrency));
pub(crate) const SEVERITY: MemberShape =
    optional("ComplianceSeverity", Shape::Enum(&["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"]));
pub(crate) const SYNC_COMPLIANCE: MemberShape = optional("SyncCompliance", Shape::Enum(&["AUTO", "MANUAL"]));
pub(crate) const APPLY_ONLY: MemberShape = optional("ApplyOnlyAtCronInterval", Shape::Boolean);
pub(crate) const CALENDARS: MemberShape = optional("CalendarNames", TEXTS);
pub(crate) const LOCATIONS: MemberShape = optional("TargetLocations", list(1, 100, &TARGET_LOCATION_ITEM));
pub(crate) const OFFSET: MemberShape = optional("ScheduleOffset", Shape::Integer { min: 1, max: 6 });
pub(crate) const DURATION: MemberShape = optional("Duration", Shape::Integer { min: 1, max: 24 });
pub(crate) const TARGET_MAPS: MemberShape = optional("TargetMaps", list(0, 300, &TARGET_MAP));
pub(crate) const ALARMS: MemberShape = optional("AlarmConfiguration", Shape::Structure(&ALARM_CONFIGURATION));
pub(crate) const DISPATCH_ROLE: MemberShape =
    optional("AssociationDispatchAssumeRole", bounded(1, 512, Pattern::RoleArn));

/// A request of CreateAssociation.
pub static CREATE: Structure = Structure::of(
    "CreateAssociationRequest",
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
        LOCATIONS,
        OFFSET,
        DURATION,
        TARGET_MAPS,
        optional("Tags", list(0, 1000, &TAG_ITEM)),
        ALARMS,
        DISPATCH_ROLE,
    ],
);

/// One entry of a batch.
pub static ENTRY: Structure = Structure::of(
    "CreateAssociationBatchRequestEntry",
    &[
        required("Name", NAME),
        INSTANCE_ID,
        PARAMETERS,
        AUTOMATION_TARGET_PARAMETER,
        DOCUMENT_VERSION,
        TARGETS,
        SCHEDULE,
        OUTPUT,
        ASSOCIATION_NAME,
        MAX_ERRORS,
        MAX_CONCURRENCY,
        SEVERITY,
        SYNC_COMPLIANCE,
        APPLY_ONLY,
        CALENDARS,
        LOCATIONS,
        OFFSET,
        DURATION,
        TARGET_MAPS,
        ALARMS,
    ],
);
static ENTRY_ITEM: Shape = Shape::Structure(&ENTRY);

/// A request of CreateAssociationBatch.
pub static BATCH: Structure = Structure::of(
    "CreateAssociationBatchRequest",
    &[required("Entries", Shape::List { min: 1, max: None, item: &ENTRY_ITEM }), DISPATCH_ROLE],
);

/// A request of UpdateAssociation.
pub static UPDATE: Structure = Structure::of(
    "UpdateAssociationRequest",
    &[
        required("AssociationId", matching(Pattern::AssociationId)),
        PARAMETERS,
        DOCUMENT_VERSION,
        SCHEDULE,
        OUTPUT,
        optional("Name", NAME),
        TARGETS,
        ASSOCIATION_NAME,
        optional("AssociationVersion", matching(Pattern::AssociationVersion)),
        AUTOMATION_TARGET_PARAMETER,
        MAX_ERRORS,
        MAX_CONCURRENCY,
        SEVERITY,
        SYNC_COMPLIANCE,
        APPLY_ONLY,
        CALENDARS,
        LOCATIONS,
        OFFSET,
        DURATION,
        TARGET_MAPS,
        ALARMS,
        DISPATCH_ROLE,
    ],
);
