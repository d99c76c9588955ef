//! The content of a change calendar is not a calendar that Systems Manager can use.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::calendar::{Fault, faults};
use crate::service::error::{ApiError, Confidence};
use crate::source::span::Span;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::CALENDARS, pages::ICALENDAR],
        ..meta("invalid-calendar", 862, include_str!("../../../rules/content/invalid-calendar.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if content.kind != Some("ChangeCalendar") || !content.embedded {
        return;
    }
    let text = content.tree.text();
    if text.trim().is_empty() || ["${", "{%", "<%", "%%", "@@", "{{"].iter().any(|mark| text.contains(mark)) {
        return;
    }
    for (range, fault) in faults(text) {
        let message = match fault {
            Fault::NoCalendar => "not a calendar: it does not begin with `BEGIN:VCALENDAR`".to_owned(),
            Fault::NoEnd => "the calendar has no `END:VCALENDAR`".to_owned(),
            Fault::NoType => "the calendar does not say whether it is open: `X-CALENDAR-TYPE` is missing".to_owned(),
            Fault::Type(name) => format!("unknown calendar type {}", quote(name)),
            Fault::Unended(name) => format!("{} has no `END`", quote(name)),
            Fault::Unbegun(name) => format!("{} has no `BEGIN`", quote(name)),
            Fault::Lacks(name) => format!("the event has no {}", quote(name)),
            Fault::Time(name) => format!("{} is not a time", quote(name)),
            Fault::Order => "the event ends before it begins".to_owned(),
        };
        let finding = findings.at(Span::new(content.tree.source(), range.start, range.end), message);
        match fault {
            Fault::NoType | Fault::Type(_) => {
                finding.help("write `X-CALENDAR-TYPE:DEFAULT_OPEN` or `X-CALENDAR-TYPE:DEFAULT_CLOSED`");
            }
            Fault::Time(_) => {
                finding.help("write `20270131T080000Z`, or `20270131T080000` with a `TZID`");
            }
            _ => {}
        }
    }
}
