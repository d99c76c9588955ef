//! What is known of a managed node.

use crate::service::platform::Platform;
use crate::source::span::Span;

/// One row of an inventory.
#[derive(Clone, Debug)]
pub struct Instance {
    /// Its id.
    pub id: Box<str>,
    /// Where the id stands.
    pub span: Span,
    /// Its platform, where the row tells.
    pub platform: Option<Platform>,
    /// Its state, where the row tells.
    pub state: Option<State>,
    /// Its tags, where the row tells: see `Inventory::tags`.
    pub(crate) tags: Option<TagUses>,
}

/// Where the tags of a row are kept in its inventory.
#[derive(Copy, Clone, Debug)]
pub(crate) struct TagUses {
    pub(crate) start: u32,
    pub(crate) end: u32,
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
