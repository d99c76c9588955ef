//! What the client may do about findings: their fixes, all safe ones at once, and comments that silence them.

use crate::lsp::convert::Lines;
use crate::lsp::folder::Folder;
use serde_json::{Value, json};
use ssmlint::Diagnostic;
use ssmlint::diagnostic::{Edit, Fix, Safety};
use ssmlint::source::{SourceId, Span};
use std::ops::Range;

/// The kind of all safe fixes at once.
pub(crate) const FIX_ALL: &str = "source.fixAll.ssmlint";

/// What may be done about the findings at some bytes of a file; `only` are the kinds that the client wants.
pub(crate) fn of_range(
    folder: &Folder,
    (source, bytes): (SourceId, Range<usize>),
    lines: &Lines,
    only: &[&str],
) -> Vec<Value> {
    let wants = |kind: &str| {
        only.is_empty()
            || only.iter().any(|only| only.is_empty() || kind == *only || kind.starts_with(&format!("{only}.")))
    };
    let Some(uri) = folder.uri(source) else { return Vec::new() };
    let own = folder.findings(source);
    let mut actions = Vec::new();
    let touched = |finding: &&&Diagnostic| {
        let place = finding.place.span.range();
        place.start <= bytes.end && bytes.start <= place.end
    };
    for finding in own.iter().filter(touched).filter(|_| wants("quickfix")) {
        let fixes = finding.fixes.iter().filter(|fix| fix.safety != Safety::Shown && is_of(fix, source));
        for (number, fix) in fixes.enumerate() {
            let is_safe = fix.safety == Safety::Safe;
            let title = if is_safe { fix.title.clone() } else { format!("{} (may change what happens)", fix.title) };
            actions.push(action(&title, "quickfix", is_safe && number == 0, &uri, edits(&fix.edits, lines)));
        }
    }
    let here: Vec<&Diagnostic> = own.iter().filter(touched).filter(|_| wants("quickfix")).copied().collect();
    for (finding, edit) in here.iter().zip(ignores(folder, &here, source)) {
        if let Some(edit) = edit {
            let title = format!("ignore {} here", finding.rule.name);
            actions.push(action(&title, "quickfix", false, &uri, edits(&[edit], lines)));
        }
    }
    if wants(FIX_ALL) {
        let all = safe(&own, source);
        if !all.is_empty() {
            actions.push(action("fix all that is safe to fix", FIX_ALL, false, &uri, edits(&all, lines)));
        }
    }
    actions
}

fn is_of(fix: &Fix, source: SourceId) -> bool {
    fix.edits.iter().all(|edit| edit.span.source == source)
}

/// The edits of the safe fixes of a file, except for those that touch an earlier one.
fn safe(own: &[&Diagnostic], source: SourceId) -> Vec<Edit> {
    let fixes = own.iter().filter_map(|finding| finding.fixes.iter().find(|fix| fix.safety == Safety::Safe));
    let mut all: Vec<Edit> = Vec::new();
    let mut end = 0;
    for fix in fixes.filter(|fix| is_of(fix, source)) {
        let begins = fix.edits.iter().map(|edit| edit.span.range().start).min().unwrap_or_default();
        if begins >= end {
            end = fix.edits.iter().map(|edit| edit.span.range().end + 1).max().unwrap_or(end);
            all.extend(fix.edits.iter().cloned());
        }
    }
    all
}

/// The edit that silences each finding, in the order of the text: a comment above its line, or in JSON a member `"//"` of the object
/// that it is in.
fn ignores(folder: &Folder, findings: &[&Diagnostic], source: SourceId) -> Vec<Option<Edit>> {
    let Some(found) = folder.loaded.workspace.sources().get(source) else { return Vec::new() };
    let text = found.text();
    let is_json = found.name.ends_with(".json") || text.trim_start().starts_with(['{', '[']);
    let mut objects = Objects::of(text);
    let edit = |finding: &&Diagnostic| {
        let (rule, start) = (finding.rule.name, finding.place.span.range().start);
        let (at, text) = if is_json {
            (objects.around(start)? + 1, format!(" \"//\": \"ssmlint: ignore[{rule}] reason\","))
        } else {
            let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
            let indent: String = text.get(line..)?.chars().take_while(|c| *c == ' ').collect();
            (line, format!("{indent}# ssmlint: ignore[{rule}] reason\n"))
        };
        Some(Edit { span: Span::new(source, at, at), text })
    };
    findings.iter().map(edit).collect()
}

/// Where objects of JSON begin that are open, for places one after the other: the text is passed once.
struct Objects<'t> {
    bytes: &'t [u8],
    at: usize,
    open: Vec<usize>,
    in_string: bool,
}

impl<'t> Objects<'t> {
    fn of(text: &'t str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, open: Vec::new(), in_string: false }
    }

    /// Where the innermost object begins that is open before a byte.
    fn around(&mut self, byte: usize) -> Option<usize> {
        while self.at < byte {
            match self.bytes.get(self.at)? {
                b'\\' if self.in_string => self.at += 1,
                b'"' => self.in_string = !self.in_string,
                b'{' if !self.in_string => self.open.push(self.at),
                b'}' if !self.in_string => _ = self.open.pop(),
                _ => {}
            }
            self.at += 1;
        }
        self.open.last().copied()
    }
}

fn edits(edits: &[Edit], lines: &Lines) -> Vec<Value> {
    edits.iter().map(|edit| json!({ "range": lines.range(edit.span.range()), "newText": edit.text })).collect()
}

fn action(title: &str, kind: &str, is_preferred: bool, uri: &str, edits: Vec<Value>) -> Value {
    let mut action = json!({ "title": title, "kind": kind, "edit": { "changes": { uri: edits } } });
    if let (true, Some(action)) = (is_preferred, action.as_object_mut()) {
        action.insert("isPreferred".to_owned(), true.into());
    }
    action
}
