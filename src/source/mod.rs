//! Files as texts, and places in them.

pub(crate) mod hash;
pub(crate) mod keyed;
pub(crate) mod lines;
pub(crate) mod piece;
pub(crate) mod place;
pub(crate) mod printable;
pub(crate) mod roots;
pub(crate) mod sources;
pub(crate) mod span;

pub use crate::source::lines::{LineIndex, Position, Unit};
pub use crate::source::place::{Place, When, WhenKind};
pub use crate::source::printable::{as_path, is_unprintable, on_one_line, shortened};
pub use crate::source::roots::{Roots, is_absolute};
pub use crate::source::sources::{Source, SourceId, Sources};
pub use crate::source::span::Span;
