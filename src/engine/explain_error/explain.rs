//! From a message to what it means: words of rules before codes, codes before free words.

use crate::diagnostic::explanation::{Explanation, Kind, Said};
use crate::diagnostic::meta::Meta;
use crate::engine::explain_error::codes::{errors_in_words, errors_named, rules_in_words, rules_named};
use crate::engine::explain_error::matter::matter;
use crate::engine::explain_error::meaning::meaning;
use crate::engine::explain_error::message::normal;
use crate::engine::explain_error::{quoted, words};
use crate::rules;
use crate::service::cloudformation::{HANDLER, HIDDEN, rendering};
use crate::service::error::ApiError;

/// Errors that say of no member what is wrong with it: words say more.
const GENERAL: &[ApiError] = &[ApiError::ValidationException, ApiError::SerializationException];

/// What comes before the reasons of tools that judge a request as the service model does.
const REFUSALS: &[&str] = &[
    "Parameter validation failed",
    "Properties validation failed",
    "Model validation failed",
    "validation error(s) found",
];

/// What is in every sentence of the service about its model.
const CONSTRAINT: &str = "failed to satisfy constraint";

/// Words of CloudFormation about a deployment.
const DEPLOYMENTS: &[&str] =
    &[HANDLER, "for resource", "Model validation failed", "Encountered unsupported propert", "AWS::SSM::"];

/// What a message means, as AWS, CloudFormation, an SDK, Terraform or ssmlint printed it; `None` when nothing is known of it.
pub fn explain(message: &str) -> Option<Explanation> {
    let message = normal(message);
    let mut known = understood(&message)?;
    known.deployed = DEPLOYMENTS.iter().any(|words| contains(&message, words));
    known.resource = resource(&message);
    Some(known)
}

/// The same without what tells where.
fn understood(message: &str) -> Option<Explanation> {
    let ours = said(rules_named(message));
    if !ours.is_empty() {
        return Some(of_words(Kind::Finding, message, ours, Vec::new()));
    }
    let errors = errors_named(message);
    let spoken = words::service_words(message);
    if !spoken.is_empty() {
        let is_of_tool = spoken.iter().all(|one| one.printed) && errors.is_empty() && !contains(message, HANDLER);
        let kind = if is_of_tool { Kind::Deployment } else { Kind::Request };
        return Some(of_words(kind, message, spoken, errors));
    }
    if let Some(matter) = matter(message) {
        return Some(Explanation::new(matter.kind, errors, matter.text.to_owned()));
    }
    if REFUSALS.iter().any(|words| contains(message, words)) {
        let before = Explanation::new(Kind::Deployment, GENERAL.to_vec(), meanings(GENERAL));
        return Some(Explanation { others: raising(GENERAL), ..before });
    }
    if contains(message, CONSTRAINT) {
        return Some(of_codes(message, vec![ApiError::ValidationException]));
    }
    let sentences = words::sentences(message);
    if !sentences.is_empty() {
        return Some(of_words(Kind::Finding, message, sentences, errors));
    }
    let in_words = errors_in_words(message);
    let is_general = errors.iter().all(|error| GENERAL.contains(error));
    if is_general && !in_words.is_empty() {
        return Some(of_codes(message, in_words));
    }
    if let (true, Some(faults)) = (is_general, quoted::schedule(message).map(quoted::faults))
        && !faults.is_empty()
    {
        return Some(of_codes(message, vec![ApiError::InvalidSchedule]));
    }
    if !errors.is_empty() {
        return Some(of_codes(message, errors));
    }
    if let Some(hidden) = HIDDEN.iter().find(|hidden| contains(message, hidden)) {
        return Some(of_hidden(hidden));
    }
    let named = said(rules_in_words(message));
    (!named.is_empty()).then(|| of_words(Kind::Finding, message, named, Vec::new()))
}

fn contains(message: &str, words: &str) -> bool {
    message.to_ascii_lowercase().contains(&words.to_ascii_lowercase())
}

/// The logical id that is where CloudFormation and CDK write it.
fn resource(message: &str) -> Option<String> {
    let behind = |mark: &str| message.split_once(mark).map(|(_, rest)| rest);
    let of_event = || ["AWS::SSM::Association | ", "AWS::SSM::Document | "].into_iter().find_map(behind);
    let rest = behind("validation failed for resource ").or_else(of_event)?;
    let mut words = rest.split(' ');
    let first = words.next().unwrap_or_default();
    // CDK writes the path of a construct, and the id after it in parentheses.
    let behind = words.next().and_then(|word| word.strip_prefix('(')?.strip_suffix(')'));
    let id = behind.unwrap_or(first);
    (!id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric())).then(|| id.to_owned())
}

