//! Classes, `[...]`, in the order in which Java reads them.

use crate::service::java_pattern::escape::Escaped;
use crate::service::java_pattern::reader::{Read, Reader, Stop};
use crate::service::java_pattern::set::Set;

impl Reader {
    /// Reads a class; its bracket is read.
    pub(crate) fn class(&mut self) -> Read<Set> {
        let from = self.place().saturating_sub(1);
        let negated = self.eat('^');
        let (set, compound) = self.deeper(|reader| reader.members(from))?;
        self.take();
        // What `^` spans, where a class holds others, changed with Java 9.
        match (negated, compound) {
            (true, true) => Err(Stop::Unknown),
            (true, false) => Ok(set.negate()),
            (false, _) => Ok(set),
        }
    }

    /// Reads members up to the closing bracket, and says whether there are classes or `&&` among them.
    fn members(&mut self, from: usize) -> Read<(Set, bool)> {
        let mut found: Vec<(u32, u32)> = Vec::new();
        let (mut empty, mut compound) = (true, false);
        loop {
            if self.is_done() {
                return Err(self.wrong(from));
            }
            let more = match self.sign() {
                // The first bracket is literal.
                Some(']') if !empty => return Ok((Set::of(&found), compound)),
                Some('[') => {
                    compound = true;
                    self.take();
                    self.class()?
                }
                Some('&') if self.peek_at(1) == Some('&') => {
                    compound = true;
                    if empty {
                        return Err(Stop::Unknown);
                    }
                    let both = Set::of(&found).intersect(&self.right_side(from)?);
                    found.clear();
                    both
                }
                _ => self.range()?,
            };
            found.extend_from_slice(more.ranges());
            empty = false;
        }
    }

    /// What follows `&&`: classes, then all the rest, in which further `&&` are read first.
    fn right_side(&mut self, from: usize) -> Read<Set> {
        self.take();
        self.take();
        let mut found: Option<Set> = None;
        loop {
            let more = match self.sign() {
                Some(']') => return found.ok_or(Stop::Unknown),
                Some('&') if self.peek_at(1) == Some('&') => return found.ok_or(Stop::Unknown),
                // Java then unites what it had kept apart.
                Some('&') => return Err(Stop::Unknown),
                Some('[') => {
                    self.take();
                    self.class()?
                }
                _ => self.deeper(|reader| reader.members(from))?.0,
            };
            found = Some(found.map_or(more.clone(), |found| found.union(&more)));
        }
    }

    /// Reads one member: a character, a range, a shorthand.
    fn range(&mut self) -> Read<Set> {
        let from = self.place();
        let start = match self.member()? {
            Escaped::Char(c) => c,
            Escaped::Set(set) => return Ok(set),
            Escaped::Node(_) => return Err(Stop::Unknown),
        };
        if self.sign() != Some('-') || matches!(self.peek_at(1), Some('[' | ']')) {
            return Ok(self.folded(Set::one(start)));
        }
        self.take();
        if self.is_done() {
            return Err(self.wrong(from));
        }
        let end = match self.end_of_range()? {
            Escaped::Char(c) if c >= start => c,
            _ => return Err(self.wrong(from)),
        };
        Ok(self.folded(Set::of(&[(u32::from(start), u32::from(end))])))
    }

    fn member(&mut self) -> Read<Escaped> {
        if self.eat('\\') {
            return self.escape(true);
        }
        self.take().map(Escaped::Char).ok_or(Stop::Unknown)
    }

    /// Here `\v` is one character.
    fn end_of_range(&mut self) -> Read<Escaped> {
        if self.sign() == Some('\\') && self.peek_at(1) == Some('v') {
            self.take();
            self.take();
            return Ok(Escaped::Char('\u{B}'));
        }
        self.member()
    }

    fn folded(&self, set: Set) -> Set {
        if self.flags.fold { set.fold() } else { set }
    }
}
