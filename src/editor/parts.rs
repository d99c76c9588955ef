//! The parts of a document's content that have a name, or name something.

use crate::editor::body::Body;
use crate::editor::question::declared;
use crate::model::content::Content;
use crate::model::document::Document;
use crate::model::file::File;
use crate::model::naming::{self, Named};
use crate::model::parameter::Declared;
use crate::model::step::{Step, plain};
use crate::model::value;
use crate::service::reference::{Reference, references};
use crate::source::span::Span;
use crate::syntax::node::Node;

/// A part of a document's content.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Part<'f> {
    /// A parameter: where it is declared, or referred to.
    Parameter(&'f Document, &'f Declared),
    /// A step: where it has its name, or another leads to it. The bytes are those of its name.
    Step(Span),
    /// The action of a step.
    Action(&'f str),
    /// A document that a step starts, or the name that a document has here.
    Document(&'f str),
    /// A parameter of the document that a step starts.
    Inner {
        /// The document.
        document: &'f str,
        /// The name of the parameter.
        name: &'f str,
    },
}

/// The parts of a document, with where they are in its file.
pub(crate) fn parts<'f>(file: &'f File, document: &'f Document) -> Vec<(Span, Part<'f>)> {
    let mut parts = Vec::new();
    let held = document.span.and_then(|span| Some((span, file.tree.as_deref()?.written_at(span)?)));
    let own = held.filter(|(_, held)| held.trim_matches(['"', '\'']) == document.name && document.scope.is_none());
    parts.extend(own.map(|(span, _)| (span, Part::Document(&document.name))));
    let Some(body) = Body::of(file, document) else { return parts };
    let steps = body.steps();
    let named: Vec<(&str, Node<'f>)> = steps.iter().filter_map(Step::name).collect();
    let parameter = |span, name| Some((span, Part::Parameter(document, declared(document, name)?)));
    let step = |span, name: &str| {
        let (_, node) = named.iter().find(|(one, _)| *one == name)?;
        Some((span, Part::Step(body.span(*node))))
    };
    parts.extend(body.parameters().filter_map(|entry| parameter(body.span(entry.key), entry.key.text())));
    for one in &steps {
        parts.extend(one.name().and_then(|(name, node)| step(body.span(node), name)));
        parts.extend(one.action().map(|(action, node)| (body.span(node), Part::Action(action))));
        let inner = one.member("inputs").and_then(|inputs| inputs.value.get("DocumentName"));
        let inner = inner.and_then(|entry| Some((body.span(entry.value), Part::Document(plain(entry.value)?))));
        parts.extend(inner);
        parts.extend(started(*one).map(|(key, document)| (body.span(key), Part::Inner { document, name: key.text() })));
        parts.extend(ways(*one).filter_map(|(node, name)| step(body.span(node), name)));
    }
    let braced: Vec<Node<'f>> =
        Content::texts(body.root).into_iter().filter(|text| text.text().contains("{{")).collect();
    for text in &braced {
        for (range, reference) in references(text.text()) {
            let Reference::Name(name) = reference else { continue };
            parts.extend(parameter(body.slice(*text, range), name));
        }
    }
    let outputs = naming::of(&braced).into_iter().filter(|naming| naming.kind == Named::Output);
    parts.extend(outputs.filter_map(|naming| step(body.slice(naming.node, naming.head.clone()), naming.head_text())));
    parts
}

/// The names of the parameters that a step gives to the document that it starts, and that document.
fn started(step: Step<'_>) -> impl Iterator<Item = (Node<'_>, &str)> {
    let inputs = step.member("inputs").map(|entry| entry.value);
    let document = inputs.and_then(|inputs| plain(inputs.get("DocumentName")?.value));
    let given = ["Parameters", "RuntimeParameters"].into_iter().filter_map(move |name| inputs?.get(name));
    let keys = given.flat_map(|entry| value::entries(entry.value)).map(|entry| entry.key);
    keys.filter_map(move |key| Some((key, document?)))
}

/// The texts that lead from a step to others, and the names in them.
fn ways(step: Step<'_>) -> impl Iterator<Item = (Node<'_>, &str)> {
    let next = step.member("nextStep").map(|entry| entry.value);
    let otherwise = ["onFailure", "onCancel"].into_iter().filter_map(move |name| step.member(name));
    let otherwise = otherwise.filter_map(|entry| Some((entry.value, plain(entry.value)?.strip_prefix("step:")?)));
    let inputs = step.member("inputs").map(|entry| entry.value);
    let choices = inputs.and_then(|inputs| inputs.get("Choices")).into_iter().flat_map(|entry| entry.value.items());
    let choices = choices.filter_map(|choice| choice.get("NextStep"));
    let default = inputs.and_then(|inputs| inputs.get("Default"));
    let whole = next.into_iter().chain(choices.chain(default).map(|entry| entry.value));
    whole.filter_map(|node| Some((node, plain(node)?))).chain(otherwise)
}
