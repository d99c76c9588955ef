//! Where reading goes on after what is broken.

use crate::syntax::hcl::token::Reader;

/// Blocks that are in a file itself.
const BLOCKS: &[&str] = &[
    "check",
    "data",
    "ephemeral",
    "import",
    "locals",
    "module",
    "moved",
    "output",
    "provider",
    "removed",
    "resource",
    "terraform",
    "variable",
];

impl Reader<'_> {
    /// Goes to the next line after this byte that begins a block of the file; where what is broken is not a block, to one that begins
    /// an attribute as well. What looks like one in the text of a heredoc or in a comment is none.
    pub(crate) fn recover(&mut self, from: usize) -> bool {
        let among_attributes = !is_block(self.line(self.entry));
        self.at = self.line_start(from.max(self.passed));
        while self.at < self.end {
            let line = self.line(self.at);
            let is_next = self.at > self.entry
                && self.at >= self.passed
                && (is_block(line) || among_attributes && is_attribute(line));
            if is_next {
                return true;
            }
            self.at = self.after_line(line.len());
        }
        false
    }

    /// Whether a block of the file begins here, as the first thing in its line.
    pub(crate) fn begins_block(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.text.as_bytes().get(at));
        before == Some(&b'\n') && is_block(self.line(self.at))
    }

    /// Whether a block of the file begins in this line.
    pub(crate) fn is_in_block_line(&self) -> bool {
        let start = self.line_start(self.at);
        start > self.entry && is_block(self.line(start))
    }

    /// Where the line of this byte begins, or the attribute or block of the file that is read, where that is after.
    fn line_start(&self, at: usize) -> usize {
        let before = self.text.get(self.entry..at).unwrap_or_default();
        before.rfind('\n').map_or(self.entry, |line| self.entry + line + 1)
    }

    /// The rest of the line from this byte on.
    fn line(&self, from: usize) -> &str {
        let rest = self.text.get(from..self.end).unwrap_or_default();
        rest.split('\n').next().unwrap_or_default()
    }

    /// Where the next line begins: after the heredoc or the comment that begins in the one of this length.
    fn after_line(&mut self, length: usize) -> usize {
        let (start, next) = (self.at, self.at + length + 1);
        let line = self.line(start);
        let written = line.trim_start();
        if written.starts_with(['#', '/']) {
            let comment = start + line.len() - written.len();
            let rest = self.text.get(comment..self.end).filter(|rest| rest.starts_with("/*") && self.may_close());
            return match rest.map(|rest| rest.find("*/")) {
                Some(Some(length)) => comment + length + 2,
                Some(None) => {
                    self.unclosed += 1;
                    next
                }
                None => next,
            };
        }
        let marker = line.rsplit_once("<<").map(|(_, marker)| marker.strip_prefix('-').unwrap_or(marker).trim_end());
        let is_name = |name: &&str| {
            name.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
        };
        let Some(marker) = marker.filter(is_name) else { return next };
        match self.last_line(next, marker) {
            Some((_, behind)) => behind,
            None => {
                self.unclosed += 1;
                next
            }
        }
    }
}

/// Whether a line begins a block of the file.
fn is_block(line: &str) -> bool {
    let end = line.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(line.len());
    let (name, rest) = line.split_at_checked(end).unwrap_or_default();
    BLOCKS.contains(&name) && rest.trim_start().starts_with(['"', '{'])
}

/// Whether a line begins an attribute.
fn is_attribute(line: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let end = line.find(|c: char| !is_of_name(c)).unwrap_or(line.len());
    let rest = line.get(end..).unwrap_or_default().trim_start();
    line.starts_with(char::is_alphabetic) && rest.starts_with('=') && !rest.starts_with("==")
}
