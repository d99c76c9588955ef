//! `ssmlint check --stdin-format ndjson`: findings while lines are read, in memory that does not grow with their number.

use crate::args::Shared;
use crate::baseline::{self, Opened};
use crate::check::{counted, settle, threshold};
use crate::check_arguments::CheckArguments;
use crate::configuration::match_files;
use crate::failure::Failure;
use crate::load::{self, Loaded, load_facts};
use crate::path;
use crate::path_arguments::PathArguments;
use crate::rows::{self, Row, Rows};
use crate::say::say;
use crate::trouble;
use ssmlint::engine::check_each;
use ssmlint::output::write_at_most;
use ssmlint::rule::count;
use ssmlint::source::{SourceId, on_one_line};
use ssmlint::{Fetched, Format, Report, Severity};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::io::Write;
use std::path::Path;

/// Lines with nothing of SSM whose numbers are told.
const TOLD: usize = 5;

/// What became of the lines so far.
#[derive(Default)]
struct Tally {
    lines: usize,
    associations: usize,
    findings: [usize; 3],
    /// How many lines hold nothing of SSM, and the numbers of the first ones.
    foreign: (usize, Vec<u64>),
    /// Whether something could not be checked.
    is_incomplete: bool,
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

impl Tally {
    fn add(&mut self, report: &Report) {
        self.associations += report.counts.associations;
        for (number, severity) in self.findings.iter_mut().zip(SEVERITIES) {
            *number += report.count(severity);
        }
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings.iter().zip(SEVERITIES).filter(|(_, one)| *one == severity).map(|(number, _)| number).sum()
    }

