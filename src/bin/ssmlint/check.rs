//! `ssmlint check`: what the API would refuse.

use crate::args::Shared;
use crate::baseline::{self, Opened};
use crate::check_arguments::CheckArguments;
use crate::choices::FailOn;
use crate::empty;
use crate::failure::Failure;
use crate::fix;
use crate::load::{Loaded, load};
use crate::report;
use crate::say::say;
use crate::settings;
use crate::show::{format, is_for_people, is_in_source, show, shows_undecided_pointers};
use crate::terminal::{Pipe, Progress};
use ssmlint::diagnostic::{Meta, Safety, SuppressedBy, Undecided};
use ssmlint::engine::{add_ignores, check_each, fix, name_subjects};
use ssmlint::output::{Located, Printed};
use ssmlint::rule::{count, nearest};
use ssmlint::rules::ALL;
use ssmlint::source::{SourceId, as_path, on_one_line};
use ssmlint::{Diagnostic, Level, Report, Role, Settings, Severity, Workspace};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

/// Reasons that the summary names.
const REASONS: usize = 3;

/// One run from reading to the exit status.
pub(crate) fn run(arguments: &CheckArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let begun = Instant::now();
    let mut progress = Progress::start(shared);
    let mut loaded = load(&arguments.input, shared)?;
    let read = begun.elapsed();
    settle(arguments, shared, &mut loaded)?;
    if arguments.show_files {
        return show_files(&loaded, out);
    }
    if arguments.show_settings {
        return settings::write(&loaded, out);
    }
    let is_changing = arguments.is_changing();
    let before = if arguments.diff || is_changing { fix::texts(&loaded) } else { BTreeMap::new() };
    let baselines = baseline::open(arguments, &loaded)?;
    let mut changed = changed(arguments, &baselines, &mut loaded);
    if arguments.diff {
        fix::print(&loaded, &before, &changed.sources, out)?;
        let could_not_check = loaded.is_incomplete() || !changed.report.failed.is_empty();
        return Ok(if could_not_check { 2 } else { u8::from(!changed.sources.is_empty()) });
    }
    if is_changing && let Some(left) = save(arguments, &changed, &before, &mut loaded, out)? {
        changed.report = left;
    }
    let mut report = changed.report;
    let mut is_stale = false;
    for baseline in baselines {
        is_stale |= baseline.apply(arguments, &loaded, &mut report)?;
    }
    let checked = begun.elapsed();
    progress.end();
    report.unread.clone_from(&loaded.failures);
    if is_in_source(arguments, shared) {
        name_subjects(&loaded.workspace, &mut report);
    }
    tell(arguments, shared, &report, &mut loaded, out)?;
    out.flush()?;
    let is_empty = empty::tell(arguments, &loaded, &report, shared.quiet);
    if !shared.quiet && !is_empty && is_for_people(shared) {
        summary(&report, arguments).lines().for_each(say);
    }
    if arguments.timing {
        let written = begun.elapsed();
        let parts = [("read", read), ("checked", checked - read), ("written", written - checked)];
        let parts = parts.map(|(part, time)| format!("{part} in {:.1} ms", time.as_secs_f64() * 1000.0));
        say(&parts.join(", "));
        let mut calls: Vec<(usize, &str)> = report.calls.iter().map(|(rule, times)| (*times, rule.as_str())).collect();
        calls.sort_by_key(|(times, rule)| (Reverse(*times), *rule));
        calls.iter().for_each(|(times, rule)| say(&format!("{} of {rule}", count(*times, "call"))));
    }
    for name in report.failed.iter().filter_map(|id| loaded.workspace.sources().get(*id)).map(|source| &source.name) {
        say(&format!("ssmlint: internal error: {name} could not be checked; please report this with the file"));
    }
    let status = status(arguments, &loaded, &report, is_empty, is_stale);
    if !arguments.watch {
        // The process ends: to give every text and index back one by one would take longer than some of the rules.
        std::mem::forget((loaded, report, before));
    }
    Ok(status)
}

