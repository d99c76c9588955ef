//! Circumstances of a template: conditions that hold or not, parameters that have a value; and whether they can be so together.
//!
//! What excludes each other is found where conditions say it plainly: `Equals` of a parameter and a text, and `Not`, `And`, `Or`
//! of conditions. What cannot be looked into excludes nothing, and makes a value of a parameter in it uncertain.

use crate::frontend::cloudformation::intrinsic::intrinsic;
use crate::frontend::cloudformation::parameter;
use crate::frontend::cloudformation::template::Template;
use crate::frontend::partial::candidate::Assumption;
use crate::model::reader;
use crate::source::place::{When, WhenKind};
use crate::source::span::Span;
use crate::syntax::node::Node;
use std::cell::RefCell;

/// Nodes of conditions that are looked at for one question; beyond that the answer is not known.
const MOST: usize = 300;

/// Allowed values of a parameter that are looked through for one question; of more, any may be.
const FEW: usize = 100;

/// Whether things can be so together.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Compatible {
    /// Nothing that is written excludes it.
    Yes,
    /// One excludes another.
    No,
    /// Something that cannot be looked into decides it.
    Unknown,
}

/// Whether `more` can be so where `under` is.
pub(crate) fn compatible<'t>(template: &Template<'t>, under: &[Assumption<'t>], more: &[Assumption<'t>]) -> Compatible {
    let mut world = World::with(template, under, more);
    let mentioned = more.iter().any(|assumption| match assumption {
        // What is given is so, whatever is made of it.
        Assumption::Value(name, value)
            if template.given(name).is_some_and(|given| given.value.as_deref() == Some(value)) =>
        {
            false
        }
        Assumption::Value(name, _) => world.is_mentioned(name),
        Assumption::Condition(..) => false,
    });
    match world {
        World { contradicts: true, .. } => Compatible::No,
        World { left: 0, .. } => Compatible::Unknown,
        _ if mentioned => Compatible::Unknown,
        _ => Compatible::Yes,
    }
}

/// The given values that decide whether `more` can be so where `under` is.
pub(crate) fn decided_by<'t>(template: &Template<'t>, under: &[Assumption<'t>], more: &[Assumption<'t>]) -> Vec<When> {
    if template.deployment.given.is_empty() {
        return Vec::new();
    }
    let mut places = World::with(template, under, more).consulted.into_inner();
    places.sort();
    places.dedup();
    places.into_iter().map(|span| When { span, kind: WhenKind::Given }).collect()
}

