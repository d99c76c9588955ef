//! The places of a finding, those together that one excerpt shows.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::output::frame::is_near;
use crate::output::located::Located;
use crate::source::printable::on_one_line;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use std::ops::Range;

/// The longest span that is marked, in bytes; of a longer one the beginning.
const MARKED: usize = 800;

/// A place with what is said of it.
pub(crate) struct Marked {
    /// The source that it is in.
    pub source: SourceId,
    /// Its bytes there, to the end of the first line.
    pub bytes: Range<usize>,
    /// Whether it is the finding's own.
    pub is_primary: bool,
    /// What is said of it.
    pub text: Option<String>,
}

/// The places of a finding: those that are shown in one excerpt stand together, its own first.
pub(crate) fn clusters(finding: &Diagnostic, located: &Located<'_>) -> Vec<Vec<Marked>> {
    let error = finding.api_error.map(|error| match finding.severity {
        Severity::Error => error.name().to_owned(),
        _ => format!("perhaps {}", error.name()),
    });
    let mut clusters = vec![vec![marked(finding.place.span, true, error, located)]];
    for label in &finding.labels {
        let text = on_one_line(&label.text).into_owned();
        let place = marked(label.span, false, Some(text), located);
        let near = clusters.iter_mut().find(|cluster| {
            let together = union(cluster, &place.bytes);
            cluster.first().is_some_and(|first| first.source == place.source)
                && !located.is_private(place.source)
                && is_near(located, place.source, &together)
        });
        match near {
            Some(cluster) => cluster.push(place),
            None => clusters.push(vec![place]),
        }
    }
    clusters
}

/// The bytes from the first of some places to the last.
pub(crate) fn union(cluster: &[Marked], other: &Range<usize>) -> Range<usize> {
    cluster.iter().fold(other.clone(), |all, one| all.start.min(one.bytes.start)..all.end.max(one.bytes.end))
}

/// A span as it is marked: to the end of its first line.
fn marked(span: Span, is_primary: bool, text: Option<String>, located: &Located<'_>) -> Marked {
    let whole = span.range();
    let whole = whole.start..whole.end.min(whole.start + MARKED);
    let text_of_span = located.part(span.source, &whole).and_then(|part| {
        let from = whole.start.checked_sub(part.start)?;
        Some(part.text.get(from..)?.bytes().take(whole.len()))
    });
    let line = text_of_span.map_or(whole.len(), |mut bytes| {
        let length = whole.len();
        bytes.position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(length)
    });
    // A span that begins with the end of a line is that.
    let length = if line == 0 { whole.len().min(1) } else { line };
    Marked { source: span.source, bytes: whole.start..whole.start + length, is_primary, text }
}
