//! `ssmlint explain`: the page of a rule, or the rules behind a message of the service.

use crate::Failure;
use crate::args::{ExplainArguments, PathArguments, Shared};
use crate::discover;
use crate::load::load;
use ssmlint::diagnostic::meta::Meta;
use ssmlint::engine::answers::recognise;
use ssmlint::engine::check::check_each;
use ssmlint::output::format::{Format, write};
use ssmlint::rule::words::nearest;
use ssmlint::rules::ALL;
use std::io::Write;

/// Rules that are named for one message.
const SHOWN: usize = 12;

pub(crate) fn run(arguments: &ExplainArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    match (&arguments.error, arguments.words.as_slice()) {
        (Some(message), paths) => error(message, paths, shared, out),
        (None, [rule]) => page(rule, out),
        (None, _) => Err(Failure::Message("name one rule, or give a message with `--error`".to_owned())),
    }
}

fn page(wanted: &str, out: &mut dyn Write) -> Result<u8, Failure> {
    let code = wanted.to_ascii_uppercase();
    let fits = |name: &str, number: String| name == wanted || number == code;
    match ALL.iter().find(|rule| fits(rule.meta.name.as_str(), rule.meta.code.to_string())) {
        Some(rule) => {
            out.write_all(rule.meta.docs.as_bytes())?;
            Ok(0)
        }
        None => {
            let near = nearest(wanted, ALL.iter().map(|rule| rule.meta.name.as_str()));
            let hint =
                near.map_or_else(|| "`ssmlint rules` lists them".to_owned(), |name| format!("did you mean `{name}`?"));
            Err(Failure::Message(format!("no rule is called `{wanted}`; {hint}")))
        }
    }
}

/// Names the rules behind a message; with paths also the places that would cause it.
fn error(message: &str, paths: &[String], shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let metas = recognise(message);
    if metas.is_empty() {
        return Err(Failure::Message("no rule knows this message: nothing in the files may have caused it".to_owned()));
    }
    for meta in metas.iter().take(SHOWN) {
        writeln!(out, "{} {}: {}", meta.code, meta.name, first_paragraph(meta))?;
    }
    if metas.len() > SHOWN {
        writeln!(out, "and {} more rules", metas.len() - SHOWN)?;
    }
    if paths.is_empty() {
        return Ok(0);
    }
    let input = PathArguments {
        paths: paths.to_vec(),
        stdin_filename: discover::STDIN.to_owned(),
        exclude: Vec::new(),
        force_exclude: false,
        operation: None,
    };
    let loaded = load(&input, shared)?;
    let mut report = check_each(&loaded.workspace, &loaded.projects);
    report.findings.retain(|finding| metas.iter().any(|meta| meta.code == finding.rule.code));
    write(Format::Concise, &report, loaded.workspace.sources(), out)?;
    Ok(if loaded.is_incomplete() { 2 } else { 0 })
}

/// The first paragraph of a rule's page, on one line.
fn first_paragraph(meta: &Meta) -> String {
    let text = meta.docs.split("<!-- /meta -->").nth(1).unwrap_or_default().trim_start();
    let lines = text.lines().take_while(|line| !line.trim().is_empty());
    lines.collect::<Vec<_>>().join(" ")
}
