//! Which parameters a condition looks at: a value under it is not free to be their default.

use crate::frontend::cloudformation::intrinsic::intrinsic;
use crate::frontend::cloudformation::template::Template;
use crate::syntax::node::Node;

/// Nodes of conditions that are looked at for one question; beyond that a condition may mention anything.
const MOST: usize = 300;

/// Whether one of these conditions depends on a parameter.
pub(crate) fn mention(template: &Template<'_>, conditions: &[&str], parameter: &str) -> bool {
    let mut search = Search { template, parameter, left: MOST, seen: Vec::new() };
    conditions.iter().any(|name| search.condition(name))
}

struct Search<'a> {
    template: &'a Template<'a>,
    parameter: &'a str,
    left: usize,
    /// Conditions that were looked at.
    seen: Vec<&'a str>,
}

impl<'a> Search<'a> {
    fn condition(&mut self, name: &'a str) -> bool {
        if self.seen.contains(&name) {
            return false;
        }
        self.seen.push(name);
        self.template.conditions.get(name).is_some_and(|node| self.node(*node))
    }

    fn node(&mut self, node: Node<'a>) -> bool {
        let Some(left) = self.left.checked_sub(1) else { return true };
        self.left = left;
        if let Some(function) = intrinsic(node) {
            match function.name {
                "Ref" => return function.argument.text() == self.parameter,
                "Condition" => return self.condition(function.argument.text()),
                "Sub" if function.argument.text().contains(self.parameter) => return true,
                _ => {}
            }
        }
        if node.is_sequence() {
            return node.items().any(|item| self.node(item));
        }
        node.entries().any(|entry| match entry.key.text() {
            "Condition" => self.condition(entry.value.text()),
            _ => self.node(entry.value),
        })
    }
}
