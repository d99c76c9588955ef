//! How expressions of HCL are read: operators, conditionals, terms and the steps after them.

use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::hcl::expression::{Expression, plain};
use crate::syntax::hcl::token::{Read, Reader};
use std::ops::Range;

/// Levels that are read: each takes several frames of the stack.
const MOST: usize = 100;

/// How tightly an operator of two values binds.
fn precedence(operator: &str) -> usize {
    match operator {
        "||" => 1,
        "&&" => 2,
        "==" | "!=" => 3,
        "<" | ">" | "<=" | ">=" => 4,
        "+" | "-" => 5,
        _ => 6,
    }
}

const OPERATORS: [&str; 13] = ["||", "&&", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%"];

impl Reader<'_> {
    pub(crate) fn check_depth(&self) -> Read<()> {
        let too_deep = (self.at..self.at, SyntaxErrorKind::TooDeep { limit: MOST });
        if self.depth > MOST { Err(too_deep) } else { Ok(()) }
    }

    /// Reads an expression. Within brackets line breaks mean nothing.
    pub(crate) fn expression(&mut self, lines: bool) -> Read<Expression> {
        self.depth += 1;
        self.check_depth()?;
        let condition = self.binary(1, lines)?;
        self.depth -= 1;
        let before = self.at;
        self.pass(lines)?;
        if !self.eat("?") {
            // What follows may be a comment that belongs to the line.
            self.at = if self.at > before && !lines { before } else { self.at };
            return Ok(condition);
        }
        self.depth += 1;
        self.check_depth()?;
        self.pass(lines)?;
        let first = self.expression(lines)?;
        self.pass(lines)?;
        if !self.eat(":") {
            return Err(self.wrong(SyntaxErrorKind::MissingColon));
        }
        self.pass(lines)?;
        let second = self.expression(lines)?;
        self.depth -= 1;
        let range = condition.range().start..second.range().end;
        Ok(Expression::Conditional { range, parts: vec![condition, first, second] })
    }

    fn operator(&self) -> Option<&'static str> {
        // `=>` and comments are none.
        let found = OPERATORS.iter().copied().find(|operator| self.is(operator))?;
        (!self.is("//") && !self.is("/*")).then_some(found)
    }

    fn binary(&mut self, least: usize, lines: bool) -> Read<Expression> {
        let mut left = self.unary(lines)?;
        loop {
            let before = self.at;
            self.pass_quietly(lines);
            let Some(operator) = self.operator().filter(|operator| precedence(operator) >= least) else {
                self.at = before;
                return Ok(left);
            };
            let sign = plain(self.at..self.at + operator.len());
            self.at += operator.len();
            self.pass(lines)?;
            self.depth += 1;
            self.check_depth()?;
            let right = self.binary(precedence(operator) + 1, lines)?;
            self.depth -= 1;
            let range = left.range().start..right.range().end;
            left = Expression::Operation { range, parts: vec![left, sign, right] };
        }
    }

    /// Passes over spaces, and line breaks within brackets, to look what comes: comments stay for who takes them.
    fn pass_quietly(&mut self, lines: bool) {
        while self.next().is_some_and(|byte| matches!(byte, b' ' | b'\t') || lines && matches!(byte, b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn unary(&mut self, lines: bool) -> Read<Expression> {
        let start = self.at;
        let is_number = self.peek_at(1).is_some_and(|byte| byte.is_ascii_digit());
        if self.next() == Some(b'!') || self.next() == Some(b'-') && !is_number {
            self.at += 1;
            self.pass(lines)?;
            self.depth += 1;
            self.check_depth()?;
            let inner = self.unary(lines)?;
            self.depth -= 1;
            return Ok(Expression::Operation { range: start..inner.range().end, parts: vec![inner] });
        }
        let term = self.term()?;
        self.steps(term)
    }

    fn term(&mut self) -> Read<Expression> {
        let start = self.at;
        match self.next() {
            Some(b'"') => self.quoted(),
            Some(b'<') if self.peek_at(1) == Some(b'<') => self.heredoc(),
            Some(b'[') => self.tuple(),
            Some(b'{') => self.object(),
            Some(b'(') => {
                self.at += 1;
                self.pass(true)?;
                let inner = self.expression(true)?;
                self.pass(true)?;
                if self.eat(")") { Ok(inner) } else { Err((start..start + 1, SyntaxErrorKind::Unclosed)) }
            }
            Some(b'0'..=b'9' | b'-') => Ok(self.number()),
            _ => match self.identifier() {
                Some(name) => self.named(name),
                None => Err(self.wrong(SyntaxErrorKind::MissingValue)),
            },
        }
    }

    fn number(&mut self) -> Expression {
        let start = self.at;
        self.at += 1;
        loop {
            match self.next() {
                Some(b'0'..=b'9') => self.at += 1,
                Some(b'.') if self.peek_at(1).is_some_and(|byte| byte.is_ascii_digit()) => self.at += 1,
                Some(b'e' | b'E') => {
                    let sign = usize::from(matches!(self.peek_at(1), Some(b'+' | b'-')));
                    if !self.peek_at(1 + sign).is_some_and(|byte| byte.is_ascii_digit()) {
                        break;
                    }
                    self.at += 1 + sign;
                }
                _ => break,
            }
        }
        let range = start..self.at;
        plain(range)
    }

    /// What begins with a name: a word of the language, a function, a reference.
    fn named(&mut self, name: Range<usize>) -> Read<Expression> {
        if matches!(self.slice(&name), "true" | "false" | "null") {
            return Ok(plain(name));
        }
        let mut end = name.end;
        while self.is("::") {
            self.at += 2;
            end = self.identifier().ok_or_else(|| self.wrong(SyntaxErrorKind::Hcl))?.end;
        }
        let behind = self.at;
        self.pass_quietly(false);
        if self.next() == Some(b'(') {
            return self.call(name.start..end);
        }
        self.at = behind;
        Ok(Expression::Reference { range: name.clone(), steps: vec![plain(name)] })
    }

    fn call(&mut self, name: Range<usize>) -> Read<Expression> {
        let open = self.at;
        self.at += 1;
        self.depth += 1;
        self.check_depth()?;
        let (mut parts, mut spread) = (vec![plain(name.clone())], false);
        loop {
            self.pass(true)?;
            if self.eat(")") {
                break;
            }
            parts.push(self.expression(true)?);
            self.pass(true)?;
            spread |= self.eat("...");
            self.pass(true)?;
            if !self.eat(",") {
                if self.eat(")") {
                    break;
                }
                return Err(self.unfinished(open));
            }
        }
        self.depth -= 1;
        Ok(Expression::Call { range: name.start..self.at, parts, spread })
    }

    /// A bracket that is not closed where the text ends; else a comma that is missing.
    fn unfinished(&self, open: usize) -> (Range<usize>, SyntaxErrorKind) {
        match self.next() {
            None => (open..open + 1, SyntaxErrorKind::Unclosed),
            // Nor before the next block.
            Some(_) if self.is_in_block_line() => (open..open + 1, SyntaxErrorKind::Unclosed),
            Some(_) => self.wrong(SyntaxErrorKind::MissingComma),
        }
    }

    /// The steps after a term: attributes, indexes, splats.
    fn steps(&mut self, term: Expression) -> Read<Expression> {
        let mut found = term;
        loop {
            let step = match self.next() {
                Some(b'.') if self.is("...") => return Ok(found),
                Some(b'.') => {
                    self.at += 1;
                    let start = self.at;
                    match self.next() {
                        Some(b'*') => {
                            self.at += 1;
                            plain(start..self.at)
                        }
                        Some(b'0'..=b'9') => {
                            while self.next().is_some_and(|byte| byte.is_ascii_digit()) {
                                self.at += 1;
                            }
                            plain(start..self.at)
                        }
                        _ => match self.identifier() {
                            Some(name) => plain(name),
                            None => return Err(self.wrong(SyntaxErrorKind::Hcl)),
                        },
                    }
                }
                Some(b'[') => {
                    let open = self.at;
                    self.at += 1;
                    self.pass(true)?;
                    let step = if self.is("*") {
                        self.at += 1;
                        plain(self.at - 1..self.at)
                    } else {
                        self.expression(true)?
                    };
                    self.pass(true)?;
                    if !self.eat("]") {
                        return Err((open..open + 1, SyntaxErrorKind::Unclosed));
                    }
                    step
                }
                _ => return Ok(found),
            };
            let range = found.range().start..self.at;
            found = match found {
                Expression::Reference { mut steps, .. } => {
                    steps.push(step);
                    Expression::Reference { range, steps }
                }
                other => Expression::Reference { range, steps: vec![other, step] },
            };
        }
    }

    fn tuple(&mut self) -> Read<Expression> {
        let open = self.at;
        self.at += 1;
        self.depth += 1;
        self.check_depth()?;
        self.pass(true)?;
        if self.is_for() {
            return self.comprehension(open, b'[', b']');
        }
        let mut items = Vec::new();
        loop {
            self.pass(true)?;
            if self.eat("]") {
                break;
            }
            items.push(self.expression(true)?);
            self.pass(true)?;
            if !self.eat(",") {
                if self.eat("]") {
                    break;
                }
                return Err(self.unfinished(open));
            }
        }
        self.depth -= 1;
        Ok(Expression::Tuple { range: open..self.at, items })
    }

    fn is_for(&self) -> bool {
        self.is("for") && self.peek_at(3).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
    }

    /// Passes over a `for`, whose values are not worked out.
    fn comprehension(&mut self, open: usize, opening: u8, closing: u8) -> Read<Expression> {
        let mut level = 1;
        while let Some(byte) = self.next() {
            match byte {
                b'"' => {
                    self.quoted()?;
                    continue;
                }
                b'<' if self.is("<<") => {
                    self.heredoc()?;
                    continue;
                }
                b'#' | b'/' => {
                    let before = self.at;
                    self.pass(false)?;
                    if self.at > before {
                        continue;
                    }
                }
                byte if byte == opening => level += 1,
                byte if byte == closing => level -= 1,
                _ => {}
            }
            self.at += 1;
            if level == 0 {
                self.depth -= 1;
                return Ok(Expression::Operation { range: open..self.at, parts: Vec::new() });
            }
        }
        Err((open..open + 1, SyntaxErrorKind::Unclosed))
    }

    fn object(&mut self) -> Read<Expression> {
        let open = self.at;
        self.at += 1;
        self.depth += 1;
        self.check_depth()?;
        self.pass(true)?;
        if self.is_for() {
            return self.comprehension(open, b'{', b'}');
        }
        let mut entries = Vec::new();
        loop {
            self.pass(true)?;
            if self.eat("}") {
                break;
            }
            if self.next().is_none() || self.begins_block() {
                return Err((open..open + 1, SyntaxErrorKind::Unclosed));
            }
            let key = self.key()?;
            self.pass(false)?;
            if !(self.eat("=") || self.eat(":")) {
                return Err(self.wrong(SyntaxErrorKind::MissingColon));
            }
            self.pass(true)?;
            let value = self.expression(false)?;
            entries.push((key, value));
            self.pass(false)?;
            let ended = self.eat(",") || matches!(self.next(), Some(b'\n' | b'\r' | b'}'));
            if !ended {
                return Err(self.unfinished(open));
            }
        }
        self.depth -= 1;
        Ok(Expression::Object { range: open..self.at, entries })
    }

    /// A key: a name stands for itself, everything else is worked out.
    fn key(&mut self) -> Read<Expression> {
        let start = self.at;
        if let Some(name) = self.identifier() {
            self.pass_quietly(false);
            if matches!(self.next(), Some(b'=' | b':')) {
                self.at = name.end;
                return Ok(plain(name));
            }
            self.at = start;
        }
        self.expression(false)
    }
}
