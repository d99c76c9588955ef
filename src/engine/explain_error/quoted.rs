//! The schedule that a message quotes, and what is wrong with it.

use crate::diagnostic::meta::{Meta, Severity};
use crate::engine::check::check;
use crate::input::Input;
use crate::model::file::Role;
use crate::settings::Settings;
use crate::workspace::files::Workspace;
use serde_json::json;

/// The rules of schedules.
const FAMILY: u16 = 2;

/// The longest expression that is looked for.
const LONGEST: usize = 300;

/// The first schedule in a message: `cron(0 2 * * *)`.
pub(crate) fn schedule(message: &str) -> Option<&str> {
    let lower = message.to_ascii_lowercase();
    let starts = ["cron(", "rate(", "at("].into_iter().flat_map(|keyword| {
        let is_word =
            |at: usize| !lower.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()));
        lower.match_indices(keyword).map(|(at, _)| at).find(|at| is_word(*at))
    });
    let rest = message.get(starts.min()?..)?;
    let length = rest.find(')')? + 1;
    rest.get(..length).filter(|text| text.len() <= LONGEST)
}

/// The rules that find something wrong with a schedule by itself; the most severe only.
pub(crate) fn faults(schedule: &str) -> Vec<&'static Meta> {
    let once = schedule.to_ascii_lowercase().starts_with("at(");
    let mut request = json!({
        "Name": "AWS-UpdateSSMAgent",
        "Targets": [{ "Key": "InstanceIds", "Values": ["*"] }],
        "ScheduleExpression": schedule,
    });
    if let (true, Some(members)) = (once, request.as_object_mut()) {
        members.insert("ApplyOnlyAtCronInterval".to_owned(), true.into());
    }
    let mut workspace = Workspace::default();
    let bytes = request.to_string().into_bytes();
    workspace.open(vec![Input::new("request.json", bytes, Role::Given)], None);
    let found = check(&workspace, &Settings::default()).findings;
    let of_schedule = |severity| {
        let found = found.iter().filter(move |finding| finding.severity == severity);
        let mut rules: Vec<&'static Meta> = found.map(|finding| finding.rule).collect();
        rules.retain(|rule| rule.code.family() == FAMILY);
        rules.dedup_by_key(|rule| rule.code);
        rules
    };
    let errors = of_schedule(Severity::Error);
    if errors.is_empty() { of_schedule(Severity::Warning) } else { errors }
}
