//! What is not written and holds all the same: the next run of a schedule, the defaults of parameters that are not given.

use crate::editor::question::Knowledge;
use crate::engine::analysis::Analysis;
use crate::model::association::Association;
use crate::service::field::Field;
use crate::service::schedule::reading::{At, Schedule};
use crate::service::version::Version;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::syntax::scalar::Scalar;
use std::ops::Range;

/// Defaults that are told of one association.
const TOLD: usize = 5;

/// What a hint says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum HintKind {
    /// When the schedule runs next.
    NextRun(At),
    /// What parameters are that are not given: their names and values.
    Defaults(Vec<(String, String)>),
}

/// Something that holds and is not written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hint {
    /// The byte after which it is shown, as an empty place.
    pub span: Span,
    /// What it says.
    pub kind: HintKind,
}

/// The hints in some bytes of a file; next runs where it is known what time it is.
pub fn hints<'w>(analysis: &'w Analysis<'w>, (source, bytes): (SourceId, Range<usize>), now: Option<At>) -> Vec<Hint> {
    let Some(file) = analysis.workspace.file(source) else { return Vec::new() };
    let Some(knowledge) = Knowledge::of(analysis, source) else { return Vec::new() };
    let mut hints = Vec::new();
    let is_near = |association: &Association<'_>| {
        let span = association.node.span();
        span.source == source && span.range().start <= bytes.end && bytes.start <= span.range().end
    };
    for association in file.associations().filter(is_near) {
        hints.extend(now.and_then(|now| next(&association, now)));
        hints.extend(defaults(&knowledge, &association));
    }
    hints.retain(|hint| hint.span.source == source && bytes.contains(&hint.span.range().start));
    hints
}

fn after(span: Span) -> Span {
    Span { start: span.end, ..span }
}

/// The days that an association waits after the day of its schedule; nothing where that cannot be known.
pub(crate) fn offset(association: &Association<'_>, schedule: &Schedule) -> Option<u64> {
    let takes_offset = matches!(schedule, Schedule::Cron(cron) if cron.takes_offset());
    match association.member(Field::ScheduleOffset).map(|entry| entry.value.scalar()) {
        None => Some(0),
        Some(Some(Scalar::Integer(days @ 1..=6))) if takes_offset => Some(days.unsigned_abs()),
        Some(_) => None,
    }
}

/// When the schedule runs next. When a rate begins to count is not known.
#[cfg(feature = "upcoming")]
fn next(association: &Association<'_>, now: At) -> Option<Hint> {
    use crate::service::schedule::upcoming::upcoming;

    let [scheduled] = association.schedules() else { return None };
    let schedule = scheduled.reading.schedule.as_ref().filter(|_| scheduled.reading.faults.is_empty())?;
    if scheduled.text.node().placeholder().is_some() || matches!(schedule, Schedule::Rate(_)) {
        return None;
    }
    let offset = offset(association, schedule)?;
    let at = *upcoming(schedule, now, 1, offset).first()?;
    Some(Hint { span: after(scheduled.text.place().span), kind: HintKind::NextRun(at) })
}

/// Nothing: without the reckoning of runs none is known.
#[cfg(not(feature = "upcoming"))]
fn next(_: &Association<'_>, _: At) -> Option<Hint> {
    None
}

/// The defaults of the parameters that are not given, after the last one that is.
fn defaults(knowledge: &Knowledge<'_>, association: &Association<'_>) -> Option<Hint> {
    if association.parameters_open() {
        return None;
    }
    let version = association.document_version().unwrap_or(Version::Default);
    let declared = knowledge.document_of(association)?.parameters(version)?;
    let given: Vec<_> = association.parameters().collect();
    let is_given = |name: &str| given.iter().any(|given| given.key.as_str() == name);
    let left = declared.iter().filter(|declared| !is_given(&declared.name.text));
    let told = left.filter_map(|declared| {
        let default = declared.default.clone().filter(|default| !default.is_empty())?;
        Some((declared.name.text.clone(), default))
    });
    let told: Vec<(String, String)> = told.take(TOLD).collect();
    let last = given.iter().map(|given| given.value.span()).max_by_key(|span| span.end);
    let place = last.or_else(|| Some(association.text(Field::Name)?.place().span))?;
    (!told.is_empty()).then(|| Hint { span: after(place), kind: HintKind::Defaults(told) })
}
