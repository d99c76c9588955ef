//! `ssmlint schedule`: what a schedule means, and when it runs next.

use crate::args::{ScheduleArguments, Shared};
use crate::calendar::calendar;
use crate::choices::FormatName;
use crate::failure::Failure;
use crate::show::format;
use crate::zone;
use serde_json::{Value, json};
use ssmlint::rule::{nearest, notes, sentence};
use ssmlint::rules::ALL;
use ssmlint::service::Operation;
use ssmlint::service::schedule::{At, Schedule, parse, upcoming};
use ssmlint::source::shortened;
use ssmlint::{Format, Input, Level, Report, Role, Settings, Severity, Workspace, check, write};
use std::io::Write;

pub(crate) fn run(arguments: &ScheduleArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let zone = match &arguments.zone {
        Some(name) => Some(zone::find(name).ok_or_else(|| unknown_zone(name))?),
        None => None,
    };
    let (workspace, report) = judge(arguments);
    let refused = report.findings.iter().any(|finding| finding.severity == Severity::Error);
    let reading = parse(&arguments.expression);
    let schedule = reading.schedule.filter(|_| !refused);
    let from = arguments.from.or_else(zone::now);
    let offset = arguments.offset.unwrap_or_default();
    let next: Vec<At> = match (&schedule, from) {
        (Some(schedule), Some(from)) => upcoming(schedule, from, usize::from(arguments.count), offset),
        _ => Vec::new(),
    };
    if shared.format == FormatName::Json {
        let mut findings = Vec::new();
        write(Format::Json, &report, workspace.sources(), &mut findings)?;
        let findings: Value = serde_json::from_slice(&findings).map_err(std::io::Error::from)?;
        let moments = |at: &At| json!({ "utc": format!("{at}Z"), "local": zone.as_ref().and_then(|zone| zone::rfc3339(*at, zone)) });
        let view = json!({
            "expression": arguments.expression,
            "valid": !refused,
            "meaning": schedule.as_ref().map(|schedule| sentence(schedule, offset)),
            "next": next.iter().map(moments).collect::<Vec<_>>(),
            "notes": schedule.as_ref().map(notes).unwrap_or_default(),
            "findings": findings.get("findings"),
        });
        serde_json::to_writer_pretty(&mut *out, &view).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(u8::from(refused));
    }
    write(format(shared, false), &report, workspace.sources(), out)?;
    if let Some(schedule) = &schedule {
        writeln!(out, "{}: {}", shortened(&arguments.expression), sentence(schedule, offset))?;
        let month = from.filter(|_| arguments.calendar).map(|from| calendar(schedule, from, offset));
        print(schedule, &next, month.unwrap_or_default(), zone.as_ref(), shared, out)?;
    }
    Ok(u8::from(refused))
}

fn print(
    schedule: &Schedule,
    next: &[At],
    month: Vec<String>,
    zone: Option<&zone::Zone>,
    shared: &Shared,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if !next.is_empty() {
        writeln!(out, "\nnext runs:")?;
    }
    for at in next {
        let utc = zone::shown(*at, None).unwrap_or_default();
        match zone.and_then(|zone| zone::shown(*at, Some(zone))) {
            Some(local) => writeln!(out, "  {utc}  =  {local}")?,
            None => writeln!(out, "  {utc}")?,
        }
    }
    if !month.is_empty() {
        writeln!(out)?;
    }
    for line in month {
        writeln!(out, "  {line}")?;
    }
    if !shared.quiet {
        writeln!(out)?;
        for note in notes(schedule) {
            writeln!(out, "note: {note}")?;
        }
    }
    Ok(())
}

/// The findings of the schedule rules on an association with this schedule and nothing else.
fn judge(arguments: &ScheduleArguments) -> (Workspace, Report) {
    let expression = Value::String(arguments.expression.clone());
    let mut request = format!("ScheduleExpression: {expression}\n");
    if let Some(offset) = arguments.offset {
        request.push_str(&format!("ScheduleOffset: {offset}\nApplyOnlyAtCronInterval: true\n"));
    }
    let mut settings = Settings::default();
    // What needs the rest of a request is not asked here: neither its other members, nor whether it waits.
    let beside = ["at-without-apply-only", "apply-only-with-rate"];
    for rule in ALL {
        let name = rule.meta.name.as_str();
        let shape = name == "wrong-string-length" || name == "number-out-of-range";
        if rule.meta.code.family() != 2 && !shape || beside.contains(&name) {
            settings.levels.insert(name.to_owned(), Level::Off);
        }
    }
    let mut workspace = Workspace::default();
    let input = Input::new("<schedule>", request.into_bytes(), Role::Given);
    workspace.open(vec![input], Some(Operation::UpdateAssociation));
    let report = check(&workspace, &settings);
    (workspace, report)
}

fn unknown_zone(name: &str) -> Failure {
    let names = zone::names();
    let names = names.iter().map(String::as_str);
    let is_city = |zone: &&str| zone.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(name));
    let near = names.clone().find(is_city).or_else(|| nearest(name, names));
    let hint =
        near.map_or_else(|| "write it as in `Europe/Berlin`".to_owned(), |near| format!("did you mean `{near}`?"));
    Failure::Message(format!("no time zone is called `{name}`; {hint}"))
}
