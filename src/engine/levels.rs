//! Which rules speak, and how loudly: decided once a run.

use crate::diagnostic::meta::{Meta, Severity};
use crate::rule::check::{Check, Rule};
use crate::settings::{Level, Settings};

/// The rules that speak, by what they look at, each with its severity.
#[derive(Debug, Default)]
pub(crate) struct Speaking {
    pub(crate) files: Vec<(&'static Rule, Severity)>,
    pub(crate) documents: Vec<(&'static Rule, Severity)>,
    pub(crate) requests: Vec<(&'static Rule, Severity)>,
    pub(crate) associations: Vec<(&'static Rule, Severity)>,
    pub(crate) templates: Vec<(&'static Rule, Severity)>,
    pub(crate) configurations: Vec<(&'static Rule, Severity)>,
}

impl Speaking {
    /// The rules of a table at the levels that the user gave them.
    pub(crate) fn of(rules: &[&'static Rule], settings: &Settings) -> Self {
        let mut speaking = Self::default();
        for rule in rules {
            let Some(severity) = level(&rule.meta, settings) else { continue };
            let list = match rule.check {
                Check::File(_) => &mut speaking.files,
                Check::Document(_) => &mut speaking.documents,
                Check::Request(_) => &mut speaking.requests,
                Check::Association(_) => &mut speaking.associations,
                Check::Template(_) => &mut speaking.templates,
                Check::Configuration(_) => &mut speaking.configurations,
            };
            list.push((rule, severity));
        }
        speaking
    }
}

/// The severity at which a rule speaks; `None` when the user turned it off.
fn level(rule: &Meta, settings: &Settings) -> Option<Severity> {
    let by_name = settings.levels.get(rule.name.as_str());
    match by_name.or_else(|| settings.levels.get(&rule.code.to_string())) {
        None => (!rule.off).then_some(rule.severity),
        Some(Level::Off) => None,
        Some(Level::At(severity)) => Some(*severity),
    }
}
