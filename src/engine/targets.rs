//! How far each association reaches: its nodes, its rate, and nodes that one document reaches twice.

use crate::facts::gathered::Facts;
use crate::facts::instances::NodeNumber;
use crate::model::association::Association;
use crate::service::error::Operation;
use crate::service::field::Field;
use crate::service::rate::{Rate, rate};
use crate::settings::Project;
use crate::source::span::Span;
use crate::workspace::Workspace;
use std::collections::BTreeMap;

/// What one association reaches.
#[derive(Clone, Debug)]
pub struct Reaching {
    /// The document's name, where it is known.
    pub name: Option<String>,
    /// The operation of its request.
    pub operation: Operation,
    /// Where it stands.
    pub span: Span,
    /// The JSON Pointer of that place in its file.
    pub pointer: String,
    /// The ids of the nodes, sorted; those of an inventory.
    pub nodes: Vec<String>,
    /// Ids that it names, and that no inventory lists.
    pub unlisted: Vec<String>,
    /// Whether there may be more nodes than can be told.
    pub open: bool,
    /// `MaxConcurrency`: the text, and what it means for so many nodes.
    pub max_concurrency: Option<(String, Rate)>,
    /// `MaxErrors`: the text, and what it means for so many nodes.
    pub max_errors: Option<(String, Rate)>,
}

/// A node that several associations of one document reach.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Overlap {
    /// The document.
    pub document: String,
    /// The node's id.
    pub node: String,
    /// The associations, by their places in the list.
    pub associations: Vec<usize>,
}

/// How far all associations of a workspace reach.
#[derive(Clone, Debug, Default)]
pub struct Radius {
    /// The associations, in the order of the files.
    pub associations: Vec<Reaching>,
    /// Nodes that one document reaches more than once, sorted.
    pub overlaps: Vec<Overlap>,
    /// How many nodes the inventories list.
    pub nodes: usize,
}

/// Finds out how far the associations of the files that were checked reach.
pub fn radius(workspace: &Workspace, projects: &[Project]) -> Radius {
    let mut radius = Radius::default();
    for project in projects {
        reach_of(workspace, project, &mut radius);
    }
    radius
}

fn reach_of(workspace: &Workspace, project: &Project, radius: &mut Radius) {
    let facts = Facts::gather(&workspace.some_files(project.facts.as_ref()), &[], &project.settings);
    radius.nodes += facts.node_count();
    let mut reached: BTreeMap<(String, &str), Vec<usize>> = BTreeMap::new();
    let files = workspace.some_files(project.checked.as_ref());
    for file in files.into_iter().filter(|file| file.is_reported() && !file.is_fact()) {
        let (first, mut ids) = (radius.associations.len(), Vec::new());
        for association in file.associations() {
            let numbers = reach(&association, &facts, radius);
            ids.push(association.node.id());
            let Some(name) = association.text(Field::Name) else { continue };
            for node in numbers.into_iter().filter_map(|number| facts.node_of(number)) {
                let at = radius.associations.len() - 1;
                reached.entry((name.as_str().to_owned(), node.id)).or_default().push(at);
            }
        }
        let pointers = file.tree.as_ref().map_or_else(Vec::new, |tree| tree.pointers(&ids));
        for (row, pointer) in radius.associations.iter_mut().skip(first).zip(pointers) {
            row.pointer = pointer;
        }
    }
    let twice = reached.into_iter().filter(|(_, associations)| associations.len() > 1);
    radius.overlaps.extend(twice.map(|((document, node), associations)| Overlap {
        document,
        node: node.to_owned(),
        associations,
    }));
}

/// Adds what one association reaches; answers the numbers of its nodes.
fn reach(association: &Association<'_>, facts: &Facts<'_>, radius: &mut Radius) -> Vec<NodeNumber> {
    let reach = facts.fleet().reached(association);
    let ids = reach.nodes.iter().filter_map(|number| Some(facts.node_of(*number)?.id.to_owned()));
    let mut nodes: Vec<String> = ids.collect();
    nodes.sort_unstable();
    let count = reach.nodes.len() + reach.unlisted.len();
    let of = |field| {
        let text = association.text(field)?.as_str();
        Some((text.to_owned(), rate(text, count)?))
    };
    radius.associations.push(Reaching {
        name: association.text(Field::Name).map(|text| text.as_str().to_owned()),
        operation: association.operation,
        span: association.node.span(),
        pointer: String::new(),
        nodes,
        unlisted: reach.unlisted.iter().map(|id| (*id).to_owned()).collect(),
        open: reach.open,
        max_concurrency: of(Field::MaxConcurrency),
        max_errors: of(Field::MaxErrors),
    });
    reach.nodes
}
