//! `ssmlint rules`: the table of rules.

use crate::args::Shared;
use crate::choices::FormatName;
use crate::failure::Failure;
use ssmlint::diagnostic::Meta;
use ssmlint::rules::ALL;
use std::io::Write;

pub(crate) fn run(shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    table(ALL.iter().map(|rule| &rule.meta).collect(), shared, out)
}

/// Prints rules by code, one a line.
pub(crate) fn table(mut metas: Vec<&Meta>, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    metas.sort_by_key(|meta| meta.code);
    if shared.format == FormatName::Json {
        let rows: Vec<serde_json::Value> = metas.into_iter().map(row).collect();
        serde_json::to_writer_pretty(&mut *out, &rows).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(0);
    }
    for meta in metas {
        let answer = meta.raises.map_or("", |error| error.name());
        let line = format!("{} {:32} {:8} {answer}", meta.code, meta.name.as_str(), meta.level());
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(0)
}

/// A rule for programs.
pub(crate) fn row(meta: &Meta) -> serde_json::Value {
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
    })
}
