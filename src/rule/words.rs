//! Words that rules share: quoted text, lists, counts and suggestions.

use crate::service::catalogue;
use crate::source::printable::is_unprintable;
use std::fmt::Write;

/// Characters of a user's text that a message shows.
const SHOWN: usize = 60;

/// The longest text, in bytes, for which a name is looked for.
const LONGEST: usize = 200;

/// Names that are measured: where more than these are alike, none of them is surely the one.
const MEASURED: usize = 50;

/// Names among which the nearest one is looked for: more of them are no list that somebody knows by heart.
const LOOKED_AT: usize = 1000;

/// A user's text in backticks: on one line, without control characters, and not longer than a line.
pub fn quote(text: &str) -> String {
    quote_between("", text, "")
}

/// The same between two pieces of a sentence.
pub(crate) fn quote_between(before: &str, text: &str, behind: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'`';
    // All bytes are asked, so that many are asked at once.
    if text.len() <= SHOWN && text.bytes().fold(true, |plain, byte| plain & is_plain(byte)) {
        return [before, "`", text, "`", behind].concat();
    }
    [before, &quote_odd(text), behind].concat()
}

/// The same of a text of which not all can be shown.
fn quote_odd(text: &str) -> String {
    let mut quoted = String::from("`");
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN {
            quoted.push('…');
            break;
        }
        match c {
            '`' => quoted.push('\''),
            c if is_unprintable(c) => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "{}", c.escape_default());
            }
            c => quoted.push(c),
        }
    }
    quoted.push('`');
    quoted
}

/// Names in backticks, joined for a sentence: "`a`, `b` and `c`".
pub(crate) fn list<T: AsRef<str>>(names: &[T], last: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| quote(name.as_ref())).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., tail] => format!("{} {last} {tail}", head.join(", ")),
    }
}

/// Allowed values that a message lists: more make it too long for a log, and are in the help.
pub(crate) const LISTED: usize = 6;

/// That a value is not among those that something allows: it lists them where there are few.
pub(crate) fn allows_only(name: &str, allowed: &[&str]) -> String {
    match allowed.len() {
        ..=LISTED => format!("{name} allows only {}", list(allowed, "or")),
        _ => format!("not a value that {name} allows"),
    }
}

/// A count with its noun: "1 target", "6 targets".
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// The name that was probably meant: equal except for case, or a slip or two away; `None` when nothing is near.
pub fn nearest<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // A text much longer than any name is not a slip of one; measuring it would be slow.
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let given: Vec<char> = text.chars().collect();
    let lower = text.to_lowercase();
    // Of very short names every other one is near.
    let allowed = if given.len() < 3 { 0 } else { (1 + given.len() / 4).min(3) };
    let letters = letters(text);
    // Every byte that one has more than the other, and every character that only one of the two has, is a part of a step: most
    // names need no measuring.
    let bytes = if text.is_ascii() { allowed } else { allowed * 4 };
    let is_near = |name: &&str| {
        name.len() <= LONGEST && name.len().abs_diff(text.len()) <= bytes && {
            let other = self::letters(name);
            (letters & !other).count_ones().max((other & !letters).count_ones()) as usize <= allowed
                || name.eq_ignore_ascii_case(text)
        }
    };
    let near = names.into_iter().take(LOOKED_AT).filter(is_near).take(MEASURED);
    let mut other: Vec<char> = Vec::new();
    let mut best: Option<(usize, &str)> = None;
    for name in near {
        let same = name.eq_ignore_ascii_case(text) || !name.is_ascii() && name.to_lowercase() == lower;
        // What takes more steps than the best one so far is not measured to its end.
        let most = best.map_or(allowed, |(steps, _)| steps);
        other.clear();
        other.extend(name.chars());
        let Some(steps) = (if same { Some(0) } else { steps(&given, &other, most) }) else { continue };
        best = Some(best.map_or((steps, name), |best| best.min((steps, name))));
    }
    let (_, name) = best?;
    (name != text).then_some(name)
}

/// Which characters a text has, a bit each; some share one.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) & 0x3f))
}

