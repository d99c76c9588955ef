//! What an association may show: each is a reason to call the rules that state it. Cheap to see, and never missed: that it is there
//! says no more than that there may be something to say.

use crate::service::set::{Numbered, Set};

/// What one look may see.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Sight {
    /// That it is there at all.
    Itself,
    /// A document's name with a colon: an ARN, or a name with a version.
    ColonInName,
    /// A document of which nothing is known, or one of several.
    NoDocument,
    /// The same, where all of the account are listed.
    UnlistedDocument,
    /// The same, with a name that only Amazon gives.
    AmazonName,
    /// A document that was not active when it was listed.
    InactiveDocument,
    /// A document that Amazon has withdrawn.
    RetiredDocument,
    /// A document of a type that cannot be associated.
    UnassociableDocument,
    /// The version `$LATEST`.
    LatestVersion,
    /// A version that is none of the service's words.
    OtherVersion,
    /// An `InstanceId` that no inventory lists, though all are listed.
    UnlistedNode,
    /// An `InstanceId` of a node in whose state the service takes none.
    InvalidNode,
    /// An `InstanceId` of a node with a platform that the document does not run on.
    OtherPlatform,
    /// A runbook with targets.
    RunbookTargets,
    /// A runbook with a place for output.
    RunbookOutput,
    /// A runbook with parameters.
    RunbookParameters,
    /// A member that the call does not have.
    OtherMember,
    /// The parameter of a runbook that takes the targets.
    TargetParameter,
    /// Nothing that says which nodes.
    NoTarget,
    /// A target without a key.
    NoTargetKey,
    /// A target without values.
    NoTargetValues,
    /// A target key `tag:` without a name.
    EmptyTagName,
    /// A target key `Tag:` or `TAG:`.
    TagInOtherCase,
    /// A target key that not every command takes.
    UnusualKey,
    /// A target by ids of nodes.
    NodeIds,
    /// A target by resource group.
    ResourceGroup,
    /// A target by cloud connector.
    CloudConnector,
    /// Targets by tag, and no others.
    TagsAlone,
    /// Two targets whose keys look alike.
    RepeatedKey,
    /// Two values of a target that look alike.
    RepeatedValue,
    /// A value of a target that is empty or null, or none at all.
    EmptyTargetValue,
    /// The value `*` of a target.
    Star,
    /// A name or a value of a tag that may be too long.
    LongTag,
    /// A name of a bucket that is not plainly one.
    UnusualBucket,
    /// A place for output without a bucket.
    NoBucket,
    /// A region that is not known.
    UnusualRegion,
    /// A schedule with a fault.
    ScheduleFault,
    /// `at(…)`
    AtSchedule,
    /// `rate(…)`
    RateSchedule,
    /// A cron with the number of a weekday.
    NumericWeekday,
    /// A parameter that the document declares without a default, and that is not given a value.
    LacksParameter,
    /// A parameter that the document does not declare.
    UndeclaredParameter,
    /// A list of values of which each may be left out.
    AbsentValues,
    /// A list without values.
    NoValues,
    /// Several values of a parameter that takes one.
    SeveralValues,
    /// A value that holds `{{`.
    Braces,
    /// A value of a list that begins with a bracket.
    Bracket,
    /// A parameter of a command with a pattern.
    Pattern,
    /// A parameter of a command with a list of the values that it takes.
    AllowedValues,
    /// A parameter of a command that bounds the length of its values.
    BoundedLength,
    /// A list of a command that bounds how many values it takes.
    BoundedCount,
    /// A parameter of a runbook that does not take every value.
    RestrictedInRunbook,
    /// A parameter that is neither a text nor a list of texts.
    NoText,
}

/// What one look saw.
pub(crate) type Sights = Set<Sight>;

impl Numbered for Sight {
    fn number(self) -> u32 {
        self as u32
    }
}
