//! One file an output format.

pub(crate) mod checkstyle;
pub(crate) mod clusters;
pub(crate) mod concise;
pub mod explanation;
pub(crate) mod fingerprint;
pub(crate) mod format;
pub(crate) mod frame;
pub(crate) mod github;
pub(crate) mod gitlab;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod jsonl;
pub(crate) mod junit;
pub(crate) mod located;
pub(crate) mod markdown;
pub(crate) mod printed;
pub(crate) mod rdjson;
pub(crate) mod reach;
#[cfg(feature = "text")]
pub(crate) mod reported;
pub(crate) mod sarif;
pub(crate) mod shown;
#[cfg(feature = "text")]
pub(crate) mod text;
pub(crate) mod xml;

pub use crate::output::format::write_at_most;
pub use crate::output::html::{Section, write_page};
pub use crate::output::located::Located;
pub use crate::output::printed::{Printed, Surface};
pub use crate::output::reach::{Picture, Reaches};
#[cfg(feature = "text")]
pub use crate::output::reported::Reported;
#[cfg(feature = "text")]
pub use crate::output::text::Style;
