//! Resources of ours that stand where templates have none: whoever goes by `Resources` does not see them.

use crate::frontend::cloudformation::template::{ASSOCIATION, DOCUMENT, kind};
use crate::model::template::{TemplateFault, TemplateFaultKind};
use crate::model::value;
use crate::syntax::node::{Entry, Node};

/// What stands in another section than `Resources`, or beside it. What `Metadata` holds is the author's own.
pub(crate) fn faults(root: Node<'_>) -> Vec<TemplateFault> {
    let mut faults = Vec::new();
    let others = value::entries(root).filter(|entry| !matches!(entry.key.text(), "Resources" | "Metadata"));
    for section in others.filter(|entry| entry.value.is_mapping()) {
        if is_ours(section) {
            faults.push(fault(section, None));
            continue;
        }
        let misplaced = value::entries(section.value).filter(|entry| is_ours(*entry));
        faults.extend(misplaced.map(|entry| fault(entry, Some(section.key.text().to_owned()))));
    }
    faults
}

fn is_ours(entry: Entry<'_>) -> bool {
    kind(entry.value).is_some_and(|kind| [ASSOCIATION, DOCUMENT].contains(&kind))
}

fn fault(resource: Entry<'_>, section: Option<String>) -> TemplateFault {
    let name = resource.key.text().to_owned();
    TemplateFault { place: resource.key.place(), kind: TemplateFaultKind::MisplacedResource { name, section } }
}