/// What an operand of `Equals` is.
#[derive(Copy, Clone, Debug)]
enum Operand<'t> {
    Text(&'t str),
    Parameter(&'t str),
    Opaque,
}

#[derive(Debug)]
struct World<'a, 't> {
    template: &'a Template<'t>,
    values: Vec<(&'t str, &'t str)>,
    excluded: Vec<(&'t str, &'t str)>,
    conditions: Vec<(&'t str, bool)>,
    /// What could not be looked into.
    opaque: Vec<Node<'t>>,
    contradicts: bool,
    /// Where the given values stand that were asked for.
    consulted: RefCell<Vec<Span>>,
    left: usize,
}

impl<'a, 't> World<'a, 't> {
    /// All of these assumptions together.
    fn with(template: &'a Template<'t>, under: &[Assumption<'t>], more: &[Assumption<'t>]) -> Self {
        let (values, excluded, conditions, opaque, consulted) = Default::default();
        let mut world =
            Self { template, values, excluded, conditions, opaque, contradicts: false, consulted, left: MOST };
        // What is found out last may decide what was looked at first.
        for _ in 0..2 {
            world.conditions.clear();
            world.opaque.clear();
            under.iter().chain(more).for_each(|assumption| world.assume(*assumption));
        }
        world
    }

    /// Counts something that is looked at; returns whether it may be.
    fn step(&mut self) -> bool {
        self.left = self.left.min(self.template.steps.get()).saturating_sub(1);
        self.template.steps.set(self.template.steps.get().saturating_sub(1));
        self.left > 0
    }

    fn assume(&mut self, assumption: Assumption<'t>) {
        match assumption {
            Assumption::Condition(name, truth) => self.condition(name, truth),
            Assumption::Value(name, value) => self.set(name, value),
        }
    }

    fn condition(&mut self, name: &'t str, truth: bool) {
        if let Some((_, before)) = self.conditions.iter().find(|(known, _)| *known == name) {
            self.contradicts |= *before != truth;
            return;
        }
        self.conditions.push((name, truth));
        if let Some(node) = self.template.conditions.get(name) {
            self.node(*node, truth);
        }
    }

    fn node(&mut self, node: Node<'t>, truth: bool) {
        if !self.step() {
            return;
        }
        match Formula::of(node) {
            Formula::Named(name) => self.condition(name, truth),
            Formula::Not(inner) => self.node(inner, !truth),
            Formula::All(list) if truth => list.items().for_each(|item| self.node(item, true)),
            Formula::Any(list) if !truth => list.items().for_each(|item| self.node(item, false)),
            Formula::All(list) | Formula::Any(list) => self.one_of(list, truth),
            Formula::Equals(a, b) => self.equals(node, [a, b], truth),
            Formula::Opaque => self.opaque.push(node),
        }
    }

    /// At least one of these is so.
    fn one_of(&mut self, list: Node<'t>, truth: bool) {
        let mut open = Vec::new();
        for item in list.items() {
            match self.evaluate(item) {
                Some(found) if found == truth => return,
                Some(_) => {}
                None => open.push(item),
            }
        }
        match open.as_slice() {
            [] => self.contradicts = true,
            [only] => self.node(*only, truth),
            several => self.opaque.extend(several),
        }
    }

    /// What a formula is worth, as far as it is known.
    fn evaluate(&mut self, node: Node<'t>) -> Option<bool> {
        if !self.step() {
            return None;
        }
        let mut any = |list: Node<'t>, wanted: bool| {
            let mut all = true;
            for item in list.items() {
                match self.evaluate(item) {
                    Some(found) if found == wanted => return Some(wanted),
                    Some(_) => {}
                    None => all = false,
                }
            }
            all.then_some(!wanted)
        };
        match Formula::of(node) {
            Formula::Named(name) => match self.conditions.iter().find(|(known, _)| *known == name) {
                Some((_, truth)) => Some(*truth),
                None => self.evaluate(*self.template.conditions.get(name)?),
            },
            Formula::Not(inner) => self.evaluate(inner).map(|truth| !truth),
            Formula::All(list) => any(list, false),
            Formula::Any(list) => any(list, true),
            Formula::Equals(a, b) => self.same(self.operand(a), self.operand(b)),
            Formula::Opaque => None,
        }
    }

    fn equals(&mut self, node: Node<'t>, [a, b]: [Node<'t>; 2], truth: bool) {
        let (a, b) = (self.operand(a), self.operand(b));
        if let Some(found) = self.same(a, b) {
            self.contradicts |= found != truth;
            return;
        }
        let (known_a, known_b) = (self.known(a), self.known(b));
        match (a, known_b, b, known_a) {
            (Operand::Parameter(name), Some(value), ..) | (.., Operand::Parameter(name), Some(value)) if truth => {
                self.set(name, value);
            }
            (Operand::Parameter(name), Some(value), ..) | (.., Operand::Parameter(name), Some(value)) => {
                self.exclude(name, value);
            }
            _ => self.opaque.push(node),
        }
    }

    /// Whether two operands are the same, as far as it is known.
    fn same(&self, a: Operand<'t>, b: Operand<'t>) -> Option<bool> {
        match (a, self.known(a), b, self.known(b)) {
            (_, Some(a), _, Some(b)) => Some(a == b),
            (Operand::Parameter(a), _, Operand::Parameter(b), _) if a == b => Some(true),
            (Operand::Parameter(name), None, _, Some(value)) | (_, Some(value), Operand::Parameter(name), None) => {
                let never = self.excluded.contains(&(name, value)) || !self.may_have(name, value);
                never.then_some(false)
            }
            _ => None,
        }
    }

    fn operand(&self, node: Node<'t>) -> Operand<'t> {
        match intrinsic(node) {
            Some(function) if function.name == "Ref" => {
                let name = function.argument.text();
                let plain = self.template.parameters.get(name).is_none_or(|node| parameter::is_plain(*node));
                if plain { Operand::Parameter(name) } else { Operand::Opaque }
            }
            None if node.is_scalar() => Operand::Text(node.text()),
            _ => Operand::Opaque,
        }
    }

    fn known(&self, operand: Operand<'t>) -> Option<&'t str> {
        match operand {
            Operand::Text(text) => Some(text),
            Operand::Parameter(name) => {
                let found = self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
                found.or_else(|| self.given(name))
            }
            Operand::Opaque => None,
        }
    }

    /// The value that a parameter is given.
    fn given(&self, name: &str) -> Option<&'t str> {
        let given = self.template.given(name)?;
        self.consulted.borrow_mut().push(given.place);
        given.value.as_deref()
    }

    fn set(&mut self, name: &'t str, value: &'t str) {
        match self.known(Operand::Parameter(name)) {
            Some(known) => self.contradicts |= known != value,
            None => {
                self.contradicts |= self.excluded.contains(&(name, value)) || !self.may_have(name, value);
                self.values.push((name, value));
            }
        }
    }

    fn exclude(&mut self, name: &'t str, value: &'t str) {
        self.excluded.push((name, value));
        let Some(allowed) = self.allowed(name) else { return };
        let mut left = allowed.items().map(Node::text).filter(|value| !self.excluded.contains(&(name, value)));
        match (left.next(), left.next()) {
            (None, _) => self.contradicts = true,
            (Some(only), None) => self.set(name, only),
            _ => {}
        }
    }

    /// Whether a parameter's allowed values let it have this one.
    fn may_have(&self, name: &str, value: &str) -> bool {
        self.allowed(name).is_none_or(|allowed| allowed.items().any(|item| item.text() == value))
    }

    /// The values that a parameter may have, where they are few.
    fn allowed(&self, name: &str) -> Option<Node<'t>> {
        let allowed = self.template.parameters.get(name).and_then(|node| parameter::allowed(*node));
        allowed.filter(|list| list.len() <= FEW)
    }

    /// Whether something that could not be looked into is about a parameter.
    fn is_mentioned(&mut self, name: &str) -> bool {
        let opaque = std::mem::take(&mut self.opaque);
        opaque.into_iter().any(|node| self.mentions(node, name))
    }

    fn mentions(&mut self, node: Node<'t>, name: &str) -> bool {
        if !self.step() {
            return true;
        }
        match intrinsic(node) {
            Some(function) if function.name == "Ref" => return function.argument.text() == name,
            Some(function) if function.name == "Sub" && function.argument.text().contains(name) => return true,
            _ => {}
        }
        if let Formula::Named(condition) = Formula::of(node) {
            let inner = self.template.conditions.get(condition).copied();
            return inner.is_some_and(|inner| self.mentions(inner, name));
        }
        let mut inside = node.items().chain(node.entries().map(|entry| entry.value));
        inside.any(|inner| self.mentions(inner, name))
    }
}

/// What a condition says.
#[derive(Copy, Clone, Debug)]
enum Formula<'t> {
    Named(&'t str),
    Not(Node<'t>),
    All(Node<'t>),
    Any(Node<'t>),
    Equals(Node<'t>, Node<'t>),
    Opaque,
}

impl<'t> Formula<'t> {
    fn of(node: Node<'t>) -> Self {
        let Some(function) = intrinsic(node) else {
            let named = reader::member(node, "Condition").filter(|_| node.len() == 1);
            return named.map_or(Self::Opaque, |name| Self::Named(name.text()));
        };
        let mut items = function.argument.items();
        match (function.name, items.next(), items.next()) {
            ("Condition", None, None) => Self::Named(function.argument.text()),
            ("Not", Some(inner), None) => Self::Not(inner),
            ("And", Some(_), _) => Self::All(function.argument),
            ("Or", Some(_), _) => Self::Any(function.argument),
            ("Equals", Some(a), Some(b)) => Self::Equals(a, b),
            _ => Self::Opaque,
        }
    }
}
