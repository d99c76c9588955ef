//! What is shown of coverage and of how far associations reach: the cells of tables, and the sections of a page.

use crate::choices::ReportName;
use crate::load::Loaded;
use ssmlint::Report;
use ssmlint::engine::{Analysis, Overlap, Radius, Reaching, Row, State};
use ssmlint::output::{Located, Picture, Reaches, Section};
use ssmlint::rule::count;
use ssmlint::source::Span;
use std::collections::BTreeMap;

/// Ids of nodes that the table shows for one association.
const SHOWN: usize = 5;

/// The parts of a page that were asked for; all of them where none was.
pub(crate) fn sections(name: Option<ReportName>, loaded: &Loaded, report: &Report) -> Vec<Section> {
    let located = Located::new(loaded.workspace.sources());
    let analysis = Analysis::of(&loaded.workspace, &loaded.projects);
    let names = name.map_or(vec![ReportName::Coverage, ReportName::Targets], |name| vec![name]);
    let section = |name| match name {
        ReportName::Coverage => coverage(&analysis.coverage(report), &located),
        ReportName::Targets => targets(&analysis, &located),
    };
    names.into_iter().map(section).collect()
}

/// A row for each association: the errors by what is known of them.
fn coverage(rows: &[Row], located: &Located<'_>) -> Section {
    let cells = |row: &Row| {
        let with = |wanted: &dyn Fn(&State) -> bool| {
            let states = row.states.iter().filter(|(_, state)| wanted(state));
            states.map(|(error, _)| error.name()).collect::<Vec<_>>().join(", ")
        };
        let mut open: Vec<(&str, Vec<&str>)> = Vec::new();
        for (error, state) in &row.states {
            let State::Undecided(reason) = state else { continue };
            match open.iter_mut().find(|(other, _)| other == reason) {
                Some((_, errors)) => errors.push(error.name()),
                None => open.push((reason, vec![error.name()])),
            }
        }
        let open: Vec<String> =
            open.iter().map(|(reason, errors)| format!("{}: {reason}", errors.join(", "))).collect();
        vec![
            place(row.span, located),
            row.name.as_deref().unwrap_or("?").to_owned(),
            with(&|state| *state == State::Raised),
            with(&|state| *state == State::Passed),
            open.join("; "),
        ]
    };
    Section {
        id: "coverage",
        title: "Coverage",
        summary: totalled(rows),
        picture: None,
        tables: vec![(vec!["place", "document", "raised", "passed", "undecided"], rows.iter().map(cells).collect())],
    }
}

fn targets(analysis: &Analysis<'_>, located: &Located<'_>) -> Section {
    let radius = analysis.radius();
    let summary = reached(&radius);
    let tables = vec![(TARGETS.to_vec(), reaching(&radius, located)), (OVERLAPS.to_vec(), overlaps(&radius, located))];
    let reaches = radius.associations.into_iter().map(|row| Reaches {
        name: row.name.unwrap_or_else(|| "?".to_owned()),
        place: place(row.span, located),
        nodes: row.nodes,
        unlisted: row.unlisted,
        open: row.open,
    });
    let twice = radius.overlaps.into_iter().map(|overlap| (overlap.node, overlap.associations));
    let picture = Picture { associations: reaches.collect(), overlaps: twice.collect() };
    Section { id: "targets", title: "Targets", summary, picture: Some(picture), tables }
}

/// How many errors there are of each state.
pub(crate) fn totals(rows: &[Row]) -> BTreeMap<&'static str, usize> {
    let names = ["raised", "passed", "undecided", "not-applicable"];
    let mut totals: BTreeMap<&str, usize> = names.into_iter().map(|name| (name, 0)).collect();
    for (_, state) in rows.iter().flat_map(|row| &row.states) {
        *totals.entry(state.name()).or_default() += 1;
    }
    totals
}

/// How many errors there are of each state, in words.
pub(crate) fn totalled(rows: &[Row]) -> String {
    let totals: Vec<String> = totals(rows).into_iter().map(|(name, count)| format!("{count} {name}")).collect();
    let documents = rows.iter().filter(|row| row.operation.is_of_document()).count();
    let associations = rows.len() - documents;
    let of_documents =
        if documents > 0 { format!(", {}", count(documents, "document request")) } else { String::new() };
    format!("{}{of_documents}: {}", count(associations, "association"), totals.join(", "))
}

pub(crate) fn place(span: Span, located: &Located<'_>) -> String {
    let (start, _) = located.positions(span);
    format!("{}:{}", located.shown(span.source), start.line)
}

/// The headings of the table of associations.
pub(crate) const TARGETS: [&str; 6] = ["place", "document", "reaches", "MaxConcurrency", "MaxErrors", "nodes"];

/// The headings of the table of nodes that one document reaches more than once.
pub(crate) const OVERLAPS: [&str; 3] = ["document", "node", "places"];

/// How much there is to reach, in words.
pub(crate) fn reached(radius: &Radius) -> String {
    let (associations, nodes) = (count(radius.associations.len(), "association"), count(radius.nodes, "node"));
    format!("{associations}, {nodes} in the inventory")
}

/// A row for each association.
pub(crate) fn reaching(radius: &Radius, located: &Located<'_>) -> Vec<Vec<String>> {
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
    radius.associations.iter().map(cells).collect()
}

/// A row for each node that one document reaches more than once.
pub(crate) fn overlaps(radius: &Radius, located: &Located<'_>) -> Vec<Vec<String>> {
    let cells = |overlap: &Overlap| {
        let rows = overlap.associations.iter().filter_map(|at| radius.associations.get(*at));
        let places: Vec<String> = rows.map(|row| place(row.span, located)).collect();
        vec![overlap.document.clone(), overlap.node.clone(), places.join(", ")]
    };
    radius.overlaps.iter().map(cells).collect()
}
