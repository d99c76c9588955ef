//! Instance inventories: `describe-instance-information`, `ec2 describe-instances`, records.

use crate::model::instance::{Instance, State};
use crate::model::inventory::Inventory;
use crate::model::reader;
use crate::parallel;
use crate::service::platform::Platform;
use crate::source::piece::{Piece, Reread};
use crate::source::sources::SourceId;
use crate::syntax::node::Node;
use crate::syntax::records;
use crate::syntax::{Elements, Seam, Window, divide};
use std::ops::Range;
use std::sync::Arc;

/// Members that only rows of an inventory have.
const MARKS: &[&str] = &["PlatformType", "PingStatus", "State", "PlatformDetails", "ComputerName", "InstanceType"];

/// Members of a row that are read.
const MEMBERS: &[&str] = &["InstanceId", "PlatformType", "Platform", "State", "Tags"];

/// How much of a file decides whether it is streamed, in bytes.
const HEAD: usize = 4096;

/// How far after a part its last item may end, in bytes: few are longer.
const BEHIND: u64 = 32 * 1024;

/// Parts that are read side by side before they are put together: what is in all of them is in memory twice.
const TOGETHER: usize = 128;

/// Reads a large list without a tree of the whole; `None` when the text does not begin as an inventory, or is broken:
/// then it is parsed as any other file. `name` is that of the file.
pub(crate) fn stream(name: &str, window: &mut Window<'_>) -> Option<Inventory> {
    let form = Form::of(name, &window.text())?;
    let (mut inventory, mut seen) = (Inventory::default(), Seen::default());
    let whole = records(window, form.elements(), &mut |row, base| seen.count(take(row, base, &mut inventory)));
    // Behind the rows stands whether there are more.
    inventory.more = window.text().contains("\"NextToken\"");
    (whole.is_ok() && form.is_of(seen, &inventory)).then_some(inventory)
}

/// How the rows of a text follow each other.
#[derive(Copy, Clone, Eq, PartialEq)]
enum Form {
    /// In a list to which these members lead: whatever is in it is a row.
    Named(&'static [&'static str]),
    /// In a list that is the whole text.
    List,
    /// One value after the other.
    Lines,
}

/// What was seen in a text.
#[derive(Copy, Clone, Default)]
struct Seen {
    /// Objects that are no rows.
    others: usize,
    /// Rows that show by a member, which is kept, that they are such.
    marked: usize,
}

impl Seen {
    fn count(&mut self, row: Option<Row>) {
        self.others += usize::from(row.is_none());
        self.marked += usize::from(row.is_some_and(|row| row.is_marked));
    }
}

/// Reads a large list in parts, side by side, with the pieces of its text; `None` as above, or when it cannot be taken apart. The
/// text has this many bytes, a part about `part`.
pub(crate) fn in_parts(
    name: &str,
    source: SourceId,
    again: &Reread,
    size: u64,
    part: u64,
) -> Option<(Inventory, Vec<Piece>)> {
    let head = again.0(0..part.min(size));
    let lines = head.get(..memchr::memrchr(b'\n', &head)?)?;
    let head = std::str::from_utf8(lines).ok()?;
    let form = Form::of(name, head)?;
    let long = Long { source, again, size, seam: Seam::of(source, head, form.elements())? };
    let starts: Vec<u64> = (0..size).step_by(usize::try_from(part).ok()?).collect();
    let (mut inventory, mut pieces, mut line, mut seen) = (Inventory::default(), Vec::new(), 0, Seen::default());
    for starts in starts.chunks(TOGETHER) {
        for part in parallel::all(starts.to_vec(), |start| long.part(start..(start + part).min(size)))? {
            inventory.append(part.inventory);
            pieces.extend(part.pieces.into_iter().map(|piece| Piece { line: line + piece.line, ..piece }));
            line += part.lines;
            seen.marked += part.seen.marked;
        }
    }
    form.is_of(seen, &inventory).then_some((inventory, pieces))
}

/// A long list that is taken apart.
struct Long<'a> {
    source: SourceId,
    again: &'a Reread,
    /// Bytes of the text.
    size: u64,
    seam: Seam<'a>,
}

/// What was read of a part of a long list.
#[derive(Default)]
struct Part {
    inventory: Inventory,
    seen: Seen,
    /// Their lines are counted from that in which the part begins.
    pieces: Vec<Piece>,
    /// The line breaks in it.
    lines: u32,
}

impl Long<'_> {
    /// Reads from the first seam in this range of bytes, or from the beginning of the text, to the first seam after it, or to
    /// the end.
    fn part(&self, range: Range<u64>) -> Option<Part> {
        let until = (range.end + BEHIND).min(self.size);
        let mut bytes = self.again.0(range.start..until);
        // It may have become shorter, or be gone.
        (bytes.len() as u64 == until - range.start).then_some(())?;
        let end = (until == self.size).then_some(bytes.len());
        let length = usize::try_from(range.end - range.start).ok()?;
        let to = if range.end == self.size { end? } else { self.seam.find(&bytes, length).or(end)? };
        let from = if range.start == 0 { 0 } else { self.seam.find(&bytes, 0).unwrap_or(to) };
        bytes.truncate(to);
        let mut part = Part::default();
        if from >= to {
            return Some(part);
        }
        // What comes before the seam is of the part before: spaces, which take less time than moving what is after it.
        bytes.get_mut(..from)?.fill(b' ');
        let base = usize::try_from(range.start).ok()?;
        let first = if base == 0 { 0 } else { memchr::memchr(b'\n', &bytes).map_or(bytes.len(), |at| at + 1) };
        part.lines = u32::from(bytes.get(..first)?.ends_with(b"\n"));
        divide(bytes.get(first..)?, base + first, &mut part.lines, &mut part.pieces);
        let is_last = base + bytes.len() == usize::try_from(self.size).ok()?;
        let text = Arc::new(String::from_utf8(bytes).ok()?);
        part.inventory.more = is_last && text.contains("\"NextToken\"");
        let (inventory, seen) = (&mut part.inventory, &mut part.seen);
        let mut visit = |row: Node<'_>, base| seen.count(take(row, base, inventory));
        let is_whole = self.seam.read(self.source, text, base, is_last, &mut visit);
        (is_whole && part.seen.others == 0).then_some(part)
    }
}

