//! Variables: where their values come from, and what their types say of what is inside.
//!
//! Source: <https://developer.hashicorp.com/terraform/language/expressions/type-constraints#optional-object-type-attributes>.

use crate::frontend::partial::candidate::{Assumption, Candidates, Joined, Value, when};
use crate::frontend::terraform::module::argument;
use crate::frontend::terraform::scope::Evaluator;
use crate::source::place::WhenKind;
use crate::syntax::Kind;
use crate::syntax::hcl::tags::{CALL, REFERENCE};
use crate::syntax::node::Node;

/// Names that are followed one through the other to find a declared type.
const DEEPEST: usize = 8;

/// What an attribute is when nobody gives it.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Default<'t> {
    Null,
    Value(Node<'t>),
}

impl<'t> Evaluator<'_, 't> {
    /// A variable: what the caller gives, what a file gives, or its default. Where a secret is written is not shown.
    pub(crate) fn variable(&mut self, name: &'t str, author: Node<'t>) -> Candidates<'t> {
        let body = self.scope.module.variables.get(name).copied();
        let mut found = self.value_of(name, author);
        if let Some(body) = body.filter(|body| argument(*body, "sensitive").is_some_and(|word| word.text() == "true")) {
            let place = body.key().unwrap_or(body).span();
            for candidate in &mut found.each {
                if let Some(joined) = candidate.joined() {
                    candidate.value = Value::Text(Joined { segments: Vec::new(), ..joined });
                }
                candidate.author = author;
                candidate.when.iter_mut().for_each(|when| when.span = place);
            }
        }
        found
    }

    fn value_of(&mut self, name: &'t str, author: Node<'t>) -> Candidates<'t> {
        let module = self.scope.module;
        if let Some((body, outer)) = self.scope.call
            && let Some(given) = argument(body, name)
        {
            return self.elsewhere(outer, given);
        }
        if self.scope.call.is_none()
            && let Some(given) = module.given.get(name)
        {
            return literal(*given);
        }
        let Some(body) = module.variables.get(name) else { return Candidates::unknown() };
        let Some(default) = argument(*body, "default") else { return Candidates::unknown() };
        if self.scope.call.is_some() {
            return self.resolve(default);
        }
        let empty = match default.is_scalar() {
            true => is_null(default) || default.text().is_empty(),
            // What has a default for each attribute of its own is whole without any.
            false => default.is_empty() && !argument(*body, "type").is_some_and(is_object),
        };
        if empty {
            // It waits for a value.
            return Candidates { open: true, empty: true, ..Candidates::default() };
        }
        if self.scope.is_called {
            return Candidates::unknown();
        }
        let mut found = self.resolve(default);
        for candidate in &mut found.each {
            candidate.author = author;
            candidate.when.push(when(default.span(), WhenKind::Default));
            candidate.under.push(Assumption::Value(name, default.written()));
        }
        found.open = true;
        found
    }

    /// The name and the default of the variable that an expression is.
    pub(crate) fn default_of(&self, node: Node<'t>) -> Option<(&'t str, Node<'t>)> {
        let mut items = node.items().filter(|_| node.tag().is_some_and(|tag| tag.name == REFERENCE));
        let (Some("var"), Some(name), None) = (items.next().map(Node::text), items.next(), items.next()) else {
            return None;
        };
        let body = self.scope.module.variables.get(name.text())?;
        argument(*body, "default").map(|default| (name.text(), default))
    }

    /// What an attribute is that nobody gives.
    pub(crate) fn optional(&mut self, default: Default<'t>) -> Candidates<'t> {
        match default {
            Default::Null => Candidates::nothing(),
            Default::Value(node) => self.resolve(node),
        }
    }

    /// The type that an expression is declared to be of, where it names a variable or what is inside one.
    pub(crate) fn declared(&self, node: Node<'t>) -> Option<Node<'t>> {
        self.declared_within(node, 0)
    }

    /// The type that the elements of a collection are declared to be of.
    pub(crate) fn element_declared(&self, collection: Node<'t>) -> Option<Node<'t>> {
        self.declared(collection).and_then(|declared| within(declared, ""))
    }

    /// The type of what a reference begins with.
    pub(crate) fn declared_first(&self, first: &str, name: &str) -> Option<Node<'t>> {
        self.declared_name(first, name, 0)
    }

    fn declared_within(&self, node: Node<'t>, depth: usize) -> Option<Node<'t>> {
        if depth > DEEPEST {
            return None;
        }
        let mut items = node.items();
        match node.tag()?.name {
            REFERENCE => {
                let (first, name) = (items.next()?, items.next()?);
                let declared = self.declared_name(first.text(), name.text(), depth)?;
                items.try_fold(declared, |declared, step| within(declared, step.text()))
            }
            // What makes one collection of another.
            CALL if matches!(items.next()?.text(), "tomap" | "tolist" | "toset" | "nonsensitive" | "coalesce") => {
                self.declared_within(items.next()?, depth + 1)
            }
            _ => None,
        }
    }

    fn declared_name(&self, first: &str, name: &str, depth: usize) -> Option<Node<'t>> {
        match (first, name) {
            ("var", name) => argument(*self.scope.module.variables.get(name)?, "type"),
            ("local", name) => self.declared_within(*self.scope.module.locals.get(name)?, depth + 1),
            (iterator, "value") => self.bound.iter().rfind(|bound| bound.name == iterator)?.declared,
            _ => None,
        }
    }
}

/// What is written there; null is nothing.
pub(crate) fn literal(node: Node<'_>) -> Candidates<'_> {
    match node.kind() {
        Kind::Error => Candidates::unknown(),
        Kind::Plain if is_null(node) => Candidates::nothing(),
        _ => Candidates::one(Value::Node(node), node),
    }
}

/// Whether `null` is written there.
pub(crate) fn is_null(node: Node<'_>) -> bool {
    node.kind() == Kind::Plain && node.text() == "null"
}

/// The name and the arguments of the call that a type is.
fn call(declared: Node<'_>) -> Option<(&str, Vec<Node<'_>>)> {
    let mut items = declared.items();
    let name = items.next().filter(|_| declared.tag().is_some_and(|tag| tag.name == CALL))?;
    Some((name.text(), items.collect()))
}

/// A type without what says that it need not be given.
fn required(declared: Node<'_>) -> Node<'_> {
    match call(declared) {
        Some(("optional", arguments)) => arguments.first().copied().unwrap_or(declared),
        _ => declared,
    }
}

fn is_object(declared: Node<'_>) -> bool {
    call(required(declared)).is_some_and(|(name, _)| name == "object")
}

/// The type of what is inside a value of a type, under this key.
pub(crate) fn within<'t>(declared: Node<'t>, key: &str) -> Option<Node<'t>> {
    let (name, arguments) = call(required(declared))?;
    let argument = arguments.first()?;
    match name {
        "object" => argument.get(key).map(|entry| entry.value),
        "map" | "list" | "set" => Some(*argument),
        _ => None,
    }
}

/// What an attribute of an object of a type is when nobody gives it, where it need not be given.
pub(crate) fn default<'t>(declared: Node<'t>, key: &str) -> Option<Default<'t>> {
    let attribute = within(declared, key).filter(|_| is_object(declared))?;
    let ("optional", arguments) = call(attribute)? else { return None };
    match arguments.as_slice() {
        [_] => Some(Default::Null),
        [_, default] => Some(Default::Value(*default)),
        _ => None,
    }
}
