//! The text of a change calendar: iCalendar, RFC 5545, as far as Systems Manager has use for it.
//!
//! Source: <https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-change-calendar.html>; calendars that deploy.

use std::ops::Range;

/// What is wrong with a calendar.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Fault<'t> {
    /// It does not begin as a calendar.
    NoCalendar,
    /// It does not end.
    NoEnd,
    /// It does not say whether it is open outside its events.
    NoType,
    /// It says something else there.
    Type(&'t str),
    /// A component begins and does not end.
    Unended(&'t str),
    /// A component ends that did not begin.
    Unbegun(&'t str),
    /// An event lacks a property.
    Lacks(&'static str),
    /// The time of this property cannot be read.
    Time(&'static str),
    /// An event ends before it begins.
    Order,
}

/// A fault with its place in the text.
pub(crate) type Placed<'t> = (Range<usize>, Fault<'t>);

/// Findings of one calendar beyond this number say nothing new.
const MOST: usize = 20;

/// An event that is being read.
#[derive(Default)]
struct Event<'t> {
    place: Range<usize>,
    start: Option<&'t str>,
    end: Option<(Range<usize>, &'t str)>,
    lasts: bool,
}

/// The faults of a calendar, in the order of the text.
pub(crate) fn faults(text: &str) -> Vec<Placed<'_>> {
    let mut list = Vec::new();
    let mut lines = lines(text).filter(|(_, line)| !line.trim().is_empty());
    let Some((first, line)) = lines.next() else { return list };
    if !line.trim_end().eq_ignore_ascii_case("BEGIN:VCALENDAR") {
        return vec![(first, Fault::NoCalendar)];
    }
    let mut open: Vec<(Range<usize>, &str)> = vec![(first.clone(), "VCALENDAR")];
    let (mut typed, mut event) = (false, None::<Event<'_>>);
    for (place, line) in lines {
        let Some((head, value)) = line.split_once(':') else { continue };
        let (name, value) = (head.split(';').next().unwrap_or_default(), value.trim_end());
        if name.eq_ignore_ascii_case("BEGIN") {
            if value.eq_ignore_ascii_case("VEVENT") {
                event = Some(Event { place: place.clone(), ..Event::default() });
            }
            open.push((place, value));
        } else if name.eq_ignore_ascii_case("END") {
            match open.iter().rposition(|(_, begun)| begun.eq_ignore_ascii_case(value)) {
                Some(at) => {
                    let inner = open.split_off(at);
                    list.extend(inner.into_iter().skip(1).map(|(place, name)| (place, Fault::Unended(name))));
                }
                None => list.push((place, Fault::Unbegun(value))),
            }
            if value.eq_ignore_ascii_case("VEVENT")
                && let Some(event) = event.take()
            {
                judge(&event, &mut list);
            }
        } else if name.eq_ignore_ascii_case("X-CALENDAR-TYPE") && open.len() == 1 {
            typed = true;
            if !matches!(value, "DEFAULT_OPEN" | "DEFAULT_CLOSED") {
                let start = place.end - line.len() + head.len() + 1;
                list.push((start..start + value.len(), Fault::Type(value)));
            }
        } else if let Some(event) = &mut event {
            read(event, name, value, place, line, &mut list);
        }
        if list.len() >= MOST {
            return list;
        }
    }
    for (place, name) in open {
        let fault = if name == "VCALENDAR" { Fault::NoEnd } else { Fault::Unended(name) };
        list.push((place, fault));
    }
    if !typed {
        list.push((first, Fault::NoType));
    }
    list.sort_by_key(|(place, _)| place.start);
    list
}

fn read<'t>(
    event: &mut Event<'t>,
    name: &str,
    value: &'t str,
    place: Range<usize>,
    line: &str,
    list: &mut Vec<Placed<'t>>,
) {
    let start = place.end - line.len() + line.find(':').map_or(0, |colon| colon + 1);
    let of_value = start..start + value.len();
    let property = match name.to_ascii_uppercase().as_str() {
        "DTSTART" => "DTSTART",
        "DTEND" => "DTEND",
        "DURATION" => return event.lasts = true,
        _ => return,
    };
    if !is_time(value) {
        list.push((of_value, Fault::Time(property)));
    } else if property == "DTSTART" {
        event.start = Some(value);
        return;
    } else {
        event.end = Some((of_value, value));
        return;
    }
    // What cannot be read is there all the same.
    event.lasts = true;
    event.start = event.start.or(Some(""));
}

fn judge<'t>(event: &Event<'t>, list: &mut Vec<Placed<'t>>) {
    let place = || event.place.clone();
    if event.start.is_none() {
        list.push((place(), Fault::Lacks("DTSTART")));
    }
    if event.end.is_none() && !event.lasts {
        list.push((place(), Fault::Lacks("DTEND")));
    }
    if let (Some(start), Some((at, end))) = (event.start, &event.end)
        && start.len() == end.len()
        && start.ends_with('Z') == end.ends_with('Z')
        && *end < start
    {
        list.push((at.clone(), Fault::Order));
    }
}

/// `yyyyMMdd`, or with `THHmmss` and perhaps `Z` after it.
fn is_time(text: &str) -> bool {
    let digits = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once('T') {
        Some((date, time)) => digits(date, 8) && digits(time.strip_suffix('Z').unwrap_or(time), 6),
        None => digits(text, 8),
    }
}

/// The lines with their places, without their ends.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |whole| {
        let line = whole.trim_end_matches(['\n', '\r']);
        let place = at..at + line.len();
        at += whole.len();
        (place, line)
    })
}

#[cfg(test)]
mod tests {
    use crate::service::calendar::faults;

    #[test]
    fn calendars_are_read_to_their_events() {
        let told = |text: &str| faults(text).into_iter().map(|(_, fault)| format!("{fault:?}")).collect::<Vec<_>>();
        let calendar = |inner: &str| {
            told(&format!("BEGIN:VCALENDAR\r\nX-CALENDAR-TYPE:DEFAULT_OPEN\r\n{inner}END:VCALENDAR\r\n")).join(" ")
        };
        let event = "BEGIN:VEVENT\nDTSTART:20270101T000000Z\nDTEND:20270102T000000Z\nEND:VEVENT\n";
        for (inner, expected) in [
            (String::new(), ""),
            (event.to_owned(), ""),
            (event.replace("20270102", "20260102"), "Order"),
            (event.replace("DTEND:20270102T000000Z\n", ""), "Lacks(\"DTEND\")"),
            (event.replace("DTEND:20270102T000000Z", "DURATION:PT1H"), ""),
            (event.replace("20270101T000000Z", "2027-01-01"), "Time(\"DTSTART\")"),
            (event.replace("END:VEVENT\n", ""), "Unended(\"VEVENT\")"),
            (event.replace("BEGIN:VEVENT\n", ""), "Unbegun(\"VEVENT\")"),
        ] {
            assert_eq!(calendar(&inner), expected, "{inner}");
        }
        assert_eq!(told("BEGIN:VCALENDAR\nEND:VCALENDAR"), ["NoType"]);
        assert_eq!(told("BEGIN:VCALENDAR\nX-CALENDAR-TYPE:DEFAULT_OPEN"), ["NoEnd"]);
        assert_eq!(told("permit (principal);"), ["NoCalendar"]);
        let at = faults("BEGIN:VCALENDAR\nX-CALENDAR-TYPE:OPEN\nEND:VCALENDAR").first().map(|(at, _)| at.clone());
        assert_eq!(at, Some(32..36));
    }
}
