//! Every member of the requests that make and change documents, and every property of `AWS::SSM::Document`, with its bounds.
//!
//! Source: the service model, API version 2014-11-06, in botocore 1.44.8, <https://github.com/boto/botocore/blob/develop/botocore/data/ssm/2014-11-06/service-2.json>;
//! for the properties, the schema of the resource type at 05adf6e, <https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-ssm>,
//! and `UpdateMethod` of the user guide.

use crate::service::members::{DOCUMENT_VERSION, NAME, TAG_ITEM};
use crate::service::pattern::Pattern;
use crate::service::shape::{
    MemberShape, Shape, Structure, any_text, bounded, list, matching, optional, required, text, text_from,
};

const OWN_NAME: Shape = matching(Pattern::AssociationName);
const CONTENT: MemberShape = required("Content", text_from(1));
const DISPLAY_NAME: MemberShape = optional("DisplayName", bounded(0, 1024, Pattern::DisplayName));
const VERSION_NAME: MemberShape = optional("VersionName", matching(Pattern::VersionName));
const FORMAT: MemberShape = optional("DocumentFormat", Shape::Enum(&["YAML", "JSON", "TEXT"]));
const TARGET_TYPE: MemberShape = optional("TargetType", bounded(0, 200, Pattern::TargetType));

static CLOUD: Shape = Shape::Enum(&["AWS", "Azure", "GCP"]);
const CLOUDS: MemberShape = optional("CloudProviders", list(1, 10, &CLOUD));

static ATTACHMENT_VALUE: Shape = text(1, 1024);
static ATTACHMENT: Structure = Structure::of(
    "AttachmentsSource",
    &[
        optional("Key", Shape::Enum(&["SourceUrl", "S3FileUrl", "AttachmentReference"])),
        optional("Values", list(1, 1, &ATTACHMENT_VALUE)),
        optional("Name", OWN_NAME),
    ],
);
static ATTACHMENT_ITEM: Shape = Shape::Structure(&ATTACHMENT);
const ATTACHMENTS: MemberShape = optional("Attachments", list(0, 20, &ATTACHMENT_ITEM));

static REQUIRED: Structure = Structure::of(
    "DocumentRequires",
    &[
        required("Name", NAME),
        optional("Version", matching(Pattern::DocumentVersion)),
        optional("RequireType", bounded(0, 128, Pattern::VersionName)),
        optional("VersionName", matching(Pattern::VersionName)),
    ],
);
static REQUIRED_ITEM: Shape = Shape::Structure(&REQUIRED);

/// A request of CreateDocument.
pub static CREATE_DOCUMENT: Structure = Structure::of(
    "CreateDocumentRequest",
    &[
        CONTENT,
        optional("Requires", Shape::List { min: 1, max: None, item: &REQUIRED_ITEM }),
        ATTACHMENTS,
        required("Name", OWN_NAME),
        DISPLAY_NAME,
        VERSION_NAME,
        optional(
            "DocumentType",
            Shape::Enum(&[
                "Command",
                "Policy",
                "Automation",
                "Session",
                "Package",
                "ApplicationConfiguration",
                "ApplicationConfigurationSchema",
                "DeploymentStrategy",
                "ChangeCalendar",
                "Automation.ChangeTemplate",
                "ProblemAnalysis",
                "ProblemAnalysisTemplate",
                "CloudFormation",
                "ConformancePackTemplate",
                "QuickSetup",
                "ManualApprovalPolicy",
                "AutoApprovalPolicy",
            ]),
        ),
        FORMAT,
        TARGET_TYPE,
        optional("Tags", list(0, 1000, &TAG_ITEM)),
        CLOUDS,
    ],
);

/// A request of UpdateDocument.
pub static UPDATE_DOCUMENT: Structure = Structure::of(
    "UpdateDocumentRequest",
    &[
        CONTENT,
        ATTACHMENTS,
        required("Name", OWN_NAME),
        DISPLAY_NAME,
        VERSION_NAME,
        DOCUMENT_VERSION,
        FORMAT,
        TARGET_TYPE,
        CLOUDS,
    ],
);

static STACK_TAG: Structure = Structure::of(
    "Tag",
    &[required("Key", bounded(1, 128, Pattern::TagText)), required("Value", bounded(1, 256, Pattern::TagText))],
);
static STACK_TAG_ITEM: Shape = Shape::Structure(&STACK_TAG);

static STACK_REQUIRED: Structure = Structure::of(
    "DocumentRequires",
    &[required("Name", NAME), optional("Version", matching(Pattern::DocumentVersion))],
);
static STACK_REQUIRED_ITEM: Shape = Shape::Structure(&STACK_REQUIRED);

/// The properties of `AWS::SSM::Document`. None can only be read, so that `GetAtt` has nothing to ask a document for.
pub static DOCUMENT_PROPERTIES: Structure = Structure::of(
    "AWS::SSM::Document",
    &[
        required("Content", Shape::ObjectOrText),
        ATTACHMENTS,
        // Its form is judged with the content, where a name of Amazon's is as well.
        optional("Name", any_text()),
        VERSION_NAME,
        optional(
            "DocumentType",
            Shape::Enum(&[
                "ApplicationConfiguration",
                "ApplicationConfigurationSchema",
                "Automation",
                "Automation.ChangeTemplate",
                "AutoApprovalPolicy",
                "ChangeCalendar",
                "CloudFormation",
                "Command",
                "DeploymentStrategy",
                "ManualApprovalPolicy",
                "Package",
                "Policy",
                "ProblemAnalysis",
                "ProblemAnalysisTemplate",
                "Session",
            ]),
        ),
        FORMAT,
        TARGET_TYPE,
        optional("Tags", list(0, 1000, &STACK_TAG_ITEM)),
        optional("Requires", Shape::List { min: 1, max: None, item: &STACK_REQUIRED_ITEM }),
        optional("UpdateMethod", Shape::Enum(&["Replace", "NewVersion"])),
    ],
);

/// Members of the request that are no properties.
pub const UNSUPPORTED_OF_DOCUMENT: &[&str] = &["DisplayName", "CloudProviders"];
