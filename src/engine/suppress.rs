//! Which findings are silent: what files say of themselves, and what the configuration allows.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Meta;
use crate::diagnostic::report::{Suppressed, SuppressedBy};
use crate::engine::levels::ActiveRules;
use crate::engine::suppressions::{self, Allowed, Suppressions};
use crate::model::file::File;
use crate::model::suppression::{RuleName, Suppression, SuppressionFault};
use crate::rules;
use crate::settings::{Allowance, Settings};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether a name or code is that of a rule.
pub(crate) fn names(name: &str, rule: &Meta) -> bool {
    name == rule.name.as_str() || rule.code.is(name)
}

/// Whether the configuration lists a rule among those that may not be silenced.
pub fn is_listed(rule: &Meta, settings: &Settings) -> bool {
    settings.unsilenceable.iter().any(|name| names(name, rule))
}

/// Whether a rule may not be silenced: what is said of suppressions, and what the configuration lists.
pub(crate) fn is_unsilenceable(rule: &Meta, settings: &Settings) -> bool {
    rule.code.folder() == "suppression" || is_listed(rule, settings)
}

/// What was silent in one file.
#[derive(Debug, Default)]
pub(crate) struct Silence {
    /// The findings.
    pub(crate) suppressed: Vec<Suppressed>,
    /// What is wrong with the suppressions.
    pub(crate) faults: Vec<SuppressionFault>,
    /// The entries of the configuration that silenced something, by index.
    pub(crate) used: BTreeSet<usize>,
}

/// Takes the findings out that are to be silent. `name` is the file's.
pub(crate) fn suppress(
    file: &File,
    name: &str,
    active: &ActiveRules,
    settings: &Settings,
    findings: &mut Vec<Diagnostic>,
) -> Silence {
    let mut silence = Silence { faults: file.suppression_faults.clone(), ..Silence::default() };
    if settings.ignore_suppressions || file.suppressions.is_empty() && settings.allowances.is_empty() {
        return silence;
    }
    let mut suppressions = Suppressions::of(file);
    let mut allowed = Allowed::of(&settings.allowances, name);
    let mut used = BTreeSet::new();
    let before = std::mem::take(findings);
    for finding in before {
        if is_unsilenceable(finding.rule, settings) {
            findings.push(finding);
            continue;
        }
        let written = suppressions.about(&finding, &mut used).and_then(|index| file.suppressions.get(index));
        let configured = allowed.about(&finding, &mut silence.used).and_then(|index| settings.allowances.get(index));
        let silent = match (written, configured) {
            (Some(written), _) => Some((SuppressedBy::Source, written.reason.clone())),
            (None, Some(allowed)) => Some((SuppressedBy::Configuration, allowed.reason.clone().unwrap_or_default())),
            (None, None) => None,
        };
        match silent {
            Some((by, reason)) => silence.suppressed.push(Suppressed { finding, by, reason }),
            None => findings.push(finding),
        }
    }
    let known: Arc<[String]> = rules::ALL.iter().map(|rule| rule.meta.name.to_string()).collect();
    for (index, suppression) in file.suppressions.iter().enumerate() {
        judge(suppression, &|at| used.contains(&(index, at)), &known, active, settings, &mut silence.faults);
    }
    silence
}

/// What is wrong with one suppression.
fn judge(
    suppression: &Suppression,
    used: &dyn Fn(usize) -> bool,
    known: &Arc<[String]>,
    active: &ActiveRules,
    settings: &Settings,
    faults: &mut Vec<SuppressionFault>,
) {
    if suppression.reason.is_empty() {
        faults.push(SuppressionFault::NoReason { place: suppression.place.clone() });
    }
    let mut unused: Vec<&RuleName> = Vec::new();
    for (at, rule) in suppression.rules.iter().enumerate() {
        let Some(meta) = suppressions::rule(&rule.name) else {
            faults.push(SuppressionFault::UnknownRule { rule: rule.clone(), known: known.clone() });
            continue;
        };
        if is_unsilenceable(meta, settings) {
            let configured = meta.code.folder() != "suppression";
            let (place, name) = (rule.place.clone(), rule.name.clone());
            faults.push(SuppressionFault::Unsilenceable { place, name, configured });
        } else if !used(at) && active.is_active(meta) {
            // Of a rule that does not run nobody knows whether it would find something.
            unused.push(rule);
        }
    }
    let names = |rules: &[&RuleName]| rules.iter().map(|rule| rule.name.clone()).collect();
    if unused.len() == suppression.rules.len() {
        let (place, removal) = (suppression.place.clone(), suppression.removal);
        faults.push(SuppressionFault::Unused { place, names: names(&unused), removal });
    } else {
        for rule in unused {
            let (place, removal) = (rule.place.clone(), rule.removal);
            faults.push(SuppressionFault::Unused { place, names: names(&[rule]), removal });
        }
    }
}

/// The entries of the configuration that silenced nothing in the whole project.
pub(crate) fn unused_allowances(
    settings: &Settings,
    used: &BTreeSet<usize>,
    active: &ActiveRules,
) -> Vec<SuppressionFault> {
    let is_active =
        |allowance: &Allowance| suppressions::rule(&allowance.rule).is_some_and(|meta| active.is_active(meta));
    let idle = settings
        .allowances
        .iter()
        .enumerate()
        .filter(|(index, allowance)| !used.contains(index) && is_active(allowance));
    idle.filter_map(|(_, allowance)| {
        let place = allowance.place.clone()?;
        Some(SuppressionFault::Unused { place, names: vec![allowance.rule.clone()], removal: allowance.removal })
    })
    .collect()
}
