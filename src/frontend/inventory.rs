//! Instance inventories: `describe-instance-information`, `ec2 describe-instances`, records.

use crate::frontend::reader;
use crate::model::instance::{Instance, State};
use crate::model::inventory::Inventory;
use crate::service::platform::Platform;
use crate::syntax::node::Node;
use crate::syntax::records::{Elements, records};
use crate::syntax::window::Window;

/// Members that only rows of an inventory have.
const MARKS: &[&str] = &["PlatformType", "PingStatus", "State", "PlatformDetails", "ComputerName", "InstanceType"];

/// Members of a row that are read.
const MEMBERS: &[&str] = &["InstanceId", "PlatformType", "Platform", "State", "Tags"];

/// How much of a file decides whether it is streamed, in bytes.
const HEAD: usize = 4096;

/// Reads a large list without a tree of the whole; `None` when the text does not begin as an inventory, or is broken:
/// then it is parsed as any other file. `name` is that of the file.
pub(crate) fn stream(name: &str, window: &mut Window<'_>) -> Option<Inventory> {
    let elements = Elements { path: path(name, &window.text())?, members: Some(MEMBERS) };
    let mut inventory = Inventory::default();
    let mut all_rows = true;
    let whole = records(window, elements, &mut |row, base| all_rows &= take(row, base, &mut inventory));
    // Behind the rows stands whether there are more.
    inventory.more = window.text().contains("\"NextToken\"");
    (whole.is_ok() && all_rows && !inventory.rows.is_empty()).then_some(inventory)
}

/// The way to the rows, when the head of the text is that of an inventory.
fn path(name: &str, text: &str) -> Option<&'static [&'static str]> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head: &str = text.get(..HEAD).unwrap_or_else(|| text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text));
    let first_key = head.strip_prefix('{').map(str::trim_start);
    let begins = |key: &str| first_key.is_some_and(|rest| rest.starts_with(key));
    let row = head.contains("\"InstanceId\"") && MARKS.iter().any(|mark| head.contains(&format!("\"{mark}\"")));
    if begins("\"InstanceInformationList\"") {
        Some(&["InstanceInformationList"])
    } else if begins("\"Reservations\"") {
        Some(&["Reservations", "Instances"])
    } else if (head.starts_with('[') || name.ends_with(".jsonl")) && row {
        Some(&[])
    } else {
        None
    }
}

/// Takes the rows of a root that is an inventory; answers whether there were any.
pub(crate) fn read(root: Node<'_>, inventory: &mut Inventory) -> bool {
    let before = inventory.rows.len();
    if let Some(list) = reader::member(root, "InstanceInformationList") {
        list.items().for_each(|row| _ = take(row, 0, inventory));
    } else if let Some(list) = reader::member(root, "Reservations") {
        let nested = list.items().filter_map(|reservation| reader::member(reservation, "Instances"));
        nested.flat_map(Node::items).for_each(|row| _ = take(row, 0, inventory));
    } else if root.is_sequence() {
        root.items().filter(|row| is_row(*row)).for_each(|row| _ = take(row, 0, inventory));
    } else if is_row(root) {
        take(root, 0, inventory);
    }
    inventory.rows.len() > before
}

fn is_row(node: Node<'_>) -> bool {
    node.get("InstanceId").is_some() && reader::has_any(node, MARKS)
}

/// Takes one row: its id, platform, state and tags, as far as it tells; answers whether it is one. Its places are `base`
/// bytes behind those in the file.
fn take(row: Node<'_>, base: usize, inventory: &mut Inventory) -> bool {
    let Some(id) = reader::member(row, "InstanceId") else { return false };
    let Some(text) = reader::loose(id) else { return false };
    let tags = row.get("Tags").map(|entry| entry.value).filter(|tags| tags.is_sequence());
    let instance = Instance {
        id: text.into(),
        span: id.span().behind(base),
        platform: reader::text(row, "PlatformType").and_then(Platform::read).or_else(|| ec2_platform(row)),
        state: state(row),
        tags: tags.map(|tags| inventory.keep(tags.items().filter_map(tag))),
    };
    inventory.rows.push(instance);
    true
}

fn tag(tag: Node<'_>) -> Option<(&str, &str)> {
    Some((reader::text(tag, "Key")?, reader::text(tag, "Value").unwrap_or_default()))
}

/// `State` is a text in records and `{Name, Code}` in EC2's output.
fn state(row: Node<'_>) -> Option<State> {
    let state = reader::member(row, "State")?;
    State::read(reader::text(state, "Name").or_else(|| reader::loose(state))?)
}

/// EC2 names Windows; for the others it does not tell Linux from macOS.
fn ec2_platform(row: Node<'_>) -> Option<Platform> {
    Platform::read(reader::text(row, "Platform")?).filter(|platform| *platform == Platform::Windows)
}
