//! Schedule expressions of State Manager associations: `cron(…)`, `rate(…)` and `at(…)`.
//!
//! "User guide" in these files is <https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html>;
//! recorded messages and refusals are those of <https://github.com/badmintoncryer/cdk-preflight/tree/main/rules/ssm/pf-ssm-association-schedule>.

mod at;
mod calendar;
mod change;
mod cron;
mod cron_date;
mod cron_fields;
mod cron_relations;
mod cron_time;
mod cron_weekday;
mod edit;
mod edit_cron;
mod edit_rate;
pub(crate) mod fault;
pub(crate) mod fault_kind;
mod form;
mod rate;
pub(crate) mod reading;
pub(crate) mod suggest;
mod template;
mod token;
pub(crate) mod unit;
#[cfg(feature = "upcoming")]
pub(crate) mod upcoming;

pub use crate::service::schedule::fault::{Fault, Verdict};
pub use crate::service::schedule::fault_kind::{AtPart, CronField, FaultKind, ParenthesisFlaw};
pub use crate::service::schedule::reading::{At, Cron, CronShape, Rate, Reading, Schedule};
pub use crate::service::schedule::suggest::{Suggestion, suggestion};
pub use crate::service::schedule::unit::{Form, RateUnit, Weekday};
#[cfg(feature = "upcoming")]
pub use crate::service::schedule::upcoming::upcoming;

use std::ops::Range;

/// Reads an expression as the service would. It never fails, takes linear time, and allocates nothing for an
/// expression without faults. A text that is empty or longer than 256 characters breaks the service model already
/// and gets no faults here.
pub fn parse(text: &str) -> Reading {
    form::read(text)
}

/// Reads an expression in which a later step will replace text; `find` says where. Only what is wrong whatever comes in
/// those places is a fault.
pub fn parse_template(text: &str, find: impl Fn(&str) -> Option<Range<usize>>) -> Reading {
    template::read(text, find)
}
