//! The association has no version with this number.

use crate::diagnostic::meta::{Meta, Needs, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::service::field::Field;
use crate::service::version::Version;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::InvalidAssociationVersion),
        scope: Scope::Request,
        confidence: Confidence::Documented,
        needs: Needs::Associations,
        sources: &[pages::UPDATE_ASSOCIATION],
        ..meta(
            "unknown-association-version",
            705,
            include_str!("../../../rules/account/unknown-association-version.md"),
        )
    },
    check: Check::Given(&[Field::AssociationVersion], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(id) = association.text(Field::AssociationId) else { return };
    let Lookup::Found(existing) = context.facts.association(id.as_str()) else { return };
    let Some(latest) = existing.version else { return };
    for text in association.texts(Field::AssociationVersion) {
        if matches!(Version::read(text.as_str()), Some(Version::Number(number)) if number > latest) {
            let finding =
                findings.at(text.place(), format!("the association has no such version: the latest is {latest}"));
            if let Some(span) = existing.span {
                finding.label(span, "the association");
            }
            finding.help("write `$LATEST`, or leave the member out");
        }
    }
}
