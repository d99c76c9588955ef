//! What is known of a managed node.

use crate::service::platform::Platform;
use crate::source::span::{Span, offset};
use std::num::NonZeroU32;
use std::ops::Range;

/// One row of an inventory.
#[derive(Clone, Debug)]
pub struct Instance {
    /// Its id: see `Inventory::id`.
    pub(crate) id: Kept,
    /// Where the id stands.
    pub span: Span,
    /// Its platform, where the row tells.
    pub platform: Option<Platform>,
    /// Its state, where the row tells.
    pub state: Option<State>,
    /// Its tags, where the row tells: see `Inventory::tags`.
    pub(crate) tags: Option<Kept>,
}

/// Where something of a row is kept in its inventory.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Kept {
    start: u32,
    /// One more than the end: of what is not kept nothing is stored.
    beyond: NonZeroU32,
}

impl Kept {
    /// What is kept from here up to there. Of a file of less than 4 GiB fewer texts and tags are kept than can be counted.
    pub(crate) fn of(start: usize, end: usize) -> Self {
        Self { start: offset(start), beyond: NonZeroU32::MIN.saturating_add(offset(end)) }
    }

    /// The same behind so many others.
    pub(crate) fn behind(self, before: usize) -> Self {
        let Range { start, end } = self.range();
        Self::of(before + start, before + end)
    }

    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.beyond.get() as usize - 1
    }
}

/// The state of an EC2 instance.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum State {
    /// It is starting.
    Pending,
    /// It runs.
    Running,
    /// It is about to end.
    ShuttingDown,
    /// It is gone.
    Terminated,
    /// It is stopping.
    Stopping,
    /// It is stopped.
    Stopped,
}

impl State {
    /// Reads EC2's spelling, in any case.
    pub fn read(text: &str) -> Option<Self> {
        match text.to_ascii_lowercase().as_str() {
            "pending" => Some(Self::Pending),
            "running" => Some(Self::Running),
            "shutting-down" => Some(Self::ShuttingDown),
            "terminated" => Some(Self::Terminated),
            "stopping" => Some(Self::Stopping),
            "stopped" => Some(Self::Stopped),
            _ => None,
        }
    }

    /// EC2's spelling.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::ShuttingDown => "shutting-down",
            Self::Terminated => "terminated",
            Self::Stopping => "stopping",
            Self::Stopped => "stopped",
        }
    }

    /// Whether an association may name the instance in this state.
    /// Source: the message of InvalidInstanceId, "Running, Pending, Stopped, or Stopping",
    /// <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateAssociation.html>.
    pub fn is_valid(self) -> bool {
        !matches!(self, Self::ShuttingDown | Self::Terminated)
    }
}
