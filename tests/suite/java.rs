//! Patterns of every kind beside what `java.util.regex` (17) made of them: no verdict differs, and what is left open is kept.
//!
//! `SSMLINT_BLESS=1 cargo test --test suite java::` writes `ours` anew: read the difference.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use serde_json::{Value, json};
use ssmlint::service::java_pattern::Compiled;
use std::fs;

const CASES: &str = "tests/cases/java_verdicts.jsonl";

/// What we make of a pattern: the places of what Java refuses, or the texts of which nothing is certain.
fn ours(compiled: &Compiled, texts: &[String]) -> Value {
    match compiled {
        Compiled::Wrong(range) => json!({"wrong": [range.start, range.end]}),
        _ => {
            let open = texts.iter().enumerate().filter(|(_, text)| compiled.matches(text).is_none());
            let open: Vec<usize> = open.map(|(number, _)| number).collect();
            if open.len() == texts.len() { json!("open") } else { json!({ "open": open }) }
        }
    }
}

#[test]
fn no_verdict_differs_from_javas() {
    let kept = fs::read_to_string(CASES).unwrap_or_else(|error| panic!("{error}"));
    let mut rows =
        kept.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")));
    let first: Value = rows.next().unwrap_or_default();
    let texts = first["texts"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let texts: Vec<String> = texts.map(str::to_owned).collect();
    let (mut wrong, mut written) = (Vec::new(), format!("{first}\n"));
    for mut row in rows {
        let pattern = row["pattern"].as_str().unwrap_or_default().to_owned();
        let compiled = Compiled::of(&pattern);
        let refused = row["matches"].is_null();
        if matches!(compiled, Compiled::Wrong(_)) && !refused {
            wrong.push(format!("{pattern}: Java takes it"));
        }
        for (number, text) in texts.iter().enumerate() {
            let java = row["matches"].as_array().is_some_and(|matching| matching.contains(&json!(number)));
            if let Some(verdict) = compiled.matches(text).filter(|verdict| refused || *verdict != java) {
                wrong.push(format!("{pattern} on {text:?}: {verdict}, and Java's is another"));
            }
        }
        let ours = ours(&compiled, &texts);
        if row["ours"] != ours && std::env::var_os("SSMLINT_BLESS").is_none() {
            wrong.push(format!("{pattern}: {ours}, and {} is kept", row["ours"]));
        }
        row["ours"] = ours;
        written.push_str(&format!("{row}\n"));
    }
    if std::env::var_os("SSMLINT_BLESS").is_some() {
        fs::write(CASES, written).unwrap_or_else(|error| panic!("{error}"));
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
