//! What stands at a byte of a text.

use crate::source::span::Span;
use crate::syntax::stored::Kind;
use crate::syntax::tree::Tree;
use std::ops::Range;

impl Tree {
    /// The bytes of the anchor that the alias at this byte names.
    pub(crate) fn anchor_of_alias_at(&self, byte: usize) -> Option<Span> {
        let last = self.first_from(byte + 1).checked_sub(1)?;
        let alias = self.raw(last);
        let Range { start, end } = alias.start as usize..alias.end as usize;
        if alias.kind != Kind::Alias || !(start..=end).contains(&byte) {
            return None;
        }
        let name = self.text().get(start + 1..end)?;
        let before = self.text().get(..self.raw(alias.a).start as usize)?;
        let anchor = format!("&{name}");
        let is_whole = |at: &usize| {
            let behind = self.text().as_bytes().get(at + anchor.len());
            behind.is_none_or(|byte| byte.is_ascii_whitespace() || b",[]{}".contains(byte))
        };
        let at = before.rmatch_indices(&anchor).map(|(at, _)| at).find(is_whole)?;
        Some(self.span(at, at + anchor.len()))
    }
}
