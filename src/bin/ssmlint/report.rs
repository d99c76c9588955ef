//! `ssmlint check --report NAME`: what was checked, and how far associations reach.

use crate::args::Shared;
use crate::choices::{FormatName, ReportName};
use crate::failure::Failure;
use crate::load::Loaded;
use crate::table;
use crate::terminal::folded_width;
use serde_json::{Value, json};
use ssmlint::Report;
use ssmlint::engine::{Analysis, Radius, Reaching, Row, State};
use ssmlint::output::Located;
use ssmlint::rule::count;
use ssmlint::service::{ApiError, Rate};
use ssmlint::source::Span;
use std::collections::BTreeMap;
use std::io::Write;

/// Ids of nodes that the table shows for one association.
const SHOWN: usize = 5;

/// Prints the report that was asked for instead of the findings.
pub(crate) fn write(
    name: ReportName,
    loaded: &Loaded,
    report: &Report,
    shared: &Shared,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let located = Located::new(loaded.workspace.sources());
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

fn totals(rows: &[Row]) -> BTreeMap<&'static str, usize> {
    let names = ["raised", "passed", "undecided", "not-applicable"];
    let mut totals: BTreeMap<&str, usize> = names.into_iter().map(|name| (name, 0)).collect();
    for (_, state) in rows.iter().flat_map(|row| &row.states) {
        *totals.entry(state.name()).or_default() += 1;
    }
    totals
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
    table::write(&["place", "document", "error", "state", "reason"], &cells, width, out)?;
    let totals: Vec<String> = totals(rows).into_iter().map(|(name, count)| format!("{count} {name}")).collect();
    let documents = rows.iter().filter(|row| row.operation.is_of_document()).count();
    let associations = rows.len() - documents;
    let of_documents =
        if documents > 0 { format!(", {}", count(documents, "document request")) } else { String::new() };
    let gap = if rows.is_empty() { "" } else { "\n" };
    Ok(writeln!(out, "{gap}{}{of_documents}: {}", count(associations, "association"), totals.join(", "))?)
}

fn place(span: Span, located: &Located<'_>) -> String {
    let (start, _) = located.positions(span);
    format!("{}:{}", located.shown(span.source), start.line)
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
    let cells = |row: &Reaching| {
        let reached = row.nodes.len() + row.unlisted.len();
        let least = if row.open { "at least " } else { "" };
        let ids: Vec<_> = row.nodes.iter().chain(&row.unlisted).take(SHOWN).map(String::as_str).collect();
        let more = if reached > SHOWN { format!(", and {} more", reached - SHOWN) } else { String::new() };
        let concurrency = row.max_concurrency.as_ref().map(|(text, rate)| {
            let about = if rate.is_rounded { "about " } else { "" };
            format!("{text}: {about}{} at once", rate.count.clamp(1, reached.max(1)))
        });
        let errors = row.max_errors.as_ref().map(|(text, rate)| format!("{text}: stops at error {}", rate.count + 1));
        vec![
            place(row.span, located),
            row.name.clone().unwrap_or_else(|| "?".to_owned()),
            format!("{least}{}", count(reached, "node")),
            concurrency.unwrap_or_default(),
            errors.unwrap_or_default(),
            format!("{}{more}", ids.join(", ")),
        ]
    };
    let rows: Vec<Vec<String>> = radius.associations.iter().map(cells).collect();
    let headings = ["place", "document", "reaches", "MaxConcurrency", "MaxErrors", "nodes"];
    table::write(&headings, &rows, folded_width(), out)?;
    if !radius.overlaps.is_empty() {
        writeln!(out, "\nThe same document on the same node")?;
    }
    let overlaps = radius.overlaps.iter().map(|overlap| {
        let rows = overlap.associations.iter().filter_map(|at| radius.associations.get(*at));
        let places: Vec<String> = rows.map(|row| place(row.span, located)).collect();
        vec![overlap.document.clone(), overlap.node.clone(), places.join(", ")]
    });
    table::write(&["document", "node", "places"], &overlaps.collect::<Vec<_>>(), folded_width(), out)?;
    let gap = if rows.is_empty() { "" } else { "\n" };
    let (associations, nodes) = (count(rows.len(), "association"), count(radius.nodes, "node"));
    Ok(writeln!(out, "{gap}{associations}, {nodes} in the inventory")?)
}