    fn say(&self) {
        let (number, first) = &self.foreign;
        if *number > 0 {
            let more = if *number > first.len() { ", …" } else { "" };
            let first: Vec<String> = first.iter().map(u64::to_string).collect();
            say(&format!("ssmlint: no SSM content in {}: {}{more}", count(*number, "line"), first.join(", ")));
        }
        let findings = counted(&|severity| self.count(severity));
        say(&format!("{findings} in {}, {}", count(self.lines, "line"), count(self.associations, "association")));
    }
}

/// One run from the configuration to the exit status.
pub(crate) fn run(arguments: &CheckArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let mut loaded = load_facts(&arguments.input, shared)?;
    settle(arguments, shared, &mut loaded)?;
    let mut tally = Tally { is_incomplete: loaded.is_incomplete(), ..Tally::default() };
    match answer(arguments, &mut loaded, &mut tally, out) {
        // Nobody reads on: what was found until then decides.
        Ok(()) | Err(Failure::ClosedPipe) => {}
        Err(failure) => return Err(failure),
    }
    let is_empty = tally.lines == tally.foreign.0 && !arguments.allow_empty;
    if !shared.quiet {
        tally.say();
        if is_empty {
            say("ssmlint: nothing was checked: no line has SSM content");
        }
    }
    let fails = threshold(arguments)
        .is_some_and(|least| SEVERITIES.into_iter().any(|severity| severity >= least && tally.count(severity) > 0));
    let status = if tally.is_incomplete || is_empty { 2 } else { u8::from(fails) };
    // To give back every fact one by one would take longer than to end.
    std::mem::forget(loaded);
    Ok(status)
}

/// Answers what is wrong with the configuration and the facts, then each line.
fn answer(
    arguments: &CheckArguments,
    loaded: &mut Loaded,
    tally: &mut Tally,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let input = &arguments.input;
    let first = loaded.workspace.sources().next_id().0;
    let lines: BTreeSet<SourceId> = (first..).map(SourceId).take(rows::MOST).collect();
    for project in &mut loaded.projects {
        project.checked.get_or_insert_default().extend(&lines);
    }
    let baselines = baseline::open(arguments, loaded)?;
    judge(loaded, &baselines, tally, out)?;
    loaded.workspace.hold(&input.stdin_filename);
    for project in &mut loaded.projects {
        project.checked = Some(lines.clone());
    }
    let stream = Rows::read(input.max_file_size << 20);
    loop {
        let read = stream.next().map_err(|error| Failure::Message(trouble::of(&input.stdin_filename, &error)))?;
        if read.is_empty() {
            return Ok(());
        }
        tally.lines += read.len();
        let numbers = open(input, read, loaded, tally);
        place(loaded, first)?;
        let report = judge(loaded, &baselines, tally, out)?;
        count_foreign(loaded, &report, tally, &numbers, first);
        loaded.workspace.release();
    }
}

/// Checks what is open, and writes what is found; what a mistake of ours kept from being checked is told.
fn judge(loaded: &Loaded, baselines: &[Opened], tally: &mut Tally, out: &mut dyn Write) -> Result<Report, Failure> {
    let mut report = check_each(&loaded.workspace, &loaded.projects);
    for baseline in baselines {
        baseline.silence(&loaded.workspace, &loaded.projects, &mut report);
    }
    // In the order of the lines, whatever their names are; those of one stay in order.
    report.findings.sort_by_key(|finding| finding.place.span.source);
    tally.add(&report);
    for source in report.failed.iter().filter_map(|id| loaded.workspace.sources().get(*id)) {
        tally.is_incomplete = true;
        let name = on_one_line(&source.name);
        say(&format!("ssmlint: internal error: {name} could not be checked; please report this with the line"));
    }
    write_at_most(Format::Jsonl, &report, usize::MAX, loaded.workspace.sources(), out)?;
    out.flush()?;
    Ok(report)
}

/// Opens lines, and returns the number of each; one that is too long is told.
fn open(input: &PathArguments, rows: Vec<Row>, loaded: &mut Loaded, tally: &mut Tally) -> Vec<u64> {
    let (name, most) = (&input.stdin_filename, input.max_file_size);
    let mut lines = Vec::new();
    for Row { number, bytes } in rows {
        let Some(bytes) = bytes else {
            tally.is_incomplete = true;
            let why = format!("larger than {most} MiB, not read; --max-file-size sets how large a line may be");
            say(&format!("ssmlint: {name}:{number}: {why}"));
            continue;
        };
        lines.push((number, bytes));
    }
    let numbers = lines.iter().map(|(number, _)| *number).collect();
    let operation = input.operation.map(load::operation);
    let size = |(_, bytes): &mut (u64, Vec<u8>)| bytes.len() as u64;
    let fetch = |(number, bytes)| Ok(Fetched::Whole(rows::input(number, bytes, name)));
    let failures: Vec<Infallible> = loaded.workspace.open_each(lines, operation, &size, &fetch);
    debug_assert!(failures.is_empty());
    numbers
}

/// Says which patterns of the configuration the paths of these lines fit.
fn place(loaded: &mut Loaded, first: u32) -> Result<(), Failure> {
    let (workspace, projects) = (&loaded.workspace, &mut loaded.projects);
    for settings in projects.iter_mut().map(|project| &mut project.settings) {
        let lines = workspace.sources().iter().skip(first as usize).map(|source| &*source.name);
        let places = || lines.map(|name| (name, path::written(Path::new(name)))).collect();
        match_files(settings, places, workspace)?;
    }
    Ok(())
}

/// Counts the lines with nothing of SSM.
fn count_foreign(loaded: &Loaded, report: &Report, tally: &mut Tally, numbers: &[u64], first: u32) {
    let faulty: BTreeSet<SourceId> = report.findings.iter().map(|finding| finding.place.span.source).collect();
    for (file, number) in loaded.workspace.files().iter().skip(first as usize).zip(numbers) {
        if !file.is_ours() && !faulty.contains(&file.source) {
            tally.foreign.0 += 1;
            if tally.foreign.1.len() < TOLD {
                tally.foreign.1.push(*number);
            }
        }
    }
}
