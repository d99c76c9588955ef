//! A finding as miette reports it, for programs that show all their errors that way. The only file that names miette.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::source::sources::{SourceId, Sources};
use crate::source::span::Span;
use miette::{LabeledSpan, NamedSource, SourceCode};
use std::fmt;
use std::sync::Arc;

/// A finding that owns all that is shown of it. What explains it in other files is related to it.
#[derive(Debug)]
pub struct Reported {
    code: Option<String>,
    url: Option<String>,
    severity: miette::Severity,
    message: String,
    help: Option<String>,
    source: NamedSource<Arc<str>>,
    labels: Vec<LabeledSpan>,
    related: Vec<Self>,
}

impl Reported {
    /// The finding in its source. Of one that is not held as a whole, as a large inventory is, the text is empty.
    pub fn of(finding: &Diagnostic, sources: &Sources) -> Self {
        let own = finding.place.span;
        let error = finding.api_error.map(|error| error.name().to_owned());
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            finding.labels.iter().partition(|label| label.span.source == own.source);
        let mut labels = vec![LabeledSpan::new_primary_with_span(error, bytes(own))];
        labels.extend(here.iter().map(|label| LabeledSpan::new_with_span(Some(label.text.clone()), bytes(label.span))));
        let related = elsewhere.iter().map(|label| Self {
            code: None,
            url: None,
            severity: miette::Severity::Advice,
            message: label.text.clone(),
            help: None,
            source: source(label.span.source, sources),
            labels: vec![LabeledSpan::new_primary_with_span(None, bytes(label.span))],
            related: Vec::new(),
        });
        Self {
            code: Some(format!("{} {}", finding.rule.code, finding.rule.name)),
            url: Some(finding.url()),
            severity: match finding.severity {
                Severity::Error => miette::Severity::Error,
                Severity::Warning => miette::Severity::Warning,
                Severity::Note => miette::Severity::Advice,
            },
            message: finding.message.clone(),
            help: finding.advice(),
            source: source(own.source, sources),
            labels,
            related: related.collect(),
        }
    }
}

fn source(id: SourceId, sources: &Sources) -> NamedSource<Arc<str>> {
    let (name, text) = sources.get(id).map_or(("", ""), |source| (&source.name, source.text()));
    NamedSource::new(name, Arc::from(text))
}

fn bytes(span: Span) -> (usize, usize) {
    (span.start as usize, (span.end - span.start) as usize)
}

impl fmt::Display for Reported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Reported {}

impl miette::Diagnostic for Reported {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.code.as_ref()?))
    }
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }
    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.help.as_ref()?))
    }
    fn url<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.url.as_ref()?))
    }
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        if self.related.is_empty() {
            return None;
        }
        Some(Box::new(self.related.iter().map(|related| related as &dyn miette::Diagnostic)))
    }
}
