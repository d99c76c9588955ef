//! How far each association reaches: its nodes, its rate, and nodes that one document reaches twice.

use crate::engine::analysis::{Analysis, Ruled};
use crate::facts::gathered::Facts;
use crate::model::association::Association;
use crate::model::file::File;
use crate::service::error::Operation;
use crate::service::field::Field;
use crate::service::rate::{Rate, rate};
use crate::source::span::Span;
use std::collections::BTreeMap;

/// What one association reaches.
#[derive(Clone, Debug)]
pub struct Reaching {
    /// The document's name, where it is known.
    pub name: Option<String>,
    /// The operation of its request.
    pub operation: Operation,
    /// Where it is.
    pub span: Span,
    /// The JSON Pointer of that place in its file.
    pub pointer: String,
    /// The ids of the nodes, sorted; those of an inventory.
    pub nodes: Vec<String>,
    /// Ids that it names, and that no inventory lists.
    pub unlisted: Vec<String>,
    /// Whether there may be more nodes than can be known.
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

impl<'w> Analysis<'w> {
    /// Finds out how far the associations of the files that were checked reach.
    pub fn radius(&'w self) -> Radius {
        let of_file = |ruled: &'w Ruled<'w>, file: &'w File| {
            let reach = |association: Association<'w>| (association.node.id(), reach(&association, &ruled.facts()));
            file.associations().map(reach).collect()
        };
        let associations = self.list(of_file, |reaching, pointer| reaching.pointer = pointer);
        let nodes = self.ruled.iter().map(|ruled| ruled.facts().node_count()).sum();
        Radius { overlaps: self.overlaps(&associations), associations, nodes }
    }

    fn overlaps(&'w self, associations: &[Reaching]) -> Vec<Overlap> {
        let mut overlaps = Vec::new();
        for ruled in &self.ruled {
            let mut reached: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
            let own = associations.iter().enumerate().filter(|(_, one)| ruled.project.rules(one.span.source));
            for (at, one) in own {
                let Some(name) = &one.name else { continue };
                one.nodes.iter().for_each(|node| reached.entry((name, node)).or_default().push(at));
            }
            let twice = reached.into_iter().filter(|(_, associations)| associations.len() > 1);
            overlaps.extend(twice.map(|((document, node), associations)| Overlap {
                document: document.to_owned(),
                node: node.to_owned(),
                associations,
            }));
        }
        overlaps
    }
}

/// What one association reaches.
fn reach(association: &Association<'_>, facts: &Facts<'_>) -> Reaching {
    let reach = facts.fleet().reached(association);
    let ids = reach.nodes.iter().filter_map(|number| Some(facts.node_of(*number)?.id.to_owned()));
    let mut nodes: Vec<String> = ids.collect();
    nodes.sort_unstable();
    let count = reach.nodes.len() + reach.unlisted.len();
    let of = |field| {
        let text = association.text(field)?.as_str();
        Some((text.to_owned(), rate(text, count)?))
    };
    Reaching {
        name: association.text(Field::Name).map(|text| text.as_str().to_owned()),
        operation: association.operation,
        span: association.node.span(),
        pointer: String::new(),
        nodes,
        unlisted: reach.unlisted.iter().map(|id| (*id).to_owned()).collect(),
        open: reach.open,
        max_concurrency: of(Field::MaxConcurrency),
        max_errors: of(Field::MaxErrors),
    }
}