/// Rules of which a message says no more than that it is about them.
fn said(rules: Vec<&'static Meta>) -> Vec<Said> {
    rules.into_iter().map(Said::about).collect()
}

/// The rules that raise one of these errors, in the order of their codes.
fn raising(errors: &[ApiError]) -> Vec<&'static Meta> {
    let raises = |meta: &&Meta| meta.raises.is_some_and(|error| errors.contains(&error));
    let mut metas: Vec<&'static Meta> = rules::ALL.iter().map(|rule| &rule.meta).filter(raises).collect();
    metas.sort_by_key(|meta| meta.code);
    metas
}

/// The first sentence of a page, as it follows a colon.
fn decapitalised(about: &str) -> String {
    let sentence = about.split_once(". ").map_or(about, |(first, _)| first).trim_end_matches('.');
    match sentence.split_once(' ') {
        Some((article @ ("A" | "An" | "The"), rest)) => format!("{} {rest}", article.to_lowercase()),
        _ => sentence.to_owned(),
    }
}

/// What errors mean, in one sentence.
fn meanings(errors: &[ApiError]) -> String {
    errors.iter().map(|error| meaning(*error)).collect::<Vec<_>>().join("; ")
}

/// A message that repeats words of rules.
fn of_words(kind: Kind, message: &str, said: Vec<Said>, named: Vec<ApiError>) -> Explanation {
    // A code that the message names is surer than those that rules expect.
    let mut errors: Vec<ApiError> = named.into_iter().filter(|error| !GENERAL.contains(error)).collect();
    if errors.is_empty() {
        errors.extend(said.iter().filter_map(|said| said.rule.raises));
        errors.sort();
        errors.dedup();
    }
    let mut explanation = Explanation { said, ..Explanation::new(kind, errors, String::new()) };
    if explanation.said.iter().all(|said| said.rule.raises == Some(ApiError::InvalidSchedule)) {
        prefer_faults(&mut explanation, message);
    }
    let rules = explanation.rules();
    explanation.text = match (explanation.errors.as_slice(), rules.as_slice()) {
        // The service's own code says nothing of what it never saw.
        ([], [rule, ..]) | (_, [rule]) if kind == Kind::Deployment || explanation.errors.is_empty() => {
            decapitalised(&rule.about())
        }
        (errors, _) => meanings(errors),
    };
    explanation.others = raising(&explanation.errors);
    explanation.others.retain(|rule| rules.iter().all(|known| known.code != rule.code));
    explanation
}

/// A message of which no more is known than the error.
fn of_codes(message: &str, errors: Vec<ApiError>) -> Explanation {
    let text = meanings(&errors);
    let others = raising(&errors);
    if let [one] = others.as_slice() {
        return of_words(Kind::Request, message, said(vec![*one]), errors);
    }
    let mut explanation = Explanation { others, ..Explanation::new(Kind::Request, errors, text) };
    if explanation.errors.contains(&ApiError::InvalidSchedule) {
        prefer_faults(&mut explanation, message);
        let rules = explanation.rules();
        explanation.others.retain(|rule| rules.iter().all(|known| known.code != rule.code));
    }
    explanation
}

/// Puts what is wrong with the schedule that a message quotes instead of all that may be wrong with one.
fn prefer_faults(explanation: &mut Explanation, message: &str) {
    let Some(schedule) = quoted::schedule(message) else { return };
    explanation.schedule = Some(schedule.to_owned());
    let faults = quoted::faults(schedule);
    if faults.is_empty() {
        return;
    }
    let (known, found): (Vec<Said>, Vec<Said>) = (std::mem::take(&mut explanation.said), said(faults));
    let both: Vec<Said> =
        known.iter().filter(|known| found.iter().any(|found| found.rule.code == known.rule.code)).cloned().collect();
    explanation.said = match (known.len(), both.is_empty()) {
        // Words that one rule says are surer than what else is wrong with the schedule.
        (1, true) => known,
        (_, true) => found,
        (_, false) => both,
    };
}

/// A message after which CloudFormation hides the error.
fn of_hidden(words: &str) -> Explanation {
    let errors = ApiError::ALL.iter().copied().filter(|error| rendering(*error).starts_with(words)).collect();
    let text = "the service refused the call, and CloudFormation hides with which error";
    Explanation::new(Kind::Hidden, errors, text.to_owned())
}
