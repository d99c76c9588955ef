//! What the actions of runbooks take and give.
//!
//! Source: <https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-actions.html>; the runbooks that Amazon
//! owns; recorded answers of CreateDocument.

use crate::service::action::input::{Action, action, any, boolean, integer, list, map, maps, text, texts};

/// The actions of runbooks. New ones come: one that is not here need not be wrong.
pub const ACTIONS: &[Action] = &[
    action(
        "aws:approve",
        &[
            text("NotificationArn"),
            text("Message").at_most(4096),
            integer("MinRequiredApprovals").at_least(1),
            texts("Approvers").at_most(10),
            map("EnhancedApprovals"),
        ],
    )
    .gives(&["ApprovalStatus", "ApproverDecisions"])
    .reserves(&["ApprovalStatus", "ApproverDecisions"])
    .any(&[&["Approvers", "EnhancedApprovals"]]),
    action(
        "aws:assertAwsResourceProperty",
        &[
            text("Service").required(),
            text("Api").required(),
            text("PropertySelector").required(),
            texts("DesiredValues").required(),
        ],
    )
    .open(),
    action("aws:branch", &[list("Choices").required().at_least(1), text("Default")])
        .open()
        .gives(&["NextStep"])
        .reserves(&["NextStep"]),
    action(
        "aws:changeInstanceState",
        &[
            texts("InstanceIds").required(),
            text("DesiredState").required().one_of(&["running", "stopped", "terminated"]),
            boolean("CheckStateOnly"),
            boolean("Force"),
            text("AdditionalInfo"),
            boolean("FailOnUnexpectedStopped"),
        ],
    ),
    action(
        "aws:copyImage",
        &[
            text("SourceRegion").required(),
            text("SourceImageId").required(),
            text("ImageName").required(),
            text("ImageDescription"),
            boolean("Encrypted"),
            text("KmsKeyId"),
            text("ClientToken"),
        ],
    )
    .gives(&["ImageId", "ImageState"])
    .reserves(&["ImageId", "ImageState"]),
    action(
        "aws:createImage",
        &[
            text("InstanceId").required(),
            text("ImageName").required(),
            text("ImageDescription"),
            boolean("NoReboot"),
            map("BlockDeviceMappings"),
        ],
    )
    .gives(&["ImageId", "ImageState"])
    .reserves(&["ImageId", "ImageState"]),
    action(
        "aws:createStack",
        &[
            text("StackName").required().at_most(128),
            text("TemplateBody"),
            text("TemplateURL").at_most(1024),
            texts("Capabilities").one_of(&["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]),
            text("ClientRequestToken").at_most(128),
            boolean("DisableRollback"),
            texts("NotificationARNs").at_most(5),
            text("OnFailure").one_of(&["DO_NOTHING", "ROLLBACK", "DELETE"]),
            maps("Parameters"),
            texts("ResourceTypes"),
            text("RoleARN").at_most(2048),
            text("StackPolicyBody"),
            text("StackPolicyURL"),
            maps("Tags").at_most(10),
            integer("TimeoutInMinutes").at_least(1),
        ],
    )
    .gives(&["StackId", "StackStatus", "StackStatusReason"])
    .reserves(&["StackId", "StackStatus", "StackStatusReason"])
    .any(&[&["TemplateBody", "TemplateURL"]])
    .apart(&[
        ("TemplateBody", "TemplateURL"),
        ("DisableRollback", "OnFailure"),
        ("StackPolicyBody", "StackPolicyURL"),
    ]),
    action(
        "aws:createTags",
        &[
            texts("ResourceIds").required(),
            maps("Tags").required(),
            text("ResourceType").one_of(&["EC2", "ManagedInstance", "MaintenanceWindow", "Parameter"]),
        ],
    ),
    action("aws:deleteImage", &[text("ImageId").required()]),
    action(
        "aws:deleteStack",
        &[
            text("StackName").required(),
            text("ClientRequestToken").at_most(128),
            texts("RetainResources"),
            text("RoleARN").at_most(2048),
        ],
    ),
    action(
        "aws:executeAutomation",
        &[
            text("DocumentName").required(),
            text("DocumentVersion"),
            text("MaxConcurrency"),
            text("MaxErrors"),
            map("RuntimeParameters"),
            maps("Tags").at_most(5),
            maps("TargetLocations").within(1, 100),
            maps("TargetMaps"),
            text("TargetParameterName"),
            maps("Targets"),
        ],
    )
    .gives(&["Output", "ExecutionId", "Status"])
    .reserves(&["Output", "ExecutionId", "Status"])
    .apart(&[("Targets", "TargetMaps")])
    .together(&[("Targets", "TargetParameterName"), ("TargetParameterName", "Targets")]),
    action("aws:executeAwsApi", &[text("Service").required(), text("Api").required()]).open(),
    action(
        "aws:executeScript",
        &[text("Runtime").required(), text("Handler"), map("InputPayload"), text("Script"), text("Attachment")],
    )
    .gives(&["Payload", "OutputPayload"])
    .reserves(&["OutputPayload"])
    .any(&[&["Script", "Attachment"]]),
    action("aws:executeStateMachine", &[text("stateMachineArn").required(), text("name"), text("input")])
        .gives(&["executionArn", "input", "name", "output", "startDate", "stateMachineArn", "status", "stopDate"])
        .reserves(&["executionArn", "input", "name", "output", "startDate", "stateMachineArn", "status", "stopDate"]),
    action(
        "aws:invokeLambdaFunction",
        &[
            text("FunctionName").required(),
            text("Qualifier"),
            text("InvocationType").one_of(&["Event", "RequestResponse", "DryRun"]),
            text("LogType").one_of(&["None", "Tail"]),
            text("ClientContext"),
            map("InputPayload"),
            text("Payload"),
        ],
    )
    .gives(&["StatusCode", "FunctionError", "LogResult", "Payload", "OutputPayload"])
    .reserves(&["LogResult", "OutputPayload", "FunctionError", "Payload", "StatusCode"]),
    action("aws:invokeWebhook", &[text("IntegrationName").required(), text("Body")])
        .gives(&["Response", "ResponseCode"])
        .reserves(&["Response", "ResponseCode"]),
    action(
        "aws:loop",
        &[
            list("Steps").required(),
            texts("Iterators").at_most(100),
            text("IteratorDataType").one_of(&["Boolean", "Integer", "String", "StringMap"]),
            map("LoopCondition"),
            integer("MaxIterations").within(1, 100),
        ],
    )
    .gives(&["CurrentIteratorValue", "CurrentIteration"])
    .reserves(&["CurrentIteratorValue", "CurrentIteration"])
    .any(&[&["Iterators", "LoopCondition"]])
    .apart(&[("Iterators", "LoopCondition")]),
    action("aws:pause", &[text("Message")]),
    action(
        "aws:runCommand",
        &[
            text("DocumentName").required(),
            texts("InstanceIds").at_most(50),
            maps("Targets").at_most(5),
            map("Parameters"),
            text("Comment").at_most(100),
            text("DocumentVersion"),
            text("DocumentHash").at_most(256),
            text("DocumentHashType").one_of(&["Sha256", "Sha1"]),
            map("NotificationConfig"),
            text("OutputS3BucketName").at_most(63),
            text("OutputS3KeyPrefix").at_most(500),
            text("ServiceRoleArn"),
            integer("TimeoutSeconds").within(30, 2592000),
            map("CloudWatchOutputConfig"),
            text("MaxConcurrency"),
            text("MaxErrors"),
        ],
    )
    .gives(&["CommandId", "Status", "ResponseCode", "Output"])
    .reserves(&["CommandId", "Status", "ResponseCode", "Output"])
    .any(&[&["InstanceIds", "Targets"]]),
    action(
        "aws:runInstances",
        &[
            text("ImageId").required(),
            text("AdditionalInfo"),
            maps("BlockDeviceMappings"),
            text("ClientToken"),
            boolean("DisableApiTermination"),
            boolean("EbsOptimized"),
            text("IamInstanceProfileArn"),
            text("IamInstanceProfileName"),
            text("InstanceInitiatedShutdownBehavior"),
            text("InstanceType"),
            text("KernelId"),
            text("KeyName"),
            integer("MaxInstanceCount"),
            integer("MinInstanceCount"),
            map("MetadataOptions"),
            boolean("Monitoring"),
            maps("NetworkInterfaces"),
            map("Placement"),
            text("PrivateIpAddress"),
            text("RamdiskId"),
            texts("SecurityGroupIds"),
            texts("SecurityGroups"),
            text("SubnetId"),
            maps("TagSpecifications"),
            text("UserData"),
        ],
    )
    .open()
    .gives(&["InstanceIds", "InstanceStates"])
    .reserves(&["InstanceIds", "InstanceStates"]),
    action("aws:sleep", &[text("Duration"), text("Timestamp")]).any(&[&["Duration", "Timestamp"]]),
    action("aws:updateVariable", &[text("Name").required(), any("Value").required()]),
    action(
        "aws:waitForAwsResourceProperty",
        &[
            text("Service").required(),
            text("Api").required(),
            text("PropertySelector").required(),
            texts("DesiredValues").required(),
        ],
    )
    .open(),
    action(
        "aws:putServerUpgradeMetrics",
        &[text("DimensionName"), text("DimensionValue"), text("MetricName"), text("MetricValue")],
    )
    .internal(),
    action("aws:shareSQLMedia", &[text("SQLServerVersion"), text("SQLServerEdition"), text("InstanceId")])
        .gives(&["EBSSnapshotId"])
        .reserves(&["EBSSnapshotId"])
        .internal(),
    action(
        "aws:installDistributorPackageOnAzure",
        &[
            text("Action"),
            text("InstallationType"),
            text("PackageName"),
            text("Version"),
            text("AdditionalArguments"),
            text("CloudConnector"),
            text("AzureVmResourceId"),
        ],
    )
    .internal(),
];