impl Form {
    /// That of a text of which this is the head; `None` when it does not begin as an inventory.
    fn of(name: &str, text: &str) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let head: &str = text.get(..HEAD).unwrap_or_else(|| text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text));
        let first_key = head.strip_prefix('{').map(str::trim_start);
        let begins = |key: &str| first_key.is_some_and(|rest| rest.starts_with(key));
        let row = || head.contains("\"InstanceId\"") && MARKS.iter().any(|mark| head.contains(&format!("\"{mark}\"")));
        if begins("\"InstanceInformationList\"") {
            Some(Self::Named(&["InstanceInformationList"]))
        } else if begins("\"Reservations\"") {
            Some(Self::Named(&["Reservations", "Instances"]))
        } else if head.starts_with('[') && row() {
            Some(Self::List)
        } else {
            (name.ends_with(".jsonl") && row()).then_some(Self::Lines)
        }
    }

    fn elements(self) -> Elements<'static> {
        let path = if let Self::Named(path) = self { path } else { &[] };
        Elements { path, members: Some(MEMBERS) }
    }

    /// Whether what was read is an inventory, as a tree of the whole would tell; else the tree is asked.
    fn is_of(self, seen: Seen, inventory: &Inventory) -> bool {
        let is_marked = match self {
            Self::Named(_) => true,
            Self::List => seen.marked > 0,
            // Each line may be something else: a request has a node, too.
            Self::Lines => seen.marked == inventory.rows.len(),
        };
        is_marked && seen.others == 0 && !inventory.rows.is_empty()
    }
}

/// Takes the rows of a root that is an inventory; returns whether there were any.
pub(crate) fn read(root: Node<'_>, inventory: &mut Inventory) -> bool {
    let before = inventory.rows.len();
    if let Some(list) = reader::member(root, "InstanceInformationList") {
        list.items().for_each(|row| _ = take(row, 0, inventory));
    } else if let Some(list) = reader::member(root, "Reservations") {
        let nested = list.items().filter_map(|reservation| reader::member(reservation, "Instances"));
        nested.flat_map(Node::items).for_each(|row| _ = take(row, 0, inventory));
    } else if root.is_sequence() {
        // Where one is a row, the others are as well, whatever is known of them.
        let rows = if root.items().any(is_row) { root.items() } else { return false };
        rows.for_each(|row| _ = take(row, 0, inventory));
    } else if is_row(root) {
        take(root, 0, inventory);
    }
    inventory.rows.len() > before
}

/// Takes a root among whose neighbours are rows.
pub(crate) fn read_among_rows(root: Node<'_>, inventory: &mut Inventory) {
    take(root, 0, inventory);
}

/// Whether it shows that it is a row.
pub(crate) fn is_row(node: Node<'_>) -> bool {
    node.get("InstanceId").is_some() && node.has_any(MARKS)
}

/// An object that is a row.
#[derive(Copy, Clone)]
struct Row {
    /// Whether it shows by a member that is read that it is one.
    is_marked: bool,
}

/// Takes one row: its id, platform, state and tags, as far as it tells; `None` where it is none. Its places are `base` bytes
/// after those in the file.
fn take(row: Node<'_>, base: usize, inventory: &mut Inventory) -> Option<Row> {
    let [mut id, mut kind, mut platform, mut state, mut tags] = [None; 5];
    for entry in row.entries() {
        let member = match entry.key.text() {
            "InstanceId" => &mut id,
            "PlatformType" => &mut kind,
            "Platform" => &mut platform,
            "State" => &mut state,
            "Tags" => &mut tags,
            _ => continue,
        };
        *member = Some(entry.value);
    }
    let (id, text) = id.and_then(|id| Some((id, reader::loose(id)?)))?;
    let tags = tags.filter(|tags| tags.is_sequence());
    let instance = Instance {
        id: inventory.keep_id(text),
        span: id.span().shifted(base),
        platform: kind.and_then(reader::loose).and_then(Platform::read).or_else(|| ec2_platform(platform?)),
        state: state.and_then(state_of),
        tags: tags.map(|tags| inventory.keep_tags(tags.items().filter_map(tag))),
    };
    inventory.rows.push(instance);
    Some(Row { is_marked: kind.is_some() || state.is_some() })
}

fn tag(tag: Node<'_>) -> Option<(&str, &str)> {
    Some((reader::text(tag, "Key")?, reader::text(tag, "Value").unwrap_or_default()))
}

/// `State` is a text in records and `{Name, Code}` in EC2's output.
fn state_of(state: Node<'_>) -> Option<State> {
    State::read(reader::text(state, "Name").or_else(|| reader::loose(state))?)
}

/// EC2 names Windows; for the others it does not tell Linux from macOS.
fn ec2_platform(platform: Node<'_>) -> Option<Platform> {
    Platform::read(reader::loose(platform)?).filter(|platform| *platform == Platform::Windows)
}
