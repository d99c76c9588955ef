//! What the page of a rule derives from its `Meta`: the table, why it is refused, what is undecided, and the sources.

use ssmlint::Severity;
use ssmlint::diagnostic::{Meta, Needs};
use ssmlint::service::{Confidence, Scope};

/// The headings of every page, in their order.
pub(crate) const HEADINGS: [&str; 6] =
    ["What is wrong", "Why", "Example", "Fixed", "Undecided", "Confidence and sources"];

/// A part of a page between `<!-- NAME -->` and `<!-- /NAME -->`.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    /// The heading that it follows; none for what follows the title.
    pub(crate) heading: Option<&'static str>,
    pub(crate) text: String,
}

pub(crate) fn parts(meta: &Meta) -> [Part; 4] {
    [
        Part { name: "meta", heading: None, text: table(meta) },
        Part { name: "why", heading: Some("Why"), text: why(meta) },
        Part { name: "undecided", heading: Some("Undecided"), text: undecided(meta) },
        Part { name: "sources", heading: Some("Confidence and sources"), text: sources(meta) },
    ]
}

/// A page with a part as it should be.
pub(crate) fn with(page: &str, part: &Part) -> String {
    let (begin, end) = (format!("<!-- {} -->", part.name), format!("<!-- /{} -->", part.name));
    let block = format!("{begin}\n{}\n{end}", part.text);
    if let Some((before, (_, after))) =
        page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?)))
    {
        return format!("{before}{block}{after}");
    }
    // A new page does not have it yet.
    let heading = part.heading.map(|heading| format!("\n## {heading}\n"));
    let place = match &heading {
        Some(heading) => page.find(heading.as_str()).map(|at| at + heading.len()),
        None => page.find('\n').map(|at| at + 1),
    };
    match place.and_then(|at| page.split_at_checked(at)) {
        Some((before, after)) => format!("{before}\n{block}\n{after}"),
        None => page.to_owned(),
    }
}

/// A page without what is derived.
pub(crate) fn authored(page: &str) -> String {
    let mut text = page.to_owned();
    for name in ["meta", "why", "undecided", "sources"] {
        let (begin, end) = (format!("<!-- {name} -->"), format!("<!-- /{name} -->"));
        if let Some((before, (_, after))) =
            text.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?)))
        {
            text = format!("{before}{after}");
        }
    }
    text
}

/// Whether it is about ssmlint's own files and words.
pub(crate) fn is_own(meta: &Meta) -> bool {
    matches!(meta.code.folder(), "configuration" | "suppression")
}

/// Who refuses before the service is called.
fn deployer(meta: &Meta) -> &'static str {
    if meta.code.folder() == "terraform" { "Terraform" } else { "CloudFormation" }
}

fn table(meta: &Meta) -> String {
    let raises = match meta.raises {
        Some(error) => {
            let perhaps = if meta.severity == Severity::Error { "" } else { "perhaps " };
            let also: Vec<String> = meta.also.iter().map(|error| format!(", or `{error}`")).collect();
            format!("{perhaps}`{error}`{}", also.concat())
        }
        None => "none".to_owned(),
    };
    let scope = if meta.raises.is_some() { meta.scope.name() } else { "–" };
    format!(
        "| code | severity | API error | scope | confidence | since |\n|---|---|---|---|---|---|\n| {} | {} | {raises} | {scope} | {} | {} |",
        meta.code,
        meta.level(),
        meta.confidence.name(),
        meta.since
    )
}

fn why(meta: &Meta) -> String {
    let last = meta.also.len().saturating_sub(1);
    let join = |at: usize| if at == last { " or" } else { "," };
    let also: Vec<String> = meta.also.iter().enumerate().map(|(at, error)| format!("{} `{error}`", join(at))).collect();
    let mut text = match meta.raises {
        Some(error) => {
            let refuses = if meta.severity == Severity::Error { "refuses" } else { "may refuse" };
            let what = match meta.scope {
                Scope::Request => "the whole request",
                Scope::Entry => "the entry",
                Scope::Document => "to create or update the document",
                Scope::EntryOrRequest => "the entry, or the whole request,",
            };
            format!("The service {refuses} {what} with `{error}`{}", also.concat())
        }
        None if is_own(meta) => "No API call fails: the rule is about ssmlint itself".to_owned(),
        None if meta.is_of_deployment() => format!("{} refuses it before the service is called", deployer(meta)),
        None => "No API call fails because of it".to_owned(),
    };
    let service: Vec<String> = meta.service_messages.iter().map(|words| shown(words)).collect();
    let printed: Vec<String> = meta.printed.iter().map(|words| shown(words)).collect();
    let lists =
        [(service, "The message"), (printed, if meta.is_of_deployment() { "It prints" } else { "Tools print" })];
    text.push('.');
    for (words, lead) in lists.into_iter().filter(|(words, _)| !words.is_empty()) {
        text.push_str(&format!("\n\n{lead}:\n\n{}", words.join("\n")));
    }
    text
}

/// A message as an item of a list, its gaps as `…`.
fn shown(words: &str) -> String {
    format!("- `{}`", words.replace("{}", "…").replace("{member}", "…"))
}

fn undecided(meta: &Meta) -> String {
    if is_own(meta) {
        return "Never: the rule needs only the file.".to_owned();
    }
    let needs = match meta.needs {
        Needs::File => "",
        Needs::Document => {
            "Without the document's definition the rule is silent: check that file too, or list it under `documents` in the configuration. "
        }
        Needs::Associations => "Without a listing of existing associations the rule is silent. ",
    };
    format!(
        "{needs}Values that a later step fills in are not judged: see [what no rule judges](../README.md#what-no-rule-judges)."
    )
}

fn sources(meta: &Meta) -> String {
    if is_own(meta) {
        return "Defined by ssmlint itself.".to_owned();
    }
    let known = match meta.confidence {
        Confidence::Documented => "Documented",
        Confidence::Observed if meta.code.folder() == "terraform" => "Observed: Terraform 1.11 refuses it",
        Confidence::Observed => "Observed: the message or the behaviour was recorded",
        Confidence::Inferred => "Inferred: no record of how the service responds to this was found",
    };
    let only = match meta.severity {
        Severity::Error => "",
        _ if meta.raises.is_none() => "",
        Severity::Warning => "; whether the call fails is uncertain, so it is a warning",
        _ => "; whether the call fails is uncertain, so it is a note",
    };
    let sources: Vec<String> =
        meta.sources.iter().map(|source| format!("\n- [{}]({})", source.title, source.url)).collect();
    let gap = if sources.is_empty() { "" } else { "\n" };
    format!("{known}{only}.{gap}{}", sources.concat())
}
