//! A large inventory tells the same, whether it is held or not.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "tests stop at the first surprise")]

use crate::command::folder;
use serde_json::{Value, json};
use ssmlint::model::Instance;
use ssmlint::{Fetched, Input, Large, Role, Workspace};
use std::convert::Infallible;
use std::fs;
use std::io::{BufRead as _, BufReader, Cursor};
use std::ops::Range;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Enough for several parts.
const ROWS: usize = 2500;

fn whole(name: &str, text: &str) -> Workspace {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, Role::Fact)], None);
    workspace
}

fn large(name: &str, text: &Arc<String>) -> Workspace {
    let fetch = |()| {
        let (size, bytes) = (text.len() as u64, text.clone());
        let again = Arc::new(move |range: Range<u64>| {
            let (start, end) = (range.start as usize, (range.end as usize).min(bytes.len()));
            bytes.as_bytes().get(start..end).unwrap_or_default().to_vec()
        });
        let rest = Box::new(Cursor::new(text.as_bytes().to_vec()));
        Ok(Fetched::Large(Large { name: name.to_owned(), role: Role::Fact, size, rest, again, too_large: None }))
    };
    let mut workspace = Workspace::default();
    let failures: Vec<Infallible> = workspace.open_each(vec![()], None, &|_| 0, &fetch);
    assert!(failures.is_empty());
    workspace
}

/// All that an inventory tells.
fn told(workspace: &Workspace) -> (Vec<String>, bool) {
    let inventory = &workspace.files().first().unwrap().inventory;
    let row = |row: &Instance| {
        let tags: Option<Vec<_>> = inventory.tags(row).map(Iterator::collect);
        format!("{} {:?} {:?} {:?} {tags:?}", inventory.id(row), row.span, row.platform, row.state)
    };
    (inventory.rows.iter().map(row).collect(), inventory.more)
}

fn node(number: usize) -> Value {
    let tags: Vec<Value> =
        (0..number % 4).map(|tag| json!({ "Key": format!("k{tag}"), "Value": format!("é{}", number % 7) })).collect();
    json!({ "InstanceId": format!("i-{number:017x}"), "Platform": "windows", "State": { "Code": 16, "Name": "running" }, "Tags": tags })
}

fn reservations(count: usize, together: usize) -> Value {
    let numbers: Vec<usize> = (0..count).collect();
    let some = |numbers: &[usize]| json!({ "Groups": [], "Instances": numbers.iter().map(|number| node(*number)).collect::<Vec<_>>(), "OwnerId": "1" });
    json!({ "Reservations": numbers.chunks(together).map(some).collect::<Vec<_>>() })
}

#[test]
fn it_tells_the_same_however_it_is_read() {
    let rows: Vec<Value> = (0..ROWS).map(node).collect();
    let more = json!({ "InstanceInformationList": rows, "NextToken": "x" });
    let lines: String = rows.iter().fold(String::new(), |lines, row| lines + &row.to_string() + "\n");
    let texts = [
        serde_json::to_string_pretty(&more).unwrap(),
        serde_json::to_string_pretty(&more).unwrap().replace('\n', "\r\n"),
        serde_json::to_string(&more).unwrap(),
        serde_json::to_string_pretty(&rows).unwrap(),
        serde_json::to_string_pretty(&reservations(ROWS, 1)).unwrap(),
        serde_json::to_string_pretty(&reservations(ROWS, 3)).unwrap(),
        serde_json::to_string_pretty(&reservations(ROWS, 1500)).unwrap(),
        format!("\u{feff}{}", serde_json::to_string_pretty(&rows).unwrap()),
        lines,
    ];
    for text in texts.into_iter().map(Arc::new) {
        assert!(text.len() > 256 * 1024, "more than one part");
        let name = if text.ends_with("}\n") { "a.jsonl" } else { "a.json" };
        let (whole, large) = (told(&whole(name, &text)), told(&large(name, &text)));
        assert_eq!((whole.0.len(), large.0.len()), (ROWS, ROWS), "{}", &text[..80]);
        assert_eq!(whole, large, "{}", &text[..80]);
    }
}

