//! Stepping over what is of no use in a large text. Only what is plain is stepped over: an escape, a fraction, a comment and
//! every mistake are left to the reader.

use crate::syntax::scan::{after_whitespace, plain_end};

/// How many collections in each other are stepped over.
const DEPTH: usize = 16;

/// What comes before the value of a member: from the opening bracket, or the end of the value before it, to the value.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Head {
    /// Byte offset of the first byte.
    start: usize,
    /// Byte offset of the key's opening quote.
    pub(crate) key: usize,
    /// Byte offset after its closing quote.
    pub(crate) key_end: usize,
    /// Byte offset of the value.
    pub(crate) value: usize,
    /// Whether the member is one of those that are kept.
    pub(crate) is_kept: bool,
}

/// The heads of the object before: objects of a list mostly have the same members, and one comparison tells.
#[derive(Debug, Default)]
pub(crate) struct Heads {
    /// Places in one text, in the order of the members: before the first one no comma stands.
    known: Vec<Head>,
    /// The number of the next one in its object.
    next: usize,
}

impl Heads {
    /// Tells that another object begins.
    pub(crate) fn restart(&mut self) {
        self.next = 0;
    }

    /// Whether no member of the object was met.
    pub(crate) fn is_first(&self) -> bool {
        self.next == 0
    }

    /// Steps over the members that begin at this byte and are known as of no use; returns the byte offset after them.
    pub(crate) fn skip(&mut self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(known) = self.known.get(self.next).filter(|known| !known.is_kept)
            && let Some(value) = known.repeated(bytes, at)
            && let Some(end) = after_member_value(bytes, value)
        {
            at = end;
            self.next += 1;
        }
        at
    }

    /// The head that begins at this byte; `None` where it is not plain, or the object ends.
    pub(crate) fn next(&mut self, bytes: &[u8], at: usize, members: &[&str]) -> Option<Head> {
        let number = self.next;
        self.next += 1;
        if let Some(known) = self.known.get(number)
            && let Some(value) = known.repeated(bytes, at)
            // More spaces may follow the same ones.
            && after_whitespace(bytes, value) == value
        {
            return Some(known.moved(at, value));
        }
        let head = Head::read(bytes, at, number == 0, members)?;
        if number == self.known.len() {
            self.known.push(head);
        } else if let Some(known) = self.known.get_mut(number) {
            *known = head;
        }
        Some(head)
    }
}

impl Head {
    /// Where the value begins, if the same bytes are at this one.
    fn repeated(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let value = at + (self.value - self.start);
        (bytes.get(at..value)? == bytes.get(self.start..self.value)?).then_some(value)
    }

    /// The same at another byte.
    fn moved(&self, at: usize, value: usize) -> Self {
        let here = |offset: usize| at + (offset - self.start);
        Self { start: at, key: here(self.key), key_end: here(self.key_end), value, is_kept: self.is_kept }
    }

    fn read(bytes: &[u8], at: usize, is_first: bool, members: &[&str]) -> Option<Self> {
        let mut key = after_whitespace(bytes, at);
        if !is_first {
            key = (bytes.get(key) == Some(&b',')).then(|| after_whitespace(bytes, key + 1))?;
        }
        let key_end = after_string(bytes, key)?;
        let name = bytes.get(key + 1..key_end - 1)?;
        let is_kept = members.iter().any(|member| member.as_bytes() == name);
        Some(Self { start: at, key, key_end, value: after_colon(bytes, key_end)?, is_kept })
    }
}

/// The byte offset after the value of a member that begins at this byte; `None` where it is not plain.
pub(crate) fn after_member_value(bytes: &[u8], at: usize) -> Option<usize> {
    let end = if bytes.get(at) == Some(&b'"') { after_string(bytes, at) } else { after_value(bytes, at, DEPTH) }?;
    matches!(bytes.get(after_whitespace(bytes, end)), Some(b',' | b'}')).then_some(end)
}

/// The byte offset after the value that begins at this byte. What follows must be looked at: of `1.5` only the `1` is stepped over.
fn after_value(bytes: &[u8], at: usize, depth: usize) -> Option<usize> {
    let literal = |text: &[u8]| bytes.get(at..)?.starts_with(text).then_some(at + text.len());
    match bytes.get(at)? {
        b'"' => after_string(bytes, at),
        b'{' => after_collection(bytes, at, b'}', depth),
        b'[' => after_collection(bytes, at, b']', depth),
        b't' => literal(b"true"),
        b'f' => literal(b"false"),
        b'n' => literal(b"null"),
        b'0' => Some(at + 1),
        b'1'..=b'9' => Some(at + bytes.get(at..)?.iter().take_while(|byte| byte.is_ascii_digit()).count()),
        _ => None,
    }
}

fn after_collection(bytes: &[u8], at: usize, close: u8, depth: usize) -> Option<usize> {
    let depth = depth.checked_sub(1)?;
    let mut at = after_whitespace(bytes, at + 1);
    if bytes.get(at) == Some(&close) {
        return Some(at + 1);
    }
    loop {
        if close == b'}' {
            at = after_colon(bytes, after_string(bytes, at)?)?;
        }
        at = after_whitespace(bytes, after_value(bytes, at, depth)?);
        match bytes.get(at)? {
            b',' => at = after_whitespace(bytes, at + 1),
            next => return (*next == close).then_some(at + 1),
        }
    }
}

fn after_string(bytes: &[u8], at: usize) -> Option<usize> {
    let end = (bytes.get(at) == Some(&b'"')).then(|| plain_end(bytes, at + 1))?;
    (bytes.get(end) == Some(&b'"')).then_some(end + 1)
}

fn after_colon(bytes: &[u8], at: usize) -> Option<usize> {
    let colon = after_whitespace(bytes, at);
    (bytes.get(colon) == Some(&b':')).then(|| after_whitespace(bytes, colon + 1))
}
