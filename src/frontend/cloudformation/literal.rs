//! What of a template means what is written: most resources hold no function, and are what they look like.

use crate::frontend::cloudformation::template::{ASSOCIATION, Resource};
use crate::model::shape;
use crate::service::cloudformation::{ATTRIBUTES, PROPERTIES};
use crate::service::shape::Structure;
use crate::syntax::dialect::{Reading, may_be_other, reading};
use crate::syntax::node::{Entry, Node};
use crate::syntax::scalar::{self, Scalar};

/// Characters that a target's key may have in a template. Source: the schema of the
/// resource type, <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-association.html>.
pub(crate) const TARGET_KEY: usize = 128;

/// Whether the properties of a resource mean what is written.
#[derive(Copy, Clone, Debug)]
pub(crate) enum Literal<'t> {
    /// A function is in them, or something is repeated, null or replaced.
    No,
    /// They do.
    Yes,
    /// They do, and are those of an association, which are sent as they are.
    Request(Node<'t>),
}

impl<'t> Literal<'t> {
    /// Looks at each node once, as it is stored.
    pub(crate) fn of(resource: &Resource<'t>) -> Self {
        let Some(Entry { value: node, .. }) = resource.properties else { return Self::No };
        let is_function = |text: &[u8]| matches!(text, b"Ref" | b"//" | [b'F', b'n', b':', b':', ..]);
        let is_filled = |text: &[u8]| memchr::memchr2_iter(b'$', b'&', text).any(|at| text.get(at + 1) == Some(&b'{'));
        // One look at the whole: nothing is put into most of what is in the source as it is.
        let may_be_filled = is_filled(node.written().as_bytes());
        // Of a scalar that is spelled so CloudFormation may make something else.
        let mut is_odd = false;
        let is_literal = node.is_literal(|scalar, text, is_source| {
            let may_be_odd = may_be_other(text) && !matches!(text, b"true" | b"false");
            is_odd |= may_be_odd && reading(scalar) != Reading::Written;
            !is_function(text) && !((may_be_filled || !is_source) && is_filled(text))
        });
        match is_literal {
            false => Self::No,
            true if is_odd || resource.kind != ASSOCIATION => Self::Yes,
            true => request(resource).map_or(Self::Yes, Self::Request),
        }
    }
}

/// The properties of an association, which mean what is written, where the handler sends them as they are, so that no request is to be
/// made of them: none is left out, and all have the shape that is taken. Nothing else in the resource may matter.
fn request<'t>(resource: &Resource<'t>) -> Option<Node<'t>> {
    let is_beside = |name: &str| ATTRIBUTES.contains(&name) && name != "Condition";
    let is_alone = !resource.node.is_merge() && resource.node.entries().all(|entry| is_beside(entry.key.text()));
    let properties = resource.properties.filter(|_| is_alone)?.value;
    let [targets, parameters] = properties.get_each(["Targets", "Parameters"]);
    let is_sent = |value: Node<'_>| if value.is_scalar() { !value.text().is_empty() } else { !value.is_empty() };
    let mut targets = targets.into_iter().flat_map(|entry| entry.value.items());
    let mut parameters = parameters.into_iter().flat_map(|entry| entry.value.entries());
    let is_request = properties.entries().all(|entry| is_sent(entry.value))
        && targets.all(|target| target.get("Key").is_none_or(|key| !is_long(key.value)))
        && parameters.all(|parameter| parameter.key.is_text())
        && shape::violations(&PROPERTIES, properties).is_empty();
    is_request.then_some(properties)
}

/// Whether it is the key of a target, and longer than a template may have it: the only bound that is narrower than at the service.
pub(crate) fn is_long_key(structure: &Structure, name: &str, value: Node<'_>) -> bool {
    structure.name == "Target" && name == "Key" && is_long(value)
}

fn is_long(key: Node<'_>) -> bool {
    key.text().len() > TARGET_KEY && key.text().chars().count() > TARGET_KEY
}

/// Whether a text is a whole number as JSON has it.
pub(crate) fn is_whole(text: &str) -> bool {
    text.parse::<i64>().is_ok() && matches!(scalar::json(text), Scalar::Integer(_))
}
