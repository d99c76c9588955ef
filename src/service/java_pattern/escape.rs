//! What a backslash makes of the next characters.

use crate::service::java_pattern::node::Node;
use crate::service::java_pattern::property;
use crate::service::java_pattern::reader::{Read, Reader, Stop};
use crate::service::java_pattern::set::Set;

/// What an escape means.
#[derive(Debug)]
pub(crate) enum Escaped {
    /// A character.
    Char(char),
    /// A set of characters.
    Set(Set),
    /// What is not a character; never in a class.
    Node(Node),
}

impl Reader {
    /// Reads an escape; the backslash is read.
    pub(crate) fn escape(&mut self, in_class: bool) -> Read<Escaped> {
        let from = self.place().saturating_sub(1);
        let Some(c) = self.take() else { return Err(self.wrong(from)) };
        match c {
            '0' => self.octal(from),
            'x' => self.hexadecimal(from),
            'u' => self.unit(from),
            'c' => self.control(from),
            'a' => Ok(Escaped::Char('\u{7}')),
            'e' => Ok(Escaped::Char('\u{1B}')),
            'f' => Ok(Escaped::Char('\u{C}')),
            'n' => Ok(Escaped::Char('\n')),
            'r' => Ok(Escaped::Char('\r')),
            't' => Ok(Escaped::Char('\t')),
            'p' | 'P' => self.property(c == 'P', from),
            // At the start of a range, and before a last `-`, Java reads one character.
            'v' if in_class && self.sign() == Some('-') => Ok(Escaped::Char('\u{B}')),
            'd' | 'h' | 's' | 'v' | 'w' => property::shorthand(c).map(Escaped::Set).ok_or(Stop::Unknown),
            'D' | 'H' | 'S' | 'V' | 'W' => {
                let set = property::shorthand(c.to_ascii_lowercase()).ok_or(Stop::Unknown)?;
                Ok(Escaped::Set(set.negate()))
            }
            // Newer than the oldest Java in use, or different from one to the next.
            'N' => Err(Stop::Unknown),
            'G' | 'R' | 'X' if !in_class => Err(Stop::Unknown),
            'A' | 'B' | 'Z' | 'b' | 'z' | 'k' | '1'..='9' if !in_class => self.mark(c, from),
            c if c.is_ascii_alphanumeric() => Err(self.wrong(from)),
            c => Ok(Escaped::Char(c)),
        }
    }

    fn mark(&mut self, c: char, from: usize) -> Read<Escaped> {
        Ok(Escaped::Node(match c {
            'A' => Node::Start,
            'Z' => Node::LineEnd,
            'z' => Node::End,
            'b' if self.sign() == Some('{') => return Err(Stop::Unknown),
            'b' | 'B' => Node::Boundary { negated: c == 'B' },
            'k' => return self.named_back(from),
            digit => return self.numbered_back(digit),
        }))
    }

    /// A back-reference takes further digits as long as there is such a group already.
    fn numbered_back(&mut self, digit: char) -> Read<Escaped> {
        let mut number = digit.to_digit(10).unwrap_or_default() as usize;
        while let Some(digit) = self.sign().and_then(|c| c.to_digit(10)) {
            let longer = number.saturating_mul(10).saturating_add(digit as usize);
            if longer > self.groups.len() {
                break;
            }
            number = longer;
            self.take();
        }
        self.back(number)
    }

    fn named_back(&mut self, from: usize) -> Read<Escaped> {
        if !self.eat('<') {
            return Err(self.wrong(from));
        }
        let name = self.group_name(from)?;
        match self.groups.iter().position(|group| group.name.as_deref() == Some(name.as_str())) {
            Some(index) => self.back(index + 1),
            None => Err(self.wrong(from)),
        }
    }

    /// Only what refers to a group that is read to its end has a plain meaning.
    fn back(&self, number: usize) -> Read<Escaped> {
        let closed = number.checked_sub(1).and_then(|index| self.groups.get(index)).is_some_and(|group| group.closed);
        if closed && !self.flags.fold { Ok(Escaped::Node(Node::Back(number))) } else { Err(Stop::Unknown) }
    }

    /// The name of a group, to its `>`.
    pub(crate) fn group_name(&mut self, from: usize) -> Read<String> {
        let mut name = String::new();
        while let Some(c) = self.eat_if(|c| c.is_ascii_alphanumeric()) {
            name.push(c);
        }
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !self.eat('>') {
            return Err(self.wrong(from));
        }
        Ok(name)
    }

    /// One to three octal digits, three only up to `\0377`.
    fn octal(&mut self, from: usize) -> Read<Escaped> {
        let mut value = 0;
        let mut digits = 0;
        while let Some(digit) = self.sign().and_then(|c| c.to_digit(8)) {
            if digits == 3 || value * 8 + digit > 0o377 {
                break;
            }
            value = value * 8 + digit;
            digits += 1;
            self.take();
        }
        if digits == 0 { Err(self.wrong(from)) } else { character(value) }
    }

    fn hexadecimal(&mut self, from: usize) -> Read<Escaped> {
        if !self.eat('{') {
            let value = self.hex_digits(2, from)?;
            return character(value);
        }
        let mut value: u32 = 0;
        let mut digits = 0;
        while let Some(digit) = self.eat_if(|c| c.is_ascii_hexdigit()).and_then(|c| c.to_digit(16)) {
            value = value.saturating_mul(16).saturating_add(digit);
            digits += 1;
        }
        if digits == 0 || !self.eat('}') || value > 0x0010_FFFF {
            return Err(self.wrong(from));
        }
        character(value)
    }

    fn hex_digits(&mut self, count: usize, from: usize) -> Read<u32> {
        let mut value = 0;
        for _ in 0..count {
            match self.eat_if(|c| c.is_ascii_hexdigit()).and_then(|c| c.to_digit(16)) {
                Some(digit) => value = value * 16 + digit,
                None => return Err(self.wrong(from)),
            }
        }
        Ok(value)
    }

    /// `\uXXXX`, and two of them for a character beyond the first plane. Half of such a pair is not understood here.
    fn unit(&mut self, from: usize) -> Read<Escaped> {
        let high = self.hex_digits(4, from)?;
        if !(0xD800..0xDC00).contains(&high) || self.sign() != Some('\\') || self.peek_at(1) != Some('u') {
            return character(high);
        }
        self.take();
        self.take();
        let low = self.hex_digits(4, from)?;
        if !(0xDC00..0xE000).contains(&low) {
            return Err(Stop::Unknown);
        }
        character(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    }

    fn control(&mut self, from: usize) -> Read<Escaped> {
        match self.take() {
            Some(c) if c.is_ascii() => character(u32::from(c) ^ 64),
            Some(_) => Err(Stop::Unknown),
            None => Err(self.wrong(from)),
        }
    }

    /// `\pL` and `\p{Name}`. A name that is not known here may be known to Java.
    fn property(&mut self, negated: bool, from: usize) -> Read<Escaped> {
        let mut name = String::new();
        if self.eat('{') {
            loop {
                match self.take() {
                    Some('}') => break,
                    Some(c) => name.push(c),
                    None => return Err(self.wrong(from)),
                }
            }
        } else {
            name.extend(self.take());
        }
        let named = property::property(&name).ok_or(Stop::Unknown)?;
        if named.cased && self.flags.fold {
            return Err(Stop::Unknown);
        }
        self.partial |= named.partial;
        Ok(Escaped::Set(if negated { named.set.negate() } else { named.set }))
    }
}

fn character(value: u32) -> Read<Escaped> {
    char::from_u32(value).map(Escaped::Char).ok_or(Stop::Unknown)
}
