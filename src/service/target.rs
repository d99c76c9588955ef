//! Keys of targets.
//!
//! The grammar for Command documents is the service's own message: "Unsupported target key: foo, can either be
//! InstanceIds, aws:NoOpAutomationTag, resource-groups:name, tag-key or start with tag:" (recorded 2026-09).
//! For Automation documents it is the user guide's page on targets and rate controls.

/// The provider that a cloud connector is for.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Cloud {
    /// Either of them, depending on the connector.
    Any,
    /// Microsoft Azure.
    Azure,
    /// Google Cloud Platform.
    Gcp,
}

/// The member of a cloud connector's value that must be there.
pub(crate) const CONNECTOR_ID: &str = "CloudConnectorId";

const AZURE_FILTERS: &[&str] = &[
    "CloudProviderRegions",
    "AzureSubscriptions",
    "AzureResourceGroups",
    "AzureTag",
    "AzureVmPowerStates",
    "AzureResourceType",
];

const GCP_FILTERS: &[&str] = &[
    "Zones",
    "GcpProjects",
    "IncludesLabels",
    "ExcludesLabels",
    "GcpInstanceStates",
    "OsPolicyComplianceFilter",
    "OsPolicyOrchestratorName",
    "OsPolicyOrchestratorId",
    "GcpAssetType",
];

impl Cloud {
    /// The members that the value of such a key may have, where it is JSON. Source:
    /// <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Target.html>.
    pub(crate) fn members(self) -> Vec<&'static str> {
        let (azure, gcp) = match self {
            Self::Any => (AZURE_FILTERS, GCP_FILTERS),
            Self::Azure => (AZURE_FILTERS, &[][..]),
            Self::Gcp => (&[][..], GCP_FILTERS),
        };
        [&[CONNECTOR_ID, "SsmManagedNodeFilter"][..], azure, gcp].concat()
    }
}

/// What a target's key says.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum TargetKey<'t> {
    /// `InstanceIds`, in any case.
    InstanceIds,
    /// `tag:NAME`.
    Tag(&'t str),
    /// `Tag:` or `TAG:`: not documented in this case.
    TagInOtherCase(&'t str),
    /// `tag-key`: nodes that have one of the named tags.
    HasTag,
    /// `resource-groups:Name`, in any case.
    ResourceGroup,
    /// `resource-groups:ResourceTypeFilters`: maintenance windows take it.
    ResourceTypeFilters,
    /// `aws:NoOpAutomationTag`: what the service writes for a runbook without targets.
    NoOp,
    /// `ParameterValues`: values for the runbook's target parameter.
    ParameterValues,
    /// `ResourceGroup`: a group, for runbooks.
    RunbookResourceGroup,
    /// `AWS::EC2::Instance`: all instances, for runbooks.
    Ec2Instance,
    /// `CloudConnector` and the keys for one provider: virtual machines of another cloud, for runbooks.
    CloudConnector(Cloud),
    /// None of these.
    Unknown,
}

/// The target keys of Command and Policy documents, for people and for suggestions.
pub(crate) const COMMAND_KEYS: &[&str] = &["InstanceIds", "tag:NAME", "tag-key", "resource-groups:Name"];

/// The target keys of Automation documents, besides `tag:NAME`.
pub(crate) const AUTOMATION_KEYS: &[&str] = &[
    "ParameterValues",
    "ResourceGroup",
    "tag:NAME",
    "InstanceIds",
    "AWS::EC2::Instance",
    "CloudConnector",
    "AzureCloudConnector",
    "GcpCloudConnector",
];

impl<'t> TargetKey<'t> {
    /// Reads a key.
    pub(crate) fn read(text: &'t str) -> Self {
        if let Some(name) = text.strip_prefix("tag:") {
            return Self::Tag(name);
        }
        if let Some((prefix, name)) = text.split_once(':')
            && prefix.eq_ignore_ascii_case("tag")
        {
            return Self::TagInOtherCase(name);
        }
        match text {
            "tag-key" => Self::HasTag,
            "aws:NoOpAutomationTag" => Self::NoOp,
            "ParameterValues" => Self::ParameterValues,
            "ResourceGroup" => Self::RunbookResourceGroup,
            "AWS::EC2::Instance" => Self::Ec2Instance,
            "CloudConnector" => Self::CloudConnector(Cloud::Any),
            "AzureCloudConnector" => Self::CloudConnector(Cloud::Azure),
            "GcpCloudConnector" => Self::CloudConnector(Cloud::Gcp),
            "resource-groups:ResourceTypeFilters" => Self::ResourceTypeFilters,
            _ if text.eq_ignore_ascii_case("InstanceIds") => Self::InstanceIds,
            _ if text.eq_ignore_ascii_case("resource-groups:Name") => Self::ResourceGroup,
            _ => Self::Unknown,
        }
    }

    /// Whether some kind of document takes this key.
    pub(crate) fn is_known(self) -> bool {
        self != Self::Unknown
    }

    /// Whether only Automation documents take this key.
    pub(crate) fn is_for_automation(self) -> bool {
        matches!(self, Self::ParameterValues | Self::RunbookResourceGroup | Self::Ec2Instance | Self::CloudConnector(_))
    }
}

#[cfg(test)]
mod tests {
    use crate::service::target::{Cloud, TargetKey};

    #[test]
    fn keys_are_read_with_the_services_own_habits_of_case() {
        let rows = [
            ("instanceids", TargetKey::InstanceIds),
            ("tag:aws:autoscaling:groupName", TargetKey::Tag("aws:autoscaling:groupName")),
            ("tag:", TargetKey::Tag("")),
            ("Tag:Name", TargetKey::TagInOtherCase("Name")),
            ("resource-groups:name", TargetKey::ResourceGroup),
            ("InstanceId", TargetKey::Unknown),
            ("GcpCloudConnector", TargetKey::CloudConnector(Cloud::Gcp)),
            ("parametervalues", TargetKey::Unknown),
        ];
        for (text, key) in rows {
            assert_eq!(TargetKey::read(text), key, "{text}");
        }
    }
}
