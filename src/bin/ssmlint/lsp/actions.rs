//! What the client may do about findings: their fixes, all safe ones at once, comments and baselines that silence them, and the pages
//! that explain them.

use crate::lsp::client::Client;
use crate::lsp::convert::{Lines, uri_of};
use crate::lsp::folder::Folder;
use crate::path;
use serde_json::{Value, json};
use ssmlint::diagnostic::{Edit, Fix, RulePages, Safety};
use ssmlint::engine::is_listed;
use ssmlint::rules::ALL;
use ssmlint::source::{SourceId, Span};
use ssmlint::{Diagnostic, Project};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// The kind of what is about one finding.
const QUICK_FIX: &str = "quickfix";

/// The kind of all safe fixes at once.
pub(crate) const FIX_ALL: &str = "source.fixAll.ssmlint";

/// The command that shows the page of a rule.
pub(crate) const EXPLAIN: &str = "ssmlint.explain";

/// What may be done about the findings at some bytes of a file; `only` are the kinds that the client wants.
pub(crate) fn of_range(
    folder: &Folder,
    (source, bytes): (SourceId, Range<usize>),
    lines: &Lines,
    (only, client): (&[&str], Client),
) -> Vec<Value> {
    let wants = |kind: &str| {
        only.is_empty()
            || only.iter().any(|only| only.is_empty() || kind == *only || kind.starts_with(&format!("{only}.")))
    };
    let Some(uri) = folder.uri(source) else { return Vec::new() };
    let all = folder.findings(source);
    let own: Vec<&Diagnostic> = all.iter().map(Cow::as_ref).collect();
    let touched = |finding: &&&Diagnostic| {
        let place = finding.place.span.range();
        place.start <= bytes.end && bytes.start <= place.end
    };
    let mut actions = Vec::new();
    if wants(QUICK_FIX) {
        let here: Vec<&Diagnostic> = own.iter().filter(touched).copied().collect();
        for finding in &here {
            let fixes = finding.fixes.iter().filter(|fix| fix.safety != Safety::Shown && is_of(fix, source));
            for (number, fix) in fixes.enumerate() {
                let is_safe = fix.safety == Safety::Safe;
                let title =
                    if is_safe { fix.title.clone() } else { format!("{} (may change what happens)", fix.title) };
                actions.push(action(&title, QUICK_FIX, is_safe && number == 0, &uri, edits(&fix.edits, lines)));
            }
        }
        let settings = Project::of(&folder.loaded.projects, source).map(|project| &project.settings);
        for (finding, edit) in here.iter().zip(ignores(folder, &here, source)) {
            let may_be_silent = settings.is_none_or(|settings| !is_listed(finding.rule, settings));
            if let Some(edit) = edit.filter(|_| may_be_silent) {
                let title = format!("ignore {} here", finding.rule.name);
                actions.push(action(&title, QUICK_FIX, false, &uri, edits(&[edit], lines)));
            }
        }
        actions.extend(here.iter().filter_map(|finding| baseline(folder, finding, client)));
        if client.shows_pages || client.shows_documents {
            actions.extend(explanations(&here));
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

/// Adds a finding to the baseline that the configuration names, as the command would.
fn baseline(folder: &Folder, finding: &Diagnostic, client: Client) -> Option<Value> {
    let (kept, project) = folder.baseline_of(finding.place.span.source)?;
    if !kept.exists && !client.makes_files {
        return None;
    }
    let new = kept.with(finding, (&folder.loaded.workspace, project))?;
    let title = format!("add {} here to {}", finding.rule.name, kept.file.file_name()?.to_string_lossy());
    let known = folder.source(&kept.file).and_then(|source| Some((folder.uri(source)?, folder.lines(source)?)));
    let (uri, lines) = known.unwrap_or_else(|| (uri_of(&path::written(&kept.file)), folder.lines_of(&kept.text)));
    let (bytes, text) = changed(&kept.text, &new);
    let edit = json!({ "range": lines.range(bytes), "newText": text });
    if kept.exists {
        return Some(action(&title, QUICK_FIX, false, &uri, vec![edit]));
    }
    let made = json!({ "kind": "create", "uri": uri, "options": { "ignoreIfExists": true } });
    let filled = json!({ "textDocument": { "uri": uri, "version": null }, "edits": [edit] });
    Some(json!({ "title": title, "kind": QUICK_FIX, "edit": { "documentChanges": [made, filled] } }))
}

/// The bytes of the lines in which a text differs from another one, and what is there instead.
fn changed<'n>(old: &str, new: &'n str) -> (Range<usize>, &'n str) {
    let length = |same: &mut dyn Iterator<Item = (&str, &str)>| -> usize {
        same.take_while(|(old, new)| old == new).map(|(old, _)| old.len()).sum()
    };
    let before = length(&mut old.split_inclusive('\n').zip(new.split_inclusive('\n')));
    let (rest, new) = (old.get(before..).unwrap_or_default(), new.get(before..).unwrap_or_default());
    let behind = length(&mut rest.split_inclusive('\n').rev().zip(new.split_inclusive('\n').rev()));
    (before..old.len() - behind, new.get(..new.len() - behind).unwrap_or_default())
}

/// Shows the pages of the rules of some findings.
fn explanations(findings: &[&Diagnostic]) -> Vec<Value> {
    let rules: BTreeMap<String, &str> =
        findings.iter().map(|finding| (finding.rule.code.to_string(), finding.rule.name.as_str())).collect();
    let one = |(code, name): (String, &str)| {
        let title = format!("explain {name} ({code})");
        let command = json!({ "title": title, "command": EXPLAIN, "arguments": [code] });
        json!({ "title": title, "kind": QUICK_FIX, "command": command })
    };
    rules.into_iter().map(one).collect()
}

/// The page of a rule, by its code or its name.
pub(crate) fn explained(rule: &str, pages: &RulePages) -> Option<Value> {
    let meta = ALL.iter().map(|rule| &rule.meta).find(|meta| meta.code.is(rule) || meta.name.as_str() == rule)?;
    let (code, name) = (meta.code.to_string(), meta.name.as_str());
    Some(json!({ "code": code, "name": name, "url": pages.url(meta), "markdown": meta.docs }))
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
