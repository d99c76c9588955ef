//! What references name beyond values of their own module: outputs, documents, elements of collections.

use crate::frontend::partial::candidate::{Candidate, Candidates, Joined, Value};
use crate::frontend::terraform::module::argument;
use crate::frontend::terraform::scope::{Bound, Evaluator, Scope, stand_in};
use crate::source::place::WhenKind;
use crate::syntax::node::Node;
use crate::syntax::placeholder;

/// Instances of a resource, and blocks, that are looked at one by one; of more, one stands for all.
const INSTANCES: usize = 32;

impl<'t> Evaluator<'_, 't> {
    /// What a module that is called gives back.
    pub(crate) fn output(&mut self, name: &'t str, steps: &[Node<'t>], author: Node<'t>) -> Candidates<'t> {
        let Some(call) = self.scope.module.calls.get(name).copied() else { return Candidates::unknown() };
        let several = call.get("count").is_some() || call.get("for_each").is_some();
        let module = self.scope.modules.called(self.scope.module, call);
        let (Some(module), Some((output, rest)), false) = (module, steps.split_first(), several) else {
            return Candidates::unknown();
        };
        let body = module.outputs.get(output.text()).copied();
        let Some(value) = body.and_then(|body| argument(body, "value")) else { return Candidates::unknown() };
        let modules = self.scope.modules;
        let scope = Scope { module, modules, call: Some((call, self.scope)), is_called: true, bound: Vec::new() };
        let values = self.elsewhere(&scope, value);
        let mut found = self.steps(values, rest, None, author);
        found.each.iter_mut().for_each(|candidate| candidate.author = author);
        found
    }

    /// A data source that names a document.
    pub(crate) fn data(&mut self, steps: &[Node<'t>], author: Node<'t>) -> Candidates<'t> {
        let [name, attribute] = steps else { return Candidates::unknown() };
        let body = self.scope.module.known_documents.get(name.text()).copied();
        let named = body.and_then(|body| argument(body, "name")).filter(|_| attribute.text() == "name");
        let Some(named) = named else { return Candidates::unknown() };
        let mut found = self.resolve(named);
        found.each.iter_mut().for_each(|candidate| candidate.author = author);
        found
    }

    /// A document of the module, by its name, or an identifier that is the same.
    pub(crate) fn document(
        &mut self,
        name: (&'t str, &'t str),
        steps: &[Node<'t>],
        author: Node<'t>,
    ) -> Candidates<'t> {
        let Some(entry) = self.scope.module.documents.get(&name).copied() else { return Candidates::unknown() };
        let (index, attribute) = match steps {
            [attribute] => (None, attribute),
            [index, attribute] => (Some(*index), attribute),
            _ => return Candidates::unknown(),
        };
        if !attribute.is_scalar() || !matches!(attribute.text(), "name" | "id" | "arn") {
            return Candidates::unknown();
        }
        let before = self.bound.len();
        if let Some(index) = index {
            let instances = self.instances(entry.value);
            let key = if index.is_scalar() { Some(index.text().to_owned()) } else { self.known(index) };
            let is_meant = |bound: &Bound<'t>| bound.key.only().and_then(|only| Some(only.joined()?.text)) == key;
            self.bound.extend(instances.into_iter().flatten().find(is_meant));
        }
        let named = argument(entry.value, "name");
        let mut found = named.map(|named| self.resolve(named)).unwrap_or_default();
        self.bound.truncate(before);
        let known = found.only().and_then(|only| only.joined());
        if known.is_none_or(|known| placeholder::find(&known.text).is_some()) {
            return made_up(name.1, author);
        }
        found.each.iter_mut().for_each(|candidate| candidate.author = author);
        found
    }

    /// Whether it is known how many instances of a resource or call there are.
    pub(crate) fn is_counted(&mut self, body: Node<'t>) -> bool {
        let counted = argument(body, "count").is_none_or(|count| self.known(count).is_some());
        counted && argument(body, "for_each").is_none_or(|each| self.elements(each).is_some())
    }

    /// What `each` is for each instance of a resource or call whose `for_each` is known; one without it where there is none, or
    /// where it is not known: then it is for all. With `count` of zero there is no instance.
    pub(crate) fn instances(&mut self, body: Node<'t>) -> Vec<Option<Bound<'t>>> {
        if let Some(count) = argument(body, "count")
            && self.known(count).is_some_and(|count| count == "0")
        {
            return Vec::new();
        }
        let Some(each) = argument(body, "for_each") else { return vec![None] };
        let Some(elements) = self.elements(each) else { return vec![None] };
        let declared = self.element_declared(each);
        elements.into_iter().map(|(key, value)| Some(Bound { name: "each", key, value, declared })).collect()
    }

    /// The keys and values of a collection whose elements are all known.
    pub(crate) fn elements(&mut self, collection: Node<'t>) -> Option<Vec<(Candidates<'t>, Candidates<'t>)>> {
        let values = self.resolve(collection);
        let [only] = values.each.as_slice() else { return None };
        let certain = !values.absent && only.when.iter().all(|when| when.kind == WhenKind::Default);
        if let (Value::List(list), true) = (&only.value, certain && list_is_small(&only.value)) {
            let item = |text: &Joined<'t>| Candidates {
                each: vec![Candidate { value: Value::Text(text.clone()), ..only.clone() }],
                ..Candidates::default()
            };
            return Some(list.iter().map(|text| (item(text), item(text))).collect());
        }
        let Value::Node(node) = only.value else { return None };
        if !certain || node.tag().is_some() || node.is_open() || node.len() > INSTANCES {
            return None;
        }
        let (when, under) = (&only.when, &only.under);
        let given = |mut values: Candidates<'t>| {
            for candidate in &mut values.each {
                candidate.when.splice(0..0, when.iter().copied());
                candidate.under.extend(under.iter().copied());
            }
            values
        };
        let mut found = Vec::new();
        if node.is_sequence() {
            for item in node.items() {
                let item = self.resolve(item);
                item.only()?.joined()?;
                let item = given(item);
                found.push((item.clone(), item));
            }
            return Some(found);
        }
        for entry in crate::model::value::entries(node) {
            if !entry.key.is_scalar() {
                return None;
            }
            let key = given(Candidates::one(Value::Node(entry.key), entry.key));
            let value = self.resolve(entry.value);
            found.push((key, given(value)));
        }
        node.is_mapping().then_some(found)
    }
}

fn list_is_small(value: &Value<'_>) -> bool {
    matches!(value, Value::List(list) if list.len() <= INSTANCES)
}

fn made_up<'t>(name: &str, author: Node<'t>) -> Candidates<'t> {
    let joined = Joined { text: stand_in(name), segments: Vec::new() };
    Candidates::one(Value::Text(joined), author)
}