/// Lets the command line have its say over the configurations.
pub(crate) fn settle(arguments: &CheckArguments, shared: &Shared, loaded: &mut Loaded) -> Result<(), Failure> {
    for project in &mut loaded.projects {
        choose(&arguments.select, &arguments.ignore, &mut project.settings)?;
        project.settings.now = arguments.now;
        project.settings.ignore_suppressions = arguments.ignore_suppressions;
        project.settings.counts_calls = arguments.timing;
        project.settings.leaves_out_pointers = !shows_undecided_pointers(arguments, shared);
    }
    Ok(())
}

/// Writes the files that have changed, and says so; what is left to say where one could not be written.
fn save(
    arguments: &CheckArguments,
    changed: &Changed,
    before: &BTreeMap<SourceId, Arc<String>>,
    loaded: &mut Loaded,
    out: &mut dyn Write,
) -> Result<Option<Report>, Failure> {
    let unwritten = fix::save(loaded, before, &changed.sources, out)?;
    let written = changed.sources.iter().filter(|source| !unwritten.contains_key(source));
    let done = written.clone().map(|source| changed.counts.get(source).copied().unwrap_or_default()).sum();
    let verb = if arguments.fix { "fixed" } else { "silenced" };
    say(&format!("{} {verb} in {}", count(done, "finding"), count(written.count(), "file")));
    if unwritten.is_empty() {
        return Ok(None);
    }
    // What could not be written is as it was, and so is what there is to say of it.
    for source in unwritten.keys() {
        let old = before.get(source).map(|text| text.to_string()).unwrap_or_default();
        loaded.workspace.change(*source, old);
    }
    for failure in unwritten.into_values() {
        say(&format!("ssmlint: {failure}"));
        loaded.failures.push(failure);
    }
    Ok(Some(check_each(&loaded.workspace, &loaded.projects)))
}

/// Shows what was found wherever that was asked for.
fn tell(
    arguments: &CheckArguments,
    shared: &Shared,
    report: &Report,
    loaded: &mut Loaded,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if arguments.redact {
        loaded.workspace.redact();
    }
    let unwritten = if arguments.is_changing() && loaded.stdin.is_some() {
        // Standard output is the fixed text.
        let surface = format(shared, arguments.show_suppressed).surface();
        show(arguments, shared, report, loaded, &mut Printed::new(Pipe::new(std::io::stderr(), true), surface))?
    } else {
        show(arguments, shared, report, loaded, out)?
    };
    for failure in unwritten {
        say(&format!("ssmlint: {failure}"));
        loaded.failures.push(failure);
    }
    if let Some(name) = arguments.report {
        report::write(name, loaded, report, shared, out)?;
    }
    if arguments.show_undecided && arguments.report.is_none() && is_for_people(shared) {
        show_undecided(report, &Located::new(loaded.workspace.sources()), out)?;
    }
    Ok(())
}

/// The exit status: 0 clean, 1 findings, 2 could not check.
fn status(arguments: &CheckArguments, loaded: &Loaded, report: &Report, is_empty: bool, is_stale: bool) -> u8 {
    let fails =
        threshold(arguments).is_some_and(|threshold| report.findings.iter().any(|found| found.severity >= threshold));
    let could_not_check = loaded.is_incomplete() || !report.failed.is_empty() || is_empty;
    if could_not_check { 2 } else { u8::from(fails || is_stale) }
}

/// How severe a finding must be to fail the run; `None` where none does.
pub(crate) fn threshold(arguments: &CheckArguments) -> Option<Severity> {
    match arguments.fail_on {
        FailOn::Error => Some(Severity::Error),
        FailOn::Warning => Some(Severity::Warning),
        FailOn::Note => Some(Severity::Note),
        FailOn::Never => None,
    }
}

/// What a run changes.
struct Changed {
    /// What is left to say.
    report: Report,
    /// The files that have changed.
    sources: BTreeSet<SourceId>,
    /// How many findings were fixed or silenced in each.
    counts: BTreeMap<SourceId, usize>,
}

