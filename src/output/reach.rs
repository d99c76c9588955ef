//! Which association reaches which nodes, as a picture: SVG that stands in a page.
//!
//! Nodes that the same associations reach are one box, so that a fleet of thousands is a picture that somebody reads.

use crate::output::xml::escape;
use crate::source::printable::on_one_line;
use std::collections::{BTreeMap, BTreeSet};

/// Associations that are drawn, those that overlap first.
const ASSOCIATIONS: usize = 100;

/// Boxes of nodes that are drawn.
const GROUPS: usize = 200;

/// Ids that are listed where somebody points at a box.
const LISTED: usize = 30;

/// Characters that fit into a box.
const FITTING: usize = 40;

/// The height of a row.
const ROW: usize = 52;

/// What one association reaches.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reaches {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// The ids of its nodes.
    pub nodes: Vec<String>,
    /// Ids that it names, and that no inventory lists.
    pub unlisted: Vec<String>,
    /// Whether there may be more nodes than can be known.
    pub open: bool,
}

/// What is drawn: associations, and what they have in common.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Picture {
    /// The associations.
    pub associations: Vec<Reaches>,
    /// Nodes that one document reaches by several associations, each with the places of these in the list.
    pub overlaps: Vec<(String, Vec<usize>)>,
}

/// Nodes that the same associations reach.
#[derive(Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
struct Group {
    associations: Vec<usize>,
    kind: Kind,
}

/// Nodes that one document reaches by several associations, each with one of these.
type Twice<'p> = BTreeSet<(&'p str, usize)>;

/// What is to be said of some nodes.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
enum Kind {
    /// One document reaches them more than once.
    Twice,
    /// An inventory lists them.
    Listed,
    /// No inventory lists them.
    Unlisted,
    /// They cannot be known.
    Open,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::Twice => "twice",
            Self::Listed => "listed",
            Self::Unlisted => "unlisted",
            Self::Open => "open",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Twice => "the same document more than once",
            Self::Listed => "",
            Self::Unlisted => "in no inventory",
            Self::Open => "not known from these files",
        }
    }
}

/// Draws what associations reach; nothing where there are none.
pub(crate) fn draw(picture: &Picture) -> String {
    let drawn = drawn(picture);
    if drawn.is_empty() {
        return String::new();
    }
    let overlaps = picture.overlaps.iter();
    let twice: Twice<'_> = overlaps.flat_map(|(node, places)| places.iter().map(|at| (node.as_str(), *at))).collect();
    let mut groups = groups(picture, &drawn, &twice);
    let left_out = [picture.associations.len() - drawn.len(), groups.len().saturating_sub(GROUPS)];
    groups.truncate(GROUPS);
    let height = ROW * drawn.len().max(groups.len()) + 8;
    let rows: BTreeMap<usize, usize> = drawn.iter().enumerate().map(|(row, at)| (*at, row)).collect();
    let middle = |row: usize| row * ROW + ROW / 2;
    let mut svg = format!(
        "<svg class=\"reach\" role=\"img\" aria-label=\"Which association reaches which nodes; the table says the same\" viewBox=\"0 0 960 {height}\">\n"
    );
    for (number, (group, nodes)) in groups.iter().enumerate() {
        for (at, row) in group.associations.iter().filter_map(|at| Some((at, rows.get(at)?))) {
            // Another document on the same nodes is nobody's overlap.
            let is_own = group.kind != Kind::Twice || nodes.iter().any(|node| twice.contains(&(*node, *at)));
            let class = if is_own { group.kind } else { Kind::Listed }.class();
            let (from, to) = (middle(*row), middle(number));
            svg.push_str(&format!(
                "<path class=\"edge {class}\" data-of=\"a{at} g{number}\" d=\"M372,{from} C480,{from} 480,{to} 588,{to}\"/>\n"
            ));
        }
    }
    for (at, row) in &rows {
        let Some(one) = picture.associations.get(*at) else { continue };
        let reached = groups.iter().enumerate().filter(|(_, (group, _))| group.associations.contains(at));
        let reached: Vec<String> = reached.map(|(number, _)| format!(" g{number}")).collect();
        let of = format!("a{at}{}", reached.concat());
        svg.push_str(&framed(4, row * ROW + 4, "association", &of, &one.name, &one.place, &one.name));
    }
    for (number, (group, nodes)) in groups.iter().enumerate() {
        let by: Vec<String> = group.associations.iter().map(|at| format!(" a{at}")).collect();
        let name = match nodes.as_slice() {
            [] => "other nodes".to_owned(),
            [one] => (*one).to_owned(),
            [first, ..] => format!("{} nodes: {first}, …", nodes.len()),
        };
        let more = nodes.len().saturating_sub(LISTED);
        let listed = nodes.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
        let title = match more {
            _ if nodes.is_empty() => name.clone(),
            0 => listed,
            more => format!("{listed}, and {more} more"),
        };
        let of = format!("g{number}{}", by.concat());
        svg.push_str(&framed(588, number * ROW + 4, group.kind.class(), &of, &name, group.kind.words(), &title));
    }
    svg.push_str("</svg>\n");
    let [associations, boxes] = left_out;
    if associations + boxes > 0 {
        svg.push_str(&format!("<p>Not drawn: {associations} more associations, {boxes} more boxes of nodes.</p>\n"));
    }
    svg
}

