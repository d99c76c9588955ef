//! `Ref`, `GetAtt`, `Sub` or `DependsOn` in an association, a document, or the associations of an instance names a parameter or
//! resource that the template does not have.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{ReferenceForm, TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::deployment::{repeated, say_missing};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        printed: &[
            "Template format error: Unresolved resource dependencies [{}] in the Resources block of the template",
            "Template error: instance of Fn::GetAtt references undefined resource {}",
            "Template error: instance of Fn::Sub references invalid resource attribute {}",
            "Template format error: Unresolved dependencies [{}]. Cannot reference resources in the Conditions block of the template",
        ],
        confidence: Confidence::Observed,
        sources: &[pages::CFN_REF, pages::CFN_SUB],
        ..meta("unknown-name", 160, include_str!("../../../rules/template/unknown-name.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Missing(missing) = &fault.kind else { continue };
        let (what, words) = match &missing.by {
            ReferenceForm::Reference => ("neither a parameter nor a resource of this template", 0),
            ReferenceForm::Pseudo => ("not a pseudo parameter", 0),
            ReferenceForm::DependsOn => ("not a resource of this template", 0),
            ReferenceForm::Attribute => ("not a resource of this template", 1),
            ReferenceForm::SubAttribute { .. } => ("not a resource of this template", 2),
            ReferenceForm::InCondition => ("not a parameter of this template", 3),
            _ => continue,
        };
        let finding = findings.at(fault.place.clone(), format!("{} is {what}", quote(&missing.name)));
        let repeated = match &missing.by {
            ReferenceForm::SubAttribute { attribute } => repeated(&format!("{}.{attribute}", missing.name)),
            _ => repeated(&missing.name),
        };
        finding.sentence(words).arguments(&[&repeated]);
        if missing.by == ReferenceForm::Pseudo {
            // AWS adds one now and then.
            finding.at_most(Severity::Warning);
        }
        say_missing(finding, missing);
    }
}
