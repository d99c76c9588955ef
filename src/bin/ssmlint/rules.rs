//! `ssmlint rules`: the table of rules.

use crate::args::{RulesArguments, Shared};
use crate::choices::FormatName;
use crate::configuration::rule_pages;
use crate::failure::Failure;
use crate::table::lines;
use ssmlint::diagnostic::{Meta, RulePages};
use ssmlint::rule::nearest;
use ssmlint::rules::ALL;
use ssmlint::service::ApiError;
use std::collections::BTreeSet;
use std::io::Write;

pub(crate) fn run(arguments: &RulesArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let mut metas: Vec<&Meta> = ALL.iter().map(|rule| &rule.meta).collect();
    if let Some(family) = &arguments.family {
        let families: BTreeSet<&str> = metas.iter().map(|meta| meta.code.folder()).collect();
        known("family of rules", family, &families)?;
        metas.retain(|meta| meta.code.folder() == family);
    }
    if let Some(error) = &arguments.error {
        let errors: BTreeSet<&str> = ApiError::ALL.iter().map(|error| error.name()).collect();
        known("error of the API", error, &errors)?;
        metas.retain(|meta| meta.raises.iter().chain(meta.also).any(|raised| raised.name() == error));
    }
    table(metas, shared, out)
}

/// Refuses a name that is not one of these.
fn known(what: &str, name: &str, names: &BTreeSet<&str>) -> Result<(), Failure> {
    if names.contains(name) {
        return Ok(());
    }
    let list = || format!("there are {}", names.iter().copied().collect::<Vec<_>>().join(", "));
    let near = nearest(name, names.iter().copied());
    let help = near.map_or_else(list, |near| format!("did you mean `{near}`?"));
    Err(Failure::Message(format!("no {what} is called `{name}`; {help}")))
}

/// Prints rules by code, each family under its name.
pub(crate) fn table(mut metas: Vec<&Meta>, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    metas.sort_by_key(|meta| meta.code);
    if shared.format == FormatName::Json {
        let pages = rule_pages(shared)?;
        let rows: Vec<serde_json::Value> = metas.into_iter().map(|meta| row(meta, &pages)).collect();
        serde_json::to_writer_pretty(&mut *out, &rows).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(0);
    }
    let raised = |meta: &Meta| meta.raises.map_or("", |error| error.name());
    let cells =
        |meta: &Meta| [&meta.code.to_string(), meta.name.as_str(), &meta.level(), raised(meta)].map(str::to_owned);
    let rows: Vec<Vec<String>> = metas.iter().map(|meta| cells(meta).to_vec()).collect();
    // The columns are as wide in all families.
    let mut lines = lines(&["code", "name", "severity", "API error"], &rows, None).into_iter();
    if let Some(headings) = lines.next().filter(|_| metas.len() > 1) {
        writeln!(out, "{headings}")?;
    }
    let mut family = "";
    for (meta, line) in metas.iter().zip(lines) {
        if meta.code.folder() != family {
            family = meta.code.folder();
            writeln!(out, "\n{family}")?;
        }
        writeln!(out, "{line}")?;
    }
    Ok(0)
}

/// A rule for programs.
pub(crate) fn row(meta: &Meta, pages: &RulePages) -> serde_json::Value {
    serde_json::json!({
        "code": meta.code.to_string(),
        "name": meta.name.as_str(),
        "severity": meta.severity.name(),
        "off": meta.off,
        "api_error": meta.raises.map(|error| error.name()),
        "also": meta.also.iter().map(|error| error.name()).collect::<Vec<_>>(),
        "scope": meta.scope.name(),
        "confidence": meta.confidence.name(),
        "since": meta.since,
        "url": pages.url(meta),
        "docs": meta.source_urls(),
    })
}
