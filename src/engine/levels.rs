//! Which rules speak, and how loudly.

use crate::diagnostic::meta::{Meta, Severity};
use crate::settings::{Level, Settings};

/// The severity at which a rule speaks; `None` when the user turned it off.
pub(crate) fn level(rule: &Meta, settings: &Settings) -> Option<Severity> {
    let by_name = settings.levels.get(rule.name.as_str());
    match by_name.or_else(|| settings.levels.get(&rule.code.to_string())) {
        None => Some(rule.severity),
        Some(Level::Off) => None,
        Some(Level::At(severity)) => Some(*severity),
    }
}
