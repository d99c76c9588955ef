//! What is next to the text: foldings, links, hints and lenses.

use crate::lsp::convert::{Lines, uri_of};
use crate::lsp::folder::Folder;
use crate::lsp::options::Options;
use crate::zone;
use serde_json::{Value, json};
use ssmlint::Project;
use ssmlint::editor::{Hint, HintKind, LensKind, Link, LinkTarget, foldings, hints, lenses, links};
use ssmlint::source::{SourceId, shortened};
use std::ops::Range;
use std::path::Path;

/// The command that answers the response to the requests of a file.
pub(crate) const DRY_RUN: &str = "ssmlint.dryRun";

/// Whose margin is asked for.
#[derive(Copy, Clone)]
pub(crate) struct Margin<'a> {
    pub(crate) folder: &'a Folder,
    pub(crate) source: SourceId,
    pub(crate) options: Options,
}

impl Margin<'_> {
    /// The lines that can be folded.
    pub(crate) fn foldings(self) -> Option<Value> {
        let lines = self.lines()?;
        let file = self.folder.loaded.workspace.file(self.source)?;
        let one = |bytes: Range<usize>| {
            let (first, last) = (lines.line(bytes.start), lines.line(bytes.end));
            (first < last).then(|| json!({ "startLine": first, "endLine": last }))
        };
        Some(foldings(file).into_iter().filter_map(|span| one(span.range())).collect())
    }

    /// What leads elsewhere; to files where they are.
    pub(crate) fn links(self) -> Option<Value> {
        let (lines, file) = (self.lines()?, self.folder.loaded.workspace.file(self.source)?);
        let path = self.folder.path(self.source)?;
        let beside = path.parent().unwrap_or(Path::new(""));
        let told = |target: LinkTarget| match target {
            LinkTarget::Url(url) => Some(url),
            LinkTarget::File(name) => {
                let path = beside.join(name);
                path.is_file().then(|| uri_of(&path))
            }
        };
        let settings = Project::of(&self.folder.loaded.projects, self.source).map(|project| &project.settings);
        let pages = settings.and_then(|settings| settings.rule_pages.clone()).unwrap_or_default();
        let one = |link: Link| Some(json!({ "range": lines.range(link.span.range()), "target": told(link.target)? }));
        Some(links(file, &pages).into_iter().filter_map(one).collect())
    }

    /// What holds and is not written, in a range; `None` where that is not a range.
    pub(crate) fn hints(self, range: &Value) -> Option<Value> {
        let lines = self.lines()?;
        let bytes = lines.bytes(range)?;
        if !self.options.hints {
            return Some(json!([]));
        }
        let analysis = self.folder.analysis();
        let found = hints(&analysis, (self.source, bytes), self.options.now());
        Some(found.iter().map(|hint| self::hint(hint, &lines)).collect())
    }

    /// What is told above requests and associations.
    pub(crate) fn lenses(self) -> Option<Value> {
        let lines = self.lines()?;
        if !self.options.lenses {
            return Some(json!([]));
        }
        let analysis = self.folder.analysis();
        let uri = self.folder.uri(self.source)?;
        let found = lenses(&analysis, self.source);
        let told = found.iter().map(|lens| {
            let command = match lens.kind {
                LensKind::DryRun => json!({ "title": "dry run", "command": DRY_RUN, "arguments": [uri] }),
                LensKind::Reaches { nodes, open } => json!({ "title": reaches(nodes, open), "command": "" }),
            };
            json!({ "range": lines.range(lens.span.range()), "command": command })
        });
        Some(told.collect())
    }

    fn lines(&self) -> Option<Lines> {
        self.folder.lines(self.source)
    }
}

/// The responses to the requests of a file.
pub(crate) fn dry_run(folder: &Folder, source: SourceId) -> Value {
    let analysis = folder.analysis();
    let all = analysis.responses(&analysis.check());
    all.into_iter().filter(|response| response.span.source == source).map(|response| response.body).collect()
}

fn hint(hint: &Hint, lines: &Lines) -> Value {
    let label = match &hint.kind {
        HintKind::NextRun(at) => format!("next: {}", zone::shown(*at, None).unwrap_or_default()),
        HintKind::Defaults(defaults) => {
            let told: Vec<String> =
                defaults.iter().map(|(name, value)| format!("{name}: {}", shortened(value))).collect();
            told.join(", ")
        }
    };
    json!({ "position": lines.position(hint.span.range().start), "label": label, "paddingLeft": true })
}

fn reaches(nodes: usize, open: bool) -> String {
    let more = if open { " or more" } else { "" };
    format!("reaches {nodes} managed node{}{more}", if nodes == 1 { "" } else { "s" })
}
