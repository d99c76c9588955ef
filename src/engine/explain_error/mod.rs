//! What a message of AWS or of a tool means, and which rules and places stand behind it.

pub mod causes;
pub mod codes;
pub mod explain;
pub mod matter;
pub mod meaning;
pub mod message;
pub mod pattern;
pub mod quoted;
pub mod words;
