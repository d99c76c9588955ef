//! Where a long list can be taken apart, so that its parts are read side by side.

use crate::source::sources::SourceId;
use crate::syntax::node::Node;
use crate::syntax::stream::records::{Checkpoint, Elements, Level, walk};
use std::sync::Arc;

/// How the items of the outermost list of a text follow each other.
pub(crate) struct Seam<'e> {
    elements: Elements<'e>,
    /// What is from the closing bracket of one item to the opening one of the next.
    text: String,
    /// What is open between two items.
    levels: Vec<Level>,
}

impl<'e> Seam<'e> {
    /// The seam that the beginning of a text shows; `None` where its items do not are on lines of their own. A line break is
    /// in no text, so what looks like a seam is one, or is between items of another list: [`Seam::read`] tells.
    pub(crate) fn of(source: SourceId, head: &str, elements: Elements<'e>) -> Option<Self> {
        let is_list = !elements.path.is_empty() || head.trim_start_matches('\u{feff}').trim_start().starts_with('[');
        let text = if is_list {
            let (_, items) = head.split_once('[')?;
            let blanks = items.split_once('{').map(|(blanks, _)| blanks).filter(|blanks| blanks.trim().is_empty())?;
            format!("}},{blanks}{{")
        } else {
            "}\n{".to_owned()
        };
        let mut seam = Self { elements, text, levels: Vec::new() };
        let end = seam.find(head.as_bytes(), 0).filter(|_| seam.text.contains('\n'))?;
        let mut checkpoint = Checkpoint::default();
        walk(source, Arc::new(head.get(..end)?.to_owned()), 0, elements, &mut checkpoint, &mut |_, _| {});
        seam.levels = checkpoint.levels;
        let is_on_the_way = seam.levels.iter().all(|level| !level.mapping || level.found);
        (checkpoint.at == end && is_on_the_way).then_some(seam)
    }

    /// The byte offset after the first item that ends at or after this one and that another follows.
    pub(crate) fn find(&self, bytes: &[u8], from: usize) -> Option<usize> {
        memchr::memmem::find(bytes.get(from..)?, self.text.as_bytes()).map(|at| from + at + 1)
    }

    /// Calls `visit` with every element of a part of the text, as `records` does with those of the whole. The part begins at
    /// the byte `base` of the text; it begins and ends at a seam, or where the text does. Returns whether it is so: parts of
    /// which all are so are the text.
    pub(crate) fn read(
        &self,
        source: SourceId,
        part: Arc<String>,
        base: usize,
        is_last: bool,
        visit: &mut dyn FnMut(Node<'_>, usize),
    ) -> bool {
        let length = part.len();
        let levels = if base == 0 { Vec::new() } else { self.levels.clone() };
        let mut checkpoint = Checkpoint { at: 0, levels, any: base > 0 };
        let outcome = walk(source, part, base, self.elements, &mut checkpoint, visit);
        if is_last {
            return outcome.is_some() && checkpoint.any;
        }
        checkpoint.at == length && checkpoint.levels == self.levels
    }
}
