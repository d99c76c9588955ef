//! One fault's own edit, whatever else is wrong with the expression.

use crate::service::schedule::at;
use crate::service::schedule::change::{Edit, nickname};
use crate::service::schedule::edit_cron::edit_cron;
use crate::service::schedule::edit_rate::{edit_at, edit_rate};
use crate::service::schedule::fault::Fault;
use crate::service::schedule::fault_kind::{FaultKind, ParenthesisFlaw};
use crate::service::schedule::form::{Outer, split};
use crate::service::schedule::token::{Token, is_blank};
use crate::service::schedule::unit::Form;

/// The edit that fixes this fault; `None` when nothing is known to, or when it would change nothing.
pub(crate) fn edit(text: &str, fault: &Fault) -> Option<Edit> {
    let whole = Token { text, start: 0 }.trim();
    let found = text.get(fault.range.clone())?;
    let edit = match split(whole) {
        None => formless(whole, fault),
        Some(outer) => edit_outer(whole, &outer, fault).or_else(|| match outer.form {
            Form::Cron => edit_cron(whole, outer.body, fault, found),
            Form::Rate => edit_rate(outer.body, fault, found),
            Form::At => edit_at(outer.body, fault),
        }),
    };
    let edit = match fault.kind {
        FaultKind::OuterBlank => Edit::safe(0..text.len(), whole.text),
        _ => edit,
    };
    edit.filter(|edit| text.get(edit.range.clone()).is_some_and(|old| old != edit.replacement))
}

fn edit_outer(whole: Token<'_>, outer: &Outer<'_>, fault: &Fault) -> Option<Edit> {
    match fault.kind {
        FaultKind::KeywordCase { form } => Edit::safe(outer.keyword.range(), form.keyword()),
        FaultKind::TrailingText => Edit::safe(outer.tail.range(), ""),
        FaultKind::Parenthesis { flaw: ParenthesisFlaw::Stray, .. } => Edit::guess(fault.range.clone(), ""),
        FaultKind::Parenthesis { flaw: ParenthesisFlaw::Unclosed, .. } => Edit::guess(whole.end()..whole.end(), ")"),
        FaultKind::Parenthesis { .. } => {
            Edit::guess(whole.range(), format!("{}({})", outer.keyword.text, outer.body.text))
        }
        _ => None,
    }
}

/// Texts without a keyword: wrap them, or put the keyword right.
fn formless(whole: Token<'_>, fault: &Fault) -> Option<Edit> {
    match fault.kind {
        FaultKind::BareText { form } => Edit::guess(whole.range(), format!("{}({})", form.keyword(), whole.text)),
        FaultKind::UnknownForm { near: Some(form) } => {
            let word = whole.text.split('(').next()?.trim_end_matches(is_blank);
            Edit::guess(whole.start..whole.start.saturating_add(word.len()), form.keyword())
        }
        FaultKind::UnknownForm { near: None } => match nickname(whole.text) {
            Some(rate) => Edit::guess(whole.range(), rate),
            None => at::parts(whole).and_then(|_| Edit::guess(whole.range(), format!("at({})", whole.text))),
        },
        _ => None,
    }
}
