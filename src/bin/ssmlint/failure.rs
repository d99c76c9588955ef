//! What keeps a command from its work.

use crate::trouble;
use std::io::{self, ErrorKind};

/// What keeps a command from its work: a message for people; the status is 2.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Said to the user.
    Message(String),
    /// Nobody reads the output any more.
    ClosedPipe,
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Message(trouble::why(&error)),
        }
    }
}
