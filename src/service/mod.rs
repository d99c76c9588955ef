//! The service's own languages, limits and errors, as the reference states them.

pub mod action;
pub(crate) mod api;
pub(crate) mod arn;
pub(crate) mod calendar;
pub(crate) mod catalogue;
pub(crate) mod cloudformation;
pub mod content_shape;
pub(crate) mod document_name;
pub(crate) mod error;
pub(crate) mod field;
pub mod java_pattern;
pub(crate) mod limits;
pub mod members;
pub(crate) mod parameter_type;
pub(crate) mod pattern;
pub(crate) mod platform;
pub(crate) mod plugin;
pub(crate) mod rate;
pub(crate) mod re2;
pub(crate) mod reference;
pub(crate) mod region;
pub(crate) mod s3;
pub mod schedule;
pub(crate) mod shape;
pub(crate) mod target;
pub(crate) mod version;

pub use crate::service::arn::DocumentArn;
pub use crate::service::document_name::DocumentName;
pub use crate::service::error::{ApiError, Confidence, Operation, Scope};
pub use crate::service::field::Field;
pub use crate::service::pattern::Pattern;
pub use crate::service::platform::Platform;
pub use crate::service::rate::Rate;
pub use crate::service::re2::re2_lacks;
pub use crate::service::shape::{MemberShape, Shape, Structure};
pub use crate::service::target::{Cloud, TargetKey};
