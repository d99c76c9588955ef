//! ssmlint finds, offline and to the character, what the API would refuse in AWS Systems Manager State Manager
//! associations.
//!
//! The library reads texts and gives a report: it touches no file, no clock and no network.
//!
//! ```
//! use ssmlint::engine::check::check;
//! use ssmlint::model::file::Role;
//! use ssmlint::output::format::{Format, write};
//! use ssmlint::settings::Settings;
//! use ssmlint::workspace::{Input, Workspace};
//!
//! let request = r#"{"Name": "Acme-Patch", "Targets": [{"Key": "tags:Env", "Values": ["prod"]}]}"#;
//! let mut workspace = Workspace::default();
//! let input = Input { name: "patch.json".into(), bytes: request.into(), role: Role::Given };
//! workspace.open(vec![input], None);
//!
//! let report = check(&workspace, &Settings::default());
//! let mut out = Vec::new();
//! write(Format::Concise, &report, workspace.sources(), &mut out)?;
//! assert_eq!(String::from_utf8_lossy(&out), "patch.json:1:44: error[SSM302] unknown target key `tags:Env`\n");
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! The modules stand in reading order, the lowest floor first; `src/README.md` says what may name what.

pub mod source;

pub mod service;

pub mod syntax;

pub mod diagnostic;

pub mod schema;

pub mod settings;

pub mod output;

pub mod model;

pub mod facts;

pub mod frontend;

pub mod rule;

pub mod rules;

pub mod parallel;

pub mod workspace;

pub mod engine;
