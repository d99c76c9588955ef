//! What Terraform or a provider refuses in a module, before any call.

use crate::source::place::Place;
use crate::source::span::Span;
use std::sync::Arc;

/// Something that is refused before any call.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: RefusedKind,
}

/// How an argument and the version of the provider do not fit.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Change {
    /// This major version has it first.
    Added(u32),
    /// It is deprecated since this major version.
    Deprecated(u32),
    /// This major version has it no more, and no other is allowed.
    Removed(u32),
    /// This major version has it no more, but one that has it is allowed, too.
    Leaves(u32),
}

/// What is refused.
#[derive(Clone, Debug)]
pub(crate) enum RefusedKind {
    /// An argument that the resource has not.
    UnknownArgument {
        /// Its name.
        name: String,
        /// The bytes of the name, where they are as they are.
        written: Option<Span>,
        /// The arguments that it has.
        known: Arc<[&'static str]>,
    },
    /// An argument that the version of the provider has not, or will not have much longer.
    Version {
        /// Its name.
        name: &'static str,
        /// Why it is told.
        change: Change,
        /// What constrains the version of the provider.
        constraint: Option<Span>,
    },
    /// An argument, or a block, that is there more often than it may.
    Repeated {
        /// Its name.
        name: String,
        /// How many blocks of the name there may be, where it is a block.
        blocks: Option<usize>,
        /// Where it is first.
        first: Span,
    },
    /// A second resource of the same type and name.
    RepeatedResource {
        /// Its type and name.
        name: String,
        /// Where the first is named.
        first: Span,
    },
    /// A name that the module does not declare.
    Undeclared {
        /// What the module lacks, for a message: `declares no variable`.
        what: &'static str,
        /// The name.
        name: String,
        /// The names that are declared.
        known: Arc<[String]>,
    },
    /// A file that a function reads, and that is not there.
    MissingFile,
    /// A block where an argument belongs.
    BlockForArgument {
        /// The name.
        name: String,
        /// The place before the opening brace, where an equals sign is all that lacks; `None` where there are several blocks.
        before: Option<Span>,
    },
    /// An argument where blocks belong.
    ArgumentForBlock {
        /// The name.
        name: String,
    },
    /// A value of another kind than the argument takes.
    WrongValue {
        /// What is there, and what is taken: in Terraform's words, with an article.
        found: &'static str,
        /// What is taken.
        taken: &'static str,
        /// What is to be written instead of some bytes, where that is known.
        edits: Vec<(Span, String)>,
    },
}
