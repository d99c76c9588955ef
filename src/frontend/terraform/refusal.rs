//! What Terraform refuses in a resource before any call: arguments that are unknown or repeated, and names that nobody declares.

use crate::frontend::terraform::build::Build;
use crate::frontend::terraform::function::is_absent;
use crate::frontend::terraform::module::{Module, is_block};
use crate::model::refused::{Refused, RefusedKind};
use crate::service::terraform::{AT_MOST, CONTROL_DOCUMENT, DOCUMENT, Sent};
use crate::syntax::Kind;
use crate::syntax::hcl::tags::{CALL, CONDITIONAL, REFERENCE};
use crate::syntax::node::Node;
use std::collections::HashMap;
use std::sync::Arc;

/// Arguments of every resource.
const META: &[&str] = &[
    "connection",
    "count",
    "depends_on",
    "dynamic",
    "for_each",
    "lifecycle",
    "provider",
    "provisioner",
    "timeouts",
    "//",
];

/// Arguments of associations and documents that are not sent with the calls that make them.
const NOT_SENT: &[&str] = &["permissions", "region", "tags_all", "wait_for_success_timeout_seconds"];

impl<'t> Build<'_, 't> {
    /// Tells of what is refused in the body of a resource.
    pub(crate) fn refusals(&mut self, body: Node<'t>, arguments: &'static [(&'static str, Sent)]) {
        let names: Vec<&'static str> =
            arguments.iter().map(|(name, _)| *name).chain(NOT_SENT.iter().copied()).collect();
        self.unknown_arguments(body, &names, META);
        self.repeated(body);
        for (name, sent) in arguments {
            let (Sent::Blocks(_, inside) | Sent::Nested(_, inside)) = sent else { continue };
            let names: Vec<&'static str> = inside.iter().map(|(name, _)| *name).collect();
            let blocks = body.entries().filter(|entry| entry.key.text() == *name && is_block(entry.value));
            for inner in blocks.flat_map(|block| block.value.items()) {
                self.unknown_arguments(inner, &names, &[]);
                self.repeated(inner);
            }
        }
        if self.evaluator.scope.module.is_whole {
            self.names(body, false);
        }
    }

    /// Tells of arguments that the resource, or a block of it, has not.
    fn unknown_arguments(&mut self, body: Node<'t>, names: &[&'static str], beside: &[&str]) {
        let mut lacking: Option<Arc<[&'static str]>> = None;
        for entry in body.entries().filter(|entry| entry.key.is_scalar()) {
            let name = entry.key.text();
            // Every resource has an `id` that only its provider sets: to set it to nothing is no fault.
            let is_unset_id = name == "id" && !beside.is_empty() && entry.value.is_null();
            if is_unset_id || names.iter().chain(beside).any(|known| *known == name) {
                continue;
            }
            let written = Some(entry.key.span()).filter(|_| entry.key.kind() == Kind::Plain);
            // What the body has already is not meant by it.
            let left = || names.iter().copied().filter(|name| body.get(name).is_none()).collect();
            let known = Arc::clone(lacking.get_or_insert_with(left));
            let kind = RefusedKind::UnknownArgument { name: name.to_owned(), written, known };
            self.refused.push(Refused { place: entry.key.place(), kind });
        }
    }

    /// Tells of arguments that are set twice, and of blocks of which there are too many. In JSON the last one counts.
    fn repeated(&mut self, body: Node<'t>) {
        let mut seen: HashMap<&str, (Node<'t>, usize)> = HashMap::new();
        for entry in body.entries().filter(|entry| entry.key.kind() == Kind::Plain) {
            let name = entry.key.text();
            let most = AT_MOST.iter().find(|(block, _)| *block == name).map(|(_, most)| *most);
            let blocks = is_block(entry.value).then_some(most);
            if blocks == Some(None) || name == "dynamic" {
                continue;
            }
            let (first, count) = seen.entry(name).or_insert((entry.key, 0));
            *count += 1;
            let blocks = blocks.flatten();
            if *count == blocks.unwrap_or(1) + 1 || *count > 1 && blocks.is_none() {
                let kind = RefusedKind::Repeated { name: name.to_owned(), blocks, first: first.span() };
                self.refused.push(Refused { place: entry.key.place(), kind });
            }
        }
    }

    /// Tells of names in expressions that the module does not declare, and of files that are not there: but where something else
    /// may are in for them.
    fn names(&mut self, node: Node<'t>, guarded: bool) {
        let tag = node.tag().map(|tag| tag.name);
        let mut steps = node.items().filter(|step| step.is_scalar());
        match (tag, steps.next(), steps.next()) {
            (Some(REFERENCE), Some(first), Some(second)) => {
                if let Some((what, known)) = undeclared(self.evaluator.scope.module, first.text(), second.text()) {
                    let kind = RefusedKind::Undeclared { what, name: second.text().to_owned(), known };
                    self.refused.push(Refused { place: second.place(), kind });
                }
            }
            (Some(CALL), Some(function), _) if matches!(function.text(), "file" | "templatefile") && !guarded => {
                let path = node.nth(1).filter(|path| is_absent(&mut self.evaluator, *path));
                let found = path.map(|path| Refused { place: path.place(), kind: RefusedKind::MissingFile });
                self.refused.extend(found);
            }
            _ => {}
        }
        let guards = tag == Some(CONDITIONAL) || tag == Some(CALL) && node.nth(0).is_some_and(is_guard);
        node.items().for_each(|item| self.names(item, guarded || guards));
        node.entries().for_each(|entry| self.names(entry.value, guarded || guards));
    }
}

/// Whether a function takes something else where its argument fails.
fn is_guard(function: Node<'_>) -> bool {
    matches!(function.text(), "try" | "can" | "fileexists")
}

/// What a reference names that is not declared, and the names that are.
fn undeclared(module: &Module<'_>, first: &str, second: &str) -> Option<(&'static str, Arc<[String]>)> {
    let of = |map: &HashMap<&str, Node<'_>>| map.keys().map(|name| (*name).to_owned()).collect();
    let lacks = |map: &HashMap<&str, Node<'_>>| !map.contains_key(second);
    Some(match first {
        "var" if lacks(&module.variables) => ("declares no variable", module.declared("var", || of(&module.variables))),
        "local" if lacks(&module.locals) => {
            ("declares no local value", module.declared("local", || of(&module.locals)))
        }
        "module" if lacks(&module.calls) => ("calls no module", module.declared("module", || of(&module.calls))),
        kind @ (DOCUMENT | CONTROL_DOCUMENT) if !module.documents.contains_key(&(kind, second)) => {
            let kind = if kind == DOCUMENT { DOCUMENT } else { CONTROL_DOCUMENT };
            let of_kind = || module.documents.keys().filter(|(of, _)| *of == kind).map(|(_, name)| (*name).to_owned());
            ("has no document", module.declared(kind, || of_kind().collect()))
        }
        _ => return None,
    })
}
