//! What is told above associations and requests: how many nodes they reach, and that they can be tried.

use crate::editor::question::Knowledge;
use crate::engine::analysis::Analysis;
use crate::service::origin::Origin;
use crate::source::sources::SourceId;
use crate::source::span::Span;

/// What a lens says.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum LensKind {
    /// How many managed nodes of the inventories an association reaches.
    Reaches {
        /// How many.
        nodes: usize,
        /// Whether there may be more.
        open: bool,
    },
    /// The response to the request can be asked for.
    DryRun,
}

/// Something that is told above a place.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Lens {
    /// The first byte of what it is about, as an empty place.
    pub span: Span,
    /// What it says.
    pub kind: LensKind,
}

/// The lenses of a file.
pub fn lenses<'w>(analysis: &'w Analysis<'w>, source: SourceId) -> Vec<Lens> {
    let Some(file) = analysis.workspace.file(source).filter(|file| !file.requests.is_empty()) else {
        return Vec::new();
    };
    let Some(knowledge) = Knowledge::of(analysis, source) else { return Vec::new() };
    let start = |span: Span| Span { end: span.start, ..span };
    let own = file.requests.iter().filter(|request| request.origin == Origin::Request);
    let roots = own.filter_map(|request| file.tree.as_ref()?.node(request.root));
    let mut lenses: Vec<Lens> = roots.map(|root| Lens { span: start(root.span()), kind: LensKind::DryRun }).collect();
    if knowledge.facts.has_inventory() {
        let reached = file.associations().map(|association| {
            let reach = knowledge.facts.fleet().reached(&association);
            let kind = LensKind::Reaches { nodes: reach.nodes.len() + reach.unlisted.len(), open: reach.open };
            Lens { span: start(association.node.span()), kind }
        });
        lenses.extend(reached);
    }
    lenses.retain(|lens| lens.span.source == source);
    lenses.sort_by_key(|lens| lens.span.start);
    lenses
}
