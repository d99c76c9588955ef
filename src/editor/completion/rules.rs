//! Rules by name: in comments that silence, and in the configuration.

use crate::editor::completion::item::{CompletionKind, Draft, Form, Holds, bounded};
use crate::editor::completion::names::Offers;
use crate::model::suppression::MARK;
use crate::rules::ALL;
use std::ops::Range;

/// The rules that what is typed may be of, as they are written at a place.
pub(crate) fn all(form: Form, typed: &str) -> Offers {
    let offer = |meta: &crate::diagnostic::meta::Meta| {
        let detail = format!("{}, {}", meta.code, meta.level());
        Draft::new(meta.name.as_str(), form, CompletionKind::Rule).detail(Some(detail)).markdown(Some(meta.about()))
    };
    let (names, is_cut) = bounded(ALL.iter().map(|rule| rule.meta.name.as_str()), typed);
    let found = names.into_iter().filter_map(|name| ALL.iter().find(|rule| rule.meta.name.as_str() == name));
    (found.map(|rule| offer(&rule.meta)).collect(), is_cut)
}

/// What of the configuration its schema does not say.
pub(crate) fn of_configuration(names: &[&str], given: Option<&[&str]>, typed: &str) -> Option<Offers> {
    let (mut offers, is_cut) = match (names, given) {
        (["rules"] | ["overrides", "*", "rules"], Some(_)) => all(Form::Name(Holds::Text), typed),
        (["ignore", "*", "rule"] | ["unsilenceable", "*"], None) => all(Form::Text, typed),
        _ => return None,
    };
    offers.retain(|draft| given.is_none_or(|given| !given.contains(&draft.label.as_str())));
    Some((offers, is_cut))
}

/// The bytes of the rule that is typed in a comment, or in a text that silences, where the cursor is in its brackets.
pub(crate) fn in_brackets(text: &str, line: Range<usize>, byte: usize) -> Option<Range<usize>> {
    let before = text.get(line.start..byte)?;
    let mark = before.rfind(MARK)?;
    let open = before.get(mark..)?.find('[').map(|at| mark + at)?;
    let inside = before.get(open + 1..)?;
    if inside.contains(']') {
        return None;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let start = byte - (inside.len() - inside.trim_end_matches(is_part).len());
    let behind = text.get(byte..line.end)?;
    Some(start..byte + (behind.len() - behind.trim_start_matches(is_part).len()))
}
