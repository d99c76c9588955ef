//! What the page of the playground asks: texts come in, JSON goes out. The module imports nothing: all that it can do is answer.
//!
//! A question is written where `room` says, in UTF-8; the functions that answer give the length of the JSON that is then at `answer`.

use serde_json::{Value, json};
use ssmlint::diagnostic::RulePages;
use ssmlint::model::File;
use ssmlint::output::write_at_most;
use ssmlint::rule::{notes, sentence};
use ssmlint::rules::ALL;
use ssmlint::service::Field;
use ssmlint::service::schedule::{At, Schedule, parse, upcoming};
use ssmlint::source::Span;
use ssmlint::syntax::Scalar;
use ssmlint::{Format, Input, Report, Role, Settings, Severity, Workspace};
use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Where questions are written.
static QUESTION: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Where the last answer is.
static ANSWER: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Findings that are told of, one of each kind and the gravest first.
const FINDINGS: usize = 200;

/// Schedules that are told of.
const SCHEDULES: usize = 20;

/// Runs that a month can have: one each half an hour, on 31 days.
const RUNS: usize = 31 * 48;

/// What `examples/fleet` holds, one fault a kind.
const FLEET: &[(&str, &str)] = &[
    ("associations.json", include_str!("../../examples/fleet/associations.json")),
    ("nightly.yaml", include_str!("../../examples/fleet/nightly.yaml")),
    ("inventory.json", include_str!("../../examples/fleet/inventory.json")),
    ("documents/Acme-InstallAgent.yaml", include_str!("../../examples/fleet/documents/Acme-InstallAgent.yaml")),
    ("documents/Acme-RestartService.json", include_str!("../../examples/fleet/documents/Acme-RestartService.json")),
    ("documents/Acme-StopInstances.yaml", include_str!("../../examples/fleet/documents/Acme-StopInstances.yaml")),
];

fn locked(bytes: &'static Mutex<Vec<u8>>) -> MutexGuard<'static, Vec<u8>> {
    bytes.lock().unwrap_or_else(PoisonError::into_inner)
}

fn answered(view: &Value) -> usize {
    let mut answer = locked(&ANSWER);
    *answer = view.to_string().into_bytes();
    answer.len()
}

/// Where a question of so many bytes is to be written.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    let mut question = locked(&QUESTION);
    question.clear();
    question.resize(length, 0);
    question.as_mut_ptr()
}

/// Where the last answer is.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    locked(&ANSWER).as_ptr()
}

/// Checks `{"files": [{"name": …, "text": …}], "from": TIME}`: the report, and the schedules with their runs after that time.
#[unsafe(no_mangle)]
pub extern "C" fn check() -> usize {
    let question: Value = serde_json::from_slice(&locked(&QUESTION)).unwrap_or_default();
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let files = question.get("files").and_then(Value::as_array).into_iter().flatten();
    let inputs = files.map(|file| Input::new(text(file, "name"), text(file, "text"), Role::Given)).collect();
    let from = time(&text(&question, "from"));
    let mut workspace = Workspace::default();
    workspace.complete_modules(BTreeSet::new());
    workspace.open(inputs, None);
    let report = ssmlint::check(&workspace, &Settings::default());
    let mut told = Vec::new();
    if write_at_most(Format::Json, &report, FINDINGS, workspace.sources(), &mut told).is_err() {
        return 0;
    }
    let told: Value = serde_json::from_slice(&told).unwrap_or_default();
    let schedules = workspace.files().iter().flat_map(|file| schedules(file, &report, &workspace, from));
    answered(&json!({ "report": told, "schedules": schedules.take(SCHEDULES).collect::<Vec<_>>() }))
}

/// The rules with their pages, and the files of the example.
#[unsafe(no_mangle)]
pub extern "C" fn knowledge() -> usize {
    let rules = ALL.iter().map(|rule| {
        let meta = &rule.meta;
        let (code, severity) = (meta.code.to_string(), meta.severity.name());
        json!({ "name": meta.name.as_str(), "code": code, "severity": severity, "page": meta.docs, "url": RulePages::default().url(meta) })
    });
    let fleet = FLEET.iter().map(|(name, text)| json!({ "name": name, "text": text }));
    answered(&json!({
        "rules": rules.collect::<Vec<_>>(),
        "fleet": fleet.collect::<Vec<_>>(),
    }))
}

/// The schedules of a file's associations: what they mean, and when they run.
fn schedules<'w>(
    file: &'w File,
    report: &'w Report,
    workspace: &'w Workspace,
    from: Option<At>,
) -> impl Iterator<Item = Value> + use<'w> {
    file.associations().filter_map(move |association| {
        let text = association.text(Field::ScheduleExpression)?;
        let span = text.place().span;
        let path = workspace.sources().get(file.source).map(|source| source.name.to_string());
        let is_refused =
            report.findings.iter().any(|found| found.severity == Severity::Error && is_in(found.place.span, span));
        let schedule = parse(text.as_str()).schedule.filter(|_| !is_refused);
        let offset = association.member(Field::ScheduleOffset).and_then(|entry| match entry.value.scalar()? {
            Scalar::Integer(days @ 1..=6) => Some(days.unsigned_abs()),
            _ => None,
        });
        let offset = offset.unwrap_or_default();
        let runs = |schedule: &Schedule| from.map(|from| upcoming(schedule, from, RUNS, offset)).unwrap_or_default();
        let runs = schedule.as_ref().map(runs).unwrap_or_default();
        Some(json!({
            "path": path,
            "start": span.start,
            "end": span.end,
            "expression": text.as_str(),
            "name": association.text(Field::Name).map(|name| name.as_str().to_owned()),
            "meaning": schedule.as_ref().map(|schedule| sentence(schedule, offset)),
            "notes": schedule.as_ref().map(notes).unwrap_or_default(),
            "runs": runs.iter().map(At::to_string).collect::<Vec<_>>(),
        }))
    })
}

fn is_in(inner: Span, outer: Span) -> bool {
    inner.source == outer.source && inner.start >= outer.start && inner.end <= outer.end
}

/// A moment as the service writes it.
fn time(text: &str) -> Option<At> {
    match parse(&format!("at({text})")).schedule? {
        Schedule::At(at) => Some(at),
        _ => None,
    }
}
