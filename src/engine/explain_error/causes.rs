//! Which findings are the cause of a message.

use crate::diagnostic::explanation::{Explanation, Kind, Said};
use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::engine::explain_error::message::normal;
use crate::engine::explain_error::pattern::{Pattern, names};
use crate::source::sources::Sources;
use crate::workspace::files::Workspace;

/// What a text is that an answer does not tell.
const UNTOLD: &str = "…";

/// Findings as they bear upon a message.
#[derive(Debug, Default)]
pub struct Causes {
    /// Those that cause it.
    pub places: Vec<Diagnostic>,
    /// Those of the same rules that say it of something else.
    pub elsewhere: Vec<Diagnostic>,
}

/// The findings that cause a message, of all that there are.
pub fn causes(explanation: &Explanation, findings: Vec<Diagnostic>, workspace: &Workspace) -> Causes {
    let sources = workspace.sources();
    let mut causes = match explanation.kind {
        Kind::Hidden => hidden(explanation, findings),
        kind if !kind.is_of_files() => Causes::default(),
        _ if explanation.said.is_empty() => of_errors(explanation, findings, sources),
        _ => of_rules(explanation, findings, sources),
    };
    if explanation.deployed {
        let is_template =
            |finding: &Diagnostic| workspace.file(finding.place.span.source).is_some_and(|file| file.is_template);
        causes.places = rather(causes.places, is_template);
    }
    if let Some(id) = &explanation.resource {
        let of_resource = |finding: &Diagnostic| {
            finding.pointer.strip_prefix("/Resources/").and_then(|rest| rest.split('/').next()) == Some(id)
        };
        causes.places = rather(causes.places, of_resource);
    }
    causes
}

/// The findings that a condition holds for; all where it holds for none.
fn rather(findings: Vec<Diagnostic>, holds: impl Fn(&Diagnostic) -> bool) -> Vec<Diagnostic> {
    let (better, others): (Vec<_>, Vec<_>) = findings.into_iter().partition(holds);
    if better.is_empty() { others } else { better }
}

/// The findings whose own message is in a text: somebody pasted what ssmlint printed.
pub fn quoted(message: &str, findings: &[Diagnostic]) -> Vec<Diagnostic> {
    let message = normal(message);
    let repeats = |words: &str| !words.is_empty() && message.contains(&normal(words));
    let is_quoted =
        |finding: &&Diagnostic| repeats(&finding.message) || finding.advice().as_deref().is_some_and(repeats);
    findings.iter().filter(is_quoted).cloned().collect()
}

/// Every error may be what is hidden, those that are printed so first; without any, what is perhaps one.
fn hidden(explanation: &Explanation, findings: Vec<Diagnostic>) -> Causes {
    let (errors, others): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.severity == Severity::Error);
    let mut places = errors;
    if places.is_empty() {
        places = others.into_iter().filter(|finding| finding.api_error.is_some()).collect();
    }
    let is_likely = |finding: &Diagnostic| finding.api_error.is_some_and(|error| explanation.errors.contains(&error));
    places.sort_by_key(|finding| !is_likely(finding));
    Causes { places, elsewhere: Vec::new() }
}

/// The findings that name the error.
fn of_errors(explanation: &Explanation, findings: Vec<Diagnostic>, sources: &Sources) -> Causes {
    let names = |finding: &Diagnostic| {
        finding.api_error.iter().chain(&finding.also).any(|error| explanation.errors.contains(error))
    };
    let places = findings.into_iter().filter(names).collect();
    Causes { places: with_schedule(explanation, places, sources), elsewhere: Vec::new() }
}

