//! One file an output format.

pub mod checkstyle;
pub mod concise;
pub mod explanation;
pub mod fingerprint;
pub mod format;
pub mod frame;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
pub mod located;
pub mod markdown;
pub mod printed;
pub mod rdjson;
pub mod sarif;
pub mod shown;
pub mod text;
pub mod xml;
