//! Which rules' words a message repeats.

use crate::diagnostic::explanation::Said;
use crate::diagnostic::meta::Meta;
use crate::engine::explain_error::pattern::{Found, Pattern};
use crate::rules;

/// Letters that a sentence of a rule must state so that it is not found by chance.
const LEAST: usize = 12;

/// Words of a rule in a message.
struct Hit {
    rule: &'static Meta,
    found: Found,
    /// The number of the words among those of their kind; none for sentences of the rule itself.
    sentence: Option<usize>,
    /// Whether they are words of a tool, and not of the service.
    printed: bool,
}

/// The rules whose words of the service, of CloudFormation or of a tool occur in a message, those that share most with it first.
pub(crate) fn service_words(message: &str) -> Vec<Said> {
    let lower = message.to_ascii_lowercase();
    let mut hits = Vec::new();
    for rule in rules::ALL.iter().map(|rule| &rule.meta) {
        let service = rule.service_messages.iter().enumerate().map(|(number, words)| (number, words, false));
        let printed = rule.printed.iter().enumerate().map(|(number, words)| (number, words, true));
        for (number, words, printed) in service.chain(printed) {
            let found = Pattern::new(words).find(message, &lower);
            hits.extend(found.into_iter().map(|found| Hit { rule, found, sentence: Some(number), printed }));
        }
    }
    best(hits)
}

/// The rules whose own sentences, as their pages draw them, occur in a message.
pub(crate) fn sentences(message: &str) -> Vec<Said> {
    let lower = message.to_ascii_lowercase();
    let mut hits = Vec::new();
    for rule in rules::ALL.iter().map(|rule| &rule.meta) {
        for words in rule.docs.lines().filter_map(drawn) {
            let pattern = Pattern::new(&words);
            if pattern.score() < LEAST {
                continue;
            }
            let found = pattern.find(message, &lower);
            hits.extend(found.into_iter().map(|found| Hit { rule, found, sentence: None, printed: false }));
        }
    }
    best(hits)
}

/// The sentence under a line of an example, with gaps for what the case fills in; none for other lines and other rules' sentences.
fn drawn(line: &str) -> Option<String> {
    let line = line.strip_prefix('#').unwrap_or(line).trim_start();
    let sentence = line.strip_prefix('^')?.trim_start_matches('^').trim_start();
    let rest = |name: &str| sentence.strip_prefix(name).is_some_and(|rest| rest.starts_with(": "));
    if rules::ALL.iter().any(|rule| rest(rule.meta.name.as_str())) {
        return None;
    }
    let sentence =
        ["note: ", "warning: "].into_iter().find_map(|severity| sentence.strip_prefix(severity)).unwrap_or(sentence);
    let mut words = String::new();
    for (number, piece) in sentence.split('`').enumerate() {
        let is_name = number % 2 == 1;
        for word in piece.split_inclusive(' ').take(if is_name { 1 } else { usize::MAX }) {
            // Names, numbers and members are of the case.
            let is_of_case = is_name || word.contains(|c: char| c.is_ascii_digit()) || is_member(word);
            match is_of_case {
                true if words.ends_with("{}") => {}
                true => words.push_str("{}"),
                false => words.push_str(word),
            }
            if is_of_case && !is_name && word.ends_with(' ') {
                words.push(' ');
            }
        }
    }
    Some(words)
}

/// Whether a word is written as members are: `MaxErrors`.
fn is_member(word: &str) -> bool {
    word.chars().skip(1).any(|c| c.is_ascii_uppercase()) && word.chars().any(|c| c.is_ascii_lowercase())
}

/// The hits that no better one covers, one a rule and place.
fn best(mut hits: Vec<Hit>) -> Vec<Said> {
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.found.score), hit.rule.code));
    let mut kept: Vec<Hit> = Vec::new();
    for hit in hits {
        let range = hit.found.range.clone();
        let overlaps = |other: &Hit| other.found.range.start < range.end && range.start < other.found.range.end;
        let is_covered = kept.iter().any(|other| overlaps(other) && other.found.score > hit.found.score);
        match kept.iter_mut().find(|other| overlaps(other) && other.rule.code == hit.rule.code) {
            // Other words for the same may tell where.
            Some(other) if other.found.member.is_empty() => other.found.member = hit.found.member,
            Some(_) => {}
            None if is_covered => {}
            None => kept.push(hit),
        }
    }
    let said = |hit: Hit| Said {
        rule: hit.rule,
        printed: hit.printed,
        sentence: hit.sentence.unwrap_or_default(),
        // Findings repeat words of the service, and of CloudFormation where it refuses by itself.
        texts: match hit.sentence {
            Some(_) if hit.printed == hit.rule.is_of_deployment() => hit.found.texts,
            _ => Vec::new(),
        },
        member: hit.found.member,
    };
    kept.into_iter().map(said).collect()
}
