//! Where something is named that is at a place.

use crate::editor::define::target;
use crate::editor::parts::{Part, parts};
use crate::editor::question::{Knowledge, Point};
use crate::editor::subject::{Member, Subject, names, subject};
use crate::engine::analysis::Analysis;
use crate::model::association::Association;
use crate::service::field::Field;
use crate::source::sources::SourceId;
use crate::source::span::Span;

/// Where the files name what is at a byte of a file: a document, a parameter, a step, a managed node; with where it is defined
/// when `definition` says so.
pub fn references<'w>(analysis: &'w Analysis<'w>, (source, byte): (SourceId, usize), definition: bool) -> Vec<Span> {
    let Some((_, subject)) = analysis.workspace.file(source).and_then(|file| subject(file, Point { source, byte }))
    else {
        return Vec::new();
    };
    let Some(knowledge) = Knowledge::of(analysis, source) else { return Vec::new() };
    let Some(wanted) = named(&subject) else { return Vec::new() };
    let place = target(&knowledge, &subject);
    // Ids are the same wherever they are; of other names it depends on the document.
    let is_same = |other: &Subject<'_>| matches!(wanted, Name::Node(_)) || target(&knowledge, other) == place;
    let mut found: Vec<Span> =
        place.into_iter().filter(|place| definition && place.source != SourceId::NOWHERE).collect();
    for file in analysis.workspace.files() {
        for association in file.associations() {
            let names =
                names(&association).into_iter().filter(|(_, member)| name_of(&association, *member) == Some(wanted));
            let same = |member| is_same(&Subject::Member(Box::new(association.clone()), member));
            found.extend(names.filter(|(_, member)| same(*member)).map(|(span, _)| span));
        }
        let parts = file
            .documents
            .iter()
            .flat_map(|document| parts(file, document))
            .map(|(span, part)| (span, Subject::Part(part)));
        let namesakes = parts.filter(|(_, part)| named(part) == Some(wanted));
        found.extend(namesakes.filter(|(_, part)| is_same(part)).map(|(span, _)| span));
    }
    found.retain(|span| definition || Some(*span) != place);
    found.sort_unstable();
    found.dedup();
    found
}

/// What something is called.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
enum Name<'f> {
    Document(&'f str),
    Parameter(&'f str),
    Node(&'f str),
    Step(Span),
}

fn named<'f>(subject: &Subject<'f>) -> Option<Name<'f>> {
    match subject {
        Subject::Member(association, member) => name_of(association, *member),
        Subject::Part(Part::Document(name)) => Some(Name::Document(name)),
        Subject::Part(Part::Parameter(_, declared)) => Some(Name::Parameter(&declared.name.text)),
        Subject::Part(Part::Inner { name, .. }) => Some(Name::Parameter(name)),
        Subject::Row(id) => Some(Name::Node(id)),
        Subject::Part(Part::Step(name)) => Some(Name::Step(*name)),
        Subject::Part(Part::Action(_)) | Subject::Rule(_) => None,
    }
}

fn name_of<'f>(association: &Association<'f>, member: Member<'f>) -> Option<Name<'f>> {
    match member {
        Member::Document => Some(Name::Document(association.text(Field::Name)?.as_str())),
        Member::Parameter(name) => Some(Name::Parameter(name)),
        Member::Node(id) => Some(Name::Node(id)),
        Member::Schedule | Member::Rate(..) => None,
    }
}
