//! Nodes of what values may turn out to be, whatever language says it.

use crate::frontend::partial::candidate::{Assumption, Candidate, Candidates};
use crate::service::shape::Shape;
use crate::syntax::Kind;
use crate::syntax::graft::Graft;
use crate::syntax::node::Node;

/// Makes nodes of what is written in a language.
pub(crate) trait Build<'t> {
    /// Where the nodes are put.
    fn graft(&mut self) -> &mut Graft;

    /// The circumstances under which the node stands that is made.
    fn under(&mut self) -> &mut Vec<Assumption<'t>>;

    /// Makes one node of one value, as a member of this shape takes it.
    fn value(&mut self, candidate: &Candidate<'t>, shape: Option<&'static Shape>);

    /// Makes one node of what a value may turn out to be.
    fn values(&mut self, values: Candidates<'t>, author: Node<'t>, shape: Option<&'static Shape>)
    where
        Self: Sized,
    {
        if self.graft().is_full() {
            return self.graft().unknown(author);
        }
        if let Some(only) = values.only() {
            return self.candidate(only, shape);
        }
        if values.each.is_empty() && !values.absent {
            return self.graft().unknown(author);
        }
        let id = self.graft().begin(Kind::Choice, author);
        for candidate in &values.each {
            self.candidate(candidate, shape);
        }
        self.graft().end(id, values.each.len(), values.open, values.absent);
    }

    /// Does something under the circumstances of a value.
    fn given<R>(&mut self, candidate: &Candidate<'t>, act: impl FnOnce(&mut Self) -> R) -> R
    where
        Self: Sized,
    {
        let before = self.graft().under(&candidate.when);
        let depth = self.under().len();
        self.under().extend(&candidate.under);
        let done = act(self);
        self.under().truncate(depth);
        self.graft().back(before);
        done
    }

    /// Makes one node of one value under its circumstances.
    fn candidate(&mut self, candidate: &Candidate<'t>, shape: Option<&'static Shape>)
    where
        Self: Sized,
    {
        self.given(candidate, |build| build.value(candidate, shape));
    }
}

/// The shape of the items of a list.
pub(crate) fn item(shape: Option<&'static Shape>) -> Option<&'static Shape> {
    match shape {
        Some(Shape::List { item, .. }) => Some(item),
        _ => None,
    }
}
