//! Where something is defined that a place names.

use crate::editor::parts::Part;
use crate::editor::question::{Knowledge, Point, declared};
use crate::editor::subject::{Member, Subject, subject};
use crate::engine::analysis::Analysis;
use crate::service::version::Version;
use crate::source::sources::SourceId;
use crate::source::span::Span;

/// Where what is at a byte of a file is defined; nowhere for what no file defines, such as Amazon's documents.
pub fn definitions<'w>(analysis: &'w Analysis<'w>, source: SourceId, byte: usize) -> Vec<Span> {
    let Some(file) = analysis.workspace.file(source) else { return Vec::new() };
    let tree = file.tree.as_ref().filter(|_| file.is_ours() && !file.is_terraform);
    if let Some(anchor) = tree.and_then(|tree| tree.anchor_of_alias_at(byte)) {
        return vec![anchor];
    }
    let Some((_, subject)) = subject(file, Point { source, byte }) else { return Vec::new() };
    let Some(knowledge) = Knowledge::of(analysis, source) else { return Vec::new() };
    // Amazon's documents are in no file.
    target(&knowledge, &subject).filter(|place| place.source != SourceId::NOWHERE).into_iter().collect()
}

/// Where what a place names is defined.
pub(crate) fn target(knowledge: &Knowledge<'_>, subject: &Subject<'_>) -> Option<Span> {
    match subject {
        Subject::Member(association, Member::Document) => {
            let known = knowledge.document_of(association)?;
            let version = association.document_version().unwrap_or(Version::Default);
            // A content says more than a listing.
            known.content(version).and_then(|document| document.span).or(known.span)
        }
        Subject::Member(association, Member::Parameter(name)) => {
            knowledge.declared(association, name).map(|(_, declared)| declared.name.span)
        }
        Subject::Member(_, Member::Node(id)) => knowledge.row(id),
        Subject::Part(Part::Document(name)) => {
            let known = knowledge.facts.document(name).found()?;
            known.content(Version::Default).and_then(|document| document.span).or(known.span)
        }
        Subject::Part(Part::Parameter(_, declared)) => Some(declared.name.span),
        Subject::Part(Part::Inner { document, name }) => {
            let document = knowledge.facts.document(document).found()?.content(Version::Default)?;
            declared(document, name).map(|declared| declared.name.span)
        }
        Subject::Part(Part::Step(name)) => Some(*name),
        Subject::Row(id) => knowledge.row(id),
        Subject::Member(_, Member::Schedule | Member::Rate(..)) | Subject::Part(Part::Action(_)) | Subject::Rule(_) => {
            None
        }
    }
}
