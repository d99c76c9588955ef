//! A finding as the pages draw it: carets with the message, and below them notes that begin with `=`.

use ssmlint::Diagnostic;
use ssmlint::diagnostic::Safety;
use ssmlint::output::Located;
use ssmlint::source::{Sources, Span};

/// Characters of a text that a label shows.
const SHOWN: usize = 60;

/// Whether a line is drawn, and none of the file.
pub(crate) fn is_drawing(line: &str) -> bool {
    let line = line.strip_prefix('#').unwrap_or(line);
    line.trim_start().starts_with('^') || is_note(line)
}

/// Whether a line is a note of the drawing above it.
pub(crate) fn is_note(line: &str) -> bool {
    line.trim_start().starts_with("= ")
}

/// The name of the file, the number of the line from 0, and what is drawn below that line.
///
/// The rule is named where it is not the page's own; severity and answer where they differ from what the rule's page says of it.
pub(crate) fn drawing(
    finding: &Diagnostic,
    sources: &Sources,
    located: &Located<'_>,
    rule: &str,
) -> (String, usize, String) {
    let span = finding.place.span;
    let (start, end) = located.positions(span);
    let line = sources.get(span.source).and_then(|source| source.text().lines().nth(start.line as usize - 1));
    let line_end = line.map_or(0, |line| line.chars().count() as u32 + 1);
    let last = if end.line == start.line { end.column } else { line_end };
    let mut drawn = " ".repeat(start.column as usize - 1);
    drawn += &"^".repeat(last.saturating_sub(start.column).max(1) as usize);
    drawn += " ";
    if finding.rule.name.as_str() != rule {
        drawn += &format!("{}: ", finding.rule.name);
    }
    if finding.severity != finding.rule.severity {
        drawn += &format!("{}: ", finding.severity.name());
    }
    drawn += &finding.message;
    notes(finding, sources, located).iter().for_each(|note| drawn += &format!("\n  = {note}"));
    (located.name(span.source).to_owned(), start.line as usize - 1, drawn)
}

/// What is below the carets.
pub(crate) fn notes(finding: &Diagnostic, sources: &Sources, located: &Located<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    for label in &finding.labels {
        let place = if label.span.source == finding.place.span.source {
            String::new()
        } else {
            format!(" in {}", located.name(label.span.source))
        };
        notes.push(format!("`{}`{place}: {}", beginning(label.span, sources), label.text));
    }
    let rule = finding.rule;
    if (finding.api_error, finding.also.as_slice()) != (rule.raises, rule.also) {
        let errors: Vec<&str> = finding.api_error.iter().chain(&finding.also).map(|error| error.name()).collect();
        notes.push(format!("API error: {}", if errors.is_empty() { "none".to_owned() } else { errors.join(", or ") }));
    }
    if finding.scope != rule.scope {
        notes.push(format!("scope: {}", finding.scope.name()));
    }
    if finding.confidence != rule.confidence {
        notes.push(format!("confidence: {}", finding.confidence.name()));
    }
    let fixes = finding.fixes.iter().filter(|fix| fix.safety != Safety::Safe);
    notes.extend(fixes.map(|fix| format!("{} fix: {}", fix.safety.name(), fix.title)));
    notes.extend(finding.advice().iter().map(|help| format!("help: {help}")));
    notes
}

/// The first line of a text, cut where it is long.
fn beginning(span: Span, sources: &Sources) -> String {
    let text = sources.get(span.source).map(|source| source.text().to_string()).unwrap_or_default();
    let text = text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let line: String = text.lines().next().unwrap_or_default().chars().take(SHOWN).collect();
    if line.len() < text.len() { format!("{}…", line.trim_end()) } else { line }
}

/// In YAML and Terraform a drawing is a comment, where its first column is free.
pub(crate) fn comment(drawing: &str, language: &str) -> String {
    match drawing.strip_prefix(' ') {
        Some(rest) if ["yaml", "tf"].contains(&language) => format!("#{rest}"),
        _ => drawing.to_owned(),
    }
}
