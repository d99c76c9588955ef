//! The file has statements of a templating language, such as `{% for %}`, `{{ range }}`, `%{ if }` or `<% end %>`, and is JSON or
//! YAML only once they are rendered.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::file::File;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::service::error::Confidence;
use crate::syntax::error::SyntaxErrorKind;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Note,
        confidence: Confidence::Documented,
        ..meta("unrendered-text", 107, include_str!("../../../rules/input/unrendered-text.md"))
    },
    check: Check::File(check),
};

fn check(file: &File, _: &Context<'_>, findings: &mut Findings<'_>) {
    for error in file.syntax_errors().iter().filter(|error| error.kind == SyntaxErrorKind::NotRendered) {
        findings
            .at(error.span, "this text must be rendered before it can be read to its end")
            .help("check what the templating tool renders: `… | ssmlint check - --stdin-filename NAME.yaml`");
    }
}
