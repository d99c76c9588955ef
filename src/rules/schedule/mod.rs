//! Schedules, and what stands around them. Written by the catalogue test; do not edit.

pub(crate) mod apply_only_with_rate;
pub(crate) mod apply_only_without_schedule;
pub(crate) mod at_form;
pub(crate) mod at_without_apply_only;
pub(crate) mod cron_field_count;
pub(crate) mod duration_without_apply_only;
pub(crate) mod offset_without_apply_only;
pub(crate) mod offset_without_cron;
pub(crate) mod offset_without_nth_weekday;
pub(crate) mod rate_bounds;
pub(crate) mod rate_form;
pub(crate) mod schedule_form;
