//! What a parameter of a template may be given: its default, or one of its allowed values.

use crate::frontend::partial::candidate::{Assumption, Candidate, Candidates, Joined, MOST, Value, when};
use crate::model::reader;
use crate::model::value;
use crate::service::java_pattern::compiled::{Compiled, Sketch};
use crate::settings::GivenParameter;
use crate::source::place::WhenKind;
use crate::syntax::node::Node;

/// The largest pattern of a parameter that is followed, in states: it is compiled for each use.
const MOST_STATES: u64 = 10_000;

/// What `author`, a reference to the parameter of this name, may turn out to be.
pub(crate) fn candidates<'t>(
    name: &'t str,
    parameter: Node<'t>,
    author: Node<'t>,
    given: Option<&'t GivenParameter>,
) -> Candidates<'t> {
    if is_secret(parameter) || is_stored(parameter) {
        return Candidates::unknown();
    }
    if let Some(given) = given {
        return of_given(name, parameter, author, given);
    }
    let is_list = is_list(parameter);
    let default = reader::member(parameter, "Default").filter(|node| is_short(*node) && is_taken(*node, parameter));
    let allowed = allowed(parameter);
    // An empty default asks for a value, or stands for none.
    let empty = allowed.is_none() && default.is_some_and(|node| node.text().is_empty());
    let default = default.filter(|_| !empty);
    let mut found = Candidates { open: allowed.is_none() || is_list, empty, ..Candidates::default() };
    let mut add = |node: Node<'t>, kind| {
        let value = if is_list { Value::List(items(node)) } else { Value::Node(node) };
        let under = vec![Assumption::Value(name, node.text())];
        found.push(Candidate { value, author, when: vec![when(node.span(), kind)], under });
    };
    match allowed.filter(|_| !is_list) {
        Some(allowed) => {
            allowed.items().take(MOST + 1).filter(|item| is_short(*item)).for_each(|item| add(item, WhenKind::Allowed))
        }
        None => default.into_iter().for_each(|node| add(node, WhenKind::Default)),
    }
    found
}

/// The one value that a parameter is given; with one that it does not take no call is made.
fn of_given<'t>(name: &'t str, parameter: Node<'t>, author: Node<'t>, given: &'t GivenParameter) -> Candidates<'t> {
    let text = given.value.as_deref().filter(|text| broken_constraint(text, parameter).is_none());
    let Some(text) = text else { return Candidates::unknown() };
    let plain = |text: &str| Joined { text: text.to_owned(), segments: Vec::new() };
    let value = match is_list(parameter) {
        true => Value::List(text.split(',').map(|part| plain(part.trim())).collect()),
        false => Value::Text(plain(text)),
    };
    let when = vec![when(given.place, WhenKind::Given)];
    let under = vec![Assumption::Value(name, text)];
    Candidates { each: vec![Candidate { value, author, when, under }], ..Candidates::default() }
}

/// Which bound of its own a parameter's value breaks.
pub(crate) fn broken_constraint(text: &str, parameter: Node<'_>) -> Option<&'static str> {
    if is_list(parameter) || is_stored(parameter) {
        return None;
    }
    let known = |item: Node<'_>| value::is_unknown(item) || item.text() == text;
    let listed = allowed(parameter).is_none_or(|allowed| allowed.items().any(known));
    match listed {
        false => Some("AllowedValues"),
        true => broken_bound(text, parameter),
    }
}

/// Whether the value of a parameter is not to be shown.
pub(crate) fn is_secret(parameter: Node<'_>) -> bool {
    reader::text(parameter, "NoEcho").is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

/// The values that a parameter may have, where they are listed.
pub(crate) fn allowed(parameter: Node<'_>) -> Option<Node<'_>> {
    reader::member(parameter, "AllowedValues").filter(|list| list.is_sequence() && !list.is_empty())
}

/// Whether a reference to a parameter is the one text that it is given.
pub(crate) fn is_plain(parameter: Node<'_>) -> bool {
    !is_list(parameter) && !is_stored(parameter)
}

fn is_list(parameter: Node<'_>) -> bool {
    kind(parameter).is_some_and(|kind| kind == "CommaDelimitedList" || kind.starts_with("List<"))
}

/// Whether a parameter names one of Systems Manager's store, whose value is not in the template.
fn is_stored(parameter: Node<'_>) -> bool {
    kind(parameter).is_some_and(|kind| kind.starts_with("AWS::SSM::Parameter::"))
}

fn kind(parameter: Node<'_>) -> Option<&str> {
    reader::text(parameter, "Type")
}

/// Whether a parameter may have its default at all: CloudFormation takes no template whose default breaks its own bounds, so
/// no call is made with it.
fn is_taken(default: Node<'_>, parameter: Node<'_>) -> bool {
    let fits = fits(default.text(), parameter);
    broken_bound(default.text(), parameter).is_none() && fits.is_none_or(|fits| fits == Some(true))
}

fn broken_bound(text: &str, parameter: Node<'_>) -> Option<&'static str> {
    let bound = |name| reader::text(parameter, name).and_then(|text| text.parse::<f64>().ok());
    let length = text.chars().count() as f64;
    let number = text.parse::<f64>().ok();
    if bound("MinLength").is_some_and(|least| length < least) {
        Some("MinLength")
    } else if bound("MaxLength").is_some_and(|most| length > most) {
        Some("MaxLength")
    } else if bound("MinValue").zip(number).is_some_and(|(least, number)| number < least) {
        Some("MinValue")
    } else if bound("MaxValue").zip(number).is_some_and(|(most, number)| number > most) {
        Some("MaxValue")
    } else {
        // One that is not understood here may fit.
        fits(text, parameter).filter(|fits| *fits == Some(false)).map(|_| "AllowedPattern")
    }
}

/// Whether a value fits the pattern of a parameter, where there is one; not known of one that is not followed.
fn fits(text: &str, parameter: Node<'_>) -> Option<Option<bool>> {
    let pattern = reader::text(parameter, "AllowedPattern")?;
    let is_small = matches!(Sketch::of(pattern), Sketch::States(states) if states <= MOST_STATES);
    Some(is_small.then(|| Compiled::of(pattern).matches(text)).flatten())
}

/// Whether a scalar is not longer than CloudFormation lets a parameter be, in bytes.
fn is_short(node: Node<'_>) -> bool {
    node.is_scalar() && node.text().len() <= 4096
}

/// The items of a list that is written with commas between them.
fn items(node: Node<'_>) -> Vec<Joined<'_>> {
    let mut start = 0;
    let ranges = node.text().split(',').map(|part| {
        let from = start + part.len() - part.trim_start().len();
        start += part.len() + 1;
        from..from + part.trim().len()
    });
    ranges.map(|range| Joined::of(node, range)).collect()
}
