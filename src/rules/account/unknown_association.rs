//! No association has this id, and the configuration says with `complete: true` that all are listed.

use crate::diagnostic::meta::{Meta, meta};
use crate::facts::gathered::Lookup;
use crate::model::association::Association;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::service::field::Field;
use crate::service::pattern::Pattern;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        raises: Some(ApiError::AssociationDoesNotExist),
        scope: Scope::Request,
        confidence: Confidence::Documented,
        sources: &[pages::UPDATE_ASSOCIATION],
        ..meta("unknown-association", 704, include_str!("../../../rules/account/unknown-association.md"))
    },
    check: Check::Given(&[Field::AssociationId], check),
};

fn check(association: &Association<'_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    for text in association.texts(Field::AssociationId) {
        let well_formed = Pattern::AssociationId.mismatch(text.as_str()).is_none();
        if well_formed && matches!(context.facts.association(text.as_str()), Lookup::Absent) {
            findings
                .at(text.place(), "no association has this id")
                .help("correct the id, or list the association: the configuration says that all are listed");
        }
    }
}
