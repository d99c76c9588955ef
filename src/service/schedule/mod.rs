//! Schedules of associations: `cron(…)`, `rate(…)`, `at(…)`.
//!
//! This reads the form, the number of cron fields, rates and times. The fields of a cron expression are split and their
//! shape is told where it is plain; what each field may hold is not judged yet.

pub mod at;
pub mod cron;
pub mod expression;
pub mod fault;
pub mod rate;
pub mod reading;

pub use crate::service::schedule::reading::parse;
