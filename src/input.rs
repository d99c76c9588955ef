//! What a workspace opens: a file as a whole, or the way to a large one.

use crate::model::file::Role;
use crate::syntax::Syntax;
use std::io::Read;
use std::ops::Range;
use std::sync::Arc;

/// A file to open: its name and its bytes.
#[derive(Clone)]
#[non_exhaustive]
pub struct Input {
    /// The path as it is to be shown, with `/` between its parts.
    pub name: String,
    /// The bytes as they are on disk.
    pub bytes: Vec<u8>,
    /// Why it is read.
    pub role: Role,
    /// The syntax that it is read in; `None` where its name and its first character tell.
    pub syntax: Option<Syntax>,
    /// Gets its bytes once more, if anybody asks: then the text of a file in which nothing is ours is not held.
    pub again: Option<Again>,
}

/// Gets these bytes of a file once more; none when that fails.
pub type Again = Arc<dyn Fn(Range<u64>) -> Vec<u8> + Send + Sync>;

impl Input {
    /// A file of this name with these bytes.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>, role: Role) -> Self {
        Self { name: name.into(), bytes: bytes.into(), role, syntax: None, again: None }
    }
}

/// What was fetched of a file to open.
pub enum Fetched<E> {
    /// All of it.
    Whole(Input),
    /// The way to a large one.
    Large(Large<E>),
    /// The name and role of one of a Terraform module in which nothing is ours: it is not read.
    PassedOver(String, Role, Again),
}

/// The way to a large file: an inventory is read piece by piece, and its text is not held.
pub struct Large<E> {
    /// The path as it is to be shown, with `/` between its parts.
    pub name: String,
    /// Why it is read.
    pub role: Role,
    /// How many bytes it has.
    pub size: u64,
    /// Its bytes, from the first to the last.
    pub rest: Box<dyn Read>,
    /// Gets these of them, also once more: the text, if a finding shows a row of it. None when that fails.
    pub again: Again,
    /// Why it is not read where all of it had to be held; `None` where it may be.
    pub too_large: Option<E>,
}
