//! What an expression of Terraform may turn out to be.

use crate::frontend::partial::candidate::{Assumption, Candidate, Candidates, Joined, Value, when};
use crate::frontend::partial::joined::{Part, concatenate};
use crate::frontend::terraform::function;
use crate::frontend::terraform::scope::{Evaluator, Scope};
use crate::frontend::terraform::variable::{default, is_null, literal, within};
use crate::service::terraform::{CONTROL_DOCUMENT, DOCUMENT};
use crate::source::place::WhenKind;
use crate::syntax::Kind;
use crate::syntax::hcl::tags::{CALL, CONDITIONAL, OPERATION, REFERENCE, TEMPLATE};
use crate::syntax::node::Node;
use crate::syntax::placeholder;
use std::cell::Cell;

/// References that are followed one through the other; more are a circle.
const DEEPEST: usize = 40;

impl<'t> Evaluator<'_, 't> {
    /// What an expression may turn out to be. What is inside a list or an object is looked at when it is made.
    pub(crate) fn resolve(&mut self, node: Node<'t>) -> Candidates<'t> {
        if self.depth > DEEPEST || self.left.get() == 0 {
            return Candidates::unknown();
        }
        self.left.set(self.left.get() - 1);
        self.depth += 1;
        let found = match node.tag().map(|tag| tag.name) {
            Some(TEMPLATE) => self.template(node),
            Some(REFERENCE) => self.reference(node),
            Some(CALL) => self.call(node),
            Some(CONDITIONAL) => self.conditional(node),
            Some(_) => Candidates::unknown(),
            None => literal(node),
        };
        self.depth -= 1;
        self.possible(found)
    }

    /// What can be so under the circumstances.
    fn possible(&self, mut found: Candidates<'t>) -> Candidates<'t> {
        let before = found.each.len();
        found.each.retain(|candidate| {
            candidate.under.iter().all(|more| !self.under.iter().any(|known| excludes(known, more)))
        });
        // What is excluded by something else may still be so here.
        let doubtful = |candidate: &Candidate<'t>| {
            candidate.under.iter().any(|more| self.under.iter().any(|known| concerns(known, more)))
        };
        if found.each.iter().any(doubtful) {
            found.each.retain(|candidate| !doubtful(candidate));
            found.open = true;
        }
        if found.each.is_empty() && before > 0 && !found.absent {
            found.open = true;
        }
        found
    }

    /// The text of a template: of a single expression its value.
    fn template(&mut self, node: Node<'t>) -> Candidates<'t> {
        let mut items = node.items();
        if let (Some(only), None) = (items.next(), items.next())
            && !only.is_scalar()
        {
            return self.resolve(only);
        }
        // Directives choose between pieces: what comes out is not worked out.
        if node.items().any(|item| item.written().starts_with("%{") && !is_text(item)) {
            return Candidates::unknown();
        }
        let mut parts = Vec::new();
        for item in node.items() {
            if is_text(item) {
                parts.push(Part::Literal(item, 0..item.text().len()));
                continue;
            }
            parts.push(self.part(item));
        }
        concatenate(&parts, node, self.certain)
    }

    /// What an expression puts into a text.
    pub(crate) fn part(&mut self, node: Node<'t>) -> Part<'t> {
        let mut values = self.resolve(node);
        // Null in a text is refused by Terraform; an empty default is not a value.
        values.open |= values.absent || values.empty;
        function::as_texts(&mut values);
        Part::Value(values, name(node))
    }

    /// The list or object that an expression surely is, where it is written in one.
    pub(crate) fn written(&mut self, node: Node<'t>) -> Option<Node<'t>> {
        match self.resolve(node).only().filter(|only| only.under.is_empty())?.value {
            Value::Node(node) if node.tag().is_none() && !node.is_scalar() => Some(node),
            _ => None,
        }
    }

    fn conditional(&mut self, node: Node<'t>) -> Candidates<'t> {
        let mut parts = node.items();
        let (Some(condition), Some(first), Some(second)) = (parts.next(), parts.next(), parts.next()) else {
            return Candidates::unknown();
        };
        if let Some(truth) = self.truth(condition) {
            return self.resolve(if truth { first } else { second });
        }
        let mut found = Candidates::default();
        for (value, truth) in [(first, true), (second, false)] {
            let assumption = Assumption::Condition(condition.written(), truth);
            if self.under.iter().any(|known| excludes(known, &assumption)) {
                continue;
            }
            self.under.push(assumption);
            let values = self.resolve(value);
            self.under.pop();
            let kind = if truth { WhenKind::Holds } else { WhenKind::Fails };
            let is_assumed = self.under.contains(&assumption);
            let when = [when(condition.span(), kind)];
            found.add(values, if is_assumed { &[] } else { &when }, assumption);
        }
        found
    }

    /// Whether a condition surely holds, or surely does not.
    pub(crate) fn truth(&mut self, node: Node<'t>) -> Option<bool> {
        if node.tag().is_some_and(|tag| tag.name == OPERATION) {
            let mut parts = node.items();
            let (left, operator, right) = (parts.next()?, parts.next()?, parts.next()?);
            let equal = match is_null(right) {
                true => self.is_null(left)?,
                false => self.known(left)? == self.known(right)?,
            };
            return match operator.text() {
                "==" => Some(equal),
                "!=" => Some(!equal),
                _ => None,
            };
        }
        match self.known(node)?.as_str() {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// Whether an expression surely is null, or surely is not.
    fn is_null(&mut self, node: Node<'t>) -> Option<bool> {
        let values = self.resolve(node);
        let given = values.only().is_some_and(|only| only.under.is_empty());
        (values.is_nothing() || given).then_some(!given)
    }

    /// The only text that an expression can be, whatever else is so.
    pub(crate) fn known(&mut self, node: Node<'t>) -> Option<String> {
        let values = self.resolve(node);
        let only = values.only().filter(|only| only.under.is_empty() && !values.empty)?;
        Some(only.joined()?.text).filter(|text| placeholder::find(text).is_none())
    }

    fn reference(&mut self, node: Node<'t>) -> Candidates<'t> {
        let mut steps: Vec<Node<'t>> = node.items().collect();
        let rest = steps.split_off(1.min(steps.len()));
        let Some(first) = steps.first().copied() else { return Candidates::unknown() };
        if !first.is_scalar() {
            let values = self.resolve(first);
            return self.steps(values, &rest, self.declared(first), node);
        }
        let (name, rest) = match (first.text(), rest.split_first()) {
            // In a template that a function names, its variables have no more than a name.
            (name, None) => {
                let bound = self.bound.iter().rfind(|bound| bound.name == name && name != "each");
                return bound.map_or_else(Candidates::unknown, |bound| bound.value.clone());
            }
            ("path", Some((module, []))) if module.text() == "module" => {
                let folder = self.scope.module.folder.trim_end_matches('/');
                let text = if folder.is_empty() { ".".to_owned() } else { folder.to_owned() };
                return Candidates::one(Value::Text(Joined { text, segments: Vec::new() }), node);
            }
            (_, Some((name, rest))) if name.is_scalar() => (name.text(), rest),
            _ => ("", Default::default()),
        };
        let values = match first.text() {
            "var" => self.variable(name, node),
            "local" => match self.scope.module.locals.get(name).copied() {
                Some(local) => self.resolve(local),
                None => Candidates::unknown(),
            },
            "module" => return self.output(name, rest, node),
            "data" if name == DOCUMENT => return self.data(rest, node),
            kind @ (DOCUMENT | CONTROL_DOCUMENT) => return self.document((kind, name), rest, node),
            iterator => match self.bound.iter().rfind(|bound| bound.name == iterator) {
                Some(bound) if name == "key" => bound.key.clone(),
                Some(bound) if name == "value" => bound.value.clone(),
                _ => Candidates::unknown(),
            },
        };
        let mut found = self.steps(values, rest, self.declared_first(first.text(), name), node);
        // In the content of a document places are those of what is written there.
        for candidate in found.each.iter_mut().filter(|_| !self.certain) {
            candidate.author = node;
        }
        found
    }

    /// Follows steps into what a value may be that is declared to be of this type.
    pub(crate) fn steps(
        &mut self,
        values: Candidates<'t>,
        steps: &[Node<'t>],
        declared: Option<Node<'t>>,
        author: Node<'t>,
    ) -> Candidates<'t> {
        let Some((step, rest)) = steps.split_first() else { return values };
        let key = if is_text(*step) || step.is_scalar() { Some(step.text().to_owned()) } else { self.known(*step) };
        let Some(key) = key.filter(|key| key != "*") else { return Candidates::unknown() };
        let default = declared.and_then(|declared| default(declared, &key));
        let mut found = Candidates { open: values.open, absent: values.absent, ..Candidates::default() };
        for candidate in values.each {
            let within = |node: &Node<'t>| match node.is_sequence() {
                true => key.parse().ok().and_then(|index| node.nth(index)).filter(|_| node.tag().is_none()),
                false => node.get(&key).map(|entry| entry.value),
            };
            let inner = match &candidate.value {
                Value::Node(node) => within(node),
                Value::Several(nodes, _) if nodes.iter().all(|node| node.is_mapping()) => {
                    nodes.iter().rev().find_map(within)
                }
                Value::List(list) => {
                    let item = key.parse::<usize>().ok().and_then(|index| list.get(index));
                    match item {
                        Some(item) => {
                            found.push(Candidate { value: Value::Text(item.clone()), author, ..candidate.clone() })
                        }
                        None => found.open = true,
                    }
                    continue;
                }
                _ => None,
            };
            let is_whole = matches!(candidate.value, Value::Node(node) if node.is_mapping() && !node.is_open());
            let given = inner.map(|inner| self.resolve(inner)).filter(|given| default.is_none() || !given.is_nothing());
            let given = given.or_else(|| default.filter(|_| is_whole).map(|default| self.optional(default)));
            match given {
                Some(values) => {
                    found.open |= values.open;
                    found.absent |= values.absent;
                    found.empty |= values.empty;
                    for mut one in values.each {
                        one.when.splice(0..0, candidate.when.iter().copied());
                        one.under.extend(candidate.under.iter().copied());
                        one.author = author;
                        found.push(one);
                    }
                }
                None => found.open = true,
            }
        }
        self.steps(found, rest, declared.and_then(|declared| within(declared, &key)), author)
    }

    /// What an expression of another module may turn out to be.
    pub(crate) fn elsewhere(&self, scope: &Scope<'_, 't>, node: Node<'t>) -> Candidates<'t> {
        let mut other = Evaluator {
            scope,
            under: self.under.clone(),
            bound: scope.bound.clone(),
            certain: self.certain,
            depth: self.depth,
            left: Cell::new(self.left.get()),
        };
        let found = other.resolve(node);
        self.left.set(other.left.get());
        found
    }

    fn call(&mut self, node: Node<'t>) -> Candidates<'t> {
        let mut parts = node.items();
        let Some(name) = parts.next() else { return Candidates::unknown() };
        let arguments: Vec<Node<'t>> = parts.collect();
        if node.is_open() {
            return Candidates::unknown();
        }
        function::call(self, name.text(), &arguments, node)
    }
}

/// Whether a node is a piece of text in quotes or of a heredoc.
fn is_text(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::Double | Kind::Literal)
}

/// The name to show for an expression that cannot be known.
fn name(node: Node<'_>) -> String {
    let written = node.written();
    let plain = written.len() < 80 && written.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.".contains(&b));
    // The same name stands for the same value.
    if plain { written.to_owned() } else { format!("expression_{}", node.id().0) }
}

fn excludes(known: &Assumption<'_>, more: &Assumption<'_>) -> bool {
    match (known, more) {
        (Assumption::Condition(a, x), Assumption::Condition(b, y)) => a == b && x != y,
        (Assumption::Value(a, x), Assumption::Value(b, y)) => a == b && x != y,
        _ => false,
    }
}

/// Whether a condition is about a variable that is taken to have a value.
fn concerns(known: &Assumption<'_>, more: &Assumption<'_>) -> bool {
    match (known, more) {
        (Assumption::Condition(condition, _), Assumption::Value(name, _))
        | (Assumption::Value(name, _), Assumption::Condition(condition, _)) => condition.contains(name),
        _ => false,
    }
}
