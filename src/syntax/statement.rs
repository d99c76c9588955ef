//! Statements of templating languages between values, `{% if %}`, `{{ range }}`, `%{ for }`, `<% end %>`: what is rendered may
//! have any number of lines there, and what is between two of them may be left out or repeated.

/// Bytes in which a placeholder or a statement must end, so that many openings without an end cost no more than one pass.
pub(crate) const LONGEST: usize = 512;

/// Words that begin a statement of Go's templates, Helm's among them, and of Handlebars, Liquid and Jinja.
const WORDS: &[&str] =
    &["if", "else", "elif", "end", "endif", "range", "with", "define", "block", "break", "continue", "each", "unless"];

/// Words that begin a directive of Terraform's templates.
const DIRECTIVES: &[&str] = &["if", "else", "endif", "for", "endfor"];

/// The byte offset after the statement that begins at this one, if one does.
pub(crate) fn end_at(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..)?;
    let bare = |open: usize, close: usize, end: usize| {
        let inside = text.get(start + open..end.checked_sub(close)?)?;
        Some(inside.trim_matches(|c: char| matches!(c, '-' | '~' | '+') || c.is_whitespace()))
    };
    let word = |inside: &str| inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_owned();
    match rest.as_bytes().get(..2)? {
        b"{%" => between(rest, "{%", "%}").map(|length| start + length),
        b"<%" => {
            let end = start + between(rest, "<%", "%>")?;
            let inside = bare(2, 2, end)?;
            let goes_on = inside.ends_with('{') || inside.ends_with(" do") || inside.starts_with('}');
            (goes_on || WORDS.contains(&word(inside).as_str())).then_some(end)
        }
        b"%{" => {
            let end = start + between(rest, "%{", "}")?;
            DIRECTIVES.contains(&word(bare(2, 1, end)?).as_str()).then_some(end)
        }
        b"{{" => {
            let end = start + between(rest, "{{", "}}")?;
            let inside = bare(2, 2, end)?;
            let is_statement = inside.starts_with(['#', '/', '^', '!', '>']) || WORDS.contains(&word(inside).as_str());
            is_statement.then_some(end)
        }
        _ => None,
    }
}

/// The length of `open … close` on one line, with something between.
pub(crate) fn between(rest: &str, open: &str, close: &str) -> Option<usize> {
    let inside = rest.strip_prefix(open)?;
    let near = inside.as_bytes().get(..inside.len().min(LONGEST))?;
    let length = memchr::memmem::find(near, close.as_bytes())?;
    let inside = inside.get(..length)?;
    (!inside.trim().is_empty() && !inside.contains('\n')).then_some(open.len() + length + close.len())
}

#[cfg(test)]
mod tests {
    use crate::syntax::statement::end_at;

    #[test]
    fn statements_are_told_from_values() {
        let statements = [
            "{% if a %}",
            "<% if a %>",
            "{{ if .a }}",
            "{{- range $i := .b -}}",
            "{{end}}",
            "{{#each steps}}",
            "{{/each}}",
            "{{> part}}",
            "%{ if a ~}",
            "%{ for a in b }",
        ];
        let values = [
            "{{ name }}",
            "<% a %>",
            "<%= a %>",
            "${A}",
            "%{http_code}",
            "{{ .Values.if }}",
            "{{ include \"a\" . }}",
            "%%A%%",
        ];
        for text in statements {
            assert_eq!(end_at(text, 0), Some(text.len()), "{text}");
        }
        for text in values {
            assert_eq!(end_at(text, 0), None, "{text}");
        }
    }
}
