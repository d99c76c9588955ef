//! The pages and threads that rules rest on, each with its address: `sources` of a rule names them.

use crate::diagnostic::citation::Citation;

const fn cite(title: &'static str, url: &'static str) -> Citation {
    Citation { title, url }
}

// The user guide of Systems Manager.
pub(crate) const ACTIONS: Citation = cite(
    "User guide: Automation actions reference",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html",
);
pub(crate) const BRANCHES: Citation = cite(
    "User guide: Using conditional statements in runbooks",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branch-condition.html",
);
pub(crate) const CALENDARS: Citation = cite(
    "User guide: Change Calendar",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-change-calendar.html",
);
pub(crate) const CRON: Citation = cite(
    "User guide: Cron and rate expressions",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html",
);
pub(crate) const EXECUTE_API: Citation = cite(
    "User guide: aws:executeAwsApi",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAwsApi.html",
);
pub(crate) const EXECUTE_AUTOMATION: Citation = cite(
    "User guide: aws:executeAutomation",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeAutomation.html",
);
pub(crate) const EXECUTE_SCRIPT: Citation = cite(
    "User guide: aws:executeScript",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-executeScript.html",
);
pub(crate) const PACKAGES: Citation = cite(
    "User guide: Create a package in Distributor",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/distributor-working-with-packages-create.html",
);
pub(crate) const PARAMETERS: Citation = cite(
    "User guide: Data elements and parameters",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html",
);
pub(crate) const PARAMETER_STORE: Citation = cite(
    "User guide: Using Parameter Store parameters in Run Command",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-param-runcommand.html",
);
pub(crate) const PLUGINS: Citation = cite(
    "User guide: Command document plugin reference",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html",
);
pub(crate) const PSEUDO_PARAMETERS: Citation = cite(
    "User guide: Using pseudo parameters in maintenance windows",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/mw-cli-register-tasks-parameters.html",
);
pub(crate) const RUNBOOKS: Citation = cite(
    "User guide: Scheduling automations with State Manager",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/scheduling-automations-state-manager-associations.html",
);
pub(crate) const RUN_COMMAND: Citation = cite(
    "User guide: aws:runCommand",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-runcommand.html",
);
pub(crate) const SCHEMAS: Citation = cite(
    "User guide: Schema versions and features of documents",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html",
);
pub(crate) const SECRETS: Citation = cite(
    "User guide: Referencing Secrets Manager secrets",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/integration-ps-secretsmanager.html",
);
pub(crate) const SESSIONS: Citation = cite(
    "User guide: Session document schema",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html",
);
pub(crate) const SHARING: Citation = cite(
    "User guide: Sharing documents",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html",
);
pub(crate) const TARGETS: Citation = cite(
    "User guide: Targets and rate controls of associations",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-state-manager-targets-and-rate-controls.html",
);
pub(crate) const TARGET_MAPS: Citation = cite(
    "User guide: Targeting with maps",
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-map-targets.html",
);

// The API reference of Systems Manager.
pub(crate) const CREATE_ASSOCIATION: Citation = cite(
    "API reference: CreateAssociation",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateAssociation.html",
);
pub(crate) const CREATE_ASSOCIATION_BATCH: Citation = cite(
    "API reference: CreateAssociationBatch",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateAssociationBatch.html",
);
pub(crate) const CREATE_DOCUMENT: Citation = cite(
    "API reference: CreateDocument",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html",
);
pub(crate) const S3_OUTPUT: Citation = cite(
    "API reference: S3OutputLocation",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_S3OutputLocation.html",
);
pub(crate) const START_AUTOMATION: Citation = cite(
    "API reference: StartAutomationExecution",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html",
);
pub(crate) const TAG: Citation =
    cite("API reference: Tag", "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Tag.html");
pub(crate) const TARGET: Citation =
    cite("API reference: Target", "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Target.html");
pub(crate) const TARGET_LOCATION: Citation = cite(
    "API reference: TargetLocation",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_TargetLocation.html",
);
pub(crate) const UPDATE_ASSOCIATION: Citation = cite(
    "API reference: UpdateAssociation",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateAssociation.html",
);
pub(crate) const UPDATE_DOCUMENT: Citation = cite(
    "API reference: UpdateDocument",
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_UpdateDocument.html",
);