/// How many characters to insert, take out, change or swap with the next one make one text of the other; `None` when more
/// than `most`. Of the table of all beginnings only the cells are filled in that so few steps lead to.
fn steps(a: &[char], b: &[char], most: usize) -> Option<usize> {
    // What both begin and end with takes no step.
    let begins = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(begins..).unwrap_or_default(), b.get(begins..).unwrap_or_default());
    let ends = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (a.get(..a.len() - ends).unwrap_or_default(), b.get(..b.len() - ends).unwrap_or_default());
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    if a.is_empty() || b.is_empty() {
        return Some(a.len().max(b.len()));
    }
    let far = most + 1;
    let cell = |row: &[usize], at: Option<usize>| at.and_then(|at| row.get(at).copied()).unwrap_or(far);
    let (mut earlier, mut above, mut row) = (Vec::new(), Vec::new(), vec![far; b.len() + 2]);
    earlier.clone_from(&row);
    above.extend((0..b.len() + 2).map(|at| at.min(far)));
    for (number, letter) in a.iter().enumerate() {
        let (low, high) = (number.saturating_sub(most), (number + 1 + most).min(b.len()));
        let (mut left, mut least) = (far, far);
        for at in low..=high {
            let (last, one_before) = (at.checked_sub(1), number.checked_sub(1));
            let other = last.and_then(|last| b.get(last));
            let change = cell(&above, last) + usize::from(other != Some(letter));
            let mut value = if at == 0 { number + 1 } else { change.min(cell(&above, Some(at)) + 1).min(left + 1) };
            let other_before = at.checked_sub(2).and_then(|at| b.get(at));
            if other_before == Some(letter) && other.is_some() && other == one_before.and_then(|at| a.get(at)) {
                value = value.min(cell(&earlier, at.checked_sub(2)) + 1);
            }
            (left, least) = (value, least.min(value));
            if let Some(slot) = row.get_mut(at) {
                *slot = value;
            }
        }
        // The next row looks one cell further.
        if let Some(slot) = row.get_mut(high + 1) {
            *slot = far;
        }
        if least > most {
            return None;
        }
        std::mem::swap(&mut earlier, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    Some(cell(&above, Some(b.len()))).filter(|steps| *steps <= most)
}

/// The document of Amazon that was probably meant. Nearly all begin alike, so after a beginning that there is only the rest
/// counts: four other letters after `AWS-` are another name.
pub fn nearest_document(name: &str) -> Option<String> {
    let split = |known: &'static str| known.split_once('-');
    let (family, own) = name.split_once('-').unwrap_or_default();
    let of_family = |(other, _): &(&str, &str)| other.eq_ignore_ascii_case(family);
    let alike = || catalogue::names().filter_map(split).filter(of_family);
    if alike().next().is_none() {
        return nearest(name, catalogue::names()).map(str::to_owned);
    }
    // The same name in another case is none of the rest's own mistakes.
    let meant = nearest(own, alike().map(|(_, known)| known)).unwrap_or(own);
    alike().find(|(_, known)| *known == meant).map(|(family, known)| format!("{family}-{known}"))
}

/// The allowed value that was probably meant: of a number every other one is near, and none is meant by it.
pub(crate) fn nearest_value<'n>(text: &str, allowed: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if text.contains(char::is_alphabetic) { nearest(text, allowed) } else { None }
}

/// Help that names what was probably meant.
pub(crate) fn did_you_mean(meant: &str) -> String {
    format!("did you mean {}?", quote(meant))
}

/// The same of the nearest of these names, where one is near.
pub(crate) fn suggest<'n>(text: &str, names: impl IntoIterator<Item = &'n str> + Clone) -> Option<String> {
    nearest(text, names).map(did_you_mean)
}

#[cfg(test)]
mod tests {
    use crate::rule::words::{list, nearest, nearest_document, quote, steps};

    #[test]
    fn quoted_text_stays_on_one_line_and_short() {
        assert_eq!(quote("a\nb`c"), "`a\\nb'c`");
        assert_eq!(quote(&"x".repeat(99)).chars().count(), 63);
    }

    #[test]
    fn a_name_is_suggested_only_when_it_is_near() {
        let names = ["Targets", "TargetMaps", "Tags", "Name"];
        assert_eq!(nearest("Targts", names), Some("Targets"));
        assert_eq!(nearest("targets", names), Some("Targets"));
        assert_eq!(nearest("Schedule", names), None);
        assert_eq!(nearest("Name", names), None);
    }

    #[test]
    fn steps_are_those_of_a_slow_count() {
        let words = [
            "",
            "a",
            "ab",
            "ba",
            "abc",
            "acb",
            "bca",
            "abcd",
            "badc",
            "commands",
            "comands",
            "cmomands",
            "commnads",
            "xcommandsy",
        ];
        for (a, b) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
            let [left, right] = [a, b].map(|text| text.chars().collect::<Vec<char>>());
            let slow = strsim::osa_distance(a, b);
            assert_eq!(steps(&left, &right, 3), (slow <= 3).then_some(slow), "{a} and {b}");
        }
    }

    #[test]
    fn what_all_documents_begin_with_makes_none_near() {
        assert_eq!(nearest_document("AWS-RunShellScrpt").as_deref(), Some("AWS-RunShellScript"));
        assert_eq!(nearest_document("ASW-RunShellScript").as_deref(), Some("AWS-RunShellScript"));
        assert_eq!(nearest_document("aws-RunPatchBaseline").as_deref(), Some("AWS-RunPatchBaseline"));
        assert_eq!(nearest_document("AWS-Nope"), None);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(list(&["a", "b", "c"], "or"), "`a`, `b` or `c`");
        assert_eq!(list(&["a"], "or"), "`a`");
    }
}
