//! What files say, whatever they were written in.

pub mod association;
pub mod choice;
pub mod configuration;
pub mod content;
pub mod content_shape;
pub mod document;
pub mod existing;
pub mod file;
pub mod instance;
pub mod inventory;
pub mod json_text;
pub mod naming;
pub mod parameter;
pub mod request;
pub mod scheduled;
pub mod shape;
pub mod step;
pub mod suppression;
pub mod target;
pub mod template;
pub mod used;
pub mod value;
