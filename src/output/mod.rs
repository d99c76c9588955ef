//! One file an output format.

pub mod concise;
pub mod format;
pub mod frame;
pub mod json;
pub mod located;
pub mod text;
