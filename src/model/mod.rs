//! What files say, whatever they were written in.

pub(crate) mod association;
pub(crate) mod call;
pub(crate) mod choice;
pub(crate) mod configuration;
pub(crate) mod content;
pub(crate) mod content_shape;
pub(crate) mod declared;
pub(crate) mod document;
pub(crate) mod existing;
pub(crate) mod file;
pub(crate) mod fits;
pub(crate) mod instance;
pub(crate) mod inventory;
pub(crate) mod json_text;
pub(crate) mod naming;
pub(crate) mod parameter;
pub(crate) mod reader;
pub(crate) mod refused;
pub(crate) mod request;
pub(crate) mod scheduled;
pub(crate) mod shape;
pub(crate) mod step;
pub(crate) mod suppression;
pub(crate) mod target;
pub(crate) mod template;
pub(crate) mod used;
pub(crate) mod value;

pub use crate::model::association::Association;
pub use crate::model::document::{Document, Platforms};
pub use crate::model::existing::Existing;
pub use crate::model::file::File;
pub use crate::model::instance::{Instance, State};
pub use crate::model::inventory::Inventory;
pub use crate::model::parameter::{AllowedPattern, Bound, Declared, Given, Written};
pub use crate::model::target::Target;
pub use crate::model::value::Text;
