//! ssmlint finds, offline and to the character, what the API would refuse in AWS Systems Manager State Manager
//! associations.
//!
//! The library reads texts and gives a report: it touches no file, no clock and no network.
//!
//! ```
//! use ssmlint::{Format, Input, Role, Settings, Workspace, check, write};
//!
//! let request = r#"{"Name": "Acme-Patch", "Targets": [{"Key": "tags:Env", "Values": ["prod"]}]}"#;
//! let mut workspace = Workspace::default();
//! let input = Input::new("patch.json", request, Role::Given);
//! workspace.open(vec![input], None);
//!
//! let report = check(&workspace, &Settings::default());
//! let mut out = Vec::new();
//! write(Format::CONCISE, &report, workspace.sources(), &mut out)?;
//! assert_eq!(String::from_utf8_lossy(&out), "patch.json:1:44: error[SSM302] unknown target key `tags:Env`\n");
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! The modules are in reading order, the lowest floor first; `src/README.md` says what may name what.

pub mod source;

pub mod service;

pub mod syntax;

pub mod diagnostic;

pub mod schema;

mod settings;

pub mod output;

pub mod model;

mod facts;

pub mod frontend;

pub mod rule;

pub mod rules;

mod parallel;

mod input;

mod workspace;

pub mod engine;

pub mod editor;

pub use crate::diagnostic::finding::Diagnostic;
pub use crate::diagnostic::meta::Severity;
pub use crate::diagnostic::report::Report;
pub use crate::engine::check::check;
pub use crate::input::{Again, Fetched, Input, Large};
pub use crate::model::file::Role;
pub use crate::output::format::{Format, write};
pub use crate::settings::{
    Allowance, FactSet, Files, GivenParameter, Level, Override, Project, Settings, StackParameters,
};
pub use crate::workspace::files::Workspace;
