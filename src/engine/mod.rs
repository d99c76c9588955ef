//! Runs the rules, and puts what they find in order.

pub(crate) mod add_ignores;
pub(crate) mod baseline;
pub(crate) mod beside;
pub(crate) mod check;
pub(crate) mod content;
pub(crate) mod coverage;
pub(crate) mod dry_run;
pub(crate) mod explain_error;
pub(crate) mod fix;
pub(crate) mod levels;
pub(crate) mod order;
pub(crate) mod reason;
pub(crate) mod subject;
pub(crate) mod suppress;
pub(crate) mod targets;
pub(crate) mod undecided;
pub(crate) mod unjudged;
pub(crate) mod variants;
pub(crate) mod verdict;
pub(crate) mod wishes;

pub use crate::engine::add_ignores::{Silenced, add_ignores};
pub use crate::engine::baseline::{Baseline, BaselineError, Entry};
pub use crate::engine::check::{check_each, rule_names};
pub use crate::engine::coverage::{Row, State, coverage};
pub use crate::engine::dry_run::{Response, responses};
pub use crate::engine::explain_error::causes::{Causes, causes, quoted};
pub use crate::engine::explain_error::codes::errors_named;
pub use crate::engine::explain_error::explain::explain;
pub use crate::engine::fix::{Fixed, fix};
pub use crate::engine::subject::name_subjects;
pub use crate::engine::suppress::is_listed;
pub use crate::engine::targets::{Overlap, Radius, Reaching, radius};
