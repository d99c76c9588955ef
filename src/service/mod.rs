//! The service's own languages, limits and errors, as the reference states them.

pub mod action;
pub mod api;
pub mod arn;
pub mod calendar;
pub mod catalogue;
pub mod cloudformation;
pub mod content_shape;
pub mod document_name;
pub mod error;
pub mod field;
pub mod java_pattern;
pub mod limits;
pub mod members;
pub mod parameter_type;
pub mod pattern;
pub mod platform;
pub mod plugin;
pub mod rate;
pub mod re2;
pub mod reference;
pub mod region;
pub mod s3;
pub mod schedule;
pub mod shape;
pub mod target;
pub mod version;
