//! The reader of schedule expressions against labelled expressions, properties, and another cron reader.

#![expect(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "the figures of the cases are worth reading")]

mod cases;
mod class;
mod holds;
mod labels;
mod properties;
mod upcoming;
