//! Expressions with placeholders: what is wrong whatever a later step puts in their place.
//!
//! A placeholder may become any number of fields. An expression that is taken in the end has its year last, its weekday
//! before that, and so on; so the fields after the last placeholder are known from the end, and a unit after a number's
//! placeholder is a unit.

use crate::service::schedule::fault::{Fault, Verdict};
use crate::service::schedule::fault_kind::FaultKind;
use crate::service::schedule::form;
use crate::service::schedule::reading::Reading;
use crate::service::schedule::unit::Form;
use std::ops::Range;

/// Fields that are taken in every shape, in their order: they come before the known ones.
const NEUTRAL: [&str; 6] = ["0", "2", "?", "*", "SUN", "*"];

/// Reads an expression with placeholders.
pub(crate) fn read(text: &str, find: impl Fn(&str) -> Option<Range<usize>>) -> Reading {
    let end = last_placeholder(text, find);
    let Some((form, body)) = form(text, end) else { return Reading::default() };
    let faults = match form {
        Form::Cron => cron(text, end..body),
        Form::Rate => rate(text, end..body),
        Form::At => Vec::new(),
    };
    Reading { form: Some(form), schedule: None, faults }
}

/// Where the last placeholder ends.
fn last_placeholder(text: &str, find: impl Fn(&str) -> Option<Range<usize>>) -> usize {
    let mut end = 0;
    while let Some(found) = text.get(end..).and_then(&find) {
        end += found.end;
    }
    end
}

/// The form, and where the inside of its parentheses ends; nothing where the placeholder may reach that far.
fn form(text: &str, placeholder: usize) -> Option<(Form, usize)> {
    let form = Form::ALL
        .into_iter()
        .find(|form| text.strip_prefix(form.keyword()).is_some_and(|rest| rest.starts_with('(')))?;
    let body = text.len().checked_sub(1).filter(|_| text.ends_with(')'))?;
    (placeholder > form.keyword().len() && placeholder <= body).then_some((form, body))
}

/// Faults of the fields after the last placeholder. A text that goes on without a space belongs to the placeholder's field.
fn cron(text: &str, known: Range<usize>) -> Vec<Fault> {
    let tail = text.get(known.clone()).unwrap_or_default();
    let Some(first) = tail.find(' ') else { return Vec::new() };
    let fields: Vec<&str> = tail.get(first..).unwrap_or_default().split_whitespace().collect();
    let Some(front) = NEUTRAL.len().checked_sub(fields.len()).and_then(|front| NEUTRAL.get(..front)) else {
        return Vec::new();
    };
    let head = format!("cron({}", front.join(" "));
    let whole = format!("{head}{})", tail.get(first..).unwrap_or_default());
    let shift = known.start + first;
    let faults = form::read(&whole).faults.into_iter().filter(|fault| {
        let alone = matches!(
            fault.kind,
            FaultKind::CronMonth
                | FaultKind::CronYear
                | FaultKind::CronNth
                | FaultKind::CronWeekdayRange
                | FaultKind::CronWeekdayList
                | FaultKind::CronWeekdayStep
                | FaultKind::CronSyntax { .. }
                | FaultKind::CronQuestionMarkPlace { .. }
        );
        alone && fault.verdict == Verdict::Refused && fault.range.start > head.len()
    });
    let place = |range: Range<usize>| range.start - head.len() + shift..range.end - head.len() + shift;
    faults.map(|fault| Fault { range: place(fault.range), ..fault }).collect()
}

/// Whether the unit after the number's placeholder is one that no number makes right.
fn rate(text: &str, known: Range<usize>) -> Vec<Fault> {
    let tail = text.get(known.clone()).unwrap_or_default();
    let unit = tail.trim();
    let is_word = tail.starts_with(' ') && !unit.is_empty() && unit.bytes().all(|b| b.is_ascii_alphabetic());
    let reading = form::read(&format!("rate(2 {unit})"));
    let unknown = reading.faults.into_iter().find(|fault| matches!(fault.kind, FaultKind::RateUnknownUnit { .. }));
    let start = known.start + tail.len() - tail.trim_start().len();
    let moved = unknown.filter(|_| is_word).map(|fault| Fault { range: start..start + unit.len(), ..fault });
    moved.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::service::schedule::parse_template;
    use crate::service::schedule::unit::Form;
    use std::ops::Range;

    fn find(text: &str) -> Option<Range<usize>> {
        let start = text.find("${")?;
        let end = text.get(start..)?.find('}')?;
        Some(start..start + end + 1)
    }

    #[test]
    fn the_form_is_known_where_no_placeholder_reaches_its_parentheses() {
        let in_parentheses = |text: &str| {
            let start = text.find("$(")?;
            let end = text.get(start..)?.find(')')?;
            Some(start..start + end + 1)
        };
        for (text, form) in [
            ("rate(5 $(UNIT))", Some(Form::Rate)),
            ("cron(0 $(HOUR) ? * SUN *)", Some(Form::Cron)),
            ("rate(5 $(UNIT)", None),
            ("$(WORD)(1 day)", None),
        ] {
            assert_eq!(parse_template(text, in_parentheses).form, form, "{text}");
        }
    }

    #[test]
    fn only_what_no_replacement_mends_is_a_fault() {
        let rows: &[(&str, &[&str])] = &[
            ("cron(${M} 2 ? * SUN *)", &[]),
            ("cron(${TIME} ? * SUN *)", &[]),
            ("cron(${TIME} ? * MON-FRI *)", &["MON-FRI"]),
            ("cron(0 ${H} ? 6 MON,TUE 2030)", &["6", "MON,TUE", "2030"]),
            ("cron(0 2 ? * ${DAY} *)", &[]),
            ("cron(0 2 ? * ${DAY}#6 *)", &[]),
            ("cron(0 2 * * ${REST})", &[]),
            ("cron(${ALL})", &[]),
            ("rate(${N} days)", &[]),
            ("rate(${N} day)", &[]),
            ("rate(${N} weeks)", &["weeks"]),
            ("rate(${N}${UNIT})", &[]),
            ("${WORD}(1 day)", &[]),
            ("at(${WHEN}Z)", &[]),
        ];
        for (text, expected) in rows {
            let faults = parse_template(text, find).faults;
            let found: Vec<&str> = faults.iter().filter_map(|fault| text.get(fault.range.clone())).collect();
            assert_eq!(&found, expected, "{text}");
        }
    }
}