/// Checks, and fixes in memory what was asked for.
fn changed(arguments: &CheckArguments, baselines: &[Opened], loaded: &mut Loaded) -> Changed {
    let projects = &loaded.projects;
    if let Some(reason) = &arguments.add_ignores {
        let known = |workspace: &Workspace, report: &mut Report| {
            for baseline in baselines {
                baseline.silence(workspace, projects, report);
            }
        };
        let done = add_ignores(&mut loaded.workspace, projects, reason, &known);
        return Changed {
            report: check_each(&loaded.workspace, &loaded.projects),
            sources: done.changed,
            counts: done.silenced,
        };
    }
    if !(arguments.fix || arguments.diff) {
        let report = check_each(&loaded.workspace, &loaded.projects);
        return Changed { report, sources: BTreeSet::new(), counts: BTreeMap::new() };
    }
    let safety = if arguments.unsafe_fixes { Safety::Unsafe } else { Safety::Safe };
    let done = fix(&mut loaded.workspace, &loaded.projects, safety);
    for name in done.refused.iter().filter_map(|id| loaded.workspace.sources().get(*id)).map(|source| &source.name) {
        say(&format!("ssmlint: {name} is unchanged: with the fixes it would not parse"));
    }
    Changed { report: done.report, sources: done.changed, counts: done.applied }
}

/// The files that are read, each with the reason.
fn show_files(loaded: &Loaded, out: &mut dyn Write) -> Result<u8, Failure> {
    for file in loaded.workspace.files() {
        let reason = match file.role {
            Role::Given => "standard input",
            Role::Named if file.is_ours() => "named",
            Role::Named => "named, no SSM content",
            Role::Found if file.is_ours() => "found",
            Role::Found => "found, no SSM content",
            Role::Fact => "listed in the configuration",
            Role::Beside => "beside a file of its module",
            Role::Values => "variable values",
            Role::Configuration => "configuration",
            _ => "read",
        };
        if let Some(source) = loaded.workspace.sources().get(file.source) {
            writeln!(out, "{}: {reason}", as_path(&source.name))?;
        }
    }
    Ok(if loaded.is_incomplete() { 2 } else { 0 })
}

/// Turns rules off that were not selected, or were ignored. A word that fits no rule is a mistake of usage.
fn choose(select: &[String], ignore: &[String], settings: &mut Settings) -> Result<(), Failure> {
    let [select, ignore] = [select, ignore].map(|words| words.iter().map(|word| word.trim()).collect::<Vec<_>>());
    for word in select.iter().chain(&ignore) {
        if !ALL.iter().any(|rule| fits(word, &rule.meta)) {
            let near = nearest(word, ALL.iter().map(|rule| rule.meta.name.as_str()));
            let help = near.map_or("`ssmlint rules` lists them".to_owned(), |name| format!("did you mean `{name}`?"));
            return Err(Failure::Message(format!("no rule matches `{word}`; {help}")));
        }
    }
    for rule in ALL {
        let selected = select.is_empty() || select.iter().any(|word| fits(word, &rule.meta));
        if !selected || ignore.iter().any(|word| fits(word, &rule.meta)) {
            settings.levels.insert(rule.meta.name.to_string(), Level::Off);
            // The command line counts more than any file.
            for one in &mut settings.overrides {
                one.levels.retain(|name, _| !names(name, &rule.meta));
            }
        } else if rule.meta.off && select.iter().any(|word| names(word, &rule.meta)) {
            // Who names a rule that is silent by itself wants to hear it.
            settings.levels.insert(rule.meta.name.to_string(), Level::At(rule.meta.severity));
        }
    }
    Ok(())
}

/// Whether a word is the rule's name or its whole code.
fn names(word: &str, rule: &Meta) -> bool {
    word == rule.name.as_str() || word.eq_ignore_ascii_case(&rule.code.to_string())
}

