//! One target of an association.

use crate::model::value::{self, Text};
use crate::service::target::TargetKey;
use crate::syntax::node::{Entry, Node};

/// One target: a key and its values.
#[derive(Copy, Clone, Debug)]
pub struct Target<'t> {
    /// The mapping that states it.
    pub node: Node<'t>,
    /// `Key`, when it is given.
    pub key: Option<Entry<'t>>,
    /// `Values`, when it is given.
    pub values: Option<Entry<'t>>,
    /// The only key that it can have, read once.
    only_key: Option<(Text<'t>, TargetKey<'t>)>,
    /// Whether it may turn out to be something else.
    pub(crate) is_unknown: bool,
}

impl<'t> Target<'t> {
    /// Reads a target; null counts as absent.
    pub fn read(node: Node<'t>) -> Self {
        let member = |entry: Option<Entry<'t>>| entry.filter(|entry| !value::is_null(entry.value));
        let [key, values] = node.get_each(["Key", "Values"]).map(member);
        let read = |text: Text<'t>| (text, TargetKey::read(text.as_str()));
        let only_key = key.and_then(|entry| value::text(entry.value)).map(read);
        Self { node, key, values, only_key, is_unknown: value::is_unknown(node) }
    }

    /// The targets that a list may hold, also those that cannot be known.
    pub(crate) fn all(list: Node<'t>) -> impl Iterator<Item = Self> {
        value::items(list).flat_map(Node::options).filter(|node| node.is_mapping()).map(Self::read)
    }

    /// Whether this member of it is surely not given.
    pub fn lacks(&self, member: Option<Entry<'t>>) -> bool {
        member.is_none() && !self.node.is_open()
    }

    /// The second item of `Values`, when there surely are two.
    pub fn second(&self) -> Option<Node<'t>> {
        value::sure_items(self.values?.value)?.nth(1)
    }

    /// The keys that it may turn out to have.
    pub fn keys(&self) -> impl Iterator<Item = (Text<'t>, TargetKey<'t>)> + use<'t> {
        let several = self.key.filter(|_| self.only_key.is_none());
        let texts = several.into_iter().flat_map(|entry| value::texts(entry.value));
        self.only_key.into_iter().chain(texts.map(|text| (text, TargetKey::read(text.as_str()))))
    }

    /// The only key that it can have.
    pub(crate) fn key(&self) -> Option<TargetKey<'t>> {
        self.only_key.map(|(_, key)| key)
    }

    /// The items that `Values` may turn out to have.
    pub fn items(&self) -> impl Iterator<Item = Node<'t>> + use<'t> {
        self.values.into_iter().flat_map(|entry| value::items(entry.value))
    }

    /// The strings that the items of `Values` may turn out to be.
    pub fn texts(&self) -> impl Iterator<Item = Text<'t>> + use<'t> {
        self.values.into_iter().flat_map(|entry| value::item_texts(entry.value))
    }
}
