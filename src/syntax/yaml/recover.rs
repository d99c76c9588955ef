//! Where broken YAML is read on: past a line that is a name without a colon, as it is while somebody types it.

use crate::syntax::error::{SyntaxError, SyntaxErrorKind as Wrong, YamlFault as Fault};
use crate::syntax::tree::Tree;

/// Lines that are left out at most: for each the text is read again.
const MOST: usize = 4;

/// Reads a broken text once more without the lines that are no more than a name; returns where each of them ends.
pub(crate) fn read_on(tree: &mut Tree, read: fn(&mut Tree, &str)) -> Vec<usize> {
    let (mut left_out, mut text) = (Vec::new(), None);
    while left_out.len() < MOST
        && let Some((error, other)) = without_line(tree, text.as_deref().unwrap_or(tree.text()))
    {
        left_out.push(error);
        tree.clear();
        read(tree, &other);
        text = Some(other);
    }
    let ends = left_out.iter().map(|error| error.span.end as usize).collect();
    tree.comments.retain(|comment| left_out.iter().all(|error| error.span.start != comment.start));
    tree.errors.append(&mut left_out);
    ends
}

/// The error of a line without a colon that ended the reading, and the text as it was read, with a comment of the same length in
/// the place of that line.
fn without_line(tree: &Tree, text: &str) -> Option<(SyntaxError, String)> {
    let error = tree.errors().first().filter(|error| error.kind == Wrong::Yaml(Fault::NoColon))?;
    let (start, end) = (error.span.start as usize, error.span.end as usize);
    // Behind such a line there has to be something to read.
    let rest = text.get(end..).filter(|rest| !rest.trim().is_empty())?;
    let comment = format!("#{}", " ".repeat(end.checked_sub(start + 1)?));
    Some((error.clone(), format!("{}{comment}{rest}", text.get(..start)?)))
}
