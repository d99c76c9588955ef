//! The labelled cases of platforms: what a content implies is what the service registers.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use serde_json::{Value, json};
use ssmlint::{Input, Role, Workspace};
use std::collections::BTreeSet;
use std::fs;

/// The platforms that a row's content implies.
fn derived(row: &Value) -> BTreeSet<String> {
    let mut content = row["document"].clone();
    if let Some(actions) = row["document"]["actions"].as_array() {
        let step = |action: &Value| json!({"name": "s", "action": action});
        content["mainSteps"] = actions.iter().map(step).collect();
    }
    let record = json!({"Name": "Acme-Document", "DocumentType": row["documentType"], "Content": content});
    let input = Input::new("record.json", record.to_string(), Role::Given);
    let mut workspace = Workspace::default();
    workspace.open(vec![input], None);
    let documents = workspace.files().iter().flat_map(|file| &file.documents);
    let platforms = documents.filter_map(|document| document.platforms.as_ref());
    platforms.flat_map(|platforms| &platforms.list).map(|platform| platform.name().to_owned()).collect()
}

#[test]
fn what_a_content_implies_is_what_the_service_registers() {
    let text = fs::read_to_string("tests/cases/platforms.jsonl").unwrap_or_else(|error| panic!("{error}"));
    let (mut wrong, mut rows) = (Vec::new(), 0);
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}"));
        rows += 1;
        // What Amazon registers by hand, or registered once, is not what its content implies.
        let by_hand = row["amazon_override"] == true || row["historic"] == true;
        let wanted = if by_hand { &row["derived"] } else { &row["platformTypes"] };
        let wanted: BTreeSet<String> =
            wanted.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        let found = derived(&row);
        if found != wanted {
            wrong.push(format!("{}: {found:?}, not {wanted:?}: {}", row["case"], row["document"]));
        }
    }
    assert!(rows > 90, "only {rows} rows");
    assert!(wrong.is_empty(), "{} of {rows}\n{}", wrong.len(), wrong.join("\n"));
}
