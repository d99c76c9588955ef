//! What may be written in the content of a document.

use crate::editor::completion::item::{CompletionKind, Draft, Form, Holds, bounded};
use crate::editor::completion::known::NamedDocument;
use crate::editor::completion::names::{self, Offers};
use crate::editor::hover::of_parameter;
use crate::editor::question::Knowledge;
use crate::model::step::{Step, collect, plain};
use crate::model::value;
use crate::schema::describe::Described;
use crate::service::action::input::Action;
use crate::service::action::{plugin, runbook};
use crate::service::api;
use crate::service::version::Version;
use crate::syntax::node::Node;

/// Versions of schemas, and what has them.
const VERSIONS: &[(&str, &str)] = &[
    ("2.2", "commands on nodes"),
    ("0.3", "a runbook"),
    ("1.2", "commands on nodes, the old form"),
    ("1.0", "preferences of sessions"),
];

/// What is asked of a content.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Asked<'a, 'w> {
    pub(crate) knowledge: &'a Knowledge<'w>,
    pub(crate) root: Node<'a>,
    /// The names of the members that lead to the place; `*` for an item.
    pub(crate) names: &'a [&'a str],
    /// The mappings and lists that lead there.
    pub(crate) above: &'a [Node<'a>],
    /// The names that are next to the one that is typed; nothing for a value.
    pub(crate) given: Option<&'a [&'a str]>,
    pub(crate) typed: &'a str,
}

impl<'a> Asked<'a, '_> {
    /// The step in which the place is.
    fn step(&self) -> Option<Step<'a>> {
        let node = self.above.iter().rev().find(|node| node.is_mapping() && node.get("action").is_some())?;
        Some(Step { node: *node, nested: false })
    }
}

/// What may be written there besides what its shape says; nothing where only that tells.
pub(crate) fn offers(asked: &Asked<'_, '_>) -> Option<Offers> {
    let whole = |drafts: Vec<Draft>| Some((drafts, false));
    if let Some(given) = asked.given {
        return match asked.names {
            [.., "inputs", "Parameters" | "RuntimeParameters" | "parameters"] => {
                let name = asked.step()?.member("inputs")?.value.get("DocumentName")?.value.text();
                let named = NamedDocument::of(name, asked.knowledge)?;
                whole(names::parameters(asked.knowledge, named, Form::Name(Holds::Any), given))
            }
            _ => None,
        };
    }
    match asked.names {
        ["schemaVersion"] => whole(
            VERSIONS
                .iter()
                .map(|(version, words)| {
                    Draft::new(*version, Form::Text, CompletionKind::Value).detail(Some((*words).to_owned()))
                })
                .collect(),
        ),
        [.., "mainSteps" | "Steps", "*", "action"] => whole(actions(asked.root)),
        [.., "nextStep" | "NextStep"] | [.., "inputs", "Default"] => whole(steps(asked, "")),
        [.., "onFailure"] if is_runbook(asked.root) => whole(after_failure(asked, &["Abort", "Continue"])),
        [.., "onCancel"] => whole(after_failure(asked, &["Abort"])),
        [.., "inputs", "DocumentName"] => {
            let action = asked.step().and_then(|step| step.action()).map_or("", |(action, _)| action);
            let wanted = if action == "aws:runCommand" { "Command" } else { "Automation" };
            Some(names::documents(asked.knowledge, asked.typed, &|kind| kind == wanted))
        }
        [.., "inputs", "Service"] => Some(listed(api::services(), asked.typed)),
        [.., "inputs", "Api"] => {
            let service = asked.step()?.member("inputs")?.value.get("Service")?.value.text();
            Some(listed(api::operations(service)?, asked.typed))
        }
        [.., "inputs", "documentPath"] => {
            Some(names::documents(asked.knowledge, asked.typed, &|kind| kind == "Command"))
        }
        _ => None,
    }
}

/// Names of a list that may be long.
fn listed<'n>(names: impl Iterator<Item = &'n str>, typed: &str) -> Offers {
    let (names, cut) = bounded(names, typed);
    (names.into_iter().map(|name| Draft::new(name, Form::Text, CompletionKind::Value)).collect(), cut)
}

/// Whether a content is a runbook's.
pub(crate) fn is_runbook(root: Node<'_>) -> bool {
    root.get("schemaVersion").is_some_and(|entry| entry.value.text() == "0.3")
}

