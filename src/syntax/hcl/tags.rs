//! The tags of sequences that are for values that are worked out later.

/// A text with what is put into it: pieces and expressions in turn.
pub(crate) const TEMPLATE: &str = "!template";
/// A name and the steps from it: `var.a.b[0]`. A splat is the step `*`.
pub(crate) const REFERENCE: &str = "!reference";
/// The name of a function and its arguments.
pub(crate) const CALL: &str = "!call";
/// A condition and the values for true and false.
pub(crate) const CONDITIONAL: &str = "!conditional";
/// A value that is worked out from others: an operator between two values, or what is not followed at all.
pub(crate) const OPERATION: &str = "!operation";
