//! Which rules speak, and how loudly: decided once a run.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::{Meta, Name, Severity};
use crate::rule::check::{Check, Rule};
use crate::rule::findings::Findings;
use crate::rule::look::sight::{Sight, Sights};
use crate::service::field::{Field, Fields};
use crate::service::set::{Numbered, Set};
use crate::settings::{Level, Override, Settings};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How often each rule was called, for whoever wants to know: then time is not a matter.
#[derive(Debug, Default)]
pub(crate) struct Calls(Mutex<BTreeMap<Name, usize>>);

impl Calls {
    fn add(&self, rule: Name, times: usize) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(rule).or_default() += times;
    }

    /// The rules that were called, each with how often.
    pub(crate) fn counted(&self) -> BTreeMap<Name, usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Rules that each state a few things, of which one must be there: by each of these.
#[derive(Clone, Debug)]
pub(crate) struct Stated<T> {
    /// All that is stated by some rule.
    any: Set<T>,
    by: [Vec<(Set<T>, &'static Rule, Severity)>; 64],
}

impl<T> Default for Stated<T> {
    fn default() -> Self {
        Self { any: Set::default(), by: std::array::from_fn(|_| Vec::new()) }
    }
}

impl<T: Numbered> Stated<T> {
    fn add(&mut self, stated: Set<T>, rule: &'static Rule, severity: Severity) {
        self.any.join(stated);
        for number in stated.numbers() {
            if let Some(list) = self.by.get_mut(number as usize) {
                list.push((stated, rule, severity));
            }
        }
    }

    /// Calls back with the rules of which something is there, each once.
    pub(crate) fn each(&self, there: Set<T>, mut call: impl FnMut(Set<T>, &'static Rule, Severity)) {
        for number in there.shared(self.any).numbers() {
            for (stated, rule, severity) in self.by.get(number as usize).into_iter().flatten() {
                if stated.first_shared(there) == Some(number) {
                    call(*stated, rule, *severity);
                }
            }
        }
    }
}

/// The rules that speak, by what they look at, each with its severity.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActiveRules {
    names: Vec<Name>,
    counted: Option<Arc<Calls>>,
    pub(crate) files: Vec<(&'static Rule, Severity)>,
    pub(crate) documents: Vec<(&'static Rule, Severity)>,
    pub(crate) calls: Vec<(&'static Rule, Severity)>,
    pub(crate) shapes: Vec<(&'static Rule, Severity)>,
    pub(crate) requests: Vec<(&'static Rule, Severity)>,
    pub(crate) across: Vec<(&'static Rule, Severity)>,
    /// By the members of which one must be there.
    pub(crate) given: Stated<Field>,
    /// By what an association must show, one of it.
    pub(crate) seen: Stated<Sight>,
    /// The same of a parameter.
    pub(crate) parameters: Stated<Sight>,
    pub(crate) schedules: Vec<(&'static Rule, Severity)>,
    pub(crate) templates: Vec<(&'static Rule, Severity)>,
    pub(crate) modules: Vec<(&'static Rule, Severity)>,
    pub(crate) configurations: Vec<(&'static Rule, Severity)>,
    pub(crate) suppressions: Vec<(&'static Rule, Severity)>,
}

impl ActiveRules {
    /// The rules of a table at the levels that the user gave them, in the files that `overrides` are about.
    pub(crate) fn of(
        rules: &[&'static Rule],
        settings: &Settings,
        overrides: &[&Override],
        calls: Option<&Arc<Calls>>,
    ) -> Self {
        let of_sights = |sights| if settings.looks_at_all { Sights::all() } else { Sights::of(sights) };
        let mut active = Self { counted: calls.cloned(), ..Self::default() };
        for rule in rules {
            let Some(severity) = level(&rule.meta, settings, overrides) else { continue };
            active.names.push(rule.meta.name);
            let list = match rule.check {
                Check::File(_) => &mut active.files,
                Check::Document(_) => &mut active.documents,
                Check::Call(_) => &mut active.calls,
                Check::Shape(_) => &mut active.shapes,
                Check::Request(_) => &mut active.requests,
                Check::Across(_) => &mut active.across,
                Check::Given(members, _) => {
                    active.given.add(Fields::of(members), rule, severity);
                    continue;
                }
                Check::Seen(sights, _) => {
                    active.seen.add(of_sights(sights), rule, severity);
                    continue;
                }
                Check::Parameter(sights, _) => {
                    active.parameters.add(of_sights(sights), rule, severity);
                    continue;
                }
                Check::Schedule(_) => &mut active.schedules,
                Check::Template(_) => &mut active.templates,
                Check::Module(_) => &mut active.modules,
                Check::Configuration(_) => &mut active.configurations,
                Check::Suppression(_) => &mut active.suppressions,
            };
            list.push((rule, severity));
        }
        active
    }

    /// Where a rule puts what it finds that is called now, so many times.
    #[inline]
    pub(crate) fn call<'l>(
        &self,
        rule: &'static Rule,
        severity: Severity,
        list: &'l mut Vec<Diagnostic>,
        times: usize,
    ) -> Findings<'l> {
        if let Some(calls) = &self.counted {
            calls.add(rule.meta.name, times);
        }
        Findings::new(&rule.meta, severity, list)
    }

    /// Whether a rule is_active at all.
    pub(crate) fn is_active(&self, rule: &Meta) -> bool {
        self.names.contains(&rule.name)
    }
}

/// The severity at which a rule is_active; `None` when the user turned it off.
fn level(rule: &Meta, settings: &Settings, overrides: &[&Override]) -> Option<Severity> {
    let given = |levels: &BTreeMap<String, Level>| {
        if levels.is_empty() {
            return None;
        }
        levels.get(rule.name.as_str()).or_else(|| levels.get(&rule.code.to_string())).copied()
    };
    let here = overrides.iter().rev().find_map(|override_| given(&override_.levels));
    match here.or_else(|| given(&settings.levels)) {
        None => (!rule.off).then_some(rule.severity),
        Some(Level::Off) => None,
        Some(Level::At(severity)) => Some(severity),
    }
}
