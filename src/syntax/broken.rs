//! What of a broken text may be otherwise than it was read: the places of its errors, and what those may have swallowed.

use crate::source::span::offset;
use crate::syntax::error::{SyntaxError, SyntaxErrorKind as Wrong};
use crate::syntax::language::Syntax;
use crate::syntax::stored::{Kind, Raw};
use crate::syntax::tree::Tree;
use std::ops::Range;

impl Tree {
    /// Marks as open what an error lies inside of, or right after where no bracket ends it. A quote or a bracket that is lost
    /// swallows what follows, so that all up to the next of the places where the reading was right again is open then.
    pub(crate) fn open_broken(&mut self, healed: &[usize]) {
        if self.errors.is_empty() {
            return;
        }
        let roots = self.roots.iter().map(|root| self.raw(*root).start as usize);
        let mut healed: Vec<usize> = roots.chain(healed.iter().copied()).collect();
        healed.sort_unstable();
        let regions = self.regions(&healed);
        let is_yaml = self.syntax() == Syntax::Yaml;
        for raw in &mut self.nodes {
            // A merged mapping may lack what broke where it is written.
            let is_merged = raw.has(Raw::MERGE) && raw.kind == Kind::Mapping;
            if is_merged || is_broken(raw, &regions, is_yaml) {
                raw.flags |= Raw::OPEN;
            }
        }
    }

    /// What each error makes uncertain, in the order of the text and without overlaps.
    fn regions(&self, healed: &[usize]) -> Vec<Range<u32>> {
        let end = offset(self.text().len()).saturating_add(1);
        let mut regions: Vec<Range<u32>> = Vec::new();
        for error in &self.errors {
            let Range { start, end } = match self.is_swallowing(error) {
                true => {
                    let next = healed.get(healed.partition_point(|at| *at <= error.span.start as usize));
                    self.before(error.span.start)..next.map_or(end, |at| offset(*at))
                }
                false => error.span.start..error.span.end,
            };
            match regions.last_mut().filter(|last| start <= last.end) {
                Some(last) => (last.start, last.end) = (last.start.min(start), last.end.max(end)),
                None => regions.push(start..end),
            }
        }
        regions
    }

    /// Whether what follows an error may not be what it was read as.
    fn is_swallowing(&self, error: &SyntaxError) -> bool {
        match error.kind {
            Wrong::TrailingComma
            | Wrong::MissingComma
            | Wrong::MissingColon
            | Wrong::MissingValue
            | Wrong::MissingKey
            | Wrong::KeyNotString
            | Wrong::Comment
            | Wrong::UnknownEscape
            | Wrong::BadUnicodeEscape
            | Wrong::LoneSurrogate => self.syntax() == Syntax::Yaml,
            // Where a colon stands by itself a bracket may have been lost before it.
            Wrong::NotJson => self.written_at(error.span) == Some(":"),
            _ => true,
        }
    }

    /// The end of what was read last before a byte, in YAML: it may go on there.
    fn before(&self, at: u32) -> u32 {
        let behind = self.nodes.partition_point(|raw| raw.start < at);
        let last = behind.checked_sub(1).and_then(|last| self.nodes.get(last));
        last.filter(|_| self.syntax() == Syntax::Yaml).map_or(at, |last| last.end.min(at))
    }
}

fn is_broken(raw: &Raw, regions: &[Range<u32>], is_yaml: bool) -> bool {
    // A block ends where its last child does, and may have had another one.
    let reach = raw.end + u32::from(is_yaml && !raw.has(Raw::FLOW));
    let before = regions.partition_point(|region| region.start < reach);
    before.checked_sub(1).and_then(|last| regions.get(last)).is_some_and(|region| region.end > raw.start)
}
