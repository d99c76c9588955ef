//! What a finding is found in, as its author knows it: the resource of a template or a module, the association of a request.

use crate::diagnostic::report::Report;
use crate::model::file::File;
use crate::syntax::node::{Entry, Node};
use crate::workspace::files::Workspace;
use std::collections::HashMap;

/// Where the CDK says from which construct a resource was made.
const CDK_PATH: &str = "aws:cdk:path";

/// Names what each finding of a report is found in, for people; where it is found in nothing that has a name, nothing.
pub fn name_subjects(workspace: &Workspace, report: &mut Report) {
    let mut parts: HashMap<u32, Parts<'_>> = HashMap::new();
    for finding in &mut report.findings {
        let source = finding.place.span.source;
        let Some(file) = workspace.file(source) else { continue };
        let parts = parts.entry(source.0).or_insert_with(|| Parts::of(file));
        finding.subject = parts.subject(file, &finding.pointer);
    }
}

/// What has a name in a file: read once, however many findings it has.
#[derive(Default)]
struct Parts<'f> {
    resources: HashMap<&'f str, Node<'f>>,
    entries: Vec<Node<'f>>,
}

impl<'f> Parts<'f> {
    fn of(file: &'f File) -> Self {
        let Some(root) = file.tree.as_ref().and_then(|tree| tree.roots().next()) else { return Self::default() };
        match (file.is_template, member(root, "Resources"), member(root, "Entries")) {
            (true, Some(resources), _) => {
                let by_name = |entry: Entry<'f>| (entry.key.text(), entry.value);
                Self { resources: resources.entries().map(by_name).collect(), entries: Vec::new() }
            }
            (false, _, Some(entries)) => Self { resources: HashMap::new(), entries: entries.items().collect() },
            _ => Self::default(),
        }
    }

    fn subject(&self, file: &File, pointer: &str) -> Option<String> {
        let mut steps = pointer.split('/').skip(1);
        match (steps.next()?, steps.next()?, steps.next()) {
            ("resource", kind, Some(name)) if file.is_terraform => Some(format!("{kind}.{name}")),
            ("Resources", id, _) => {
                let metadata = member(*self.resources.get(id)?, "Metadata");
                let path = metadata.and_then(|metadata| member(metadata, CDK_PATH));
                let path = path.map(|path| format!(" ({})", path.text()));
                Some(format!("resource `{id}`{}", path.unwrap_or_default()))
            }
            ("Entries", number, Some(_)) => association(*self.entries.get(number.parse::<usize>().ok()?)?),
            _ => None,
        }
    }
}

fn member<'f>(node: Node<'f>, name: &str) -> Option<Node<'f>> {
    node.entries().find(|entry| entry.key.text() == name).map(|entry| entry.value)
}

/// An association by its own name, or by that of its document.
fn association(entry: Node<'_>) -> Option<String> {
    let text = |name| member(entry, name).filter(|value| value.is_text()).map(Node::text);
    let own = text("AssociationName").map(|name| format!("association `{name}`"));
    own.or_else(|| Some(format!("association of `{}`", text("Name")?)))
}
