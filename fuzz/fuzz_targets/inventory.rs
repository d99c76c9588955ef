//! An inventory tells the same however it is read: in parts, through a window, in one piece, and as a tree.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssmlint::syntax::{SyntaxError, SyntaxErrorKind};
use ssmlint::{Fetched, Input, Large, Role, Workspace};
use std::convert::Infallible;
use std::io::Cursor;
use std::ops::Range;
use std::sync::Arc;

/// More bytes than those that decide whether a text is streamed.
const AWAY: usize = 5000;

fn whole(name: &str, text: &str) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, Role::Fact)], None);
    workspace
}

fn large(name: &str, text: &Arc<String>) -> Workspace {
    let fetch = |()| {
        let bytes = text.clone();
        let again = Arc::new(move |range: Range<u64>| {
            let (start, end) = (range.start as usize, (range.end as usize).min(bytes.len()));
            bytes.as_bytes().get(start..end).unwrap_or_default().to_vec()
        });
        let rest = Box::new(Cursor::new(text.as_bytes().to_vec()));
        let size = text.len() as u64;
        Ok(Fetched::Large(Large { name: name.to_owned(), role: Role::Fact, size, rest, again, too_large: None }))
    };
    let mut workspace = Workspace::default();
    let _: Vec<Infallible> = workspace.open_each(vec![()], None, &|_| 0, &fetch);
    workspace
}

/// All that an inventory tells; places are counted from this byte.
fn told(workspace: &Workspace, from: u32) -> Vec<String> {
    let inventory = &workspace.files()[0].inventory;
    let row = |row: &ssmlint::model::Instance| {
        let tags: Option<Vec<_>> = inventory.tags(row).map(Iterator::collect);
        let (start, end) = (row.span.start.wrapping_sub(from), row.span.end.wrapping_sub(from));
        format!("{} {start} {end} {:?} {:?} {tags:?}", inventory.id(row), row.platform, row.state)
    };
    inventory.rows.iter().map(row).collect()
}

/// The text with something before it that keeps it from being streamed, and how many bytes that is.
fn away(name: &str, text: &str) -> Option<(String, u32)> {
    let begin = text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    let (before, behind) = text.split_at(begin);
    let filler = "x".repeat(AWAY);
    let (open, filler) = match behind.as_bytes().first()? {
        b'{' if !name.ends_with(".jsonl") => ("{", format!("\"{filler}\":0,")),
        b'[' => ("[", format!("\"{filler}\",")),
        b'{' => ("", format!("\"{filler}\"\n")),
        _ => return None,
    };
    let behind = behind.get(open.len()..)?;
    // A comma before nothing would be wrong.
    let is_empty = behind.trim_start().starts_with(['}', ']']);
    (!is_empty).then(|| (format!("{before}{open}{filler}{behind}"), filler.len() as u32))
}

fuzz_target!(|text: &str| {
    let (name, text) = text.strip_prefix('l').map_or(("a.json", text), |rest| ("a.jsonl", rest));
    let shared = Arc::new(text.to_owned());
    let (streamed, parted) = (whole(name, text), large(name, &shared));
    assert_eq!(told(&streamed, 0), told(&parted, 0), "{text:?}");
    let errors = |workspace: &Workspace| format!("{:?}", workspace.files()[0].syntax_errors());
    assert_eq!(errors(&streamed), errors(&parted), "{text:?}");
    if streamed.files()[0].tree.is_none()
        && let Some((text, from)) = away(name, text)
    {
        let tree = whole(name, &text);
        let file = &tree.files()[0];
        // Values one after the other are taken as lines are.
        let is_extra = |error: &SyntaxError| error.kind == SyntaxErrorKind::ExtraText;
        assert!(file.tree.is_some() && file.syntax_errors().iter().all(is_extra));
        if file.syntax_errors().is_empty() {
            assert_eq!(told(&streamed, 0), told(&tree, from), "{}", text.replace(&"x".repeat(AWAY), "…"));
        }
    }
});
