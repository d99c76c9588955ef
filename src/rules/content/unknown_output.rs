//! A reference names an unknown step, or an output that the step neither declares nor provides by itself.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::naming::Named;
use crate::model::step::{Step, plain};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::action::runbook::ACTIONS;
use crate::service::error::ApiError;
use crate::source::place::Place;
use crate::syntax::node::Node;
use std::collections::BTreeMap;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        sources: &[pages::ACTIONS],
        ..meta("unknown-output", 850, include_str!("../../../rules/content/unknown-output.md"))
    },
    check: Check::Document(check),
};

/// The outputs of the steps by their names; empty if they are not all known.
type Outputs<'t> = BTreeMap<&'t str, Option<Vec<&'t str>>>;

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if !content.is_automation() || content.steps_open() {
        return;
    }
    if content.namings().is_empty() && content.member("outputs").is_none() {
        return;
    }
    let named: Option<Outputs<'_>> = content.steps().iter().map(|step| Some((step.name()?.0, outputs(step)))).collect();
    let Some(named) = named else { return };
    for naming in content.namings().iter().filter(|naming| naming.kind == Named::Output) {
        let (step, output) = (naming.head_text(), naming.rest_text());
        let place = naming.node.slice(naming.rest.clone());
        match named.get(step) {
            Some(given) => judge(place, step, output, given.as_deref(), findings),
            // Another language may mean something else by it.
            None if naming.long || matches!(step, "global" | "automation") => {}
            None => {
                let message = format!("no step {}", quote(step));
                let finding = findings.at(naming.node.slice(naming.head.clone()), message);
                let names = named.keys().copied();
                if let Some(help) = suggest(step, names) {
                    finding.help(help);
                } else if matches!(step, "parameters" | "Parameters" | "parameter" | "params") {
                    finding.help(format!("a parameter is written {}", quote(&format!("{{{{ {output} }}}}"))));
                }
            }
        }
    }
    whole(content, &named, findings);
}

/// The outputs of the runbook itself.
fn whole(content: &Content<'_>, named: &Outputs<'_>, findings: &mut Findings<'_>) {
    let mut owners: Option<BTreeMap<&str, &str>> = None;
    for node in content.member("outputs").into_iter().flat_map(|entry| entry.value.items()) {
        let Some(text) = plain(node).filter(|text| !text.contains(':')) else { continue };
        let Some((step, output)) = text.split_once('.') else {
            let finding = findings.at(node.place(), "an output of a runbook is named `STEP.OUTPUT`");
            let owners = owners.get_or_insert_with(|| owners_of(named));
            if let Some(step) = owners.get(text) {
                finding.help(format!("write {}", quote(&format!("{step}.{text}"))));
            }
            continue;
        };
        let Some(given) = named.get(step) else { continue };
        judge(node.slice(step.len() + 1..text.len()), step, output, given.as_deref(), findings);
    }
}

/// The steps that give outputs, by the names of these.
fn owners_of<'t>(named: &Outputs<'t>) -> BTreeMap<&'t str, &'t str> {
    let told = named.iter().filter_map(|(step, outputs)| Some((*step, outputs.as_ref()?)));
    told.flat_map(|(step, outputs)| outputs.iter().map(move |output| (*output, step))).collect()
}

fn judge(place: Place, step: &str, output: &str, given: Option<&[&str]>, findings: &mut Findings<'_>) {
    let Some(given) = given.filter(|given| !given.contains(&output) && output != "*") else { return };
    let inside = output.split_once(['.', '[']).filter(|(first, _)| given.contains(first));
    if let Some((first, _)) = inside {
        let message = format!("nothing can be selected inside the output {}", quote(first));
        findings.at(place, message).help("declare an output with a `Selector` in the step").api_error = None;
        return;
    }
    let finding = findings.at(place, format!("the step {} has no output {}", quote(step), quote(output)));
    if let Some(help) = suggest(output, given.iter().copied()) {
        finding.help(help);
    } else {
        finding.help("declare it in the `outputs` of the step");
    }
    // The document is taken, and the run fails.
    finding.api_error = None;
}

/// What a step gives; `None` where that is not known.
fn outputs<'t>(step: &Step<'t>) -> Option<Vec<&'t str>> {
    let (action, _) = step.action()?;
    let known = ACTIONS.iter().find(|known| known.name == action)?;
    let mut list = known.outputs.to_vec();
    if let Some(declared) = step.member("outputs").map(|entry| entry.value) {
        if !declared.is_sequence() || declared.is_open() {
            return None;
        }
        for output in declared.items() {
            list.push(name_of(output)?);
        }
    }
    Some(list)
}

fn name_of(output: Node<'_>) -> Option<&str> {
    plain(output.get("Name")?.value)
}
