//! A document's parameters side by side with what an association gives.

use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::model::parameter::{Declared, Given};
use crate::model::value::Text;
use crate::rule::check::Context;
use crate::rule::findings::Findings;
use crate::rule::rewrite::respell;
use crate::rule::words::{nearest, quote};

/// Calls `judge` for every given parameter that the document declares.
pub fn judge_lists(
    association: &Association<'_>,
    context: &Context<'_>,
    mut judge: impl FnMut(&Known<'_>, &Declared, &Given<'_>),
) {
    let Some(document) = context.document else { return };
    let Some(declared) = association.document_version().and_then(|version| document.parameters(version)) else {
        return;
    };
    for given in association.parameters() {
        if let Some(parameter) = declared.iter().find(|parameter| parameter.name.text == given.key.as_str()) {
            judge(document, parameter, &given);
        }
    }
}

/// Calls `judge` for every known value of every given parameter that the document declares.
pub fn judge_values(
    association: &Association<'_>,
    context: &Context<'_>,
    mut judge: impl FnMut(&Known<'_>, &Declared, Text<'_>),
) {
    judge_lists(association, context, |document, parameter, given| {
        for text in given.texts() {
            judge(document, parameter, text);
        }
    });
}

/// That a fact about values is of the built-in catalogue's day: such facts change. Nothing for a definition in a file.
pub fn as_of(document: &Known<'_>) -> String {
    document.catalogued.map_or_else(String::new, |date| format!(" (as of {date})"))
}

/// Says that a document has no parameter of this name, and which one may have been meant: none of those that are `given`
/// already.
pub fn say_undeclared(
    name: Text<'_>,
    message: String,
    document: &Known<'_>,
    declared: &[Declared],
    given: &[&str],
    findings: &mut Findings<'_>,
) {
    let finding = findings.at(name.place(), message);
    finding.answer(&[name.as_str()]);
    let names = declared.iter().map(|parameter| parameter.name.text.as_str()).filter(|name| !given.contains(name));
    if let Some(meant) = nearest(name.as_str(), names) {
        finding.help(format!("did you mean {}?", quote(meant)));
        if let Some(fix) = respell(name, meant) {
            finding.fix(fix);
        }
    }
    if let Some(span) = document.span {
        finding.label(span, "the document");
    }
}
