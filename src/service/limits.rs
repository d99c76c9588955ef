//! Numbers of the service that no shape of a member holds.

/// Active associations that an account may have in a region.
/// Source: message of AssociationLimitExceeded; Service Quotas, "Concurrent State Manager associations per region".
pub(crate) const ASSOCIATIONS: u64 = 2_000;

/// Versions that an association may have. Source: Systems Manager quotas page, "State Manager".
pub(crate) const ASSOCIATION_VERSIONS: u64 = 1_000;

/// The shortest interval of a `rate(...)`, in minutes.
/// Source: service message "Minimum interval for rate based association is 30 minutes", recorded 2026-09.
pub(crate) const RATE_MINUTES_MIN: u64 = 30;

/// The longest interval of a `rate(...)`, in minutes: 31 days.
/// Source: recorded console trials (31 days taken, 32 refused); the guide says "less than 31 days".
pub(crate) const RATE_MINUTES_MAX: u64 = 31 * 24 * 60;

/// Tags that most resources of AWS may have, though the model of CreateAssociation lets 1,000 pass.
pub(crate) const TAGS_USUAL: usize = 50;

/// Characters that one parameter value of an Automation may have when it runs.
/// Source: StartAutomationExecution in the service model.
pub(crate) const AUTOMATION_VALUE_CHARACTERS: usize = 512;

/// Characters that the name of a parameter of an Automation may have when it runs. Source: as above.
pub(crate) const AUTOMATION_NAME_CHARACTERS: usize = 50;

/// Values that one parameter of an Automation may have when it runs. Source: as above.
pub(crate) const AUTOMATION_VALUES: usize = 50;

/// Associations that one managed node may have. Source: Systems Manager quotas page, "State Manager".
pub(crate) const ASSOCIATIONS_PER_NODE: u64 = 20;

/// Versions from which on an association is told that there is little room left.
pub(crate) const ASSOCIATION_VERSIONS_NEAR: u64 = 950;

/// Characters of a tag's name on EC2. Source: EC2 user guide, "Tag restrictions".
pub(crate) const TAG_NAME_CHARACTERS: usize = 128;

/// Characters of a tag's value on EC2. Source: as above.
pub(crate) const TAG_VALUE_CHARACTERS: usize = 256;

/// Bytes that the content of a document may have. Source: Systems Manager quotas page, "SSM document"; Amazon's own are larger.
pub(crate) const CONTENT_BYTES: usize = 64 * 1024;
