//! What the targets share: files made of the fuzzer's bytes, and what holds of every report.

use ssmlint::engine::rule_names;
use ssmlint::service::Operation;
use ssmlint::source::{SourceId, Sources, Span};
use ssmlint::{Diagnostic, Input, Report, Role, Settings, Workspace};

/// The name of the configuration among the files.
pub const CONFIGURATION: &str = "ssmlint.yaml";

/// What is between two files.
const BETWEEN: u8 = 0;

/// How the last of some files is read; the others are its facts, or the configuration.
#[derive(Copy, Clone)]
struct Reading {
    role: Role,
    operation: Option<Operation>,
}

impl Reading {
    fn of(byte: u8) -> Self {
        let operation = Operation::ALL.get(usize::from(byte & 3)).copied();
        let role = [Role::Given, Role::Named, Role::Found, Role::Fact].get(usize::from(byte >> 2 & 3)).copied();
        Self { role: role.unwrap_or(Role::Given), operation }
    }
}

/// Opens files: a byte says how they are read, then each is its name, the end of a line, and its text.
pub fn open(data: &[u8]) -> (Workspace, Settings) {
    let (mut workspace, mut settings, mut inputs) = (Workspace::default(), Settings::default(), Vec::new());
    let (first, files) = data.split_first().unwrap_or((&0, &[]));
    let reading = Reading::of(*first);
    let mut files = files.split(|byte| *byte == BETWEEN).peekable();
    while let Some(file) = files.next() {
        let end = file.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let name = String::from_utf8_lossy(&file[..end]).into_owned();
        let text = file.get(end + 1..).unwrap_or_default();
        if name == CONFIGURATION {
            settings = workspace.configure(&name, &String::from_utf8_lossy(text), rule_names).settings;
        } else {
            let role = if files.peek().is_some() { Role::Fact } else { reading.role };
            inputs.push(Input::new(name, text.to_vec(), role));
        }
    }
    workspace.open(inputs, reading.operation);
    (workspace, settings)
}

/// Nothing panicked, and every place that a report names is whole characters of a text.
pub fn hold(report: &Report, sources: &Sources) {
    assert!(report.failed.is_empty(), "a rule panicked");
    let silent = report.suppressed.iter().map(|silent| &silent.finding);
    report.findings.iter().chain(silent).for_each(|finding| holds(finding, sources));
    report.undecided.iter().for_each(|undecided| is_text(undecided.span, sources));
}

fn holds(finding: &Diagnostic, sources: &Sources) {
    let place = &finding.place;
    let beside = finding.labels.iter().map(|label| label.span).chain(place.origin);
    let when = place.when.iter().map(|when| when.span);
    std::iter::once(place.span).chain(beside).chain(when).for_each(|span| is_text(span, sources));
    assert!(finding.pointer.is_empty() || finding.pointer.starts_with('/'), "{finding:?}");
    assert!(!finding.message.is_empty() && !finding.message.contains('\n'), "{finding:?}");
    for fix in &finding.fixes {
        fix.edits.iter().for_each(|edit| is_text(edit.span, sources));
        let order = |pair: &[_]| matches!(pair, [a, b] if ends_before(a, b));
        assert!(fix.edits.windows(2).all(order), "{finding:?}");
    }
}

fn ends_before(one: &ssmlint::diagnostic::Edit, other: &ssmlint::diagnostic::Edit) -> bool {
    one.span.source < other.span.source || one.span.end <= other.span.start
}

fn is_text(span: Span, sources: &Sources) {
    if span.source == SourceId::NOWHERE {
        return;
    }
    let source = sources.get(span.source).expect("a source of the run");
    assert!(source.text().get(span.range()).is_some(), "{span:?} of {:?}", source.text());
}
