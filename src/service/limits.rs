//! Limits of the service that no shape of a member states.

/// Active associations that an account may have in a region.
/// Source: the message of AssociationLimitExceeded; quotas, <https://docs.aws.amazon.com/general/latest/gr/ssm.html>.
pub(crate) const ASSOCIATIONS: u64 = 2_000;

/// Versions that an association may have. Source: quotas, <https://docs.aws.amazon.com/general/latest/gr/ssm.html>.
pub(crate) const ASSOCIATION_VERSIONS: u64 = 1_000;

/// The shortest interval of a `rate(...)`, in minutes. Source: the message "Minimum interval for rate based association is
/// 30 minutes", recorded in 2026-09: <https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-association-schedule>.
pub(crate) const RATE_MINUTES_MIN: u64 = 30;

/// The longest interval of a `rate(...)`, in minutes: 31 days. Source: trials in the console, where 31 days were accepted and 32
/// refused; the guide says "less than 31 days": <https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html>.
pub(crate) const RATE_MINUTES_MAX: u64 = 31 * 24 * 60;

/// Tags that most resources of AWS may have, though the model of CreateAssociation allows 1,000. Source: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html>.
pub(crate) const TAGS_USUAL: usize = 50;

/// Characters that one value of a runbook's parameter may have when it runs. Source: <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html>.
pub(crate) const AUTOMATION_VALUE_CHARACTERS: usize = 512;

/// Characters that the name of a runbook's parameter may have when it runs. Source: as above.
pub(crate) const AUTOMATION_NAME_CHARACTERS: usize = 50;

/// Values that one parameter of a runbook may have when it runs. Source: as above.
pub(crate) const AUTOMATION_VALUES: usize = 50;

/// Associations that one managed node may have. Source: quotas, <https://docs.aws.amazon.com/general/latest/gr/ssm.html>.
pub(crate) const ASSOCIATIONS_PER_NODE: u64 = 20;

/// Versions from which on a warning says that an association has little room left: ssmlint's own choice.
pub(crate) const ASSOCIATION_VERSIONS_NEAR: u64 = 950;

/// Characters of a tag's name on EC2. Source: <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html>.
pub(crate) const TAG_NAME_CHARACTERS: usize = 128;

/// Characters of a tag's value on EC2. Source: as above.
pub(crate) const TAG_VALUE_CHARACTERS: usize = 256;

/// Bytes that the content of a document may have; Amazon's own are larger. Source: quotas, <https://docs.aws.amazon.com/general/latest/gr/ssm.html>.
pub(crate) const CONTENT_BYTES: usize = 64 * 1024;
