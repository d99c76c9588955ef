//! Everything that is tested from outside, in one program: it is linked once.

mod architecture;
mod associations;
mod catalogue;
mod command;
mod commands;
mod content;
mod dry_run;
mod gate;
mod incidents;
mod inventories;
mod mending;
mod messages;
mod parameters;
mod parity;
mod paths;
mod patterns;
mod platforms;
mod properties;
mod recognition;
mod reports;
mod rules;
mod schedules;
mod schemas;
mod spans;
mod templates;
mod verdicts;
