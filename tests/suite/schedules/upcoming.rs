//! Next runs against the labelled ones, and against another engine.

use chrono::{DateTime, Utc};
use croner::parser::{CronParser, Seconds, Year};
use serde_json::Value;
use ssmlint::service::schedule::{At, Schedule, parse, upcoming};

fn at(text: &str) -> At {
    match parse(&format!("at({})", text.trim_end_matches('Z'))).schedule {
        Some(Schedule::At(at)) => at,
        other => panic!("{text} is no time: {other:?}"),
    }
}

#[test]
fn next_runs_are_those_of_the_cases() {
    let (mut checked, mut crons) = (0, 0);
    for line in include_str!("../../cases/schedules.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
        let (Some(expression), Some(next)) = (case["expr"].as_str(), case["next"].as_array()) else { continue };
        if case["valid"] != Value::Bool(true) {
            continue;
        }
        let Some(schedule) = parse(expression).schedule else { panic!("{expression} is not read") };
        let from = at(case["from"].as_str().unwrap_or_default());
        let offset = case["context"]["offset"].as_u64().unwrap_or_default();
        let found: Vec<String> =
            upcoming(&schedule, from, next.len(), offset).iter().map(|at| format!("{at}Z")).collect();
        let expected: Vec<&str> = next.iter().filter_map(Value::as_str).collect();
        assert_eq!(found, expected, "{expression}, offset {offset}");
        checked += 1;
        crons += usize::from(matches!(schedule, Schedule::Cron(_)));
    }
    assert!(crons > 100, "{checked} checked, {crons} of them cron");
}

/// Every valid shape, a sample of the minutes and hours.
fn shapes() -> Vec<String> {
    let days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
    let mut shapes = vec!["0/30 * * * ? *".to_owned(), "*/30 * ? * * *".to_owned()];
    for (index, minute) in (0..60).enumerate() {
        let hour = (index * 7) % 24;
        let step = [1, 2, 4, 8, 12].get(index % 5).copied().unwrap_or(1);
        let day = days.get(index % 7).copied().unwrap_or("SUN");
        let (nth, number) = (index % 5 + 1, index % 7 + 1);
        shapes.push(format!("{minute} 0/{step} * * ? *"));
        shapes.push(format!("{minute} {hour} ? * * *"));
        shapes.push(format!("{minute} {hour} ? * {day} *"));
        shapes.push(format!("{minute} {hour} ? * {number} *"));
        shapes.push(format!("{minute} {hour} ? * {day}#{nth} *"));
        shapes.push(format!("{minute} {hour} ? * {number}L *"));
    }
    shapes
}

#[test]
fn next_runs_are_those_of_another_engine() {
    let other = CronParser::builder()
        .seconds(Seconds::Optional)
        .year(Year::Optional)
        .alternative_weekdays(true)
        .sloppy_ranges(true)
        .dom_and_dow(true)
        .build();
    for from in ["2026-11-22T00:00:00", "2027-12-31T23:59:59", "2028-02-28T12:00:00"] {
        let start: DateTime<Utc> = format!("{from}Z").parse().unwrap_or_else(|error| panic!("{error}"));
        for fields in shapes() {
            let reading = parse(&format!("cron({fields})"));
            let Some(schedule) = reading.schedule else { panic!("{fields}: {:?}", reading.faults) };
            let ours: Vec<String> = upcoming(&schedule, at(from), 12, 0).iter().map(At::to_string).collect();
            let theirs = other.parse(&format!("0 {fields}")).unwrap_or_else(|error| panic!("{fields}: {error}"));
            let theirs = theirs.iter_after(start).take(12);
            let theirs: Vec<String> = theirs.map(|moment| moment.format("%Y-%m-%dT%H:%M:%S").to_string()).collect();
            assert_eq!(ours, theirs, "{fields} from {from}");
        }
    }
}

#[test]
fn runs_end_with_the_years_of_four_digits() {
    let from = at("2026-11-22T00:00:00");
    for (expression, runs) in [("rate(000846276418 hour)", 0), ("rate(333333330 hour)", 0), ("rate(30000000 hours)", 2)]
    {
        let Some(schedule) = parse(expression).schedule else { panic!("{expression} is not read") };
        let found = upcoming(&schedule, from, 12, 0);
        assert_eq!(found.len(), runs, "{expression}: {found:?}");
        assert!(found.is_sorted() && found.iter().all(|at| at.year > 2026), "{expression}: {found:?}");
    }
}
