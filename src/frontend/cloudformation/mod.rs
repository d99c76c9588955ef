//! CloudFormation templates: intrinsics are resolved as far as the template tells, and what is left looks like a request.

pub(crate) mod build;
pub(crate) mod circumstance;
pub(crate) mod dangling;
pub(crate) mod find;
pub(crate) mod given;
pub(crate) mod intrinsic;
pub(crate) mod lists;
pub(crate) mod literal;
pub(crate) mod misplaced;
pub(crate) mod misspelt;
pub(crate) mod names;
pub(crate) mod overrides;
pub(crate) mod parameter;
pub(crate) mod referred;
pub(crate) mod resolve;
pub(crate) mod resource;
#[cfg(feature = "config")]
pub(crate) mod samconfig;
pub(crate) mod substitute;
pub(crate) mod template;
pub(crate) mod undeclared;

pub use crate::frontend::cloudformation::given::{DEFAULT_ENVIRONMENT, of_pair};
pub use crate::frontend::cloudformation::overrides::Unread;
pub use crate::frontend::cloudformation::template::Deployment;
