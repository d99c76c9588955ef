//! The reader against the labels.

use crate::schedules::cases::cases;
use crate::schedules::class::class;
use crate::schedules::holds::refused;
use serde_json::Value;
use ssmlint::service::Confidence;
use ssmlint::service::schedule::{CronShape, Fault, Schedule, Verdict, Weekday, parse, suggestion};

fn told(fault: Option<&Fault>) -> String {
    fault.map_or_else(
        || "no fault".to_owned(),
        |fault| format!("{} {:?} {:?} {:?}", class(fault.kind), fault.range, fault.verdict, fault.confidence),
    )
}

#[test]
fn nothing_valid_is_refused_and_everything_invalid_is() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| !case.outside()) {
        let reading = parse(&case.text);
        let good = match case.valid() {
            Some(true) => reading.faults.capacity() == 0 && reading.schedule.is_some(),
            Some(false) => refused(&case.text),
            None => !refused(&case.text) && !reading.faults.is_empty(),
        };
        if !good {
            wrong.push(format!("{} {:?} {:?}: {:?}", case.id, case.text, case.valid(), reading));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn doubt_leans_as_the_evidence_does_and_confidence_is_stated() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| !case.outside()) {
        let reading = parse(&case.text);
        let Some(fault) = reading.main() else { continue };
        let verdict = match (case.valid(), case.str("lean")) {
            (Some(_), _) => Verdict::Refused,
            (None, "accept") => Verdict::ProbablyAccepted,
            (None, _) => Verdict::ProbablyRefused,
        };
        let confidence = match (case.valid(), case.str("confidence")) {
            // What is uncertain is never more than inferred.
            (None, _) | (_, "INFERRED") => Confidence::Inferred,
            (_, "OBSERVED") => Confidence::Observed,
            _ => Confidence::Documented,
        };
        if (verdict, confidence) != (fault.verdict, fault.confidence) {
            wrong.push(format!("{} {:?}: {verdict:?} {confidence:?}, read {}", case.id, case.text, told(Some(fault))));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn class_and_span_are_those_of_the_labels() {
    let (mut total, mut equal, mut outside) = (0_u32, 0_u32, 0_u32);
    for case in cases().iter().filter(|case| case.valid() != Some(true)) {
        if case.outside() {
            outside += 1;
            continue;
        }
        total += 1;
        let reading = parse(&case.text);
        let fault = reading.main();
        let same = fault.is_some_and(|fault| {
            let span = (fault.range.start as u64, fault.range.end as u64);
            case.classes().contains(&class(fault.kind)) && Some(span) == case.span()
        });
        if same {
            equal += 1;
        } else {
            let (label, span) = (case.str("class"), case.span());
            eprintln!("{} {:?}: labelled {label} {span:?}, read {}", case.id, case.text, told(fault));
        }
    }
    eprintln!("class and span: {equal} of {total} equal; {outside} outside (S-LEN, X-*, A-PAST)");
    assert!(equal * 100 >= total * 98, "{equal} of {total}");
}

#[test]
fn further_faults_are_those_of_the_labels() {
    let mut wrong = Vec::new();
    for case in cases().iter().filter(|case| case.valid() != Some(true) && !case.outside()) {
        let faults = parse(&case.text).faults;
        let mut read: Vec<_> = faults.iter().map(|fault| class(fault.kind)).collect();
        let mut labelled = case.classes();
        read.sort_unstable();
        labelled.sort_unstable();
        if read != labelled {
            wrong.push(format!("{} {:?}: labelled {labelled:?}, read {read:?}", case.id, case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn suggestions_are_those_of_the_labels() {
    let (mut total, mut equal) = (0_u32, 0_u32);
    for case in cases().iter().filter(|case| !case.outside()) {
        if case.row.get("fixed_valid") != Some(&Value::Bool(true)) {
            continue;
        }
        total += 1;
        let reading = parse(&case.text);
        let fixed = reading.main().and_then(|fault| suggestion(&case.text, fault)).map(|found| found.apply(&case.text));
        if fixed.as_deref() == Some(case.str("fixed")) {
            equal += 1;
        } else {
            eprintln!("{} {:?}: labelled {:?}, read {fixed:?}", case.id, case.text, case.str("fixed"));
        }
    }
    eprintln!("suggestions: {equal} of {total} equal");
    assert_eq!(equal, total);
}

#[test]
fn every_shape_is_told() {
    let (hour, minute) = (2, 0);
    let day = Weekday::Tuesday;
    let rows = [
        ("cron(0/30 * * * ? *)", CronShape::HalfHourly, false),
        ("cron(0 */30 * ? * * *)", CronShape::HalfHourly, false),
        ("cron(15 0/4 1/1 * ? *)", CronShape::Hourly { step: 4, minute: 15 }, false),
        ("cron(15 * * * ? *)", CronShape::Hourly { step: 1, minute: 15 }, false),
        ("cron(00 02 ? * * *)", CronShape::Daily { hour, minute }, false),
        ("cron(0 0/24 ? * * *)", CronShape::Daily { hour: 0, minute }, false),
        ("cron(0 2 ? * 3 *)", CronShape::Weekly { day, hour, minute }, false),
        ("cron(0 2 ? * L *)", CronShape::Weekly { day: Weekday::Saturday, hour, minute }, false),
        ("cron(0 2 ? * TUE#5 *)", CronShape::NthWeekday { day, nth: 5, hour, minute }, true),
        ("cron(0 0 2 ? * 3L *)", CronShape::LastWeekday { day, hour, minute }, true),
    ];
    for (text, shape, offset) in rows {
        let Some(Schedule::Cron(cron)) = parse(text).schedule else { panic!("{text}") };
        assert_eq!((cron.shape, cron.takes_offset()), (shape, offset), "{text}");
        let field = cron.day_of_week.and_then(|range| text.get(range));
        assert_eq!(field, text.split([' ', ')']).rev().nth(2), "{text}");
    }
}

#[test]
fn beyond_the_labels() {
    let rows = [
        ("cron(0 15 10 ? * 6)", "C-QUARTZ6", Some("cron(0 15 10 ? * 6 *)")),
        ("cron(0 15 10 ? * 2-6)", "C-QUARTZ6", None),
        ("cron(0 0/5 14 * * ?)", "C-QUARTZ6", None),
        ("cron(0 0 12 * * ?)", "C-QUARTZ6", Some("cron(0 0 12 * * ? *)")),
        ("cron(0 2 ? * SUN 6)", "C-RANGE", Some("cron(0 2 ? * SUN *)")),
        ("cron(0 2 * * 1-5)", "C-UNIX5", None),
        ("cron(0 2 * * 7)", "C-UNIX5", Some("cron(0 2 ? * SUN *)")),
        ("cron(0 2 1 * MON)", "C-UNIX5", None),
        ("cron(0,30 * * * ? *)", "C-MIN-SHAPE", Some("cron(0/30 * * * ? *)")),
        ("cron(0 2 ? * 1-7 *)", "C-DOW-RANGE", Some("cron(0 2 ? * * *)")),
        ("cron(0 2 ? * 0 *)", "C-RANGE", Some("cron(0 2 ? * SUN *)")),
        ("cron(0 2 ? * SUNDAY *)", "C-NAME", Some("cron(0 2 ? * SUN *)")),
        ("cron(0 2 ? * MONDAY#2 *)", "C-NAME", Some("cron(0 2 ? * MON#2 *)")),
        ("cron(0 0 2 ? * FRI l *)", "C-DOW-SPLITL", Some("cron(0 0 2 ? * 6L *)")),
        ("cron(0 0 2 ? * 6 L *)", "C-DOW-SPLITL", Some("cron(0 0 2 ? * 6L *)")),
        ("cron(0 0 2 * * 6 L *)", "C-CHAR", None),
        ("cron(0 2 ? * 6 L *)", "C-DOW-SPLITL", Some("cron(0 2 ? * 6L *)")),
        ("cron(0/45 * * * ? *)", "C-MIN-SHAPE", Some("rate(45 minutes)")),
        ("cron(@daily)", "C-NICK", Some("rate(1 day)")),
        ("CRON(0 2 * * SUN)", "C-UNIX5", Some("cron(0 2 ? * SUN *)")),
        ("rae(1 day)", "S-KIND", Some("rate(1 day)")),
        ("corn(0 2 ? * SUN *)", "S-KIND", Some("cron(0 2 ? * SUN *)")),
        ("cron", "S-PAREN", None),
        ("rate(1 minutes)", "R-PLURAL", Some("rate(30 minutes)")),
        ("rate(99999999999999999999 days)", "R-MAX", Some("rate(30 days)")),
        ("rate(30)", "R-NOUNIT", Some("rate(30 minutes)")),
        ("rate(5)", "R-NOUNIT", None),
        ("at(2026-12-01T05:00:00+09:00)", "A-ZONE", Some("at(2026-11-30T20:00:00)")),
        ("at(2027-12-31T20:00-0800)", "A-ZONE", Some("at(2028-01-01T04:00:00)")),
        ("at(2026-12-01)", "A-FORMAT", Some("at(2026-12-01T00:00:00)")),
        ("at(2026-12-01 10:00:00)", "A-FORMAT", Some("at(2026-12-01T10:00:00)")),
        ("2026-12-01T10:00:00", "S-KIND", Some("at(2026-12-01T10:00:00)")),
    ];
    for (text, expected, fixed) in rows {
        let reading = parse(text);
        let fault = reading.main().expect(text);
        assert_eq!(class(fault.kind), expected, "{text}");
        assert_eq!(suggestion(text, fault).map(|found| found.apply(text)).as_deref(), fixed, "{text}");
    }
    for text in ["", &"x".repeat(257)] {
        assert!(parse(text).faults.is_empty(), "the service model refuses it already");
    }
}
