//! The association already has 1,000 versions, and an update would add one.

use crate::diagnostic::meta::{Meta, Needs, Severity, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::service::field::Field;
use crate::service::limits::{ASSOCIATION_VERSIONS, ASSOCIATION_VERSIONS_NEAR};

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::AssociationVersionLimitExceeded),
        scope: Scope::Request,
        confidence: Confidence::Documented,
        needs: Needs::Associations,
        sources: &[pages::UPDATE_ASSOCIATION, pages::QUOTAS],
        ..meta(
            "too-many-association-versions",
            706,
            include_str!("../../../rules/account/too-many-association-versions.md"),
        )
    },
    check: Check::Given(&[Field::AssociationId], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    for text in association.texts(Field::AssociationId) {
        let Lookup::Found(existing) = context.facts.association(text.as_str()) else { continue };
        if existing.version.is_some_and(|version| version >= ASSOCIATION_VERSIONS) {
            let message = format!("the association has {ASSOCIATION_VERSIONS} versions, and no more are kept");
            let finding = findings.at(text.place(), message);
            if let Some(span) = existing.span {
                finding.label(span, "the association");
            }
            finding.help("delete it and make a new one");
        } else if let Some(version) = existing.version.filter(|version| *version >= ASSOCIATION_VERSIONS_NEAR) {
            findings
                .at(text.place(), format!("the association has {version} of {ASSOCIATION_VERSIONS} versions"))
                .at_most(Severity::Warning)
                .help("delete it and make a new one before it is full");
        }
    }
}
