//! `FindInMap` looks up a mapping, or a key of one, that the template does not have.

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
            "Template error: Mapping named '{}' is not present in the 'Mappings' section of template.",
            "Template error: Unable to get mapping for {}::{}::{}",
        ],
        confidence: Confidence::Observed,
        sources: &[pages::CFN_FIND_IN_MAP],
        ..meta("unknown-mapping", 163, include_str!("../../../rules/template/unknown-mapping.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Missing(missing) = &fault.kind else { continue };
        let name = quote(&missing.name);
        let finding = match &missing.by {
            ReferenceForm::Mapping => {
                let finding = findings.at(fault.place.clone(), format!("{name} is not a mapping of this template"));
                finding.arguments(&[&repeated(&missing.name)])
            }
            ReferenceForm::Key { mapping, other, first } => {
                let whose = match other.as_deref().filter(|_| !first) {
                    Some(other) => format!("{} in the mapping {}", quote(other), quote(mapping)),
                    None if *first => format!("the mapping {}", quote(mapping)),
                    None => format!("no entry in the mapping {}", quote(mapping)),
                };
                let lacks = if *first || other.is_some() { "has no key" } else { "has a key" };
                let finding = findings.at(fault.place.clone(), format!("{whose} {lacks} {name}"));
                let (name, other) = (repeated(&missing.name), other.as_deref().map_or("…".to_owned(), repeated));
                let (one, two) = if *first { (&name, &other) } else { (&other, &name) };
                finding.sentence(1).arguments(&[&repeated(mapping), one, two])
            }
            _ => continue,
        };
        if !missing.certain {
            // Whether it looks where nothing is made is not known.
            finding.at_most(Severity::Warning);
        }
        say_missing(finding, missing);
    }
}
