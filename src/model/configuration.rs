//! What is not as it should be in a configuration file.

use crate::schema::violation::Violation;
use crate::source::place::Place;
use std::sync::Arc;

/// Something in a configuration file that is not as it should be.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// It does not have the shape that its schema states.
    Shape(Violation),
    /// A rule of this name or code does not exist.
    #[cfg_attr(not(feature = "config"), expect(dead_code, reason = "then no configuration is read"))]
    UnknownRule {
        /// Where the name stands.
        place: Place,
        /// The name.
        name: String,
        /// The names that exist.
        known: Arc<[String]>,
    },
}
