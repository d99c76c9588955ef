//! `CalendarNames` names a document of another type, or one that does not exist although the configuration says that all are
//! listed.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::model::value::{self, List};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::ApiError;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        raises: Some(ApiError::InvalidDocument),
        sources: &[pages::CALENDARS, pages::CREATE_ASSOCIATION],
        ..meta("not-a-calendar", 275, include_str!("../../../rules/schedule/not-a-calendar.md"))
    },
    check: Check::Given(&[Field::CalendarNames], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let List::Items(names) = association.list(Field::CalendarNames) else { return };
    for text in names.items().flat_map(value::texts).filter(|text| !text.as_str().is_empty()) {
        match context.facts.document_of(text) {
            Lookup::Found(document) if document.kind.is_some() && !document.is("ChangeCalendar") => {
                let finding = findings.at(text.place(), format!("{} is not a calendar", quote(text.as_str())));
                finding.help("name a document of type `ChangeCalendar`");
                if let Some(kind) = document.kind {
                    finding.label(kind.span, format!("its type is {}", quote(&kind.text)));
                }
            }
            Lookup::Absent => {
                findings.at(text.place(), format!("no calendar {} is known", quote(text.as_str())));
            }
            Lookup::Found(_) | Lookup::Unknown => {}
        }
    }
}
