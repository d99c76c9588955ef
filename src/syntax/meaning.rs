//! What a node means: most show by a look at where they are stored that they are texts.

use crate::syntax::language::Syntax;
use crate::syntax::node::Node;
use crate::syntax::scalar::{self, Scalar};
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;

impl<'t> Node<'t> {
    /// What a scalar means; none for others.
    pub fn scalar(self) -> Option<Scalar<'t>> {
        let kind = self.kind();
        if !kind.is_scalar() {
            return None;
        }
        let (text, is_yaml) = (self.text(), self.tree().syntax() == Syntax::Yaml);
        Some(match self.tag().filter(|_| is_yaml) {
            Some(tag) => scalar::tagged(tag.name, text, kind),
            None if kind != Kind::Plain => Scalar::Text(text),
            None if is_yaml => scalar::core(text),
            None => scalar::json(text),
        })
    }

    /// Whether a scalar is a text.
    #[inline]
    pub(crate) fn is_text(self) -> bool {
        let raw = self.raw();
        if self.tree().may_be_no_text(raw) {
            matches!(self.scalar(), Some(Scalar::Text(_)))
        } else {
            raw.kind.is_scalar()
        }
    }

    /// Whether a scalar is null: no word for it has more letters, only a tag makes another text so.
    #[inline(always)]
    pub(crate) fn is_null(self) -> bool {
        let raw = self.raw();
        (raw.b <= 4 || raw.has(Raw::TAGGED)) && self.tree().may_be_no_text(raw) && self.scalar() == Some(Scalar::Null)
    }

    /// Whether the node is a list, or a scalar that holds no placeholder, and has no tag: one look at where it is stored.
    #[inline]
    pub(crate) fn is_plainly_known(self) -> bool {
        let raw = self.raw();
        let is_known =
            raw.kind == Kind::Sequence || raw.kind.is_scalar() && !self.tree().may_hold_placeholder(self.own_id().0);
        is_known && !raw.has(Raw::TAGGED)
    }

    /// Whether a scalar is a text, holds no placeholder and has no tag: one look at where it is stored.
    #[inline]
    pub(crate) fn is_plain_text(self) -> bool {
        self.tree().is_plainly_text(self.raw()) && !self.tree().may_hold_placeholder(self.own_id().0)
    }

    /// The text of such a scalar.
    #[inline]
    pub(crate) fn plain_text(self) -> Option<&'t str> {
        self.is_plain_text().then(|| self.text())
    }
}

impl Tree {
    /// Whether what a scalar means takes a look at what it says: most show by a quote or by their first letter that they are texts.
    #[inline(always)]
    fn may_be_no_text(&self, raw: &Raw) -> bool {
        raw.has(Raw::TAGGED) || raw.kind == Kind::Plain && !scalar::begins_text(self.raw_bytes(raw))
    }

    /// Whether a node as it is stored shows that it is a text.
    #[inline(always)]
    pub(crate) fn is_plainly_text(&self, raw: &Raw) -> bool {
        raw.kind.is_scalar() && !self.may_be_no_text(raw)
    }
}
