//! The platforms that a document's content implies.
//!
//! The service registers for a Command or Policy document the union, over its steps, of the platforms of the step's plugin that
//! its `platformType` precondition lets through: so 123 of the 132 documents that Amazon owns. The others Amazon registers by
//! hand. Runbooks and Session documents are registered for all platforms (474 of 478, and 15 of 15).

use crate::model::document::Platforms;
use crate::model::reader::{self, Locate};
use crate::model::value;
use crate::service::platform::Platform;
use crate::service::plugin;
use crate::syntax::node::Node;

/// Derives the platforms of a content of this document type; `None` where they cannot be known.
pub(crate) fn derive(content: Node<'_>, kind: &str, locate: Locate<'_>) -> Option<Platforms> {
    let steps = content.get("mainSteps").or_else(|| content.get("runtimeConfig"));
    let span = locate(steps.or_else(|| content.get("schemaVersion"))?.key.span());
    let list = match kind {
        "Automation" | "Session" => plugin::ALL.to_vec(),
        "Command" | "Policy" => of_steps(steps?.value)?,
        _ => return None,
    };
    // What is registered for a document whose every step is ruled out is not known.
    (!list.is_empty()).then_some(Platforms { list, span, derived: true })
}

fn of_steps(steps: Node<'_>) -> Option<Vec<Platform>> {
    let mut union = Vec::new();
    if steps.is_mapping() {
        for entry in steps.entries() {
            union.extend(plugin::platforms(entry.key.text())?);
        }
    } else {
        for step in steps.items() {
            let platforms = plugin::platforms(value::text(reader::member(step, "action")?)?.as_str())?;
            match reader::member(step, "precondition") {
                None => union.extend(platforms),
                Some(condition) => {
                    let wanted = precondition(condition)?;
                    union.extend(platforms.iter().filter(|platform| wanted.is_none_or(|wanted| wanted == **platform)));
                }
            }
        }
    }
    union.sort_unstable();
    union.dedup();
    Some(union)
}

/// The platform that a precondition asks for, or none; the outer `None` when that cannot be known.
#[expect(clippy::option_option, reason = "not known, known to be none, and known are three things")]
fn precondition(condition: Node<'_>) -> Option<Option<Platform>> {
    let operands = reader::member(condition, "StringEquals")?;
    // Operands that name a parameter say nothing of platforms. The placeholder in them is the document's own.
    let texts: Vec<&str> = operands.items().map(|operand| operand.text()).collect();
    match texts.as_slice() {
        [one, other] | [other, one] if one.eq_ignore_ascii_case("platformType") => Platform::read(other).map(Some),
        _ if texts.iter().any(|text| text.contains("{{")) => Some(None),
        _ => None,
    }
}
