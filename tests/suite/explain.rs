//! What `ssmlint explain` makes of messages, words and codes.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run, run_in};
use serde_json::Value;
use ssmlint::diagnostic::explanation::Kind;
use ssmlint::engine::answers::explain::explain;
use ssmlint::schema::embedded::bundled;

/// The messages of `cases/messages.txt`, each with what it must lead to.
fn messages() -> Vec<(String, String)> {
    let (mut messages, mut open) = (Vec::new(), String::new());
    for line in include_str!("../cases/messages.txt").lines() {
        match line.strip_prefix("= ") {
            Some(wanted) => messages.push((std::mem::take(&mut open), wanted.to_owned())),
            None if line.starts_with('#') || line.is_empty() => {}
            None => open = open + line + "\n",
        }
    }
    messages
}

#[test]
fn messages_lead_to_what_they_mean() {
    let messages = messages();
    assert!(messages.len() > 120, "only {} messages were read", messages.len());
    let mut wrong = Vec::new();
    for (message, wanted) in &messages {
        let Some(known) = explain(message) else {
            wrong.push(format!("not known, not {wanted}: {message}"));
            continue;
        };
        let rules: Vec<&str> = known.rules().iter().map(|rule| rule.name.as_str()).collect();
        let errors: Vec<&str> = known.errors.iter().map(|error| error.name()).collect();
        let others: Vec<&str> = known.others.iter().map(|rule| rule.name.as_str()).collect();
        let holds = match wanted.strip_suffix(':') {
            Some(kind) => known.kind.name() == kind && rules.is_empty(),
            None if errors == [wanted.as_str()] => rules.is_empty() && !others.is_empty(),
            None => rules.iter().take(4).any(|rule| rule == wanted),
        };
        if !holds {
            wrong.push(format!("{} {errors:?} {rules:?}, not {wanted}: {message}", known.kind.name()));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), messages.len(), wrong.join("\n"));
}
