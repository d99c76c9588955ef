//! What is known where an expression stands.

use crate::frontend::partial::candidate::{Assumption, Candidates};
use crate::frontend::terraform::module::{Module, Modules};
use crate::syntax::node::Node;
use std::cell::Cell;

/// Expressions that are looked at for one resource: values may refer to each other again and again.
const MOST: usize = 20_000;

/// What is known where an expression stands.
#[derive(Debug)]
pub(crate) struct Scope<'a, 't> {
    pub(crate) module: &'a Module<'t>,
    /// All modules of the tree.
    pub(crate) modules: &'a Modules<'t>,
    /// The call of the module that is looked at, and what is known where it is.
    pub(crate) call: Option<(Node<'t>, &'a Self)>,
    /// Whether somebody calls the module, so that its variables are what is given.
    pub(crate) is_called: bool,
    /// What `each` is where the call stands.
    pub(crate) bound: Vec<Bound<'t>>,
}

/// A name that is for an element of a collection: `each`, or the iterator of a block.
#[derive(Clone, Debug)]
pub(crate) struct Bound<'t> {
    pub(crate) name: &'t str,
    pub(crate) key: Candidates<'t>,
    pub(crate) value: Candidates<'t>,
    /// The type that the element is declared to be of.
    pub(crate) declared: Option<Node<'t>>,
}

/// Tells what expressions may turn out to be.
#[derive(Debug)]
pub(crate) struct Evaluator<'a, 't> {
    pub(crate) scope: &'a Scope<'a, 't>,
    /// The circumstances under which the expression stands.
    pub(crate) under: Vec<Assumption<'t>>,
    pub(crate) bound: Vec<Bound<'t>>,
    /// Whether a text that is put together is one, in which what may be several values stays unknown.
    pub(crate) certain: bool,
    pub(crate) depth: usize,
    /// Expressions that may still be looked at.
    pub(crate) left: Cell<usize>,
}

impl<'a, 't> Evaluator<'a, 't> {
    pub(crate) fn of(scope: &'a Scope<'a, 't>) -> Self {
        let bound = scope.bound.clone();
        Self { scope, under: Vec::new(), bound, certain: false, depth: 0, left: Cell::new(MOST) }
    }
}

/// The name that is for a document whose own is not known: none that somebody gives is like it.
pub(crate) fn stand_in(name: &str) -> String {
    format!("module-{}", name.chars().take(100).collect::<String>())
}
