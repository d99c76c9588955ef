//! Names and texts of the files that were read, by number.

use crate::source::piece::{Piece, Reread};
use crate::source::roots::Roots;
use std::ops::Range;
use std::string::FromUtf8Error;
use std::sync::{Arc, OnceLock};

/// The number of a source; sources are numbered in the order in which they were added.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct SourceId(pub u32);

impl SourceId {
    /// The source of what ssmlint knows by itself: no file, so nothing in it can be shown.
    pub const NOWHERE: Self = Self(u32::MAX);
}

/// One text with the name under which people know it.
#[derive(Clone, Debug)]
pub struct Source {
    /// The number of this source.
    pub id: SourceId,
    /// The path as it was given, with `/` between its parts, or the name of standard input.
    pub name: Arc<str>,
    text: OnceLock<Arc<String>>,
    again: Option<Reread>,
    pieces: Vec<Piece>,
    masked: Option<String>,
    private: bool,
}

impl Source {
    /// A source with its text: shared, so that a large one is not copied.
    pub fn new(id: SourceId, name: impl Into<Arc<str>>, text: impl Into<Arc<String>>) -> Self {
        Self {
            id,
            name: name.into(),
            text: OnceLock::from(text.into()),
            again: None,
            pieces: Vec::new(),
            masked: None,
            private: false,
        }
    }

    /// A source whose text is not held: few ask for that of a large inventory, to show a row of it. `pieces` are all of the
    /// text, in its order.
    pub(crate) fn release(id: SourceId, name: impl Into<Arc<str>>, again: Reread, pieces: Vec<Piece>) -> Self {
        Self { id, name: name.into(), text: OnceLock::new(), again: Some(again), pieces, masked: None, private: false }
    }

    /// What people are shown instead of its text, where it is another of as many bytes.
    pub fn masked(&self) -> Option<&str> {
        self.masked.as_deref()
    }

    /// Whether nobody is to see what is around a place in it.
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// How many pieces the text has; `None` when it is held.
    pub fn piece_count(&self) -> usize {
        if self.text.get().is_some() { 0 } else { self.pieces.len() }
    }

    /// The number of the piece in which this range begins, and the bytes of it and of one on each side; `None` when the text is
    /// held or the range is longer.
    pub(crate) fn piece(&self, range: &Range<usize>) -> Option<(usize, Piece, Range<u64>)> {
        let pieces = self.pieces.get(..self.piece_count())?;
        let number = pieces.partition_point(|piece| piece.start as usize <= range.start).checked_sub(1)?;
        let first = *pieces.get(number.saturating_sub(1))?;
        let end = pieces.get(number + 2).map_or(u64::MAX, |piece| u64::from(piece.start));
        (range.end as u64 <= end).then_some((number, first, u64::from(first.start)..end))
    }

    /// These bytes of a text that is not held; empty when they cannot be got or are no text.
    pub fn part(&self, range: Range<u64>) -> String {
        let bytes = self.again.as_ref().map(|again| again.0(range)).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// Whether the text is at hand; that of a file in which nothing is ours is not, and is got once more when somebody asks for it.
    pub fn is_held(&self) -> bool {
        self.text.get().is_some()
    }

    /// The whole text, a byte order mark included.
    pub fn text(&self) -> &Arc<String> {
        self.text.get_or_init(|| {
            let bytes = self.again.as_ref().map(Reread::whole).unwrap_or_default();
            let lossy = |error: FromUtf8Error| String::from_utf8_lossy(error.as_bytes()).into_owned();
            Arc::new(String::from_utf8(bytes).unwrap_or_else(lossy))
        })
    }
}

/// All sources of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    sources: Vec<Source>,
    /// From where their paths are seen by other programs.
    pub roots: Roots,
}

impl Sources {
    /// Takes a source in; its number must be the next one, which [`Sources::next_id`] tells.
    pub fn add(&mut self, source: Source) {
        debug_assert_eq!(source.id, self.next_id());
        self.sources.push(source);
    }

    /// Makes room for so many more.
    pub(crate) fn reserve(&mut self, more: usize) {
        self.sources.reserve(more);
    }

    /// The number that the next source gets.
    pub fn next_id(&self) -> SourceId {
        SourceId(u32::try_from(self.sources.len()).unwrap_or(u32::MAX))
    }

    /// Keeps the first so many.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.sources.truncate(count);
    }

    /// Puts a source instead of the one of its number, or after the others.
    pub(crate) fn put(&mut self, source: Source) {
        match self.sources.get_mut(source.id.0 as usize) {
            Some(old) => *old = source,
            None => self.add(source),
        }
    }

    /// Lets people be shown another text of as many bytes instead of the one of this number.
    pub fn mask(&mut self, id: SourceId, masked: String) {
        if let Some(source) = self.sources.get_mut(id.0 as usize) {
            source.masked = Some(masked);
        }
    }

    /// Lets nobody see these bytes of a text.
    pub fn hide(&mut self, id: SourceId, secrets: &[Range<usize>]) {
        let Some(source) = self.sources.get_mut(id.0 as usize) else { return };
        let mut bytes = source.masked.as_deref().unwrap_or(source.text()).as_bytes().to_vec();
        for range in secrets {
            let secret = bytes.get_mut(range.clone()).unwrap_or_default();
            secret.iter_mut().filter(|byte| **byte != b'\n').for_each(|byte| *byte = b'*');
        }
        source.masked = Some(String::from_utf8_lossy(&bytes).into_owned());
        source.private = true;
    }

    /// The same, where there are any.
    pub(crate) fn hide_some(&mut self, id: SourceId, secrets: &[Range<usize>]) {
        if !secrets.is_empty() {
            self.hide(id, secrets);
        }
    }

    /// The source of this number, if there is one.
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(id.0 as usize)
    }

    /// The path of a source as seen from the root of the repository, for other programs.
    pub fn path(&self, id: SourceId) -> String {
        self.get(id).map_or_else(String::new, |source| self.roots.path(&source.name))
    }

    /// All sources in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.sources.iter()
    }
}
