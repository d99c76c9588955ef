//! `GetAtt`, or `${Name.Attribute}` in a `Sub`, names an attribute that a document or an association does not have.

use crate::diagnostic::meta::{Meta, meta};
use crate::model::template::{ReferenceForm, TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::{repeated, say_printed};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{list, quote};
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        printed: &["Template error: resource {} does not support attribute type {} in Fn::GetAtt"],
        confidence: Confidence::Observed,
        sources: &[pages::CFN_GET_ATT],
        ..meta("unknown-attribute", 161, include_str!("../../../rules/template/unknown-attribute.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Missing(missing) = &fault.kind else { continue };
        let ReferenceForm::OfResource { resource, kind } = &missing.by else { continue };
        let message = format!("{} has no attribute {}", quote(kind), quote(&missing.name));
        let finding = findings.at(fault.place.clone(), message);
        let own = format!("write {}", quote(&format!("!Ref {resource}")));
        finding.help(match missing.known.is_empty() {
            true => own,
            false => format!("{own}, or ask for {}", list(&missing.known, "or")),
        });
        finding.arguments(&[&repeated(resource), &repeated(&missing.name)]);
        say_printed(finding);
    }
}