/// The findings of the rules that say the same, of what the message names.
fn of_rules(explanation: &Explanation, findings: Vec<Diagnostic>, sources: &Sources) -> Causes {
    let is_theirs = |finding: &Diagnostic| explanation.said.iter().any(|said| said.rule.code == finding.rule.code);
    let (theirs, others): (Vec<_>, Vec<_>) = findings.into_iter().partition(is_theirs);
    let fits = |finding: &Diagnostic| {
        explanation.said.iter().filter(|said| said.rule.code == finding.rule.code).any(|said| fits(said, finding))
    };
    let (mut places, elsewhere): (Vec<_>, Vec<_>) = theirs.into_iter().partition(fits);
    if places.is_empty() {
        // Where the message names a member, what another rule says of it is as good.
        let at_member = |finding: &Diagnostic| {
            finding.severity > Severity::Note
                && explanation.said.iter().any(|said| !said.member.is_empty() && leads(&finding.pointer, &said.member))
        };
        places = others.into_iter().filter(at_member).collect();
    }
    Causes { places: with_schedule(explanation, places, sources), elsewhere }
}

/// Whether a finding is about what a message names.
fn fits(said: &Said, finding: &Diagnostic) -> bool {
    let is_same = |said: &String, told: &String| {
        let [said, told] = [said, told].map(|text| normal(text).to_lowercase());
        told == UNTOLD || said.is_empty() || said.contains(&told) || told.contains(&said)
    };
    let (texts, arguments) = (&said.texts, &finding.arguments);
    let holds = if said.sentence == finding.sentence {
        texts.iter().zip(arguments).all(|(said, told)| is_same(said, told))
    } else {
        // Other words of the same rule: they may name the same.
        texts.is_empty()
            || arguments.is_empty()
            || texts.iter().any(|said| arguments.iter().any(|told| is_same(said, told)))
    };
    if !holds {
        return false;
    }
    said.member.is_empty() || leads(&finding.pointer, &said.member) || mentions(finding, &said.member)
}

/// Whether a JSON Pointer leads to, or through, the member with these names.
fn leads(pointer: &str, member: &[String]) -> bool {
    let steps = names(pointer).unwrap_or_else(|| pointer.split('/').map(str::to_lowercase).collect());
    steps.windows(member.len()).any(|some| some == member)
}

/// Whether a finding in another part of a file, the default of a parameter say, speaks of the member.
fn mentions(finding: &Diagnostic, member: &[String]) -> bool {
    let Some(name) = member.last() else { return true };
    let pattern = Pattern::new(name);
    let advice = finding.advice();
    let labels = finding.labels.iter().map(|label| label.text.as_str());
    [finding.message.as_str(), advice.as_deref().unwrap_or_default()].into_iter().chain(labels).any(|text| {
        let lower = text.to_lowercase();
        !pattern.find(text, &lower).is_empty()
    })
}

/// Of these findings those at the schedule that a message quotes; all of them where it is nowhere: a template makes it.
fn with_schedule(explanation: &Explanation, findings: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    let Some(schedule) = &explanation.schedule else { return findings };
    let is_there = |finding: &Diagnostic| {
        let span = finding.place.span;
        let Some(text) = sources.get(span.source).map(|source| source.text()) else { return false };
        let start = (span.start as usize).saturating_sub(schedule.len());
        let end = (span.end as usize + schedule.len()).min(text.len());
        let around = text.as_bytes().get(start..end).unwrap_or_default();
        String::from_utf8_lossy(around).contains(schedule.as_str())
    };
    rather(findings, is_there)
}

#[cfg(test)]
mod tests {
    use crate::engine::explain_error::causes::leads;
    use crate::service::cloudformation::{HIDDEN, rendering};
    use crate::service::error::ApiError;

    #[test]
    fn what_hides_errors_is_printed_for_some() {
        for words in HIDDEN {
            assert!(ApiError::ALL.iter().any(|error| rendering(*error).starts_with(words)), "{words}");
        }
    }

    #[test]
    fn pointers_lead_to_members_in_any_spelling() {
        let member = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        assert!(leads("/Entries/0/ScheduleExpression", &member(&["scheduleexpression"])));
        assert!(leads("/Resources/A/Properties/Targets/0/Key", &member(&["targets", "key"])));
        assert!(!leads("/MaxErrors", &member(&["documentversion"])));
    }
}
