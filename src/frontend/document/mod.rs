//! Documents: their definitions, however they are written, and what is known of those that Amazon owns.

pub mod amazon;
pub(crate) mod content;
pub(crate) mod definition;
pub(crate) mod platforms;
pub(crate) mod request;