// Other pages of AWS.
pub(crate) const BUCKET_NAMES: Citation = cite(
    "Amazon S3: Bucket naming rules",
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
);
pub(crate) const CFN_ASSOCIATION: Citation = cite(
    "CloudFormation: AWS::SSM::Association",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-association.html",
);
pub(crate) const CFN_CONDITIONS: Citation = cite(
    "CloudFormation: Condition functions",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html",
);
pub(crate) const CFN_DOCUMENT: Citation = cite(
    "CloudFormation: AWS::SSM::Document",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-document.html",
);
pub(crate) const CFN_FIND_IN_MAP: Citation = cite(
    "CloudFormation: Fn::FindInMap",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html",
);
pub(crate) const CFN_GET_ATT: Citation = cite(
    "CloudFormation: Fn::GetAtt",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getatt.html",
);
pub(crate) const CFN_PARAMETERS: Citation = cite(
    "CloudFormation: Parameters",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html",
);
pub(crate) const CFN_PSEUDO_PARAMETERS: Citation = cite(
    "CloudFormation: Pseudo parameters",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html",
);
pub(crate) const CFN_REF: Citation = cite(
    "CloudFormation: Ref",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ref.html",
);
pub(crate) const CFN_SUB: Citation = cite(
    "CloudFormation: Fn::Sub",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html",
);
pub(crate) const CFN_TEMPLATE: Citation = cite(
    "CloudFormation: Template anatomy",
    "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html",
);
pub(crate) const EC2_TAGS: Citation =
    cite("Amazon EC2: Tag restrictions", "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html");
pub(crate) const QUOTAS: Citation =
    cite("Systems Manager endpoints and quotas", "https://docs.aws.amazon.com/general/latest/gr/ssm.html");

// Terraform and its provider.
pub(crate) const TF_ARGUMENTS: Citation =
    cite("Terraform: Configuration syntax", "https://developer.hashicorp.com/terraform/language/syntax/configuration");
pub(crate) const TF_ASSOCIATION: Citation = cite(
    "AWS provider: aws_ssm_association",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_association",
);
pub(crate) const TF_DOCUMENT: Citation = cite(
    "AWS provider: aws_ssm_document",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_document",
);
pub(crate) const TF_FILE: Citation =
    cite("Terraform: file", "https://developer.hashicorp.com/terraform/language/functions/file");
pub(crate) const TF_REFERENCES: Citation = cite(
    "Terraform: References to named values",
    "https://developer.hashicorp.com/terraform/language/expressions/references",
);
pub(crate) const TF_RESOURCES: Citation =
    cite("Terraform: Resource blocks", "https://developer.hashicorp.com/terraform/language/resources/syntax");
pub(crate) const TF_UPGRADE_0_12: Citation = cite(
    "Terraform: Upgrading to 0.12",
    "https://developer.hashicorp.com/terraform/language/v1.1.x/upgrade-guides/0-12",
);
pub(crate) const TF_UPGRADE_6: Citation = cite(
    "AWS provider: Version 6 upgrade guide",
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-6-upgrade",
);

// Standards, and code that AWS publishes.
pub(crate) const AGENT: Citation = cite("SSM Agent, source", "https://github.com/aws/amazon-ssm-agent");
pub(crate) const BOTOCORE: Citation =
    cite("botocore, service models", "https://github.com/boto/botocore/tree/develop/botocore/data");
pub(crate) const ICALENDAR: Citation = cite("RFC 5545: iCalendar", "https://www.rfc-editor.org/rfc/rfc5545.html");
pub(crate) const JAVA_PATTERN: Citation = cite(
    "java.util.regex.Pattern",
    "https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html",
);
pub(crate) const JSON: Citation = cite("RFC 8259: JSON", "https://www.rfc-editor.org/rfc/rfc8259.html");
pub(crate) const RE2: Citation = cite("RE2: Syntax", "https://github.com/google/re2/wiki/Syntax");
pub(crate) const YAML: Citation = cite("YAML 1.2.2", "https://yaml.org/spec/1.2.2/");

// What somebody deployed, or collected.
pub(crate) const AMAZON_DOCUMENTS: Citation =
    cite("ssm-public-documents: Amazon's documents, dumped weekly", "https://github.com/ceshihao/ssm-public-documents");
pub(crate) const DEPLOYED_CONTENT: Citation = cite(
    "cdk-preflight: document content, deployed",
    "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-document-content",
);
pub(crate) const DEPLOYED_DOCUMENTS: Citation = cite(
    "cdk-preflight: documents of associations, deployed",
    "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-association-document",
);
pub(crate) const DEPLOYED_NAMES: Citation = cite(
    "cdk-preflight: document names, deployed",
    "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-document-name",
);
pub(crate) const DEPLOYED_SCHEDULES: Citation = cite(
    "cdk-preflight: schedules, deployed",
    "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-association-schedule",
);
pub(crate) const DEPLOYED_SCHEMAS: Citation = cite(
    "cdk-preflight: document schemas, deployed",
    "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-document-schema",
);
pub(crate) const DEPLOYED_TARGETS: Citation = cite(
    "cdk-preflight: targets, deployed",
    "https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-association-targets",
);
pub(crate) const PROVIDER_TESTS: Citation = cite(
    "AWS provider: acceptance tests of aws_ssm_association",
    "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ssm/association_test.go",
);
