//! Bodies of HCL: attributes and blocks.

use crate::syntax::error::SyntaxErrorKind;
use crate::syntax::hcl::expression::{Expression, plain};
use crate::syntax::hcl::token::{Read, Reader};
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use std::collections::HashMap;
use std::ops::Range;

/// A file of a module.
pub(crate) struct Piece {
    /// The bytes of its text in the text of the tree.
    pub(crate) range: Range<usize>,
    /// How it is read.
    pub(crate) form: Form,
}

/// How a file of a module is read.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Form {
    /// As HCL.
    Hcl,
    /// As JSON whose strings are templates.
    Json,
    /// As a text that a function names: a sequence of what is written and of what it is as a template.
    Text,
    /// As a value for a variable: a sequence of what is written and of what it is as an expression.
    Value,
}

/// Reads the files of a module, each as a root. What breaks ends its block: the next one is read again.
pub(crate) fn read(tree: &mut Tree, files: &[Piece]) {
    for Piece { range: file, form } in files {
        let text = tree.shared_text();
        let start = if text.get(file.start..).is_some_and(|rest| rest.starts_with('\u{feff}')) { 3 } else { 0 };
        let mut reader = Reader {
            tree,
            text,
            at: file.start + start,
            end: file.end,
            depth: 0,
            is_json: *form == Form::Json,
            unclosed: 0,
            entry: file.start,
            passed: file.start,
        };
        match form {
            Form::Hcl => {}
            Form::Json => {
                reader.json(file);
                continue;
            }
            Form::Text | Form::Value => {
                reader.named_text(file, *form);
                continue;
            }
        }
        let root = reader.tree.push_open(file.start, Kind::Mapping, 0);
        reader.tree.roots.push(root);
        let mut count = 0;
        let errors = reader.tree.errors.len();
        loop {
            match reader.entries(None, &mut count) {
                Ok(()) => break,
                Err((range, kind)) => {
                    reader.tree.error(range.start, range.end, kind);
                    reader.depth = 0;
                    if !reader.recover(range.start) {
                        break;
                    }
                }
            }
        }
        reader.tree.close(root, count, file.end);
        // What is read again may be wrong before the place that told to.
        let errors = reader.tree.errors.get_mut(errors..).unwrap_or_default();
        errors.sort_by_key(|error| error.span.start);
    }
}

