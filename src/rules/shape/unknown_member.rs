//! A request has a property that its operation does not have; names are case-sensitive.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::request::Request;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::rewrite::respell_at;
use crate::rule::words::{did_you_mean, nearest, quote};
use crate::schema::violation::ViolationKind;
use crate::service::document_members::{CREATE_DOCUMENT, UPDATE_DOCUMENT};
use crate::service::error::Operation;
use crate::service::field::Field;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        printed: &[
            "Unknown parameter in {member}: \"{member}\", must be one of: {}",
            "UnexpectedParameter: Unexpected key '{member}' found in params",
        ],
        sources: &[pages::CREATE_ASSOCIATION, pages::CREATE_DOCUMENT],
        ..meta("unknown-member", 111, include_str!("../../../rules/shape/unknown-member.md"))
    },
    check: Check::Shape(check),
};

fn check(request: &Request<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    for violation in &request.violations {
        let ViolationKind::UnknownMember { name, known } = &violation.kind else { continue };
        let elsewhere = if request.operation.is_of_document() {
            CREATE_DOCUMENT.member(name).is_some() || UPDATE_DOCUMENT.member(name).is_some()
        } else {
            Field::of(name).is_some() || name == "Entries"
        };
        let message = if elsewhere {
            format!("{} has no property {} here", request.operation, quote(name))
        } else {
            format!("unknown property {}", quote(name))
        };
        let finding = findings.at(violation.place.clone(), message);
        if let Some(help) = help(name, request.operation) {
            finding.help(help);
        } else if let Some(meant) = nearest(name, known.iter().map(String::as_str)) {
            finding.help(did_you_mean(meant));
            if violation.place.origin.is_none()
                && let Some(fix) = respell_at(request.node.tree(), violation.place.span, name, meant)
            {
                finding.fix(fix);
            }
        }
    }
}

fn help(name: &str, operation: Operation) -> Option<&'static str> {
    match name {
        "DocumentType" if operation == Operation::UpdateDocument => {
            Some("remove it; a document keeps the type that it was created with")
        }
        "Tags" | "Requires" if operation == Operation::UpdateDocument => Some("only CreateDocument takes it"),
        _ if operation.is_of_document() => None,
        "Tags" => Some("only CreateAssociation takes tags; tag the association afterwards"),
        "AssociationDispatchAssumeRole" => Some("in a batch, set it once, next to `Entries`"),
        _ => None,
    }
}
