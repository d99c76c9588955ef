//! `--show-settings`: what the configuration and the command line come to.

use crate::failure::Failure;
use crate::load::Loaded;
use crate::path;
use serde_json::{Map, Value, json};
use ssmlint::{Allowance, FactSet, Files, Level, Settings, StackParameters};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Prints the settings as JSON: an object, or a list of them where several configurations rule.
pub(crate) fn write(loaded: &Loaded, out: &mut dyn Write) -> Result<u8, Failure> {
    let shown: Vec<Value> = loaded
        .projects
        .iter()
        .zip(&loaded.configuration)
        .map(|(project, configuration)| view(&project.settings, configuration))
        .collect();
    match shown.as_slice() {
        [one] => writeln!(out, "{one:#}")?,
        _ => writeln!(out, "{:#}", Value::from(shown))?,
    }
    Ok(if loaded.is_incomplete() { 2 } else { 0 })
}

fn view(settings: &Settings, configuration: &[PathBuf]) -> Value {
    let allowance = |one: &Allowance| json!({ "rule": one.rule, "paths": files(&one.files), "pointer": one.pointer, "reason": one.reason });
    json!({
        "configuration": configuration.iter().map(|file| path::name(file)).collect::<Vec<_>>(),
        "region": settings.region,
        "account": settings.account,
        "documents": facts(&settings.documents),
        "external": settings.external_documents,
        "inventory": facts(&settings.inventory),
        "associations": facts(&settings.associations),
        "count": settings.association_count,
        "rules": levels(&settings.levels),
        "overrides": settings.overrides.iter().map(|one| {
            json!({ "paths": files(&one.files), "rules": levels(&one.levels) })
        }).collect::<Vec<_>>(),
        "ignore": settings.allowances.iter().map(allowance).collect::<Vec<_>>(),
        "parameters": settings.parameters.iter().map(parameters).collect::<Vec<_>>(),
        "unsilenceable": settings.unsilenceable,
        "exclude": settings.excluded.iter().map(files).collect::<Vec<_>>(),
        "baseline": settings.baseline.as_ref().map(|(folder, path)| path::name(&Path::new(folder).join(path))),
        "rule-pages": settings.rule_pages.clone().unwrap_or_default().site(),
    })
}

/// Names alone: values may be secrets.
fn parameters(one: &StackParameters) -> Value {
    let file = one.file.as_ref().map(|(folder, path)| path::name(&Path::new(folder).join(path)));
    let names: Vec<&str> = one.values.iter().map(|given| given.name.as_str()).collect();
    json!({ "paths": files(&one.files), "file": file, "values": names })
}

fn facts(facts: &FactSet) -> Value {
    json!({ "root": facts.root, "paths": facts.paths.as_deref().unwrap_or_default(), "complete": facts.is_complete() })
}

fn files(files: &Files) -> Value {
    json!({ "root": files.root, "paths": files.paths })
}

fn levels(levels: &BTreeMap<String, Level>) -> Map<String, Value> {
    let word = |level: &Level| match level {
        Level::Off => "off",
        Level::At(severity) => severity.name(),
    };
    levels.iter().map(|(name, level)| (name.clone(), Value::from(word(level)))).collect()
}
