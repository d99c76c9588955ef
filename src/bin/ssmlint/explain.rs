//! `ssmlint explain`: the page of a rule, or what a message of AWS or of a tool means and what causes it.

use crate::args::{ExplainArguments, Shared};
use crate::choices::FormatName;
use crate::configuration::rule_pages;
use crate::failure::Failure;
use crate::load::{Loaded, load};
use crate::page::page;
use crate::path_arguments::PathArguments;
use crate::rules::{self, table};
use crate::say::say;
use crate::show::{format, is_for_people};
use crate::terminal::{folded_width, style};
use ssmlint::diagnostic::{Explanation, Kind, Meta, Said};
use ssmlint::engine::{Causes, causes, check_each, errors_named, explain, quoted};
use ssmlint::output::{Located, explanation, write_at_most};
use ssmlint::rule::nearest;
use ssmlint::rules::ALL;
use ssmlint::source::Sources;
use ssmlint::{Diagnostic, Format, Level, Report, Severity};
use std::io::{Read as _, Write};
use std::path::PathBuf;

/// Rules that are named after the causes.
const NAMED: usize = 5;

/// Rules of which it is said what they are about.
const TOLD: usize = 3;

/// Places that are named of what the message does not speak of.
const PLACES: usize = 5;

/// The longest message that is read, in bytes.
const LONGEST: u64 = 1024 * 1024;

pub(crate) fn run(arguments: &ExplainArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    match (&arguments.error, arguments.words.as_slice()) {
        (Some(message), paths) => error(&read(message, paths)?, paths, arguments, shared, out),
        (None, [word]) => of_word(word, shared, out),
        (None, [word, paths @ ..]) => error(word, paths, arguments, shared, out),
        (None, []) => Err(Failure::Message("name one rule, or give a message with `--error`".to_owned())),
    }
}

/// The message: `-` is standard input.
fn read(message: &str, paths: &[String]) -> Result<String, Failure> {
    let mut text = message.to_owned();
    if message == "-" {
        if paths.iter().any(|path| path == "-") {
            let both = "standard input is the message or a file, not both";
            return Err(Failure::Message(both.to_owned()));
        }
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LONGEST).read_to_end(&mut bytes)?;
        text = String::from_utf8_lossy(&bytes).into_owned();
    }
    if text.trim().is_empty() {
        return Err(Failure::Message("the message is empty: paste what was printed".to_owned()));
    }
    Ok(text)
}

/// The page of a rule, the rules of a family or of an error, or what a few words mean.
fn of_word(word: &str, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let is_json = shared.format == FormatName::Json;
    let metas = || ALL.iter().map(|rule| &rule.meta);
    if let Some(meta) = metas().find(|meta| meta.name.as_str() == word || meta.code.is(word)) {
        if is_json {
            let mut row = rules::row(meta, &rule_pages(shared)?);
            row.as_object_mut().into_iter().for_each(|row| drop(row.insert("page".to_owned(), meta.docs.into())));
            writeln!(out, "{row:#}")?;
        } else if folded_width().is_some() {
            out.write_all(page(meta.docs, style(shared)).as_bytes())?;
        } else {
            // In a pipe it stays Markdown.
            out.write_all(meta.docs.as_bytes())?;
        }
        return Ok(0);
    }
    let family: Vec<&Meta> = metas().filter(|meta| meta.code.begins(word)).collect();
    if !family.is_empty() {
        return table(family, shared, out);
    }
    match explain(word) {
        Some(known) if errors_named(word).is_empty() || is_json || known.others.is_empty() => {
            tell(&known, None, shared, out)
        }
        Some(known) => {
            writeln!(out, "{}\n", meaning(&known))?;
            table(known.rules().into_iter().chain(known.others).collect(), shared, out)
        }
        None => {
            let near = nearest(word, metas().map(|meta| meta.name.as_str()));
            let hint =
                near.map_or_else(|| "`ssmlint rules` lists them".to_owned(), |name| format!("did you mean `{name}`?"));
            Err(Failure::Message(format!("no rule is called `{word}`; {hint}")))
        }
    }
}

/// Says what a message means; with paths also the places that cause it.
fn error(
    message: &str,
    paths: &[String],
    arguments: &ExplainArguments,
    shared: &Shared,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    let known = explain(message);
    if paths.is_empty() || known.as_ref().is_some_and(|known| !known.kind.is_of_files()) {
        return match known {
            Some(known) => tell(&known, None, shared, out),
            None => Err(unknown()),
        };
    }
    let mut input = PathArguments::of(paths.iter().map(PathBuf::from).collect());
    (input.parameters, input.parameter) = (arguments.parameters.clone(), arguments.parameter.clone());
    let (mut loaded, report) = checked(known.as_ref(), &input, shared)?;
    let repeated = match &known {
        Some(known) if known.kind != Kind::Finding => Vec::new(),
        _ => quoted(message, &report.findings),
    };
    let (known, causes) = match (known, repeated.is_empty()) {
        (None, true) => return Err(unknown()),
        (Some(known), true) => {
            let causes = causes(&known, report.findings, &loaded.workspace);
            (known, causes)
        }
        (known, false) => {
            let known = known.unwrap_or_else(|| of_findings(&repeated));
            (known, Causes { places: repeated, elsewhere: Vec::new() })
        }
    };
    let status = u8::from(!causes.places.is_empty());
    if arguments.redact {
        loaded.workspace.redact();
    }
    tell(&known, Some((causes, loaded.workspace.sources())), shared, out)?;
    Ok(if loaded.is_incomplete() || !report.failed.is_empty() { 2 } else { status })
}

