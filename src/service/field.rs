//! The members of one association, by number.

use crate::service::set::{Numbered, Set};

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// A member of an association, in whichever operation it is.
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
        #[non_exhaustive]
        pub enum Field { $($(#[$doc])* $name,)* }

        impl Field {
            /// How many there are.
            pub const COUNT: usize = [$(stringify!($name)),*].len();

            /// Every member.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$name),*];

            /// The member's name on the wire.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// The member of this name; names are case-sensitive.
            pub fn of(name: &str) -> Option<Self> {
                match name { $(stringify!($name) => Some(Self::$name),)* _ => None }
            }
        }
    };
}

fields! {
    /// Which alarm stops the association.
    AlarmConfiguration,
    /// Whether it waits for the schedule instead of running at once.
    ApplyOnlyAtCronInterval,
    /// The role under which the service dispatches it.
    AssociationDispatchAssumeRole,
    /// The association to update.
    AssociationId,
    /// A name for people.
    AssociationName,
    /// The version to update.
    AssociationVersion,
    /// The runbook's parameter that takes the targets.
    AutomationTargetParameterName,
    /// Change calendars that hold it back.
    CalendarNames,
    /// How severe it is to be out of compliance.
    ComplianceSeverity,
    /// Which version of the document.
    DocumentVersion,
    /// Hours for which it may run.
    Duration,
    /// The node, in the legacy form.
    InstanceId,
    /// How many targets at once.
    MaxConcurrency,
    /// How many errors stop it.
    MaxErrors,
    /// The document.
    Name,
    /// Where output goes.
    OutputLocation,
    /// Values for the document's parameters.
    Parameters,
    /// When it runs.
    ScheduleExpression,
    /// Days after the cron day.
    ScheduleOffset,
    /// Who reports compliance.
    SyncCompliance,
    /// Tags of the association itself.
    Tags,
    /// Accounts and regions.
    TargetLocations,
    /// Sets of parameter values, one execution each.
    TargetMaps,
    /// Which nodes or resources.
    Targets,
}

/// A set of members.
pub(crate) type Fields = Set<Field>;

impl Numbered for Field {
    fn number(self) -> u32 {
        self as u32
    }
}
