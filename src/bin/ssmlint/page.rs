//! A rule's page for the terminal: Markdown without its marks, folded to the width.

use crate::table::{fold, lines};
use ssmlint::output::Style;

/// A page as it is read on a terminal of this width, in characters.
pub(crate) fn page(markdown: &str, look: Style) -> String {
    let mut told = String::new();
    let mut source = markdown.lines().peekable();
    let width = u16::try_from(look.width).unwrap_or(u16::MAX);
    while let Some(line) = source.next() {
        if let Some(info) = line.strip_prefix("```") {
            // `file=NAME` is a file beside the example.
            if let Some(name) = info.split(' ').find_map(|word| word.strip_prefix("file=")) {
                put(&mut told, &format!("  {name}:"));
            }
            let code = source.by_ref().take_while(|line| !line.starts_with("```"));
            code.for_each(|line| put(&mut told, format!("    {line}").trim_end()));
        } else if line.starts_with('#') {
            let heading = line.trim_start_matches(['#', ' ']);
            let bold = format!("\u{1b}[1m{heading}\u{1b}[0m");
            put(&mut told, if look.color { &bold } else { heading });
        } else if line.starts_with('|') {
            let cells = |line: &str| -> Vec<String> {
                line.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect()
            };
            let headings = cells(line);
            let mut rows = Vec::new();
            while let Some(row) = source.next_if(|line| line.starts_with('|')) {
                rows.push(cells(row));
            }
            // The line below the headings only draws.
            rows.retain(|row| !row.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':'))));
            let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
            lines(&headings, &rows, Some(width)).iter().for_each(|line| put(&mut told, line));
        } else if let Some((title, url)) = source_of(line) {
            // An address that is folded cannot be opened.
            put(&mut told, &format!("- {title}\n  {url}"));
        } else if !line.starts_with("<!--") {
            fold(&unlinked(line), width).iter().for_each(|line| put(&mut told, line));
        }
    }
    told
}

/// Title and address of an item that is a link and nothing else.
fn source_of(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("- [")?.strip_suffix(')')?.split_once("](")
}

/// A line with the titles of its links only: they lead to other pages.
fn unlinked(line: &str) -> String {
    let (mut text, mut rest) = (String::new(), line);
    while let Some((before, after)) = rest.split_once("](") {
        let (Some((before, title)), Some((_, after))) = (before.rsplit_once('['), after.split_once(')')) else { break };
        text.push_str(before);
        text.push_str(title);
        rest = after;
    }
    text + rest
}

fn put(told: &mut String, line: &str) {
    told.push_str(line);
    told.push('\n');
}

#[cfg(test)]
mod tests {
    use crate::page::page;
    use ssmlint::output::Style;

    #[test]
    fn marks_go_and_words_are_folded() {
        let markdown = "# a-rule\n\n<!-- meta -->\n| code | severity |\n|---|---|\n| SSM1 | `error` |\n<!-- /meta -->\n\n\
            A value that is not one of those that may be there at all: see [the list](a.md).\n\n- [A page](https://example.com)\n\n## Example\n\n```yaml file=a.yaml\nName: [x]\n```\n";
        let told = page(markdown, Style { color: false, links: false, width: 40 });
        let wanted = "a-rule\n\nCODE  SEVERITY\nSSM1  error\n\nA value that is not one of those that\nmay be there at all: see the list.\n\n\
            - A page\n  https://example.com\n\nExample\n\n  a.yaml:\n    Name: [x]\n";
        assert_eq!(told, wanted);
    }
}