fn unknown() -> Failure {
    let hint = "nothing is known of this message: no rule, no error of the API and no tool says so; `ssmlint check` tells what is wrong with files";
    Failure::Message(hint.to_owned())
}

/// Reads the files, and checks them with every rule: what was silenced may be the cause.
fn checked(known: Option<&Explanation>, input: &PathArguments, shared: &Shared) -> Result<(Loaded, Report), Failure> {
    let mut loaded = load(input, shared)?;
    for settings in loaded.projects.iter_mut().map(|project| &mut project.settings) {
        settings.ignore_suppressions = true;
        settings.levels.retain(|_, level| *level != Level::Off);
        settings.overrides.iter_mut().for_each(|one| one.levels.retain(|_, level| *level != Level::Off));
        for rule in known.map(Explanation::rules).unwrap_or_default().into_iter().filter(|rule| rule.off) {
            settings.levels.insert(rule.name.to_string(), Level::At(rule.severity));
        }
    }
    let report = check_each(&loaded.workspace, &loaded.projects);
    Ok((loaded, report))
}

/// What a message means that repeats findings.
fn of_findings(findings: &[Diagnostic]) -> Explanation {
    let errors = findings.iter().filter_map(|finding| finding.api_error).take(1).collect();
    let said = findings.iter().map(|finding| Said::about(finding.rule)).collect();
    let text = "this is what ssmlint says of the files".to_owned();
    Explanation { said, ..Explanation::new(Kind::Finding, errors, text) }
}

/// Prints what a message means, what causes it, and the other rules with the same answer.
fn tell(
    known: &Explanation,
    found: Option<(Causes, &Sources)>,
    shared: &Shared,
    out: &mut dyn Write,
) -> Result<u8, Failure> {
    let nowhere = Sources::default();
    let is_checked = found.is_some();
    let (Causes { places, mut elsewhere }, sources) = found.unwrap_or((Causes::default(), &nowhere));
    let format = format(shared, false);
    if shared.format == FormatName::Json {
        elsewhere.truncate(Format::Json.most());
        let places: Vec<Diagnostic> = places.into_iter().take(Format::Json.most()).collect();
        explanation::write(known, &places, &elsewhere, &rule_pages(shared)?, sources, out)?;
        return Ok(0);
    }
    let located = Located::new(sources);
    let mut before = vec![meaning(known)];
    let mut behind = Vec::new();
    let silent = |rule: &&Meta| places.iter().all(|finding| finding.rule.code != rule.code);
    let rules = known.rules();
    let about = if places.is_empty() && rules.len() <= TOLD { rules.as_slice() } else { &[] };
    if is_checked && known.kind.is_of_files() {
        let is_sure = places.iter().any(|finding| finding.severity == Severity::Error);
        before.push(match (places.is_empty(), is_sure) {
            (true, _) => "nothing in these files causes it".to_owned(),
            (_, true) => "in these files it is caused by:\n".to_owned(),
            (_, false) => "in these files it may be caused by:\n".to_owned(),
        });
    } else if known.kind == Kind::Hidden {
        before.push(
            "name the template, and what it would fail with is shown: ssmlint explain --error TEXT PATH".to_owned(),
        );
    }
    if places.is_empty() && !elsewhere.is_empty() {
        before.push(format!("the same rules find something else: {}", spots(&elsewhere, &located)));
    }
    before.extend(about.iter().map(|rule| format!("{} {}: {}", rule.code, rule.name, rule.about())));
    let told = |rule: &&Meta| about.iter().any(|known| known.code == rule.code);
    let others = rules.iter().copied().filter(silent).chain(known.others.iter().copied());
    let others: Vec<String> =
        others.filter(|rule| !told(rule)).map(|rule| format!("{} {}", rule.code, rule.name)).collect();
    if !others.is_empty() {
        let which = if places.is_empty() && about.is_empty() { "rules" } else { "other rules" };
        behind.push(format!("{which} with this answer: {}", named(&others)));
    }
    let lines = |lines: &[String], out: &mut dyn Write| -> Result<(), Failure> {
        for line in lines.iter().filter(|_| !shared.quiet) {
            // Other formats are for programs: what comes next to a finding is for people.
            if is_for_people(shared) { writeln!(out, "{line}")? } else { say(line) }
        }
        Ok(())
    };
    lines(&before, out)?;
    if is_checked {
        let mut report = Report::default();
        report.findings = places;
        write_at_most(format, &report, format.most(), sources, out)?;
    }
    lines(&behind, out)?;
    Ok(0)
}

/// The first sentence.
fn meaning(known: &Explanation) -> String {
    let names: Vec<&str> = known.errors.iter().map(|error| error.name()).collect();
    match (known.kind, names.as_slice()) {
        (Kind::Deployment, _) => {
            format!("your message means that it is refused before the service sees it: {}", known.text)
        }
        (Kind::Hidden, _) | (_, []) => format!("your message means: {}", known.text),
        (_, names) => format!("your message means {}: {}", names.join(" or "), known.text),
    }
}

/// The first few rules, and how many more there are.
fn named(rules: &[String]) -> String {
    let shown = rules.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = rules.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{shown}{more} (ssmlint explain RULE prints a page)")
}

/// The first few places, and how many more there are.
fn spots(findings: &[Diagnostic], located: &Located<'_>) -> String {
    let spot = |finding: &Diagnostic| {
        let (start, _) = located.positions(finding.place.span);
        let name = located.shown(finding.place.span.source);
        format!("{name}:{}:{} ({})", start.line, start.column, finding.rule.code)
    };
    let shown = findings.iter().take(PLACES).map(spot).collect::<Vec<_>>().join(", ");
    let more = findings.len().saturating_sub(PLACES);
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}