/// What a step may do.
fn actions(root: Node<'_>) -> Vec<Draft> {
    let (table, schema): (&[Action], _) = if is_runbook(root) {
        (runbook::ACTIONS, "document-automation-0.3")
    } else {
        (plugin::PLUGINS, "document-command-2.2")
    };
    let offer = |action: &Action| {
        let short = action.name.strip_prefix("aws:").unwrap_or(action.name);
        let words = Described::definition(schema, &format!("inputs.{short}")).and_then(Described::words);
        Draft::new(action.name, Form::Text, CompletionKind::Action).words(words)
    };
    table.iter().filter(|action| !action.internal).map(offer).collect()
}

/// The steps that may follow, except for the one in which the place is.
fn steps(asked: &Asked<'_, '_>, before: &str) -> Vec<Draft> {
    let own = asked.step().map(|step| step.node.id());
    let others = all_steps(asked.root).into_iter().filter(|step| Some(step.node.id()) != own);
    others.filter_map(|step| Some(named(&step, format!("{before}{}", step.name()?.0)))).collect()
}

fn named(step: &Step<'_>, label: String) -> Draft {
    let action = step.action().map(|(action, _)| action.to_owned());
    Draft::new(label, Form::Text, CompletionKind::Step).detail(action)
}

fn after_failure(asked: &Asked<'_, '_>, words: &[&str]) -> Vec<Draft> {
    let words = words.iter().map(|word| Draft::new(*word, Form::Text, CompletionKind::Value).rank(4));
    words.chain(steps(asked, "step:")).collect()
}

fn all_steps(root: Node<'_>) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    if let Some(entry) = root.get("mainSteps") {
        collect(entry.value, false, &mut steps);
    }
    steps
}

/// What may stand between doubled braces: parameters, and in a runbook outputs of other steps and variables.
pub(crate) fn references(knowledge: &Knowledge<'_>, root: Node<'_>, above: &[Node<'_>], documents: &str) -> Vec<Draft> {
    let offer = |label: String, kind| Draft::new(label, Form::Inside, kind);
    let known = NamedDocument::of(documents, knowledge);
    let mut offers = Vec::new();
    for entry in root.get("parameters").into_iter().flat_map(|entry| value::entries(entry.value)) {
        let name = entry.key.text();
        let page = known
            .filter(|named| named.version == Version::Default)
            .and_then(|named| named.parameter(name))
            .map(|(document, declared)| of_parameter(knowledge, document, declared));
        let kind = entry.value.get("type").and_then(|kind| plain(kind.value)).map(str::to_owned);
        offers.push(offer(name.to_owned(), CompletionKind::Parameter).detail(kind).markdown(page).rank(3));
    }
    if !is_runbook(root) {
        return offers;
    }
    let own = above.iter().rev().find(|node| node.is_mapping() && node.get("action").is_some()).map(|node| node.id());
    for step in all_steps(root).iter().filter(|step| Some(step.node.id()) != own) {
        let (Some((name, _)), action) = (step.name(), step.action().map(|(action, _)| action)) else { continue };
        let table = runbook::ACTIONS.iter().find(|one| Some(one.name) == action);
        let given = table.into_iter().flat_map(|action| action.outputs.iter().copied());
        let own = step.member("outputs").into_iter().flat_map(|outputs| outputs.value.items());
        let own = own.filter_map(|output| plain(output.get("Name")?.value));
        let mut outputs: Vec<&str> = own.chain(given).collect();
        outputs.dedup();
        let detail = action.map(str::to_owned);
        offers.extend(
            outputs
                .into_iter()
                .map(|output| offer(format!("{name}.{output}"), CompletionKind::Step).detail(detail.clone())),
        );
    }
    for entry in root.get("variables").into_iter().flat_map(|entry| value::entries(entry.value)) {
        offers.push(offer(format!("variable:{}", entry.key.text()), CompletionKind::Parameter).rank(4));
    }
    let globals = ["global:DATE", "global:DATE_TIME", "global:REGION", "global:ACCOUNT_ID", "automation:EXECUTION_ID"];
    offers.extend(globals.map(|name| offer(name.to_owned(), CompletionKind::Value).rank(8)));
    offers
}
