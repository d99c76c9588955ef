//! Texts of HCL: in quotes and as heredocs, in pieces that are as they are, with what is put in between.
//!
//! Every piece is a part of the source as it is, or one escape: so what is where is known without walking the text again.

use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::hcl::expression::Expression;
use crate::syntax::hcl::token::{Read, Reader};
use crate::syntax::stored::Kind;
use std::ops::Range;

impl Reader<'_> {
    /// Reads a text in quotes; the opening one is next.
    pub(crate) fn quoted(&mut self) -> Read<Expression> {
        let start = self.at;
        self.at += 1;
        let mut parts = Vec::new();
        let mut from = self.at;
        loop {
            match self.next() {
                Some(b'"') => {
                    self.literal(from..self.at, Kind::Double, &mut parts);
                    self.at += 1;
                    return Ok(Expression::joined(start..self.at, Kind::Double, parts));
                }
                Some(b'\\') => {
                    self.literal(from..self.at, Kind::Double, &mut parts);
                    parts.push(self.escape()?);
                    from = self.at;
                }
                Some(b'$' | b'%') => from = self.sequence(from, Kind::Double, &mut parts)?,
                None | Some(b'\n') => return Err((start..start + 1, SyntaxErrorKind::Unclosed)),
                Some(_) => self.at += 1,
            }
        }
    }

    /// Adds a piece that is as it is.
    fn literal(&self, range: Range<usize>, kind: Kind, parts: &mut Vec<Expression>) {
        if !range.is_empty() {
            parts.push(Expression::Scalar { range: range.clone(), text: range, kind, decoded: None });
        }
    }

    /// Takes a `$` or `%`: an escape, what is put in, or the sign itself. Answers where the next piece begins.
    fn sequence(&mut self, from: usize, kind: Kind, parts: &mut Vec<Expression>) -> Read<usize> {
        if self.is("$${") || self.is("%%{") {
            // The first sign is the escape.
            self.literal(from..self.at, kind, parts);
            self.at += 3;
            return Ok(self.at - 2);
        }
        if !(self.is("${") || self.is("%{")) {
            self.at += 1;
            return Ok(from);
        }
        self.literal(from..self.at, kind, parts);
        let (start, is_directive) = (self.at, self.is("%{"));
        self.at += 2;
        if is_directive {
            self.eat("~");
            self.directive(start)?;
            parts.push(Expression::Operation { range: start..self.at, parts: Vec::new() });
            return Ok(self.at);
        }
        if self.is_json && self.has_escape() {
            // What is put in is itself written in the string's escapes.
            parts.push(Expression::Operation { range: start..self.at, parts: Vec::new() });
            return Ok(self.at);
        }
        let strips = self.eat("~");
        self.depth += 1;
        self.check_depth()?;
        self.pass(true)?;
        let inner = self.expression(true)?;
        self.pass(true)?;
        self.depth -= 1;
        let strips = self.eat("~") | strips;
        if !self.eat("}") {
            return Err((start..start + 2, SyntaxErrorKind::Unclosed));
        }
        // What white space it takes away is not worked out.
        parts.push(if strips { Expression::Operation { range: start..self.at, parts: vec![inner] } } else { inner });
        Ok(self.at)
    }

    /// Whether an escape is in what is put in; it is passed over then, to its closing brace or to the end of the string.
    fn has_escape(&mut self) -> bool {
        let (start, mut open, mut escaped) = (self.at, 1, false);
        while let Some(byte) = self.next() {
            match byte {
                b'\\' => {
                    escaped = true;
                    self.at += 1;
                }
                b'{' => open += 1,
                b'}' => open -= 1,
                b'"' => break,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                break;
            }
        }
        if !escaped {
            self.at = start;
        }
        escaped
    }

    /// Passes over a directive of a template to its closing brace.
    fn directive(&mut self, start: usize) -> Read<()> {
        loop {
            match self.next() {
                Some(b'}') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'"') => {
                    self.quoted()?;
                }
                Some(_) => self.at += 1,
                None => return Err((start..start + 2, SyntaxErrorKind::Unclosed)),
            }
        }
    }

    /// Reads an escape; its backslash is next.
    fn escape(&mut self) -> Read<Expression> {
        let start = self.at;
        let digits = match self.peek_at(1) {
            Some(b'u') => 4,
            Some(b'U') => 8,
            _ => 0,
        };
        let unknown = |reader: &Self| {
            let next = reader.text.get(start + 1..reader.end).and_then(|rest| rest.chars().next());
            Err((start..start + 1 + next.map_or(0, char::len_utf8), SyntaxErrorKind::UnknownEscape))
        };
        let decoded = match self.peek_at(1) {
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') if self.is_json => '\u{8}',
            Some(b'f') if self.is_json => '\u{c}',
            Some(b'/') if self.is_json => '/',
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'u' | b'U') => {
                let number =
                    self.text.get(start + 2..start + 2 + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok());
                match number.and_then(char::from_u32) {
                    Some(decoded) => decoded,
                    None => return Err((start..start + 2, SyntaxErrorKind::BadUnicodeEscape)),
                }
            }
            _ => return unknown(self),
        };
        self.at = (start + 2 + digits).min(self.end);
        let range = start..self.at;
        Ok(Expression::Scalar { range: range.clone(), text: range, kind: Kind::Double, decoded: Some(decoded.into()) })
    }

    /// Reads a heredoc; its `<<` is next. The text ends with a line break, before the line that is only the marker.
    pub(crate) fn heredoc(&mut self) -> Read<Expression> {
        let start = self.at;
        self.at += 2;
        let is_indented = self.eat("-");
        let unclosed = (start..self.at, SyntaxErrorKind::Unclosed);
        let Some(marker) = self.identifier() else { return Err(self.wrong(SyntaxErrorKind::Hcl)) };
        let marker = self.slice(&marker).to_owned();
        while matches!(self.next(), Some(b' ' | b'\t' | b'\r')) {
            self.at += 1;
        }
        if self.next() != Some(b'\n') {
            return Err(self.wrong(SyntaxErrorKind::Hcl));
        }
        self.at += 1;
        let first = self.at;
        let Some((end, behind)) = self.last_line(first, &marker) else {
            self.unclosed += 1;
            return Err(unclosed);
        };
        let cut = if is_indented { self.indentation(first..end) } else { 0 };
        let outer = std::mem::replace(&mut self.end, end);
        let parts = self.lines(cut);
        self.end = outer;
        let parts = parts.inspect_err(|_| self.passed = behind)?;
        self.at = behind;
        Ok(Expression::joined(start..behind, Kind::Literal, parts))
    }

    /// Reads the rest of a file as a template.
    pub(crate) fn template(&mut self) -> Read<Expression> {
        let start = self.at;
        let parts = self.lines(0)?;
        Ok(Expression::joined(start..self.end, Kind::Literal, parts))
    }

    /// Where the line of the marker begins, and where the marker ends.
    pub(crate) fn last_line(&self, first: usize, marker: &str) -> Option<(usize, usize)> {
        let mut line = first;
        while line < self.end && self.may_close() {
            let rest = self.text.get(line..self.end)?;
            let length = rest.find('\n').unwrap_or(rest.len());
            let written = rest.get(..length)?;
            if written.trim() == marker {
                return Some((line, line + written.trim_end().len()));
            }
            line += length + 1;
        }
        None
    }

    /// The bytes that are taken off every line of an indented heredoc: the fewest before what is not space.
    fn indentation(&self, range: Range<usize>) -> usize {
        let lines = self.slice(&range).lines().filter(|line| !line.trim().is_empty());
        lines.map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0)
    }

    fn lines(&mut self, cut: usize) -> Read<Vec<Expression>> {
        let mut parts = Vec::new();
        let mut from = self.at;
        let mut begins = cut > 0;
        while let Some(byte) = self.next() {
            if begins {
                let rest = self.text.get(self.at..self.end).unwrap_or_default();
                let line = rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or_default();
                if !line.trim().is_empty() {
                    self.literal(from..self.at, Kind::Literal, &mut parts);
                    self.at += cut;
                    from = self.at;
                }
                begins = false;
                continue;
            }
            match byte {
                b'$' | b'%' => from = self.sequence(from, Kind::Literal, &mut parts)?,
                b'\n' => {
                    self.at += 1;
                    begins = cut > 0;
                }
                _ => self.at += 1,
            }
        }
        self.literal(from..self.at, Kind::Literal, &mut parts);
        Ok(parts)
    }
}
