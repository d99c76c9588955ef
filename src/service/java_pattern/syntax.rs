//! The grammar outside of classes: choices, sequences, quantifiers, groups.

use crate::service::java_pattern::escape::Escaped;
use crate::service::java_pattern::node::{Node, Times};
use crate::service::java_pattern::property::LINE_ENDS;
use crate::service::java_pattern::reader::{Group, Read, Reader, Stop};
use crate::service::java_pattern::set::Set;

impl Reader {
    /// Reads the whole pattern.
    pub(crate) fn pattern(&mut self) -> Read<Node> {
        let node = self.choice()?;
        // Only a closing parenthesis ends a choice early.
        if self.is_done() { Ok(node) } else { Err(self.wrong(self.place())) }
    }

    fn choice(&mut self) -> Read<Node> {
        let mut choices = vec![self.sequence()?];
        while self.eat('|') {
            choices.push(self.sequence()?);
        }
        match choices.pop() {
            Some(only) if choices.is_empty() => Ok(only),
            last => {
                choices.extend(last);
                Ok(Node::Choice(choices))
            }
        }
    }

    fn sequence(&mut self) -> Read<Node> {
        let mut parts = Vec::new();
        while !self.is_done() && !matches!(self.sign(), Some('|' | ')')) {
            // A group that only sets flags is nothing that could be repeated.
            if let Some(part) = self.part()? {
                parts.push(self.quantified(part)?);
            }
        }
        Ok(Node::Sequence(parts))
    }

    fn part(&mut self) -> Read<Option<Node>> {
        let from = self.place();
        let sign = self.sign();
        let Some(c) = self.take() else { return Err(Stop::Unknown) };
        Ok(Some(match sign {
            Some('(') => return self.deeper(|reader| reader.group(from)),
            Some('[') => Node::Set(self.class()?),
            Some('.') => Node::Set(self.dot()),
            Some('^') => Node::Start,
            Some('$') => Node::LineEnd,
            Some('\\') => match self.escape(false)? {
                Escaped::Char(c) => self.literal(c),
                Escaped::Set(set) => Node::Set(set),
                Escaped::Node(node) => node,
            },
            Some('*' | '+' | '?') => return Err(self.wrong(from)),
            // Java repeats the empty text then: surely not meant, and nothing to rely on.
            Some('{') if self.sign().is_some_and(|c| c.is_ascii_digit()) => return Err(Stop::Unknown),
            Some('{') => return Err(self.wrong(from)),
            _ => self.literal(c),
        }))
    }

    fn literal(&self, c: char) -> Node {
        let set = Set::one(c);
        Node::Set(if self.flags.fold { set.fold() } else { set })
    }

    fn dot(&self) -> Set {
        let without = match (self.flags.dot_all, self.flags.unix) {
            (true, _) => "",
            (false, true) => "\n",
            (false, false) => LINE_ENDS,
        };
        Set::chars(without).negate()
    }

    fn quantified(&mut self, part: Node) -> Read<Node> {
        let Some((least, most)) = self.count()? else { return Ok(part) };
        if matches!(part, Node::Style { .. }) {
            return Err(Stop::Unknown);
        }
        let lazy = self.eat('?');
        let possessive = !lazy && self.eat('+');
        let repeat = Node::Repeat(Box::new(part), Times { least, most, lazy });
        Ok(if possessive { Node::Atomic(Box::new(repeat)) } else { repeat })
    }

    fn count(&mut self) -> Read<Option<(u32, Option<u32>)>> {
        if self.eat('*') {
            return Ok(Some((0, None)));
        }
        if self.eat('+') {
            return Ok(Some((1, None)));
        }
        if self.eat('?') {
            return Ok(Some((0, Some(1))));
        }
        let from = self.place();
        if !self.eat('{') {
            return Ok(None);
        }
        let Some(least) = self.number()? else { return Err(self.wrong(from)) };
        let most = if self.eat(',') { self.number()? } else { Some(least) };
        if !self.eat('}') || most.is_some_and(|most| most < least) {
            return Err(self.wrong(from));
        }
        Ok(Some((least, most)))
    }

    fn number(&mut self) -> Read<Option<u32>> {
        let mut number: Option<u32> = None;
        while let Some(digit) = self.sign().and_then(|c| c.to_digit(10)) {
            self.take();
            let longer = number.unwrap_or_default().checked_mul(10).and_then(|number| number.checked_add(digit));
            // From here on Java's versions differ: overflow or error.
            number = Some(longer.filter(|number| *number < u32::MAX / 2).ok_or(Stop::Unknown)?);
        }
        Ok(number)
    }

    /// Reads a group; its parenthesis, at `from`, is read. `None` when it only sets flags.
    fn group(&mut self, from: usize) -> Read<Option<Node>> {
        let outer = self.flags;
        if !self.eat('?') {
            return self.capture(None, from).map(Some);
        }
        let node = match self.sign() {
            Some(':') => {
                self.take();
                self.body(from)?
            }
            Some('>') => {
                self.take();
                Node::Atomic(Box::new(self.body(from)?))
            }
            Some('=' | '!') => self.look(true, from)?,
            Some('<') => {
                self.take();
                if matches!(self.sign(), Some('=' | '!')) {
                    self.look(false, from)?
                } else {
                    let name = self.group_name(from)?;
                    if self.groups.iter().any(|group| group.name.as_ref() == Some(&name)) {
                        return Err(self.wrong(from));
                    }
                    self.capture(Some(name), from)?
                }
            }
            _ => {
                self.set_flags(from)?;
                if self.eat(')') {
                    return Ok(None);
                }
                if !self.eat(':') {
                    return Err(self.wrong(from));
                }
                self.body(from)?
            }
        };
        self.flags = outer;
        Ok(Some(node))
    }

    fn body(&mut self, from: usize) -> Read<Node> {
        let outer = self.flags;
        let node = self.choice()?;
        if !self.eat(')') {
            self.back_to(from);
            return Err(self.wrong(from));
        }
        self.flags = outer;
        Ok(node)
    }

    fn capture(&mut self, name: Option<String>, from: usize) -> Read<Node> {
        self.groups.push(Group { name, closed: false });
        let number = self.groups.len();
        let body = self.body(from)?;
        if let Some(group) = self.groups.get_mut(number - 1) {
            group.closed = true;
        }
        Ok(Node::Group(Box::new(body)))
    }

    fn look(&mut self, ahead: bool, from: usize) -> Read<Node> {
        let negated = self.take() == Some('!');
        Ok(Node::Style { ahead, negated, body: Box::new(self.body(from)?) })
    }

    /// Reads inline flags. Those that are not understood may be switched off: they are not on.
    fn set_flags(&mut self, from: usize) -> Read<()> {
        let mut on = true;
        loop {
            match self.sign() {
                Some('i') => self.flags.fold = on,
                Some('s') => self.flags.dot_all = on,
                Some('d') => self.flags.unix = on,
                Some('m' | 'u' | 'x' | 'c' | 'U') if on => return Err(Stop::Unknown),
                Some('m' | 'u' | 'x' | 'c' | 'U') => {}
                Some('-') if on => on = false,
                Some(':' | ')') => return Ok(()),
                _ => {
                    self.take();
                    return Err(self.wrong(from));
                }
            }
            self.take();
        }
    }
}
