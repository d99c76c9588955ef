//! `ssmlint dry-run`: the response that the API would give.

use crate::args::Shared;
use crate::choices::FormatName;
use crate::failure::Failure;
use crate::load::load;
use crate::path_arguments::PathArguments;
use crate::say::say;
use crate::sections::place;
use crate::table;
use crate::terminal::folded_width;
use serde_json::{Value, json};
use ssmlint::engine::{Analysis, Response};
use ssmlint::output::Located;
use ssmlint::rule::count;
use ssmlint::service::Operation;
use std::io::Write;

pub(crate) fn run(arguments: &PathArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let loaded = load(arguments, shared)?;
    let analysis = Analysis::of(&loaded.workspace, &loaded.projects);
    let report = analysis.check();
    let located = Located::new(loaded.workspace.sources());
    let responses = analysis.responses(&report);
    if responses.is_empty() && !loaded.is_incomplete() {
        return Err(Failure::Message("no request was found: name a file that holds one".to_owned()));
    }
    if shared.format == FormatName::Json {
        let list: Vec<Value> = responses.iter().map(|response| view(response, &located)).collect();
        print(&json!({ "answers": list, "undecided": report.undecided_count() }), out)?;
    } else {
        for response in &responses {
            print(&response.body, out)?;
        }
        out.flush()?;
        ledger(&responses, &located, shared);
        remarks(&responses, &located, report.undecided_count(), shared);
    }
    let fails = responses.iter().any(|response| response.refused || response.failed > 0);
    Ok(if loaded.is_incomplete() { 2 } else { u8::from(fails) })
}

/// What becomes of each request, beside the responses: those are for programs.
fn ledger(responses: &[Response], located: &Located<'_>, shared: &Shared) {
    if shared.quiet {
        return;
    }
    let cells = |response: &Response| {
        let error = || response.body.get("__type").and_then(Value::as_str).unwrap_or_default();
        let length = |name: &str| response.body.get(name).and_then(Value::as_array).map_or(0, Vec::len);
        let outcome = match (response.refused, response.operation) {
            (true, _) => format!("refused: {}", error()),
            (false, Operation::CreateAssociationBatch) => {
                format!("{} successful, {} failed", length("Successful"), length("Failed"))
            }
            (false, _) => "accepted".to_owned(),
        };
        vec![place(response.span, located), response.operation.name().to_owned(), outcome]
    };
    let rows: Vec<Vec<String>> = responses.iter().map(cells).collect();
    table::lines(&["request", "operation", "outcome"], &rows, folded_width()).iter().for_each(|line| say(line));
}

/// What is known about the responses, and is in none of them.
fn remarks(responses: &[Response], located: &Located<'_>, undecided: usize, shared: &Shared) {
    if shared.quiet {
        return;
    }
    for response in responses {
        let place = place(response.span, located);
        for remark in &response.remarks {
            say(&format!("{place}: {remark}"));
        }
    }
    if undecided > 0 {
        let checks = count(undecided, "check");
        say(&format!("{checks} undecided: `ssmlint check --show-undecided` lists them"));
    }
}

fn view(response: &Response, located: &Located<'_>) -> Value {
    json!({
        "path": located.name(response.span.source),
        "pointer": response.pointer,
        "operation": response.operation.name(),
        if response.refused { "error" } else { "response" }: response.body,
        "remarks": response.remarks,
    })
}

fn print(view: &Value, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, view).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}