/// The associations that are drawn, in their order.
fn drawn(picture: &Picture) -> Vec<usize> {
    let overlapping: BTreeSet<usize> = picture.overlaps.iter().flat_map(|(_, places)| places).copied().collect();
    let others = (0..picture.associations.len()).filter(|at| !overlapping.contains(at));
    let mut drawn: Vec<usize> = overlapping.iter().copied().chain(others).take(ASSOCIATIONS).collect();
    drawn.sort_unstable();
    drawn
}

/// The nodes that some associations reach, together where the same ones do.
fn groups<'p>(picture: &'p Picture, drawn: &[usize], twice: &Twice<'p>) -> Vec<(Group, Vec<&'p str>)> {
    let mut reached: BTreeMap<(Kind, &str), Vec<usize>> = BTreeMap::new();
    let mut open = Vec::new();
    let overlapped: BTreeSet<&str> = twice.iter().map(|(node, _)| *node).collect();
    for (at, one) in drawn.iter().filter_map(|at| Some((*at, picture.associations.get(*at)?))) {
        for node in &one.nodes {
            let kind = if overlapped.contains(node.as_str()) { Kind::Twice } else { Kind::Listed };
            reached.entry((kind, node)).or_default().push(at);
        }
        one.unlisted.iter().for_each(|node| reached.entry((Kind::Unlisted, node)).or_default().push(at));
        if one.open {
            open.push(at);
        }
    }
    let mut groups: BTreeMap<Group, Vec<&str>> = BTreeMap::new();
    for ((kind, node), associations) in reached {
        groups.entry(Group { associations, kind }).or_default().push(node);
    }
    let mut groups: Vec<(Group, Vec<&str>)> = groups.into_iter().collect();
    if !open.is_empty() {
        groups.push((Group { associations: open, kind: Kind::Open }, Vec::new()));
    }
    groups
}

/// A box with two lines of text.
fn framed(x: usize, y: usize, class: &str, of: &str, name: &str, below: &str, title: &str) -> String {
    format!(
        "<g class=\"box {class}\" data-of=\"{of}\" tabindex=\"0\"><title>{}</title><rect x=\"{x}\" y=\"{y}\" width=\"368\" height=\"44\" rx=\"6\"/><text x=\"{text}\" y=\"{}\">{}</text><text class=\"below\" x=\"{text}\" y=\"{}\">{}</text></g>\n",
        escape(&on_one_line(title)),
        y + 18,
        fitting(name),
        y + 36,
        fitting(below),
        text = x + 12,
    )
}

/// As much of a text as a box shows.
fn fitting(text: &str) -> String {
    let text = on_one_line(text);
    match text.char_indices().nth(FITTING) {
        Some((end, _)) => escape(&format!("{}…", text.get(..end).unwrap_or_default())),
        None => escape(&text),
    }
}