impl Reader<'_> {
    /// Reads a text that a function names, or the value for a variable.
    fn named_text(&mut self, file: &Range<usize>, form: Form) {
        let root = self.tree.push_open(file.start, Kind::Sequence, 0);
        self.tree.roots.push(root);
        let whole = (self.at, file.end);
        self.tree.push_written(whole, Kind::Literal, whole, 0);
        let read = if form == Form::Text { self.template() } else { self.whole() };
        match read {
            Ok(read) => read.put(self.tree, 0),
            // It may be none.
            Err(_) => {
                self.tree.push_error(file.start, file.end, 0);
            }
        }
        self.tree.close(root, 2, file.end);
    }

    /// Reads an expression that ends where the text does.
    fn whole(&mut self) -> Read<Expression> {
        self.pass(true)?;
        let value = self.expression(true)?;
        self.pass(true)?;
        if self.at < self.end { Err(self.wrong(SyntaxErrorKind::ExtraText)) } else { Ok(value) }
    }

    /// Reads the one value of a file.
    fn json(&mut self, file: &Range<usize>) {
        let root = crate::source::span::offset(self.tree.len());
        self.tree.roots.push(root);
        let read = self.pass(true).and_then(|()| self.expression(true));
        let behind = self.pass(true);
        match read {
            Ok(value) => value.put(self.tree, 0),
            Err((range, kind)) => {
                self.tree.push_error(file.start, file.end, 0);
                return self.tree.error(range.start, range.end, kind);
            }
        }
        if behind.is_err() || self.at < self.end {
            let (range, kind) = self.wrong(SyntaxErrorKind::ExtraText);
            self.tree.error(range.start, range.end, kind);
        }
    }

    /// Reads attributes and blocks, to the end of the file or to the closing brace, which is taken.
    fn entries(&mut self, open: Option<usize>, count: &mut u32) -> Read<()> {
        let mut seen: HashMap<String, u16> = HashMap::new();
        loop {
            self.pass(true)?;
            match (self.next(), open) {
                (None, None) => return Ok(()),
                (None, Some(open)) => return Err((open..open + 1, SyntaxErrorKind::Unclosed)),
                (Some(b'}'), Some(_)) => {
                    self.at += 1;
                    return Ok(());
                }
                (Some(_), None) => self.entry = self.at,
                // A block of the file tells that the brace of the one before it is still to be typed.
                (Some(_), Some(open)) if self.begins_block() => {
                    return Err((open..open + 1, SyntaxErrorKind::Unclosed));
                }
                _ => {}
            }
            self.entry(&mut seen, count)?;
            self.pass(false)?;
            let ends = match self.next() {
                None | Some(b'\n' | b'\r') => true,
                Some(b'}') => open.is_some(),
                Some(_) => false,
            };
            if !ends {
                return Err(self.wrong(SyntaxErrorKind::Hcl));
            }
        }
    }

    fn entry(&mut self, seen: &mut HashMap<String, u16>, count: &mut u32) -> Read<()> {
        let name = match self.next() {
            // Terraform 0.11 took names in quotes.
            Some(b'"') => {
                let start = self.at + 1;
                let read = self.quoted()?;
                start..read.range().end - 1
            }
            _ => self.identifier().ok_or_else(|| self.wrong(SyntaxErrorKind::Hcl))?,
        };
        self.pass(false)?;
        plain(name.clone()).put(self.tree, 0);
        *count += 1;
        if self.is("=") && !self.is("==") {
            self.at += 1;
            let read = self.pass(false).and_then(|()| match self.next() {
                None | Some(b'\n' | b'\r') => Err((name.clone(), SyntaxErrorKind::MissingValue)),
                Some(_) => self.expression(false),
            });
            return match read {
                Ok(value) => {
                    value.put(self.tree, Raw::VALUE);
                    Ok(())
                }
                Err(wrong) => {
                    self.tree.push_error(name.end, name.end, Raw::VALUE);
                    Err(wrong)
                }
            };
        }
        let before = seen.entry(self.slice(&name).to_owned()).or_default();
        let index = *before;
        *before = before.saturating_add(1);
        self.block(&name, index)
    }

    /// Reads labels and the body: mappings below the type, or an item of a sequence where there is no label.
    fn block(&mut self, name: &Range<usize>, index: u16) -> Read<()> {
        let mut levels = Vec::new();
        loop {
            let label = match (self.pass(false), self.next()) {
                (Err(wrong), _) => Err(wrong),
                (Ok(()), Some(b'{')) => break,
                (Ok(()), Some(b'"')) => self.quoted(),
                (Ok(()), _) => self.identifier().map(plain).ok_or_else(|| self.wrong(SyntaxErrorKind::Hcl)),
            };
            match label {
                Ok(label) => {
                    levels.push(self.tree.push_open(label.range().start, Kind::Mapping, Raw::VALUE));
                    label.put(self.tree, 0);
                }
                Err(wrong) => {
                    // Behind the last label, whose value it is.
                    let end = self.at.max(name.end);
                    self.tree.push_error(end, end, Raw::VALUE);
                    self.shut(&levels, end);
                    return Err(wrong);
                }
            }
        }
        let open = self.at;
        self.at += 1;
        if levels.is_empty() {
            let list = self.tree.push_open(open, Kind::Sequence, Raw::VALUE);
            self.tree.indent(list, index.into());
            levels.push(list);
        }
        let is_item = self.tree.raw(*levels.last().unwrap_or(&0)).kind == Kind::Sequence;
        let body = self.tree.push_open(open, Kind::Mapping, Raw::FLOW | if is_item { 0 } else { Raw::VALUE });
        let mut count = 0;
        self.depth += 1;
        let done = self.check_depth().and_then(|()| self.entries(Some(open), &mut count));
        self.depth = self.depth.saturating_sub(1);
        self.tree.close(body, count, self.at);
        self.shut(&levels, self.at);
        done
    }

    fn shut(&mut self, levels: &[u32], end: usize) {
        levels.iter().rev().for_each(|level| self.tree.close(*level, 1, end));
    }
}
