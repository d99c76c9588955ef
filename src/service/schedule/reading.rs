//! The outer form: which of the three it is, and what stands around it.

use crate::service::error::Confidence;
use crate::service::schedule::expression::Schedule;
use crate::service::schedule::fault::{Fault, FaultKind, Verdict};
use crate::service::schedule::{at, cron, rate};

/// What a schedule says, and what is wrong with it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reading {
    /// The schedule, where its form can be told.
    pub schedule: Option<Schedule>,
    /// What is wrong, in the order of the text.
    pub faults: Vec<Fault>,
}

/// Reads a schedule expression. Never fails: what is wrong is in the reading.
pub fn parse(text: &str) -> Reading {
    let mut faults = Vec::new();
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len().max(start);
    for blank in [0..start, end..text.len()].into_iter().filter(|range| !range.is_empty()) {
        faults.push(Fault::refused(blank, FaultKind::OuterBlank, Confidence::Inferred));
    }
    let inner = text.get(start..end).unwrap_or_default();
    let Some(open) = inner.find('(') else {
        faults.push(bare(inner, start));
        return Reading { schedule: None, faults };
    };
    let keyword = inner.get(..open).unwrap_or_default();
    let kind = keyword.trim_end().to_ascii_lowercase();
    if !matches!(kind.as_str(), "cron" | "rate" | "at") {
        let range = start..start + open;
        faults.push(Fault::refused(range, FaultKind::UnknownForm, Confidence::Observed));
        return Reading { schedule: None, faults };
    }
    if keyword.trim_end() != kind {
        let range = start..start + keyword.trim_end().len();
        faults.push(Fault::unclear(range, FaultKind::KeywordCase, Verdict::ProbablyRefused));
    }
    if keyword.trim_end() != keyword {
        let range = start + keyword.trim_end().len()..start + open;
        faults.push(Fault::refused(range, FaultKind::Parenthesis, Confidence::Inferred));
    }
    let body_start = start + open + 1;
    let body = inner.get(open + 1..).unwrap_or_default();
    let Some(close) = body.find(')') else {
        let range = start + open..start + open + 1;
        faults.push(Fault::refused(range, FaultKind::Parenthesis, Confidence::Inferred));
        return Reading { schedule: None, faults };
    };
    if close + 1 < body.len() {
        let range = body_start + close + 1..body_start + body.len();
        faults.push(Fault::refused(range, FaultKind::Trailing, Confidence::Inferred));
    }
    let body = body.get(..close).unwrap_or_default();
    let schedule = match kind.as_str() {
        "cron" => cron::read(body, body_start, &mut faults).map(Schedule::Cron),
        "rate" => rate::read(body, body_start, &mut faults).map(Schedule::Rate),
        _ => at::read(body, body_start, &mut faults).map(Schedule::At),
    };
    faults.sort_by_key(|fault| (fault.range.start, fault.range.end));
    Reading { schedule, faults }
}

/// A text without parentheses: perhaps the inside of a cron or rate expression.
fn bare(text: &str, start: usize) -> Fault {
    let range = start..start + text.len();
    let tokens = text.split_whitespace().count();
    let cron = (5..=7).contains(&tokens) && text.contains('*');
    let first = text.split_whitespace().next().unwrap_or_default();
    let rate = tokens == 2 && first.bytes().all(|b| b.is_ascii_digit());
    let kind = match (cron, rate) {
        (true, _) => FaultKind::Bare { keyword: "cron" },
        (_, true) => FaultKind::Bare { keyword: "rate" },
        _ => FaultKind::UnknownForm,
    };
    Fault::refused(range, kind, Confidence::Observed)
}

#[cfg(test)]
mod tests {
    use crate::service::schedule::fault::{FaultKind, Verdict};
    use crate::service::schedule::parse;

    #[test]
    fn what_is_refused_is_told_with_its_place() {
        type Row = (&'static str, &'static [(usize, usize, FaultKind)]);
        let rows: &[Row] = &[
            ("cron(0 2 ? * SUN *)", &[]),
            ("cron(0 0 2 ? * SUN *)", &[]),
            ("cron(0 2 ? * SUN)", &[(5, 16, FaultKind::CronFieldCount { found: 5 })]),
            ("rate(30 minutes)", &[]),
            ("rate(31 days)", &[]),
            ("rate(1 days)", &[(7, 11, FaultKind::RatePlural { right: "day" })]),
            ("rate(5 hour)", &[(7, 11, FaultKind::RatePlural { right: "hours" })]),
            ("rate(29 minutes)", &[(5, 15, FaultKind::RateTooShort)]),
            ("rate(32 days)", &[(5, 12, FaultKind::RateTooLong)]),
            ("rate(2 weeks)", &[(7, 12, FaultKind::RateUnit)]),
            ("rate(0 days)", &[(5, 6, FaultKind::RateNumber)]),
            ("rate(1.5 hours)", &[(5, 8, FaultKind::RateNumber)]),
            ("rate(30)", &[(5, 7, FaultKind::RateUnitMissing)]),
            ("every day", &[(0, 9, FaultKind::UnknownForm)]),
            ("rae(1 day)", &[(0, 3, FaultKind::UnknownForm)]),
            ("0 2 * * *", &[(0, 9, FaultKind::Bare { keyword: "cron" })]),
            ("cron(0 2 ? * SUN *", &[(4, 5, FaultKind::Parenthesis)]),
            ("rate(1 day) UTC", &[(11, 15, FaultKind::Trailing)]),
            ("at(2030-07-07T15:55:00)", &[]),
            ("at(2030-07-07)", &[(3, 13, FaultKind::AtForm)]),
            ("at(2030-02-30T15:55:00)", &[(11, 13, FaultKind::AtCalendar)]),
            ("at(2030-07-07T15:55:00Z)", &[(22, 23, FaultKind::AtZone)]),
        ];
        for (text, expected) in rows {
            let found: Vec<_> = parse(text).faults.into_iter().map(|f| (f.range.start, f.range.end, f.kind)).collect();
            assert_eq!(&found, expected, "{text}");
        }
    }

    #[test]
    fn what_nobody_recorded_is_no_refusal() {
        for text in [
            "rate(1day)",
            "rate(24 Hours)",
            "rate(30  minutes)",
            "CRON(0 2 ? * SUN *)",
            "at(2030-07-07T15:55)",
            "cron(0 0 2 ? * SUN * *)",
        ] {
            let faults = parse(text).faults;
            assert!(!faults.is_empty(), "{text}");
            assert!(faults.iter().all(|fault| fault.verdict < Verdict::Refused), "{text}: {faults:?}");
        }
    }
}