#[test]
fn nothing_is_lost_where_it_cannot_be_taken_apart() {
    let rows: Vec<Value> = (0..ROWS).map(node).collect();
    let text = serde_json::to_string_pretty(&rows).unwrap();
    let seam = "},\n  {";
    let far = text[..400_000].rfind(seam).unwrap();
    let with = |broken: &str| format!("{}{broken}{}", &text[..far], &text[far + seam.len()..]);
    for (text, count) in [
        (with("},\n\n  {"), ROWS),
        (with("}, {"), ROWS),
        (with("},\n  7,\n  {"), ROWS),
        (with("},\n  [{\n    \"InstanceId\": \"i-1\"\n  },\n  {\n    \"InstanceId\": \"i-2\"\n  }],\n  {"), ROWS),
    ] {
        let text = Arc::new(text);
        let (whole, large) = (told(&whole("a.json", &text)), told(&large("a.json", &text)));
        assert_eq!(whole, large);
        assert!(whole.0.len() >= count);
    }
    for broken in [with("}\n  {"), with("},\n  {\"a\": tru,"), text[..far].to_owned()] {
        let (whole, large) = (whole("a.json", &broken), large("a.json", &Arc::new(broken.clone())));
        let errors = |workspace: &Workspace| format!("{:?}", workspace.files().first().unwrap().syntax_errors());
        assert_eq!(errors(&whole), errors(&large));
        assert!(!whole.files().first().unwrap().syntax_errors().is_empty());
    }
}

/// How many rows and requests a text of lines has, held and not held.
fn count(text: String) -> [(usize, usize); 2] {
    let count = |workspace: &Workspace| {
        let file = workspace.files().first().unwrap();
        (file.inventory.rows.len(), file.operations().count())
    };
    [count(&whole("a.jsonl", &text)), count(&large("a.jsonl", &Arc::new(text)))]
}

#[test]
fn lines_are_rows_where_one_of_them_is_and_they_are_nothing_else() {
    let row = r#"{"InstanceId":"i-1","State":"running"}"#;
    for (line, rows) in [
        (r#"{"InstanceId":"i-2","Tags":[]}"#, 2),
        (r#"{"InstanceId":"i-2","PingStatus":"Online"}"#, 2),
        (r#"{"Name":"AWS-RunShellScript","InstanceId":"i-2"}"#, 1),
        (r#"{"ComputerName":"a"}"#, 1),
    ] {
        let requests = usize::from(line.contains("\"Name\""));
        assert_eq!(count(format!("{row}\n{line}\n")), [(rows, requests); 2], "{line}");
        assert_eq!(count(format!("{line}\n{row}\n")), [(rows, requests); 2], "{line}");
    }
    // The member of a row stands among the values of a request here.
    let request = r#"{"Name":"AWS-RunShellScript","InstanceId":"i-2","Parameters":{"State":["a"]}}"#;
    assert_eq!(count(format!("{request}\n{request}\n")), [(0, 2); 2]);
}

#[test]
fn what_inspect_tells_of_many_nodes_is_not_held() {
    let row = |number| {
        format!("{{\"InstanceId\": \"i-{number:017x}\", \"PlatformType\": \"Linux\", \"State\": \"running\"}}\n")
    };
    let root = folder("inspect-many", &[("nodes.jsonl", &(0..50_000).map(row).collect::<String>())]);
    for format in ["text", "json"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ssmlint"))
            .args(["inspect", "nodes.jsonl", "--format", format])
            .current_dir(&root)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // It waits, in the midst of the nodes, for somebody to read on.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.nth(1000).is_some());
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        assert!(lines.count() > 40_000 && child.wait().unwrap().success());
        // As values of JSON they take 100 MB, as a table 150. Where the system does not tell, it is none.
        assert!(peak.unwrap_or(0_u64) < 70 * 1024, "{format}: {peak:?} KiB");
    }
}
