//! The actions and plugins that a document uses, with what it gives them.

use crate::model::step::{Step, collect, plain};
use crate::model::suppression::is_suppression;
use crate::model::value;
use crate::service::action::input::{Action, Input};
use crate::service::action::{plugin, runbook};
use crate::syntax::node::{Entry, Node};

/// An action or a plugin in its place.
#[derive(Clone, Debug)]
pub(crate) struct Used<'t> {
    /// What is known of it.
    pub action: &'static Action,
    /// The step; none in schema 1.2.
    pub step: Option<Step<'t>>,
    /// What it is given, where that is a mapping.
    pub inputs: Option<Node<'t>>,
    /// Whether it is a plugin: nodes read the names of its inputs in any case.
    pub plugin: bool,
    /// What is given, beside what is known of it.
    given: Vec<(Entry<'t>, Option<&'static Input>)>,
    /// Whether it may be given what cannot be seen.
    open: bool,
}

impl<'t> Used<'t> {
    fn new(action: &'static Action, step: Option<Step<'t>>, inputs: Option<Node<'t>>, plugin: bool) -> Self {
        let open = inputs.is_none_or(Node::is_open);
        let mut used = Self { action, step, inputs, plugin, given: Vec::new(), open };
        for entry in inputs.into_iter().flat_map(value::entries) {
            if entry.key.placeholder().is_some() {
                used.open = true;
            } else if !is_suppression(entry) && !value::is_null(entry.value) {
                used.given.push((entry, used.input(entry.key.text())));
            }
        }
        used
    }

    /// What it is given, names that can be known; null counts as nothing.
    pub(crate) fn given(&self) -> impl Iterator<Item = Entry<'t>> {
        self.given.iter().map(|(entry, _)| *entry)
    }

    /// What is given of an input that is known.
    pub(crate) fn known(&self) -> impl Iterator<Item = (Entry<'t>, &'static Input)> {
        self.given.iter().filter_map(|(entry, input)| Some((*entry, (*input)?)))
    }

    /// What is given under a name that is not known.
    pub(crate) fn unknown(&self) -> impl Iterator<Item = Entry<'t>> {
        self.given.iter().filter(|(_, input)| input.is_none()).map(|(entry, _)| *entry)
    }

    /// What is known of the input of this name.
    pub(crate) fn input(&self, name: &str) -> Option<&'static Input> {
        if !self.plugin {
            return self.action.input(name);
        }
        let shared = || plugin::SHARED.iter().find(|input| input.name.eq_ignore_ascii_case(name));
        self.action.input_in_any_case(name).or_else(shared)
    }

    /// What is given under the name of one of its inputs.
    pub(crate) fn get(&self, name: &str) -> Option<Entry<'t>> {
        let is = |input: &Option<&Input>| input.is_some_and(|input| input.name == name);
        self.given.iter().rfind(|(_, input)| is(input)).map(|(entry, _)| *entry)
    }

    /// Whether it is surely not given an input.
    pub(crate) fn lacks(&self, name: &str) -> bool {
        !self.open && self.get(name).is_none()
    }

    /// The step's name, for the service's words.
    pub(crate) fn name(&self) -> &'t str {
        self.step.and_then(|step| step.name()).map_or("…", |(name, _)| name)
    }

    /// Whether it is this action.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.action.name == name
    }
}

/// The actions or plugins of steps, in the order of the text.
pub(crate) fn of<'t>(steps: &[Step<'t>], plugin: bool) -> Vec<Used<'t>> {
    let table = if plugin { plugin::PLUGINS } else { runbook::ACTIONS };
    let steps = steps.iter().filter_map(|step| {
        let (name, _) = step.action()?;
        let action = table.iter().find(|action| action.name == name)?;
        let inputs = step.member("inputs").map(|entry| entry.value).filter(|inputs| is_given(*inputs));
        Some(Used::new(action, Some(*step), inputs, plugin))
    });
    steps.collect()
}

/// Of schema 1.2: each plugin has one mapping of properties, or several.
pub(crate) fn of_schema_1_2(config: Node<'_>) -> Vec<Used<'_>> {
    let mut list = Vec::new();
    for entry in value::entries(config) {
        let action = plugin::PLUGINS.iter().find(|action| action.name == entry.key.text());
        let (Some(action), Some(properties)) = (action, entry.value.get("properties")) else { continue };
        let each = Some(properties.value).into_iter().filter(|one| is_given(*one));
        for inputs in each.chain(properties.value.items().filter(|one| is_given(*one))) {
            list.push(Used::new(action, None, Some(inputs), true));
        }
    }
    list
}

/// The documents that the steps below a content's root name: what is known of them tells what they take.
pub(crate) fn inner_names<'t>(root: Node<'t>) -> impl Iterator<Item = &'t str> {
    let mut steps = Vec::new();
    if let Some(list) = root.get("mainSteps") {
        collect(list.value, false, &mut steps);
    }
    let inputs = steps.into_iter().filter_map(|step| step.member("inputs"));
    inputs.filter_map(|inputs| {
        let named = inputs.value.get("DocumentName").or_else(|| inputs.value.get("documentPath"))?;
        plain(named.value)
    })
}

fn is_given(node: Node<'_>) -> bool {
    node.is_mapping() && !value::is_unknown(node)
}
