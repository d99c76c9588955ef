//! The inputs and outputs of steps: a table for each action of runbooks and each plugin of commands.

pub(crate) mod duration;
pub mod input;
pub mod plugin;
pub mod runbook;
pub(crate) mod runtime;
