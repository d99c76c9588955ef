//! Where a content has another shape than its schema: what is not a list, what is not a mapping.

use crate::model::content::Content;
use crate::model::value;
use crate::service::content_shape::{AUTOMATION, CHANGE_TEMPLATE, COMMAND, Form, OLD_COMMAND, PACKAGE, Part, SESSION};
use crate::syntax::node::Node;

/// A node of another kind than its schema has there.
#[derive(Copy, Clone, Debug)]
pub(crate) struct KindMismatch<'t> {
    /// The node.
    pub node: Node<'t>,
    /// What it should be.
    pub expected: Form,
    /// What the node is called.
    pub what: What<'t>,
    /// Whether it is surely refused.
    pub sure: bool,
}

/// What a node is called.
#[derive(Copy, Clone, Debug)]
pub(crate) enum What<'t> {
    /// The member of this name.
    Member(&'t str),
    /// An item of the list of this name.
    ItemOf(&'t str),
    /// What the author calls so, in the mapping of that name.
    NamedIn(&'t str, &'t str),
}

/// Where it is: the name of the nearest member above, and whether misfits are surely refused.
#[derive(Copy, Clone)]
struct Above<'t> {
    name: &'t str,
    sure: bool,
}

/// The shape of a content of this type and schema version; `None` where none is known.
pub(crate) fn form(content: &Content<'_>) -> Option<&'static Form> {
    Some(match (content.kind?, content.version()) {
        ("Automation", _) => &AUTOMATION,
        ("Automation.ChangeTemplate", _) => &CHANGE_TEMPLATE,
        ("Command" | "Policy", Some("1.2")) => &OLD_COMMAND,
        ("Command" | "Policy", _) => &COMMAND,
        ("Session", _) => &SESSION,
        ("Package", _) => &PACKAGE,
        _ => return None,
    })
}

/// Every misfit, in the order of the text; nothing is reported of what is inside one.
pub(crate) fn kind_mismatches<'t>(content: &Content<'t>) -> Vec<KindMismatch<'t>> {
    let mut list = Vec::new();
    if let (Some(root), Some(Form::Members(parts))) = (content.root, form(content)) {
        members(root, parts, true, &mut list);
    }
    list
}

fn members<'t>(node: Node<'t>, parts: &'static [Part], sure: bool, list: &mut Vec<KindMismatch<'t>>) {
    for entry in value::entries(node) {
        let Some(part) = parts.iter().find(|part| part.name == entry.key.text()) else { continue };
        let above = Above { name: part.name, sure: part.sure && sure };
        look(entry.value, &part.form, What::Member(part.name), above, list);
    }
}

fn look<'t>(node: Node<'t>, form: &'static Form, what: What<'t>, above: Above<'t>, list: &mut Vec<KindMismatch<'t>>) {
    let fits = fits(node, form);
    if fits && (node.is_scalar() || matches!(form, Form::Any | Form::Map(Form::Any) | Form::List(Form::Any))) {
        return;
    }
    if value::is_unknown(node) || value::is_null(node) || is_replaced(node) {
        return;
    }
    if !fits {
        // YAML reads 5 and true as no strings, and nobody recorded that those are refused.
        let loose = matches!(form, Form::Text) && node.is_scalar();
        list.push(KindMismatch { node, expected: *form, what, sure: above.sure && !loose });
        return;
    }
    match form {
        Form::List(item) => {
            for node in node.items() {
                // Of a null among the steps nobody recorded what becomes.
                if value::is_null(node) && matches!(item, Form::Members(_)) && !node.may_be_absent() {
                    list.push(KindMismatch { node, expected: **item, what: What::ItemOf(above.name), sure: false });
                }
                look(node, item, What::ItemOf(above.name), above, list);
            }
        }
        Form::Map(inner) => {
            for entry in value::entries(node) {
                look(entry.value, inner, What::NamedIn(entry.key.text(), above.name), above, list);
            }
        }
        Form::Members(parts) => members(node, parts, above.sure, list),
        _ => {}
    }
}

fn fits(node: Node<'_>, form: &Form) -> bool {
    match form {
        Form::Any => true,
        Form::List(_) => node.is_sequence(),
        Form::Map(_) | Form::Members(_) => node.is_mapping(),
        Form::Either => node.is_mapping() || node.is_sequence(),
        Form::Text => node.is_text(),
        // What the words and digits are is the matter of other rules.
        Form::Number | Form::Truth => node.is_scalar(),
    }
}

/// Whether a text may be replaced as a whole before the service sees it.
fn is_replaced(node: Node<'_>) -> bool {
    node.is_scalar() && ["{{", "${", "{%", "<%", "%%", "@@"].iter().any(|mark| node.text().contains(mark))
}
