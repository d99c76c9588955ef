//! Large JSON, piece by piece.

pub(crate) mod records;
#[cfg(test)]
pub(crate) mod records_sides;
pub(crate) mod seam;
pub(crate) mod skip;
pub(crate) mod window;
