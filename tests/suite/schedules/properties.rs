//! Properties of the reader, and another cron reader beside it.

use crate::schedules::cases::cases;
use crate::schedules::holds;
use proptest::prelude::*;
use ssmlint::service::schedule::{Schedule, parse};
use std::str::FromStr;

/// Texts that are near enough to expressions to reach every branch.
fn near_expressions() -> impl Strategy<Value = String> {
    let field = prop_oneof![
        4 => prop::sample::select(vec!["*", "?", "0", "2", "30", "1/1", "0/30", "0/4", "*/12", "SUN", "MON#2", "3L"]),
        2 => prop::sample::select(vec![
            "00", "0/6", "*/15", "1-5", "MON-FRI", "L", "friL", "Sunday", "JAN", "2026", "61",
        ]),
        1 => prop::sample::select(vec![
            "0,30", "0/0", "#", "1#", "W", "15W", "L-3", "@daily", "é", ",", "1/4", "0/24",
        ]),
    ];
    let cron = prop::collection::vec(field, 0..10);
    let blank = prop::sample::select(vec![" ", " ", " ", " ", "  ", "\t", ", ", ","]);
    let rate = prop::sample::select(vec![
        "1 hour",
        "0 days",
        "05 Hours",
        "2 weeks",
        "-1 day",
        "30minutes",
        " 9 minute ",
        "99 days",
        "1.5 hours",
        "30",
        "",
    ]);
    let at = prop::sample::select(vec![
        "2026-12-01T10:00:00",
        "2026-02-30T10:00",
        "2026-12-01t10:00:00.5Z",
        "2026-12-01 23:59:59+01:00",
        "2026-12-01",
        "0000-01-01T00:00:00+0100",
        "9999-12-31T23:59:59-01:00",
    ]);
    let body = prop_oneof![
        4 => (cron, blank).prop_map(|(fields, blank)| fields.join(blank)),
        1 => rate.prop_map(str::to_owned),
        1 => at.prop_map(str::to_owned),
        1 => ".{0,12}",
    ];
    let open = prop::sample::select(vec![
        "cron(", "cron(", "cron(", "rate(", "at(", "CRON(", "cron (", "rae(", "", "cron[", "at ",
    ]);
    let close = prop::sample::select(vec![")", ")", ")", ")", "", "))", ") ", ")x", "]"]);
    (open, body, close).prop_map(|(open, body, close)| [open, &body, close].concat())
}

/// Every form that the strict grammar of the reference allows.
fn strict_expressions() -> impl Strategy<Value = String> {
    let number = |limit: u8| {
        (0..limit, any::<bool>()).prop_map(|(n, padded)| if padded { format!("{n:02}") } else { n.to_string() })
    };
    let every_day = || prop::sample::select(vec!["* * ?", "1/1 * ?", "? * *"]);
    let half = prop::sample::select(vec!["0/30", "*/30"]);
    let step = prop::sample::select(vec!["0/1", "0/2", "0/4", "0/8", "0/12", "*/1", "*/2", "*/4", "*/8", "*/12"]);
    let name =
        prop::sample::select(vec!["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "1", "2", "3", "4", "5", "6", "7"]);
    let weekday = prop_oneof![
        name.clone().prop_map(str::to_owned),
        (name, 1..6).prop_map(|(day, nth)| format!("{day}#{nth}")),
        (1..8).prop_map(|day| format!("{day}L")),
    ];
    let body = prop_oneof![
        (half, every_day()).prop_map(|(half, days)| format!("{half} * {days} *")),
        (number(60), step, every_day()).prop_map(|(minute, step, days)| format!("{minute} {step} {days} *")),
        (number(60), number(24), every_day()).prop_map(|(minute, hour, days)| format!("{minute} {hour} {days} *")),
        (number(60), number(24), weekday).prop_map(|(minute, hour, day)| format!("{minute} {hour} ? * {day} *")),
    ];
    let rate = prop_oneof![
        (30..=44_640_u32).prop_map(|n| format!("{n} minutes")),
        (2..=744_u32).prop_map(|n| format!("{n} hours")),
        (2..=31_u32).prop_map(|n| format!("{n} days")),
        prop::sample::select(vec!["1 hour", "1 day"]).prop_map(str::to_owned),
    ];
    let at = (1970..=9999_u16, 1..=12_u8, 1..=28_u8, 0..24_u8, 0..60_u8, 0..60_u8);
    prop_oneof![
        3 => (prop::sample::select(vec!["", "0 "]), body).prop_map(|(seconds, body)| format!("cron({seconds}{body})")),
        1 => rate.prop_map(|rate| format!("rate({rate})")),
        1 => at.prop_map(|(y, m, d, h, n, s)| format!("at({y:04}-{m:02}-{d:02}T{h:02}:{n:02}:{s:02})")),
    ]
}

/// The text as the `cron` crate reads it: seconds first, an nth or last weekday as that day.
fn for_the_other_reader(text: &str) -> Option<String> {
    let body = text.strip_prefix("cron(")?.strip_suffix(')')?;
    let mut fields: Vec<_> = body.split(' ').collect();
    if fields.len() == 6 {
        fields.insert(0, "0");
    }
    let day = fields.get_mut(5)?;
    *day = day.split('#').next()?;
    *day = day.strip_suffix('L').filter(|rest| !rest.is_empty()).unwrap_or(day);
    Some(fields.join(" "))
}

fn check_other_reader(text: &str) {
    let reading = parse(text);
    if !reading.faults.is_empty() {
        return;
    }
    let Some(Schedule::Cron(_)) = reading.schedule else { return };
    let other = for_the_other_reader(text).expect(text);
    assert!(cron::Schedule::from_str(&other).is_ok(), "{text:?} as {other:?}");
}

#[test]
fn another_reader_reads_the_valid_cases() {
    for case in cases() {
        check_other_reader(&case.text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in "\\PC{0,40}") {
        holds::for_text(&text);
    }

    #[test]
    fn near_expressions_are_read(text in near_expressions()) {
        holds::for_text(&text);
    }

    #[test]
    fn changed_cases_are_read(index in 0_usize..435, at in 0_usize..60, with in "[ -~é]{0,2}", cut in 0_usize..3) {
        let text = cases().get(index).map(|case| case.text.as_str()).unwrap_or_default();
        let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
        let changed = [head, &with, tail.get(cut..).unwrap_or_default()].concat();
        holds::for_text(&changed);
        check_other_reader(&changed);
    }

    #[test]
    fn nothing_of_the_strict_grammar_is_a_fault(text in strict_expressions()) {
        let reading = parse(&text);
        assert!(reading.faults.is_empty() && reading.schedule.is_some(), "{text:?} {reading:?}");
        check_other_reader(&text);
    }
}
