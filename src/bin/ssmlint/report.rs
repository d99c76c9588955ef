//! `ssmlint check --report NAME`: what was checked, and how far associations reach.

use crate::args::Shared;
use crate::choices::{FormatName, ReportName};
use crate::failure::Failure;
use crate::load::Loaded;
use crate::sections::{OVERLAPS, TARGETS, overlaps, place, reached, reaching, sections, totalled, totals};
use crate::table;
use crate::terminal::folded_width;
use serde_json::{Value, json};
use ssmlint::Report;
use ssmlint::engine::{Analysis, Radius, Reaching, Row, State};
use ssmlint::output::{Located, write_page};
use ssmlint::service::{ApiError, Rate};
use std::io::Write;

/// Prints the report that was asked for instead of the findings.
pub(crate) fn write(
    name: ReportName,
    loaded: &Loaded,
    report: &Report,
    shared: &Shared,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let sources = loaded.workspace.sources();
    if shared.format == FormatName::Html {
        return Ok(write_page(None, &sections(Some(name), loaded, report), sources, out)?);
    }
    let located = Located::new(sources);
    let analysis = Analysis::of(&loaded.workspace, &loaded.projects);
    let as_json = shared.format == FormatName::Json;
    match name {
        ReportName::Coverage => {
            let rows = analysis.coverage(report);
            if as_json { print(&coverage_view(&rows, &located), out) } else { coverage_text(&rows, &located, out) }
        }
        ReportName::Targets => {
            let radius = analysis.radius();
            if as_json { print(&targets_view(&radius, &located), out) } else { targets_text(&radius, &located, out) }
        }
    }
}

fn print(view: &Value, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, view).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}

fn coverage_view(rows: &[Row], located: &Located<'_>) -> Value {
    let row = |row: &Row| {
        let state = |(error, state): &(ApiError, State)| match state {
            State::Undecided(reason) => json!({ "api_error": error.name(), "state": state.name(), "reason": reason }),
            _ => json!({ "api_error": error.name(), "state": state.name() }),
        };
        json!({
            "name": row.name,
            "operation": row.operation.name(),
            "path": located.name(row.span.source),
            "pointer": row.pointer,
            "answers": row.states.iter().map(state).collect::<Vec<_>>(),
        })
    };
    json!({ "associations": rows.iter().map(row).collect::<Vec<_>>(), "totals": totals(rows) })
}

fn coverage_text(rows: &[Row], located: &Located<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let width = folded_width();
    let mut cells = Vec::new();
    for row in rows {
        // What cannot happen at all is counted below, and would be half of the table.
        let states = row.states.iter().filter(|(_, state)| *state != State::NotApplicable);
        for (number, (error, state)) in states.enumerate() {
            let reason = if let State::Undecided(reason) = state { reason.as_str() } else { "" };
            // In a pipe each line is searched for itself.
            let (place, document) = match number == 0 || width.is_none() {
                true => (place(row.span, located), row.name.as_deref().unwrap_or("?")),
                false => (String::new(), ""),
            };
            cells.push([&place, document, error.name(), state.name(), reason].map(str::to_owned).to_vec());
        }
    }
    table::write(&["place", "document", "error", "state", "reason"], cells.iter(), width, out)?;
    let gap = if rows.is_empty() { "" } else { "\n" };
    Ok(writeln!(out, "{gap}{}", totalled(rows))?)
}

fn targets_view(radius: &Radius, located: &Located<'_>) -> Value {
    let rate = |rate: &Option<(String, Rate)>| {
        rate.as_ref().map(|(text, rate)| json!({ "given": text, "count": rate.count, "rounded": rate.is_rounded }))
    };
    let association = |row: &Reaching| {
        json!({
            "name": row.name,
            "operation": row.operation.name(),
            "path": located.name(row.span.source),
            "pointer": row.pointer,
            "nodes": row.nodes,
            "unlisted": row.unlisted,
            "open": row.open,
            "max_concurrency": rate(&row.max_concurrency),
            "max_errors": rate(&row.max_errors),
        })
    };
    let place = |at: &usize| {
        let row = radius.associations.get(*at)?;
        Some(json!({ "path": located.name(row.span.source), "pointer": row.pointer }))
    };
    json!({
        "inventory": radius.nodes,
        "associations": radius.associations.iter().map(association).collect::<Vec<_>>(),
        "overlaps": radius.overlaps.iter().map(|overlap| json!({
            "document": overlap.document,
            "node": overlap.node,
            "associations": overlap.associations.iter().filter_map(place).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    })
}

fn targets_text(radius: &Radius, located: &Located<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    table::write(&TARGETS, reaching(radius, located).iter(), folded_width(), out)?;
    if !radius.overlaps.is_empty() {
        writeln!(out, "\nThe same document on the same node")?;
    }
    table::write(&OVERLAPS, overlaps(radius, located).iter(), folded_width(), out)?;
    let gap = if radius.associations.is_empty() { "" } else { "\n" };
    Ok(writeln!(out, "{gap}{}", reached(radius))?)
}
