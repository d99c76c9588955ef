//! The conditions of `aws:branch` and `aws:loop`.

use crate::model::content::Content;
use crate::model::suppression::is_suppression;
use crate::model::value;
use crate::syntax::node::{Entry, Node};

/// What conditions compare with. Source: <https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-branch-condition.html>.
pub(crate) const OPERATORS: &[&str] = &[
    "StringEquals",
    "EqualsIgnoreCase",
    "StartsWith",
    "EndsWith",
    "Contains",
    "NumericEquals",
    "NumericGreater",
    "NumericLesser",
    "NumericGreaterOrEquals",
    "NumericLesserOrEquals",
    "BooleanEquals",
];

/// What else a condition has.
const MEMBERS: &[&str] = &["NextStep", "Variable", "And", "Or", "Not"];

/// Whether a name is that of a member that compares nothing, in any case.
pub(crate) fn is_member(name: &str) -> bool {
    MEMBERS.iter().any(|member| member.eq_ignore_ascii_case(name))
}

/// A condition in its place.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Choice<'t> {
    /// What states it; a mapping, where it is written as it should be.
    pub node: Node<'t>,
    /// Whether it is a choice of its own, and no part of another condition.
    pub outer: bool,
    /// Whether it is the condition of a loop.
    pub looped: bool,
}

impl<'t> Choice<'t> {
    /// The members that no condition has.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = Entry<'t>> + use<'t> {
        value::entries(self.node).filter(|entry| {
            let name = entry.key.text();
            let known = OPERATORS.contains(&name) || MEMBERS.contains(&name);
            !known && entry.key.placeholder().is_none() && !is_suppression(*entry)
        })
    }

    /// Whether something unknown has this name except for case.
    pub(crate) fn is_misspelt(&self, name: &str) -> bool {
        self.unknown().any(|entry| entry.key.text().eq_ignore_ascii_case(name))
    }
}

/// Every condition of a content, outer ones before what they join.
pub(crate) fn choices<'t>(content: &Content<'t>) -> Vec<Choice<'t>> {
    let mut list = Vec::new();
    for used in content.used() {
        if used.is("aws:branch")
            && let Some(choices) = used.get("Choices")
        {
            for node in choices.value.items() {
                gather(Choice { node, outer: true, looped: false }, &mut list);
            }
        }
        if used.is("aws:loop")
            && let Some(condition) = used.get("LoopCondition")
        {
            gather(Choice { node: condition.value, outer: true, looped: true }, &mut list);
        }
    }
    list
}

fn gather<'t>(choice: Choice<'t>, list: &mut Vec<Choice<'t>>) {
    if value::is_unknown(choice.node) {
        return;
    }
    list.push(choice);
    for entry in value::entries(choice.node) {
        let inner = |node| Choice { node, outer: false, ..choice };
        match entry.key.text() {
            "And" | "Or" => entry.value.items().for_each(|node| gather(inner(node), list)),
            "Not" if entry.value.is_mapping() => gather(inner(entry.value), list),
            _ => {}
        }
    }
}
