//! Large lists element by element: never a tree of the whole, nor the whole text where it comes in pieces.

use crate::source::sources::SourceId;
use crate::source::span::offset;
use crate::syntax::build::MAX_DEPTH;
use crate::syntax::json::reader::Reader;
use crate::syntax::language::Syntax;
use crate::syntax::node::Node;
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::stream::skip::{Head, Heads, after_member_value};
use crate::syntax::stream::window::{Broken, Window};
use crate::syntax::tree::Tree;
use std::sync::Arc;

/// Where the elements of a text are, and what of them is of use.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Elements<'a> {
    /// The members that lead to the list; `None` when the whole text is the list.
    pub path: &'a [&'a str],
    /// The members of an element to keep; `None` keeps all.
    pub members: Option<&'a [&'a str]>,
}

/// A list or an object on the way to the elements.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Level {
    pub(crate) mapping: bool,
    /// How many names of the path lead to it.
    names: usize,
    /// Byte offset of its bracket in the window.
    start: usize,
    /// An object: whether it had the member that the path names.
    pub(crate) found: bool,
    /// Whether a value was read: then a comma or the end comes next.
    filled: bool,
}

/// How far the walk is: what it goes on from with another window.
#[derive(Default)]
pub(crate) struct Checkpoint {
    /// Byte offset in the window.
    pub(crate) at: usize,
    pub(crate) levels: Vec<Level>,
    /// Whether a value was read.
    pub(crate) any: bool,
}

struct Records<'a, 'v> {
    reader: Reader<'a>,
    elements: Elements<'a>,
    /// Where the window begins in the text.
    base: usize,
    visit: &'v mut dyn FnMut(Node<'_>, usize),
    levels: Vec<Level>,
    heads: Heads,
}

