//! A schedule of an association, read.

use crate::model::value::Text;
use crate::service::schedule::reading::Reading;

/// A schedule of an association: the text, and what it says.
#[derive(Clone, Debug)]
pub(crate) struct Scheduled<'t> {
    /// The expression.
    pub text: Text<'t>,
    /// What it says, and what is wrong with it.
    pub reading: Reading,
}
