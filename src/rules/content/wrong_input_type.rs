//! An input has the wrong type: a mapping where a string belongs, a string where a list belongs.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::used::Used;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::forms::{head, noun, refers};
use crate::rule::pages;
use crate::rule::threads;
use crate::rule::words::quote;
use crate::service::action::input::Kind;
use crate::service::error::{ApiError, Confidence};
use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidDocumentContent),
        confidence: Confidence::Observed,
        service_messages: &[
            "Input {} is of type LinkedHashMap, but expected type is String",
            "Input {} is of type ArrayList, but expected type is String",
        ],
        sources: &[pages::ACTIONS, threads::CDK_DOCUMENTS_57, threads::GUIDE_144],
        ..meta("wrong-input-type", 843, include_str!("../../../rules/content/wrong-input-type.md"))
    },
    check: Check::Document(check),
};

/// Inputs whose refusal was recorded.
const RECORDED: &[(&str, &str)] = &[("aws:invokeLambdaFunction", "Payload"), ("aws:executeScript", "Script")];

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for used in content.used() {
        for (entry, input) in used.known() {
            let node = entry.value;
            if let Some((wrong, expected)) = misfit(node, input.kind, used.plugin)
                && !value::is_unknown(node)
            {
                say(used, input.name, wrong, expected, node, findings);
            }
        }
    }
}

fn say(used: &Used<'_>, name: &str, wrong: Node<'_>, expected: &str, whole: Node<'_>, findings: &mut Findings<'_>) {
    let item = wrong.id() != whole.id();
    let subject = if item { format!("an item of {}", quote(name)) } else { quote(name) };
    let message = format!("{subject} of {} is {}, not {expected}", quote(used.action.name), noun(wrong));
    let finding = findings.at(head(wrong), message);
    finding.arguments(&["…"]).sentence(usize::from(wrong.is_sequence()));
    let recorded = RECORDED.contains(&(used.action.name, name)) && !wrong.is_scalar() && !wrong.is_empty();
    if !recorded {
        finding.at_most(Severity::Warning).confidence(Confidence::Inferred);
    }
    let colon = item && wrong.is_mapping() && wrong.len() == 1 && expected == "a string";
    if let Some(help) = help(name, expected, noun(wrong), colon) {
        finding.help(help);
    }
}

fn help(name: &str, expected: &str, found: &str, colon: bool) -> Option<&'static str> {
    Some(match (name, expected, found) {
        ("Payload", _, "a mapping") => "give the mapping to `InputPayload`, or write the JSON text of it in quotes",
        ("Script", _, "a list") => "write the script as one text: `Script: |` and the lines below it",
        _ if colon => "a colon and a space make a mapping of the line: write it in quotes",
        (_, "a list of strings", "a string") => "put it in a list: `[…]`",
        (_, "a string", "a number" | "a boolean") => "write it in quotes",
        (_, "a list of mappings", "a mapping") => "write a list: `[{…}]`",
        _ => return None,
    })
}

/// The node that does not fit, with what belongs there.
fn misfit(node: Node<'_>, kind: Kind, plugin: bool) -> Option<(Node<'_>, &'static str)> {
    let text = node.is_text();
    // A reference may become anything, and so may what another program writes.
    let replaced =
        || text && (refers(node) || ["${", "{%", "<%", "%%", "@@"].iter().any(|mark| node.text().contains(mark)));
    match kind {
        Kind::Any => None,
        Kind::Text => (!node.is_scalar()).then_some((node, "a string")),
        Kind::Integer => (!node.is_scalar() || is_truth(node)).then_some((node, "a number")),
        Kind::Boolean => {
            let word = ["true", "false"].iter().any(|word| node.text().eq_ignore_ascii_case(word));
            let fits = is_truth(node) || replaced() || text && word;
            (!fits).then_some((node, "`true` or `false`"))
        }
        Kind::Map => (!node.is_mapping() && !replaced()).then_some((node, "a mapping")),
        Kind::MapOrText => (!node.is_mapping() && !text).then_some((node, "a mapping")),
        Kind::Texts if node.is_sequence() => {
            // Actions take numbers and booleans there; nodes fail on them.
            let wrong = |item: &Node<'_>| {
                let scalar = item.is_scalar() && !matches!(item.scalar(), Some(Scalar::Text(_) | Scalar::Null));
                (item.is_sequence() || item.is_mapping() || plugin && scalar) && !value::is_unknown(*item)
            };
            node.items().find(wrong).map(|item| (item, "a string"))
        }
        Kind::Texts => (!replaced()).then_some((node, "a list of strings")),
        Kind::Maps if node.is_sequence() => {
            let wrong = |item: &Node<'_>| {
                !item.is_mapping() && !value::is_unknown(*item) && !refers(*item) && !value::is_null(*item)
            };
            node.items().find(wrong).map(|item| (item, "a mapping"))
        }
        Kind::Maps => (!replaced()).then_some((node, "a list of mappings")),
        Kind::List => (!node.is_sequence() && !replaced()).then_some((node, "a list")),
    }
}

fn is_truth(node: Node<'_>) -> bool {
    matches!(node.scalar(), Some(Scalar::Bool(_))) || node.is_yaml_1_1_boolean()
}