/// Whether a word is the rule's name, its code, or the beginning of its code.
fn fits(word: &str, rule: &Meta) -> bool {
    let code = rule.code.to_string();
    word == rule.name.as_str() || word.len() >= 3 && code.starts_with(&word.to_ascii_uppercase())
}

/// One line for each answer that is open for one reason.
fn show_undecided(report: &Report, located: &Located<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    for undecided in &report.undecided {
        let (start, _) = located.positions(undecided.span);
        let (name, error, reason) = (located.shown(undecided.span.source), undecided.api_error, undecided.reason());
        let reason = on_one_line(&reason);
        let times = if undecided.count > 1 { format!(" ({} associations)", undecided.count) } else { String::new() };
        writeln!(out, "{name}:{}:{}: undecided[{error}] {reason}{times}", start.line, start.column)?;
    }
    Ok(())
}

/// Whether the user can do something about a check that is undecided, and is to be told so at each run.
fn is_open_to_all(undecided: &Undecided) -> bool {
    undecided.remedy.is_some() && !undecided.of_account
}

/// Why checks are undecided, the most frequent reasons first.
fn reasons(report: &Report) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for undecided in report.undecided.iter().filter(|undecided| is_open_to_all(undecided)) {
        *counts.entry(&undecided.short).or_default() += undecided.count;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    let more = counts.len().saturating_sub(REASONS);
    let mut shown: Vec<String> =
        counts.into_iter().take(REASONS).map(|(reason, count)| format!("{reason} ({count})")).collect();
    if more > 0 {
        shown.push(format!("{more} other reasons"));
    }
    shown.join(", ")
}

/// How many findings of each severity there are, in words.
pub(crate) fn counted(of: &dyn Fn(Severity) -> usize) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note].into_iter();
    let counted = severities.map(|one| (one, of(one))).filter(|(_, number)| *number > 0);
    let parts: Vec<String> = counted.map(|(one, number)| one.counted(number)).collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}

/// What a run found, in one line, and what can be done next.
fn summary(report: &Report, arguments: &CheckArguments) -> String {
    let counts = report.counts;
    let findings = counted(&|severity| report.count(severity));
    let known = report.suppressed.iter().filter(|silent| silent.by == SuppressedBy::Baseline).count();
    let known = if known > 0 { format!(" ({known} more known in the baseline)") } else { String::new() };
    let mut summary =
        format!("{findings} in {}, {}{known}", count(counts.files, "file"), count(counts.associations, "association"));
    let open: usize = report.undecided.iter().filter(|one| is_open_to_all(one)).map(|one| one.count).sum();
    if open > 0 {
        let hint = if arguments.show_undecided { "" } else { "; --show-undecided lists them" };
        summary.push_str(&format!("\n{} undecided: {}{hint}", count(open, "check"), reasons(report)));
    }
    if !arguments.is_changing() {
        summary.push_str(&fixable(report));
    }
    if let Some(first) = report.findings.iter().max_by_key(|finding| (finding.severity, Reverse(finding.rule.code))) {
        summary.push_str(&format!("\n`ssmlint explain {}` says more", first.rule.code));
    }
    summary
}

/// How many findings `--fix` takes away, and `--unsafe-fixes` beyond it.
fn fixable(report: &Report) -> String {
    let is = |finding: &&Diagnostic, safety| finding.fixes.iter().any(|fix| fix.safety == safety);
    let safe = report.findings.iter().filter(|finding| is(finding, Safety::Safe)).count();
    let other = |finding: &&Diagnostic| is(finding, Safety::Unsafe) && !is(finding, Safety::Safe);
    match (safe, report.findings.iter().filter(other).count()) {
        (0, 0) => String::new(),
        (0, more) => format!("\n{more} fixable with --fix --unsafe-fixes"),
        (safe, 0) => format!("\n[*] {safe} fixable with --fix"),
        (safe, more) => format!("\n[*] {safe} fixable with --fix, {more} more with --unsafe-fixes"),
    }
}
