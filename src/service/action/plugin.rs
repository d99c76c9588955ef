//! What the plugins of Command and Policy documents take.
//!
//! Source: <https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html>;
//! SSM Agent, <https://github.com/aws/amazon-ssm-agent>; the documents that Amazon owns.

use crate::service::action::input::{Action, Input, action, boolean, integer, map, map_or_text, text, texts};

/// What runs lines of a shell, whichever shell it is.
const SCRIPT: &[Input] = &[
    texts("runCommand").required(),
    integer("timeoutSeconds").within(5, 172800),
    text("workingDirectory"),
    map("environment"),
];

/// The plugins of Command and Policy documents. Nodes read the names of inputs without regard to case.
pub const PLUGINS: &[Action] = &[
    action("aws:runShellScript", SCRIPT),
    action("aws:runPowerShellScript", SCRIPT),
    action(
        "aws:runDocument",
        &[
            text("documentType").required().one_of(&["SSMDocument", "LocalPath"]),
            text("documentPath").required(),
            map_or_text("documentParameters"),
        ],
    ),
    action(
        "aws:downloadContent",
        &[
            text("sourceType").required().one_of(&["GitHub", "Git", "HTTP", "S3", "SSMDocument"]),
            map_or_text("sourceInfo").required(),
            text("destinationPath"),
        ],
    ),
    action(
        "aws:configurePackage",
        &[
            text("name").required(),
            text("action").required().one_of(&["Install", "Uninstall"]),
            text("installationType").one_of(&["Uninstall and reinstall", "In-place update"]),
            map_or_text("additionalArguments"),
            text("version"),
            text("repository"),
            text("source"),
        ],
    ),
    action(
        "aws:softwareInventory",
        &[
            text("applications").one_of(&["Enabled", "Disabled"]),
            text("awsComponents").one_of(&["Enabled", "Disabled"]),
            text("files"),
            text("networkConfig").one_of(&["Enabled", "Disabled"]),
            text("windowsUpdates").one_of(&["Enabled", "Disabled"]),
            text("instanceDetailedInformation").one_of(&["Enabled", "Disabled"]),
            text("services").one_of(&["Enabled", "Disabled"]),
            text("windowsRegistry"),
            text("windowsRoles").one_of(&["Enabled", "Disabled"]),
            text("customInventory").one_of(&["Enabled", "Disabled"]),
            text("billingInfo").one_of(&["Enabled", "Disabled"]),
            text("customInventoryDirectory"),
        ],
    ),
    action(
        "aws:updateSsmAgent",
        &[text("agentName").required(), text("source").required(), boolean("allowDowngrade"), text("targetVersion")],
    ),
    action(
        "aws:updateAgent",
        &[text("agentName").required(), text("source").required(), boolean("allowDowngrade"), text("targetVersion")],
    ),
    action(
        "aws:domainJoin",
        &[
            text("directoryId").required(),
            text("directoryName").required(),
            text("directoryOU"),
            texts("dnsIpAddresses"),
            text("hostName"),
            text("hostNameNumAppendDigits"),
            boolean("keepHostName"),
        ],
    ),
    action("aws:configureDocker", &[text("action").required().one_of(&["Install", "Uninstall"])]),
    action(
        "aws:runDockerAction",
        &[
            text("action").required(),
            text("container"),
            text("image"),
            text("cmd"),
            text("memory"),
            text("cpuShares"),
            texts("volume"),
            text("env"),
            text("user"),
            text("publish"),
            text("workingDirectory"),
            integer("timeoutSeconds"),
        ],
    ),
    action(
        "aws:applications",
        &[
            text("action").required().one_of(&["Install", "Repair", "Uninstall"]),
            text("source").required(),
            text("parameters"),
            text("sourceHash"),
            text("sourceHashType"),
        ],
    ),
    action(
        "aws:psModule",
        &[
            text("source").required(),
            texts("runCommand"),
            text("sourceHash"),
            text("workingDirectory"),
            integer("timeoutSeconds"),
            text("sourceHashType"),
        ],
    ),
    action("aws:refreshAssociation", &[texts("associationIds")]),
    action("aws:cloudWatch", &[]),
];

/// The inputs that every plugin has: nodes look for them there, not next to it.
pub const SHARED: &[Input] = &[
    text("onFailure").one_of(&["exit", "successAndExit"]),
    text("onSuccess").one_of(&["exit"]),
    boolean("finallyStep"),
    text("id"),
];
