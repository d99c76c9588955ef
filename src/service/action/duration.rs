//! Durations and instants of ISO 8601, as `aws:sleep` takes them.
//!
//! Source: <https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-sleep.html>; `PT0.5S`, `PT24H5M`, `PT01S` and `P1D` in the runbooks that Amazon owns.

/// The seconds of a duration, begun ones not counted; `None` when it is none. Days are the greatest unit whose length is fixed:
/// weeks, months and years are read and count as nothing.
pub(crate) fn seconds(text: &str) -> Option<u64> {
    let rest = text.strip_prefix(['P', 'p'])?;
    let (days, time) = match rest.split_once(['T', 't']) {
        Some((days, time)) if !time.is_empty() => (days, time),
        Some(_) => return None,
        None if rest.is_empty() => return None,
        None => (rest, ""),
    };
    let of_days = parts(days, &[('Y', 0), ('M', 0), ('W', 0), ('D', 86_400)], false)?;
    let of_time = parts(time, &[('H', 3600), ('M', 60), ('S', 1)], true)?;
    of_days.checked_add(of_time).or(Some(u64::MAX))
}

/// Numbers with these units, in this order, each at most once.
fn parts(text: &str, units: &[(char, u64)], fraction: bool) -> Option<u64> {
    let (mut rest, mut total, mut units) = (text, 0u64, units.iter());
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
        let (number, tail) = rest.split_at_checked(end)?;
        let unit = tail.chars().next()?;
        let (name, length) = units.by_ref().find(|(name, _)| name.eq_ignore_ascii_case(&unit))?;
        let whole = match number.split_once(['.', ',']) {
            Some((whole, part)) if fraction && *name == 'S' && part.bytes().all(|b| b.is_ascii_digit()) => whole,
            Some(_) => return None,
            None => number,
        };
        if whole.is_empty() {
            return None;
        }
        // A number beyond 64 bits is longer than any limit.
        let count: u64 = whole.parse().unwrap_or(u64::MAX);
        total = total.saturating_add(count.saturating_mul(*length));
        rest = tail.get(unit.len_utf8()..)?;
    }
    Some(total)
}

/// Whether a text begins as an instant: a date, `T` and a time.
pub(crate) fn is_instant(text: &str) -> bool {
    let form = "dddd-dd-ddTdd:dd";
    let fits = |(c, f): (char, char)| if f == 'd' { c.is_ascii_digit() } else { c == f };
    text.len() >= form.len() && text.chars().zip(form.chars()).all(fits)
}

#[cfg(test)]
mod tests {
    use crate::service::action::duration::{is_instant, seconds};

    #[test]
    fn durations_have_their_seconds() {
        for (text, expected) in [
            ("PT0.5S", Some(0)),
            ("P1D", Some(86_400)),
            ("PT24H5M", Some(86_700)),
            ("PT01S", Some(1)),
            ("P8D", Some(691_200)),
            ("P1DT1S", Some(86_401)),
            ("P1W", Some(0)),
            ("P30S", None),
            ("PT", None),
            ("P", None),
            ("PT5", None),
            ("PT1.5H", None),
            ("PT5M10H", None),
            ("PT.5S", None),
            ("60", None),
            ("5 minutes", None),
            ("PT99999999999999999999S", Some(u64::MAX)),
            ("PTéS", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
        assert!(is_instant("2027-01-01T00:00:00Z") && !is_instant("2027-01-01") && !is_instant("tomorrow at 10:00"));
    }
}
