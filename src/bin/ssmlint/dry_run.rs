//! `ssmlint dry-run`: the response that the API would give.

use crate::args::{PathArguments, Shared};
use crate::choices::FormatName;
use crate::failure::Failure;
use crate::load::load;
use crate::say::say;
use serde_json::{Value, json};
use ssmlint::engine::check::check_each;
use ssmlint::engine::dry_run::{Answer, answers};
use ssmlint::output::located::Located;
use std::io::Write;

pub(crate) fn run(arguments: &PathArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let loaded = load(arguments, shared)?;
    let report = check_each(&loaded.workspace, &loaded.projects);
    let located = Located::new(loaded.workspace.sources());
    let answers = answers(&loaded.workspace, &loaded.projects, &report);
    if answers.is_empty() && !loaded.is_incomplete() {
        return Err(Failure::Message("no request was found: name a file that holds one".to_owned()));
    }
    if shared.format == FormatName::Json {
        let list: Vec<Value> = answers.iter().map(|answer| view(answer, &located)).collect();
        print(&json!({ "answers": list, "undecided": report.undecided_count() }), out)?;
    } else {
        for answer in &answers {
            print(&answer.body, out)?;
        }
        out.flush()?;
        remarks(&answers, &located, report.undecided_count(), shared);
    }
    let fails = answers.iter().any(|answer| answer.refused || answer.failed > 0);
    Ok(if loaded.is_incomplete() { 2 } else { u8::from(fails) })
}

/// What is known about the answers, and stands in none of them.
fn remarks(answers: &[Answer], located: &Located<'_>, undecided: usize, shared: &Shared) {
    if shared.quiet {
        return;
    }
    for answer in answers {
        let (start, _) = located.positions(answer.span);
        let place = format!("{}:{}", located.shown(answer.span.source), start.line);
        for remark in &answer.remarks {
            say(&format!("{place}: {remark}"));
        }
    }
    if undecided > 0 {
        say(&format!("{undecided} checks undecided: `ssmlint check --show-undecided` lists them"));
    }
}

fn view(answer: &Answer, located: &Located<'_>) -> Value {
    json!({
        "path": located.name(answer.span.source),
        "pointer": answer.pointer,
        "operation": answer.operation.name(),
        if answer.refused { "error" } else { "response" }: answer.body,
        "remarks": answer.remarks,
    })
}

fn print(view: &Value, out: &mut dyn Write) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, view).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}
