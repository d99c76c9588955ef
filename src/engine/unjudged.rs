//! Which contents are not judged: those of types of which nothing is known, and those that cannot be seen.

use crate::diagnostic::report::Undecided;
use crate::engine::content::{is_settled, outer};
use crate::engine::reason::Reason;
use crate::engine::undecided::{Refused, open};
use crate::model::content::ContentAt;
use crate::model::document::Document;
use crate::model::file::File;
use crate::model::value;
use crate::service::error::ApiError;
use crate::syntax::node::{Entry, Node};

/// The error that can be neither promised nor excluded of a content that is not judged.
pub(crate) const ANSWER: ApiError = ApiError::InvalidDocumentContent;

/// The types whose contents rules look into.
const JUDGED: &[&str] =
    &["Automation", "Automation.ChangeTemplate", "ChangeCalendar", "Command", "Package", "Policy", "Session"];

/// Why the content of a document is not judged, with the node that holds it; nothing where it is, or is refused already.
pub(crate) fn unjudged<'a>(
    document: &'a Document,
    file: &'a File,
    refused: &Refused,
) -> Option<(Reason<'a>, Node<'a>)> {
    if is_settled(document) {
        return None;
    }
    let (reason, node) = match (&document.content, document.sent) {
        (Some(at), _) => {
            let root = file.tree.as_ref().and_then(|tree| at.root(tree));
            (of_content(document, at, root)?, outer(file, at)?)
        }
        (None, Some(sent)) => {
            let content = file.tree.as_ref()?.node(sent.node)?.get("Content")?.value;
            (Reason::NoContent, Some(content).filter(|content| !value::is_null(*content))?)
        }
        // A listing tells of documents, and holds none of their contents.
        (None, None) => return None,
    };
    (!refused.refuses(node.span())).then_some((reason, node))
}

fn of_content<'a>(document: &'a Document, at: &ContentAt, root: Option<Node<'_>>) -> Option<Reason<'a>> {
    match document.kind.as_ref().map(|kind| kind.text.as_str()) {
        Some("ChangeCalendar") => None,
        Some(kind) if !JUDGED.contains(&kind) => Some(Reason::Unjudged(kind)),
        kind => {
            // A text that other programs write a part of may be read as anything.
            let unread = matches!(at, ContentAt::Inside(_, inner) if !inner.errors().is_empty());
            let unread = unread || root.is_some_and(lacks_parts);
            let unread = unread.then_some(Reason::NoContent);
            unread.or_else(|| kind.is_none().then_some(Reason::Untyped))
        }
    }
}

/// The members that hold most of what is judged.
const PARTS: &[&str] = &["inputs", "mainSteps", "parameters", "runtimeConfig", "variables"];

/// Whether something else puts a whole part into a content: what it says of the others is not known.
fn lacks_parts(root: Node<'_>) -> bool {
    let is_part = |entry: &Entry<'_>| PARTS.contains(&entry.key.text());
    root.is_mapping()
        && root.entries().any(|entry| {
            value::is_unknown(entry.key)
                || is_part(&entry) && (value::is_unknown(entry.value) || entry.value.items().any(value::is_unknown))
        })
}

/// What of a document's content is not judged, for the report.
pub(crate) fn undecided(document: &Document, file: &File, refused: &Refused) -> Option<Undecided> {
    let (reason, node) = unjudged(document, file, refused)?;
    Some(open(ANSWER, reason, node))
}
