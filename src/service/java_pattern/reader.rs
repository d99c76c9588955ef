//! A pattern under reading: where it is read, what is known of it so far, and why reading stops.

use crate::service::java_pattern::token::{self, Token};
use std::ops::Range;

/// How deep groups and classes may are in each other. Engines and this reader call themselves for each.
const MOST_DEPTH: usize = 60;

/// Why a pattern is not read to its end.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Stop {
    /// It holds what is not understood here.
    Unknown,
    /// Java refuses it, for what is in this range of its bytes.
    Wrong(Range<usize>),
}

/// The result of reading a part.
pub(crate) type Read<T> = Result<T, Stop>;

/// The inline flags that are understood.
#[derive(Copy, Clone, Debug, Default)]
pub(crate) struct Flags {
    /// `(?i)`: ASCII letters in either case.
    pub(crate) fold: bool,
    /// `(?s)`: the dot matches line ends.
    pub(crate) dot_all: bool,
    /// `(?d)`: only `\n` ends a line.
    pub(crate) unix: bool,
}

/// A group that captures.
#[derive(Debug)]
pub(crate) struct Group {
    /// Its name.
    pub(crate) name: Option<String>,
    /// Whether its end was read.
    pub(crate) closed: bool,
}

/// A pattern under reading.
#[derive(Debug)]
pub(crate) struct Reader {
    tokens: Vec<Token>,
    at: usize,
    length: usize,
    quotes: bool,
    depth: usize,
    /// The flags in force.
    pub(crate) flags: Flags,
    /// The groups that capture, in the order of their openings.
    pub(crate) groups: Vec<Group>,
    /// Whether a property was read that is known only in part.
    pub(crate) partial: bool,
}

impl Reader {
    /// Begins.
    pub(crate) fn new(pattern: &str) -> Self {
        Self {
            tokens: token::split(pattern),
            at: 0,
            length: pattern.len(),
            quotes: token::quotes(pattern),
            depth: 0,
            flags: Flags::default(),
            groups: Vec::new(),
            partial: false,
        }
    }

    /// The place of the next character.
    pub(crate) fn place(&self) -> usize {
        self.at
    }

    /// Goes back to a place.
    pub(crate) fn back_to(&mut self, place: usize) {
        self.at = place;
    }

    /// Whether all is read.
    pub(crate) fn is_done(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// The next character that may mean something; `None` at the end and before what is quoted.
    pub(crate) fn sign(&self) -> Option<char> {
        self.peek_at(0)
    }

    /// The same so many characters further on.
    pub(crate) fn peek_at(&self, count: usize) -> Option<char> {
        self.tokens.get(self.at + count).filter(|token| !token.quoted).map(|token| token.c)
    }

    /// Takes the next character, whatever it is.
    pub(crate) fn take(&mut self) -> Option<char> {
        let token = self.tokens.get(self.at)?;
        self.at += 1;
        Some(token.c)
    }

    /// Takes the next character if it is this, and not quoted.
    pub(crate) fn eat(&mut self, c: char) -> bool {
        let found = self.sign() == Some(c);
        if found {
            self.at += 1;
        }
        found
    }

    /// Takes the next character if it may mean something and is so.
    pub(crate) fn eat_if(&mut self, is: fn(char) -> bool) -> Option<char> {
        let c = self.sign().filter(|c| is(*c))?;
        self.at += 1;
        Some(c)
    }

    /// What Java refuses: from a place to where it is read, one character at least. With quotes nothing is sure: Java
    /// reads some of what they hold as if it were not quoted.
    pub(crate) fn wrong(&self, from: usize) -> Stop {
        if self.quotes {
            return Stop::Unknown;
        }
        let byte = |place: usize| self.tokens.get(place).map_or(self.length, |token| token.at);
        let from = from.min(self.tokens.len().saturating_sub(1));
        Stop::Wrong(byte(from)..byte(self.at.max(from + 1)))
    }

    /// Reads something one level deeper.
    pub(crate) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth >= MOST_DEPTH {
            return Err(Stop::Unknown);
        }
        self.depth += 1;
        let found = read(self);
        self.depth -= 1;
        found
    }
}
