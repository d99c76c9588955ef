//! The seconds, minutes and hours of cron.

use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::{CronField, FaultKind};
use crate::service::schedule::token::{Token, number, numeric_items, within};

/// Hours between runs. Source: user guide, and the service's message that lists half, 1, 2, 4, 8 and 12 hours.
const HOUR_STEPS: [u64; 5] = [1, 2, 4, 8, 12];

/// Minutes between runs within an hour. Source: as above.
const MINUTE_STEP: u64 = 30;

/// What the minutes say.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Minutes {
    Fixed(u8),
    HalfHourly,
    Unread,
}

/// What the hours say.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Hours {
    Fixed(u8),
    Every,
    Step(u8),
    Unread,
}

/// Seconds must be `0`. Source: user guide, 2018-12 ("must be 0"). Nothing is known of `00`.
pub(crate) fn check_seconds(token: Token<'_>, faults: &mut Vec<Fault>) {
    match (token.text, token.number()) {
        ("0", _) => {}
        ("00", _) => faults.push(Fault::probably_accepted(token.range(), FaultKind::CronSeconds)),
        (_, Some(0)) => faults.push(Fault::probably_refused(token.range(), FaultKind::CronSeconds)),
        _ => faults.push(Fault::documented(token.range(), FaultKind::CronSeconds)),
    }
}

/// Minutes: one number, `0/30` or `*/30`.
pub(crate) fn read_minutes(token: Token<'_>, faults: &mut Vec<Fault>) -> Minutes {
    let (place, field) = (token.range(), CronField::Minutes);
    if token.text == "*" {
        faults.push(Fault::documented(place, FaultKind::CronTooOften));
        return Minutes::Unread;
    }
    if let Some(fixed) = fixed(token, field, faults) {
        return fixed.map_or(Minutes::Unread, Minutes::Fixed);
    }
    let Some((base, step)) = step(token, field, faults) else { return Minutes::Unread };
    let fault = match step.parsed {
        _ if base.out_of_range => Fault::documented(place, FaultKind::out_of_range(field, number(base.text))),
        0 | 60.. => Fault::inferred(place, FaultKind::CronStep { field, step: step.parsed }),
        1..MINUTE_STEP => Fault::documented(place, FaultKind::CronTooOften),
        MINUTE_STEP if !base.zero => Fault::probably_refused(place, FaultKind::CronMinuteShape),
        MINUTE_STEP if base.plain && step.plain => return Minutes::HalfHourly,
        MINUTE_STEP => {
            faults.push(Fault::probably_accepted(place, FaultKind::CronMinuteShape));
            return Minutes::HalfHourly;
        }
        _ => Fault::inferred(place, FaultKind::CronMinuteShape),
    };
    faults.push(fault);
    Minutes::Unread
}

/// Hours: one number, `*`, or `0/N` or `*/N` with N of [`HOUR_STEPS`].
pub(crate) fn read_hours(token: Token<'_>, faults: &mut Vec<Fault>) -> Hours {
    let (place, field) = (token.range(), CronField::Hours);
    if token.text == "*" {
        return Hours::Every;
    }
    if let Some(fixed) = fixed(token, field, faults) {
        return fixed.map_or(Hours::Unread, Hours::Fixed);
    }
    let Some((base, step)) = step(token, field, faults) else { return Hours::Unread };
    let shape = FaultKind::CronHourShape { step: Some(step.parsed) };
    let known = u8::try_from(step.parsed).ok().filter(|_| HOUR_STEPS.contains(&step.parsed));
    let (fault, hours) = match (step.parsed, known) {
        _ if base.out_of_range => {
            (Fault::documented(place, FaultKind::out_of_range(field, number(base.text))), Hours::Unread)
        }
        (0 | 25.., _) => (Fault::inferred(place, FaultKind::CronStep { field, step: step.parsed }), Hours::Unread),
        (_, Some(_)) | (24, _) if !base.zero => (Fault::probably_refused(place, shape), Hours::Unread),
        // One run a day, at midnight; the API takes it by one record, the agent does not.
        (24, _) => (Fault::probably_accepted(place, shape), Hours::Fixed(0)),
        (_, Some(known)) if base.plain && step.plain => return Hours::Step(known),
        (_, Some(known)) => (Fault::probably_accepted(place, shape), Hours::Step(known)),
        _ => (Fault::documented(place, shape), Hours::Unread),
    };
    faults.push(fault);
    hours
}

/// A field of digits: `Some(None)` when they are out of range, `None` when it is not of digits.
fn fixed(token: Token<'_>, field: CronField, faults: &mut Vec<Fault>) -> Option<Option<u8>> {
    let value = token.number()?;
    let fixed = within(token.text, 2, field.limits());
    if fixed.is_none() {
        faults.push(Fault::documented(token.range(), FaultKind::out_of_range(field, Some(value))));
    }
    Some(fixed)
}

/// The part before the slash.
struct Base<'t> {
    text: &'t str,
    /// Whether it means the beginning of the field.
    zero: bool,
    /// Whether it is written in a documented way: `0` or `*`.
    plain: bool,
    out_of_range: bool,
}

/// The part after the slash.
struct Step {
    parsed: u64,
    /// Whether it has no leading zero.
    plain: bool,
}

/// A field with one step; anything else is a fault already.
fn step<'t>(token: Token<'t>, field: CronField, faults: &mut Vec<Fault>) -> Option<(Base<'t>, Step)> {
    let found = token.text.split_once('/').and_then(|(base, step)| {
        let value = if base == "*" { Some(0) } else { number(base) }?;
        let plain = matches!(base, "0" | "*");
        let out_of_range = base != "*" && within(base, 2, field.limits()).is_none();
        let parsed = number(step)?;
        Some((
            Base { text: base, zero: value == 0, plain, out_of_range },
            Step { parsed, plain: !step.starts_with('0') },
        ))
    });
    if found.is_none() {
        faults.push(other(token, field));
    }
    found
}

fn other(token: Token<'_>, field: CronField) -> Fault {
    let place = token.range();
    match field {
        _ if token.text == "?" => Fault::documented(place, FaultKind::CronQuestionMarkPlace { field }),
        _ if !numeric_items(token.text) => Fault::documented(place, FaultKind::CronSyntax { field }),
        CronField::Hours => Fault::inferred(place, FaultKind::CronHourShape { step: None }),
        _ => Fault::inferred(place, FaultKind::CronMinuteShape),
    }
}

#[cfg(test)]
mod tests {
    use crate::service::schedule::fault::Verdict;
    use crate::service::schedule::parse;

    #[test]
    fn only_a_documented_way_of_writing_is_surely_accepted() {
        let minutes = ["0/30", "*/30", "00/30", "0/030", "00/030"].map(|minutes| format!("cron({minutes} * ? * * *)"));
        let hours = ["0/4", "*/4", "00/4", "0/04", "00/04"].map(|hours| format!("cron(0 {hours} ? * * *)"));
        for (number, text) in minutes.iter().enumerate().chain(hours.iter().enumerate()) {
            let verdicts: Vec<Verdict> = parse(text).faults.iter().map(|fault| fault.verdict).collect();
            let expected: &[Verdict] = if number < 2 { &[] } else { &[Verdict::ProbablyAccepted] };
            assert_eq!(verdicts, expected, "{text}");
        }
    }
}
