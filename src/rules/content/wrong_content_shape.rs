//! A document has a list where a mapping belongs, a mapping where a list belongs, or a string where either does.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::content_shape::{What, kind_mismatches};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::{expected, head, noun};
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::content_shape::Form;
use crate::service::error::{ApiError, Confidence};
use crate::source::span::Span;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Documented,
        sources: &[pages::PARAMETERS, threads::TPA_10130],
        ..meta("wrong-content-shape", 840, include_str!("../../../rules/content/wrong-content-shape.md"))
    },
    check: Check::Document(check),
};

/// Findings of one document beyond this number say nothing new.
const MOST: usize = 20;

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    whole(content, findings);
    let stepped = content.is_stepped();
    let told = kind_mismatches(content).into_iter().filter(|misfit| !is_told_elsewhere(misfit.what, stepped));
    for misfit in told.take(MOST) {
        let what = match misfit.what {
            What::Member(name) => quote(name),
            What::ItemOf(name) => format!("an item of {}", quote(name)),
            What::NamedIn(name, map) => format!("{} in {}", quote(name), quote(map)),
        };
        let message = format!("{what} is {}, not {}", noun(misfit.node), expected(&misfit.expected));
        let finding = findings.at(head(misfit.node), message);
        if let Some(help) = help(misfit.what, misfit.expected, noun(misfit.node)) {
            finding.help(help);
        }
        if !misfit.sure {
            finding.at_most(Severity::Warning);
        }
    }
}

/// Content that is not a mapping at all.
fn whole(content: &Content<'_>, findings: &mut Findings<'_>) {
    if content.root.is_some() || !content.is_ssm_kind() || content.templated {
        return;
    }
    if !content.embedded && !content.outer.is_sequence() {
        return;
    }
    if !content.embedded {
        let message = format!("the content is {}, not a mapping", noun(content.outer));
        findings.at(head(content.outer), message);
        return;
    }
    let Some(root) = content.tree.roots().next().filter(|_| content.tree.errors().is_empty()) else { return };
    let text = content.tree.text().trim();
    // A URL is reported by a rule of its own, and what another program writes is unknown.
    let other = ["http://", "https://", "s3://", "file://"].iter().any(|start| text.starts_with(start));
    if other || text.is_empty() || ["${", "{{", "%%", "@@"].iter().any(|mark| text.contains(mark)) {
        return;
    }
    let whole = Span::new(content.tree.source(), 0, content.tree.text().len());
    findings.at(whole, format!("the content is {}, not a mapping", noun(root)));
}

/// Whether another rule says it.
fn is_told_elsewhere(what: What<'_>, stepped: bool) -> bool {
    matches!(what, What::Member("schemaVersion" | "properties")) || stepped && matches!(what, What::Member("inputs"))
}

fn help(what: What<'_>, expected: Form, found: &str) -> Option<&'static str> {
    Some(match (what, expected, found) {
        (What::Member("outputs"), Form::List(Form::Members(_)), "a mapping") => "write a list: `[{Name: …}]`",
        (What::Member("mainSteps"), _, "a mapping") => {
            "write `- name: …` for each step, with `action` and `inputs` below"
        }
        (What::Member("parameters"), _, "a list") => {
            "write the name of each parameter as a key: `NAME: {type: String}`"
        }
        (What::NamedIn(_, "parameters"), ..) => "write what the parameter takes: `{type: String}`",
        (What::Member("outputs"), Form::List(Form::Text), "a mapping") => "write a list of `STEP.OUTPUT`",
        (_, Form::Text, "a number" | "a boolean") => "write it in quotes",
        _ => return None,
    })
}
