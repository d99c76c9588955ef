//! Large lists element by element: never a tree of the whole.

use crate::source::id::Source;
use crate::syntax::build::MAX_DEPTH;
use crate::syntax::choice::Syntax;
use crate::syntax::json::Reader;
use crate::syntax::node::Node;
use crate::syntax::tree::Tree;

/// A list or an object on the way to the elements.
struct Level {
    mapping: bool,
    /// How many names of the path lead to it.
    names: usize,
    /// Byte offset of its bracket.
    start: usize,
    /// An object: whether it had the member that the path names.
    found: bool,
    /// Whether a value was read: then a comma or the end comes next.
    filled: bool,
}

struct Records<'a, 'v> {
    reader: Reader<'a>,
    path: &'a [&'a str],
    visit: &'v mut dyn FnMut(Node<'_>),
    levels: Vec<Level>,
}

/// Calls `visit` with every object of a list, one after the other, each the only root of a tree that is used again.
///
/// The list is the whole text, lists in it included; or it is what `path` names: the members from the object at the top on,
/// through the objects of lists on the way. An object at the top without the first member is an element itself, and several
/// values may follow each other (JSON Lines). All other members must be well-formed, and are not kept.
///
/// # Errors
///
/// At the first syntax error; a reading of the whole text then finds all of them.
#[expect(clippy::result_unit_err, reason = "what is wrong is told by a reading of the whole text")]
pub fn records(source: &Source, path: &[&str], visit: &mut dyn FnMut(Node<'_>)) -> Result<(), ()> {
    let mut tree = Tree::empty(source.id, source.text.clone(), Syntax::JsonLines);
    let reader = Reader::new(&mut tree, &source.text);
    let mut walk = Records { reader, path, visit, levels: Vec::new() };
    walk.reader.blanks();
    walk.reader.peek().ok_or(())?;
    while walk.reader.peek().is_some() {
        walk.value(0)?;
        while !walk.levels.is_empty() {
            walk.level()?;
        }
        walk.reader.blanks();
    }
    if walk.reader.tree.errors().is_empty() { Ok(()) } else { Err(()) }
}

impl Records<'_, '_> {
    /// Takes a value to which this many names of the path lead.
    fn value(&mut self, names: usize) -> Result<(), ()> {
        match self.reader.peek() {
            Some(b'{') if names < self.path.len() => self.enter(true, names),
            Some(b'{') => self.read(true),
            Some(b'[') => self.enter(false, names),
            _ => self.read(false),
        }
    }

    fn enter(&mut self, mapping: bool, names: usize) -> Result<(), ()> {
        if self.levels.len() >= MAX_DEPTH {
            return Err(());
        }
        self.levels.push(Level { mapping, names, start: self.reader.at, found: false, filled: false });
        self.reader.at += 1;
        self.reader.blanks();
        Ok(())
    }

    /// Reads a value with all it contains, and shows it if it is an element.
    fn read(&mut self, keep: bool) -> Result<(), ()> {
        self.clear()?;
        self.reader.keep = keep;
        if !self.reader.value_with_children() || !self.reader.tree.errors.is_empty() {
            return Err(());
        }
        if keep {
            self.reader.tree.roots.push(0);
            self.reader.tree.roots().for_each(|root| (self.visit)(root));
        }
        Ok(())
    }

    /// Makes room for the next value; a comment before it is an error that must not be lost.
    fn clear(&mut self) -> Result<(), ()> {
        if !self.reader.tree.errors.is_empty() {
            return Err(());
        }
        self.reader.tree.clear();
        Ok(())
    }

    /// Takes the next item or entry of the innermost level, or its end.
    fn level(&mut self) -> Result<(), ()> {
        let level = self.levels.last_mut().ok_or(())?;
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
    fn item(&mut self, names: usize) -> Result<(), ()> {
        match self.reader.peek() {
            Some(b'{') if names == 0 => self.read(true),
            _ => self.value(names),
        }
    }

    fn take(&mut self, byte: u8) -> Result<(), ()> {
        if self.reader.peek() != Some(byte) {
            return Err(());
        }
        self.reader.at += 1;
        self.reader.blanks();
        Ok(())
    }

    /// Reads a key and its colon; answers whether it is the next name of the path.
    fn key(&mut self, names: usize) -> Result<bool, ()> {
        if self.reader.peek() != Some(b'"') {
            return Err(());
        }
        self.clear()?;
        self.reader.keep = true;
        self.reader.string(0);
        let tree = &*self.reader.tree;
        let key = tree.raw_text(tree.raw(0));
        let is_next = self.path.get(names).is_some_and(|name| *name == key);
        self.reader.blanks();
        self.take(b':')?;
        self.levels.last_mut().ok_or(())?.found |= is_next;
        Ok(is_next)
    }

    fn leave(&mut self) -> Result<(), ()> {
        let level = self.levels.pop().ok_or(())?;
        self.reader.at += 1;
        if level.mapping && !level.found && self.levels.is_empty() {
            self.reader.at = level.start;
            return self.read(true);
        }
        Ok(())
    }
}
