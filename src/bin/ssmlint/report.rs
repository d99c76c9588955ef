//! `ssmlint check --report NAME`: what was checked, and how far associations reach.

use crate::args::Shared;
use crate::choices::{FormatName, ReportName};
use crate::failure::Failure;
use crate::load::Loaded;
use serde_json::{Value, json};
use ssmlint::Report;
use ssmlint::engine::{Analysis, Radius, Reaching, Row, State};
use ssmlint::output::Located;
use ssmlint::service::{ApiError, Rate};
use ssmlint::source::{on_one_line, shortened};
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
    for row in rows {
        let (start, _) = located.positions(row.span);
        let document = shortened(row.name.as_deref().unwrap_or("?"));
        writeln!(out, "{}:{}: {} of {document}", located.shown(row.span.source), start.line, row.operation)?;
        for (error, state) in &row.states {
            match state {
                State::Undecided(reason) => {
                    writeln!(out, "  {:34} undecided       {}", error.name(), on_one_line(reason))?
                }
                _ => writeln!(out, "  {:34} {}", error.name(), state.name())?,
            }
        }
    }
    let totals: Vec<String> = totals(rows).into_iter().map(|(name, count)| format!("{count} {name}")).collect();
    let documents = rows.iter().filter(|row| row.operation.is_of_document()).count();
    let noun = if documents == 1 { "request" } else { "requests" };
    let documents_told = if documents > 0 { format!(", {documents} {noun} about documents") } else { String::new() };
    Ok(writeln!(out, "{} associations{documents_told}: {}", rows.len() - documents, totals.join(", "))?)
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
    let place = |row: &Reaching| {
        let (start, _) = located.positions(row.span);
        format!("{}:{}", located.shown(row.span.source), start.line)
    };
    for row in &radius.associations {
        let count = row.nodes.len() + row.unlisted.len();
        let least = if row.open { "at least " } else { "" };
        let nodes = if count == 1 { "node" } else { "nodes" };
        writeln!(
            out,
            "{}: {} reaches {least}{count} {nodes}",
            place(row),
            shortened(row.name.as_deref().unwrap_or("?"))
        )?;
        let ids: Vec<_> = row.nodes.iter().chain(&row.unlisted).take(SHOWN).map(|id| shortened(id)).collect();
        if !ids.is_empty() {
            let more = if count > SHOWN { format!(", and {} more", count - SHOWN) } else { String::new() };
            writeln!(out, "  nodes: {}{more}", ids.join(", "))?;
        }
        if let Some((text, rate)) = &row.max_concurrency {
            let about = if rate.is_rounded { "about " } else { "" };
            writeln!(
                out,
                "  MaxConcurrency {}: {about}{} at once",
                shortened(text),
                rate.count.clamp(1, count.max(1))
            )?;
        }
        if let Some((text, rate)) = &row.max_errors {
            writeln!(out, "  MaxErrors {}: error {} ends it", shortened(text), rate.count + 1)?;
        }
    }
    for overlap in &radius.overlaps {
        let places: Vec<String> =
            overlap.associations.iter().filter_map(|at| radius.associations.get(*at)).map(place).collect();
        let (document, node) = (shortened(&overlap.document), shortened(&overlap.node));
        writeln!(out, "{document} reaches {node} more than once: {}", places.join(", "))?;
    }
    Ok(writeln!(out, "{} associations, {} nodes in the inventory", radius.associations.len(), radius.nodes)?)
}
