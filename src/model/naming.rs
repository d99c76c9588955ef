//! `{{ step.Output }}` and `{{ variable:name }}`: what a runbook says of its own values.

use crate::syntax::node::Node;
use std::ops::Range;

/// A reference to something inside a runbook.
#[derive(Clone, Debug)]
pub(crate) struct Naming<'t> {
    /// The text that it is in.
    pub node: Node<'t>,
    /// Where the name before the first dot stands, or the variable's.
    pub head: Range<usize>,
    /// Where the rest stands.
    pub rest: Range<usize>,
    /// What it is.
    pub kind: Named,
    /// Whether it is in a text of several lines, which may be written in another language.
    pub long: bool,
}

/// What a reference names.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Named {
    /// An output of a step.
    Output,
    /// A variable.
    Variable,
}

impl<'t> Naming<'t> {
    /// The name before the first dot, or the variable's.
    pub(crate) fn head_text(&self) -> &'t str {
        self.node.text().get(self.head.clone()).unwrap_or_default()
    }

    /// What follows it.
    pub(crate) fn rest_text(&self) -> &'t str {
        self.node.text().get(self.rest.clone()).unwrap_or_default()
    }
}

/// Members that are code or prose: doubled braces may be their own.
const OTHER: &[&str] = &["Script", "UserData", "TemplateBody", "description"];

/// The references in the texts of the steps of a runbook that hold doubled braces, in their order.
pub(crate) fn of<'t>(texts: &[Node<'t>]) -> Vec<Naming<'t>> {
    let mut list = Vec::new();
    for node in texts {
        if !node.key().is_some_and(|key| OTHER.contains(&key.text())) {
            inside(*node, &mut list);
        }
    }
    list
}

fn inside<'t>(node: Node<'t>, list: &mut Vec<Naming<'t>>) {
    let text = node.text();
    let long = text.contains('\n');
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("{{")).map(|found| at + found + 2) {
        let Some(end) = text.get(start..).and_then(|rest| rest.find("}}")).map(|found| start + found) else { return };
        at = end + 2;
        let whole = text.get(start..end).unwrap_or_default();
        let inner = whole.trim();
        let first = start + (whole.len() - whole.trim_start().len());
        let last = first + inner.len();
        if let Some(name) = inner.strip_prefix("variable:") {
            if is_name(name.split('.').next().unwrap_or_default()) {
                let length = name.split('.').next().unwrap_or_default().len();
                let head = first + "variable:".len();
                let (head, rest) = (head..head + length, head + length..last);
                list.push(Naming { node, head, rest, kind: Named::Variable, long });
            }
        } else if let Some((step, output)) = inner.split_once('.') {
            let told = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.' | '[' | ']');
            if is_name(step) && !output.is_empty() && output.chars().all(told) {
                let head = first..first + step.len();
                let rest = first + step.len() + 1..last;
                list.push(Naming { node, head, rest, kind: Named::Output, long });
            }
        }
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
