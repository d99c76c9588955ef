//! A property of an association or a document is next to `Properties`, or in what is not called so.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::Confidence;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        printed: &["Invalid template resource property '{member}'", "Encountered unsupported property {member}"],
        sources: &[pages::CFN_ASSOCIATION, pages::CFN_DOCUMENT],
        ..meta("misplaced-property", 153, include_str!("../../../rules/template/misplaced-property.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        match &fault.kind {
            TemplateFaultKind::Misplaced { name } => {
                let finding =
                    findings.at(fault.place.clone(), format!("{} is beside `Properties`, not in it", quote(name)));
                finding.help("indent it under `Properties`");
            }
            TemplateFaultKind::Misnamed { name, written } => {
                let finding = findings.at(fault.place.clone(), format!("a resource has no {}", quote(name)));
                finding.help("did you mean `Properties`?");
                if let Some(span) = *written {
                    let edits = vec![Edit { span, text: "Properties".to_owned() }];
                    finding.fix(Fix { title: "write `Properties`".to_owned(), safety: Safety::Unsafe, edits });
                }
            }
            _ => {}
        }
    }
}