/// Calls `visit` with every object of a list, one after the other, each the only root of a tree that is used again; with it
/// the byte offset by which the places in that tree are after those in the text.
///
/// The list is the whole text, lists in it included; or it is what the path names: the members from the object at the top on,
/// through the objects of lists on the way. An object at the top without the first member is an element itself, and several
/// values may follow each other (JSON Lines). All other members must be well-formed, and are not kept.
///
/// # Errors
///
/// At the first syntax error; a reading of the whole text then finds all of them.
pub(crate) fn records(
    window: &mut Window<'_>,
    elements: Elements<'_>,
    visit: &mut dyn FnMut(Node<'_>, usize),
) -> Result<(), Broken> {
    let mut checkpoint = Checkpoint::default();
    loop {
        let outcome = walk(window.source(), window.text(), window.base(), elements, &mut checkpoint, visit);
        if window.is_last() {
            return outcome.filter(|_| checkpoint.any).ok_or(Broken);
        }
        // What failed may only be cut off: it is read again, from its beginning, with more text. An object at the top
        // that lacks the member is an element, so its beginning is kept until it has it.
        let outer = checkpoint.levels.first().filter(|level| level.mapping && !level.found);
        let from = outer.map_or(checkpoint.at, |level| level.start);
        window.slide(from)?;
        checkpoint.at -= from;
        checkpoint.levels.iter_mut().for_each(|level| level.start = level.start.saturating_sub(from));
    }
}

/// Goes on from a checkpoint through a part of a text that begins at the byte `base` of it; `None` where it did not get to its
/// end, or something is open there.
pub(crate) fn walk(
    source: SourceId,
    part: Arc<String>,
    base: usize,
    elements: Elements<'_>,
    checkpoint: &mut Checkpoint,
    visit: &mut dyn FnMut(Node<'_>, usize),
) -> Option<()> {
    let mut tree = Tree::empty(source, part.clone(), Syntax::JsonLines);
    tree.search_scalars();
    let mut reader = Reader::new(&mut tree, &part);
    // A byte order mark is at the beginning of a text, and not of a part.
    reader.at = if base == 0 { reader.at.max(checkpoint.at) } else { checkpoint.at };
    let levels = checkpoint.levels.clone();
    Records { reader, elements, base, visit, levels, heads: Heads::default() }.run(checkpoint)
}

impl Records<'_, '_> {
    /// Takes values until the window ends between two; keeps in `checkpoint` where the last complete step ended.
    fn run(&mut self, checkpoint: &mut Checkpoint) -> Option<()> {
        loop {
            if !self.reader.tree.errors.is_empty() {
                return None;
            }
            checkpoint.at = self.reader.at;
            checkpoint.levels.clone_from(&self.levels);
            if self.levels.is_empty() {
                self.reader.blanks();
                if self.reader.peek().is_none() {
                    return self.reader.tree.errors.is_empty().then_some(());
                }
                self.value(0).ok()?;
                checkpoint.any = true;
            } else {
                self.level().ok()?;
            }
        }
    }

    /// Takes a value to which this many names of the path lead.
    fn value(&mut self, names: usize) -> Result<(), Broken> {
        match self.reader.peek() {
            Some(b'{') if names < self.elements.path.len() => self.enter(true, names),
            Some(b'{') => self.read(true),
            Some(b'[') => self.enter(false, names),
            _ => self.read(false),
        }
    }

    fn enter(&mut self, mapping: bool, names: usize) -> Result<(), Broken> {
        if self.levels.len() >= MAX_DEPTH {
            return Err(Broken);
        }
        self.levels.push(Level { mapping, names, start: self.reader.at, found: false, filled: false });
        self.reader.at += 1;
        self.reader.blanks();
        Ok(())
    }

    /// Reads a value with all it contains, and shows it if it is an element.
    fn read(&mut self, keep: bool) -> Result<(), Broken> {
        self.clear()?;
        self.reader.keep = keep;
        match self.elements.members {
            Some(members) if keep => self.element(members)?,
            _ => self.whole()?,
        }
        if keep {
            self.reader.tree.roots.push(0);
            let base = self.base;
            self.reader.tree.roots().for_each(|root| (self.visit)(root, base));
        }
        Ok(())
    }

    fn whole(&mut self) -> Result<(), Broken> {
        let complete = self.reader.peek().is_some() && self.reader.value_with_children();
        if complete && self.reader.tree.errors.is_empty() { Ok(()) } else { Err(Broken) }
    }

    /// Reads an object, and keeps of it these members only.
    fn element(&mut self, members: &[&str]) -> Result<(), Broken> {
        let id = self.reader.push_open(self.reader.at, true, 0);
        let mut count = 0;
        self.heads.restart();
        self.reader.at += 1;
        loop {
            self.reader.at = self.heads.skip(self.reader.bytes, self.reader.at);
            let is_first = self.heads.is_first();
            if let Some(head) = self.heads.next(self.reader.bytes, self.reader.at, members) {
                count += u32::from(self.headed(&head)?);
            } else {
                self.reader.blanks();
                if self.reader.peek() == Some(b'}') {
                    break;
                }
                if !is_first {
                    self.take(b',')?;
                }
                count += u32::from(self.member(members)?);
            }
        }
        self.reader.at += 1;
        self.reader.tree.close(id, count, self.reader.at);
        Ok(())
    }

    /// Reads the value after a head, and returns whether the member is one of those that are kept.
    fn headed(&mut self, head: &Head) -> Result<bool, Broken> {
        if !head.is_kept
            && let Some(end) = after_member_value(self.reader.bytes, head.value)
        {
            self.reader.at = end;
            return Ok(false);
        }
        if head.is_kept {
            let text = (head.key + 1, head.key_end - 1);
            self.reader.tree.push_written((head.key, head.key_end), Kind::Double, text, 0);
        }
        self.reader.at = head.value;
        self.member_value(head.is_kept)?;
        Ok(head.is_kept)
    }

    /// Reads one member, and returns whether it is one of those that are kept.
    fn member(&mut self, members: &[&str]) -> Result<bool, Broken> {
        let key = self.reader.tree.nodes.len();
        let is_kept = members.contains(&self.text_of_key()?);
        self.reader.blanks();
        self.take(b':')?;
        if !is_kept {
            self.reader.tree.nodes.truncate(key);
        }
        self.member_value(is_kept)?;
        Ok(is_kept)
    }

    fn member_value(&mut self, is_kept: bool) -> Result<(), Broken> {
        let value = self.reader.tree.nodes.len();
        self.reader.keep = is_kept;
        self.whole()?;
        if is_kept {
            self.reader.tree.mark(offset(value), Raw::VALUE);
        }
        Ok(())
    }

    /// Makes room for the next value; a comment before it is an error that must not be lost.
    fn clear(&mut self) -> Result<(), Broken> {
        if !self.reader.tree.errors.is_empty() {
            return Err(Broken);
        }
        self.reader.tree.clear();
        Ok(())
    }

    /// Takes the next item or entry of the innermost level, or its end.
    fn level(&mut self) -> Result<(), Broken> {
        let level = self.levels.last_mut().ok_or(Broken)?;
        let (mapping, names) = (level.mapping, level.names);
        let filled = std::mem::replace(&mut level.filled, true);
        self.reader.blanks();
        if self.reader.peek() == Some(if mapping { b'}' } else { b']' }) {
            return self.leave();
        }
        if filled {
            self.take(b',')?;
        }
        if !mapping {
            return self.item(names);
        }
        if self.key(names)? { self.value(names + 1) } else { self.read(false) }
    }

    /// An item of the list at the top is an element; in a list on the way the path goes on.
    fn item(&mut self, names: usize) -> Result<(), Broken> {
        match self.reader.peek() {
            Some(b'{') if names == 0 => self.read(true),
            _ => self.value(names),
        }
    }

    fn take(&mut self, byte: u8) -> Result<(), Broken> {
        if self.reader.peek() != Some(byte) {
            return Err(Broken);
        }
        self.reader.at += 1;
        self.reader.blanks();
        Ok(())
    }

    /// Reads a key and its colon; returns whether it is the next name of the path.
    fn key(&mut self, names: usize) -> Result<bool, Broken> {
        self.clear()?;
        let next = self.elements.path.get(names).copied();
        let is_next = Some(self.text_of_key()?) == next;
        self.reader.blanks();
        self.take(b':')?;
        self.levels.last_mut().ok_or(Broken)?.found |= is_next;
        Ok(is_next)
    }

    /// Reads a key, whose node is then the last one.
    fn text_of_key(&mut self) -> Result<&str, Broken> {
        if self.reader.peek() != Some(b'"') {
            return Err(Broken);
        }
        self.reader.keep = true;
        self.reader.string(0);
        let tree = &*self.reader.tree;
        tree.nodes.last().map(|key| tree.raw_text(key)).ok_or(Broken)
    }

    fn leave(&mut self) -> Result<(), Broken> {
        let level = self.levels.pop().ok_or(Broken)?;
        self.reader.at += 1;
        if level.mapping && !level.found && self.levels.is_empty() {
            self.reader.at = level.start;
            return self.read(true);
        }
        Ok(())
    }
}
