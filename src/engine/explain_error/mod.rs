//! What a message of AWS or of a tool means, and which rules and places follow it.

pub(crate) mod causes;
pub(crate) mod codes;
pub(crate) mod explain;
pub(crate) mod matter;
pub(crate) mod meaning;
pub(crate) mod message;
pub(crate) mod pattern;
pub(crate) mod quoted;
pub(crate) mod words;
