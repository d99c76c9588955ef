//! A string contains `${Name}`, and the template has a parameter or resource of that name, but no `Sub` replaces it: the service
//! gets the string as it is.

use crate::diagnostic::fix::{Edit, Fix, Safety};
use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::quote;
use crate::service::error::{Confidence, Scope};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        scope: Scope::EntryOrRequest,
        sources: &[pages::CFN_SUB],
        ..meta("forgotten-sub", 164, include_str!("../../../rules/template/forgotten-sub.md"))
    },
    check: Check::Template(check),
};

fn check(faults: &[TemplateFault], _: &Context<'_>, findings: &mut Findings<'_>) {
    for fault in faults {
        let TemplateFaultKind::Unsubstituted { name, around } = &fault.kind else { continue };
        let message = format!("{} stays as it is without `Sub`", quote(&format!("${{{name}}}")));
        let finding = findings.at(fault.place.clone(), message);
        finding.help(format!(
            "the template declares {}: put `!Sub` before the string; in JSON, wrap it in `Fn::Sub`",
            quote(name)
        ));
        if !around.is_empty() {
            finding.fix(Fix {
                title: "wrap the string in `Sub`".to_owned(),
                safety: Safety::Unsafe,
                edits: around.iter().map(|(span, text)| Edit { span: *span, text: (*text).to_owned() }).collect(),
            });
        }
    }
}
