//! JSON Lines: each finding an object on a line of its own, as it is in the report for programs, and nothing around them.

use crate::output::json::finding_view;
use crate::output::located::Located;
use crate::output::shown::Shown;
use crate::source::sources::Sources;
use std::io::{self, Write};

/// Writes the findings of a report, one a line.
///
/// # Errors
/// Any error from writing to `out`.
pub(crate) fn write(report: &Shown<'_>, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    let located = Located::new(sources);
    for finding in &report.findings {
        serde_json::to_writer(&mut *out, &finding_view(finding, &located))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
