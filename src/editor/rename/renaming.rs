//! What a place names, everywhere else where it is named, and why it may not be given another name.

use crate::editor::define::target;
use crate::editor::parts::Part;
use crate::editor::question::{Knowledge, Point};
use crate::editor::refer::references;
use crate::editor::rename::declaration::Declaration;
use crate::editor::rename::declared;
use crate::editor::rename::logical;
use crate::editor::subject::{Member, Subject, subject};
use crate::engine::analysis::Analysis;
use crate::model::document::Document;
use crate::service::catalogue;
use crate::service::field::Field;
use crate::service::version::Version;
use crate::source::sources::SourceId;
use crate::source::span::Span;
use crate::workspace::files::Workspace;

/// A name and everywhere it is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Renaming {
    /// The name as it is.
    pub name: String,
    /// Where it is at the place that was asked about.
    pub span: Span,
    /// Every place at which it is.
    pub places: Vec<Span>,
    /// The files that are named so: a document is called as its file is.
    pub files: Vec<SourceId>,
    /// What the name may be.
    pub kind: NameKind,
    /// The names that others have already.
    pub taken: Vec<String>,
}

/// What a name is of: it decides which characters it may have.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum NameKind {
    /// A document.
    Document,
    /// A parameter of a document, or a name of a template.
    Word,
    /// A step.
    Step,
    /// A name of a Terraform module.
    Identifier,
}

impl Renaming {
    /// Why the thing may not be called so; nothing where it may.
    pub fn refuses(&self, name: &str) -> Option<&'static str> {
        let all = |more: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
        let is_allowed = match self.kind {
            NameKind::Document => all("_-.") && (3..=128).contains(&name.len()),
            NameKind::Word => all("") && !name.is_empty(),
            NameKind::Step => all("_") && !name.is_empty(),
            NameKind::Identifier => all("_-") && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'),
        };
        match () {
            () if !is_allowed => Some("the name has characters that it may not have, or too many or too few"),
            () if name != self.name && self.taken.iter().any(|taken| taken == name) => Some("the name is taken"),
            () => None,
        }
    }
}

/// The name at a byte of a file and everywhere else where it is.
///
/// # Errors
/// Why it cannot be given another name.
pub fn renaming<'w>(analysis: &'w Analysis<'w>, source: SourceId, byte: usize) -> Result<Renaming, &'static str> {
    let workspace = analysis.workspace;
    let nothing = "nothing that could be renamed stands here";
    let file = workspace.file(source).ok_or(nothing)?;
    let point = Point { source, byte };
    if !file.is_ours() {
        return Err(nothing);
    }
    for (kind, declarations) in
        [(NameKind::Word, logical::declarations(file)), (NameKind::Identifier, declared::declarations(file, workspace))]
    {
        if let Some(mut found) = of_declarations(&declarations, kind, point) {
            if kind == NameKind::Word {
                found.places.extend(logical::given(analysis, file, &found.name)?);
            }
            return whole(workspace, found);
        }
    }
    let (span, subject) = subject(file, point).ok_or(nothing)?;
    let knowledge = Knowledge::of(analysis, source).ok_or(nothing)?;
    let place = target(&knowledge, &subject);
    let used = || references(analysis, (source, byte), true);
    let (name, kind, taken) = match &subject {
        Subject::Member(association, Member::Document) => {
            let name = association.text(Field::Name).map(|text| text.as_str()).ok_or(nothing)?;
            return of_document(workspace, &knowledge, name, span, &references(analysis, (source, byte), false));
        }
        Subject::Part(Part::Document(name)) => {
            return of_document(workspace, &knowledge, name, span, &references(analysis, (source, byte), false));
        }
        Subject::Member(association, Member::Parameter(name)) => {
            let named = association.text(Field::Name).map_or("", |text| text.as_str());
            if catalogue::record(named).is_some() {
                return Err("the document is Amazon's");
            }
            let document = knowledge.declared(association, name).map(|(document, _)| document);
            (*name, NameKind::Word, parameters(document))
        }
        Subject::Part(Part::Inner { document, .. }) if catalogue::record(document).is_some() => {
            return Err("the document is Amazon's");
        }
        Subject::Part(Part::Inner { document, name }) => {
            let document = knowledge.facts.document(document).found();
            (*name, NameKind::Word, parameters(document.and_then(|known| known.content(Version::Default))))
        }
        Subject::Part(Part::Parameter(document, declared)) => {
            (declared.name.text.as_str(), NameKind::Word, parameters(Some(document)))
        }
        Subject::Part(Part::Step(place)) => {
            let name = text_of(workspace, *place).map(unquoted).ok_or(nothing)?;
            (name, NameKind::Step, Vec::new())
        }
        _ => return Err(nothing),
    };
    if place.is_none() {
        return Err("the document that declares it is not among the files");
    }
    let span = narrow(workspace, span, name).ok_or(nothing)?;
    let (name, places, files) = (name.to_owned(), used(), Vec::new());
    whole(workspace, Renaming { name, span, places, files, kind, taken })
}

fn parameters(document: Option<&Document>) -> Vec<String> {
    let declared = document.into_iter().flat_map(|document| document.parameters().into_iter().flatten());
    declared.map(|declared| declared.name.text.clone()).collect()
}

fn of_declarations(declarations: &[Declaration<'_>], kind: NameKind, point: Point) -> Option<Renaming> {
    let holds = |declaration: &&Declaration<'_>| declaration.places.iter().any(|place| point.is_in(*place));
    let found = declarations.iter().find(holds)?;
    let span = *found.places.iter().find(|place| point.is_in(**place))?;
    let taken = declarations.iter().map(|declaration| declaration.name.to_owned()).collect();
    Some(Renaming { name: found.name.to_owned(), span, places: found.places.clone(), files: Vec::new(), kind, taken })
}

/// A document is called as its files say, or as they are called themselves.
fn of_document(
    workspace: &Workspace,
    knowledge: &Knowledge<'_>,
    name: &str,
    span: Span,
    used: &[Span],
) -> Result<Renaming, &'static str> {
    if catalogue::record(name).is_some() {
        return Err("the document is Amazon's");
    }
    let documents = workspace.files().iter().flat_map(|file| &file.documents);
    let made = documents.filter(|document| document.name == name && document.scope.is_none());
    let (mut places, mut files) = (used.to_vec(), Vec::new());
    let mut is_defined = false;
    for document in made.filter(|document| document.content.is_some() || document.sent.is_some()) {
        let Some(place) = document.span else { continue };
        is_defined = true;
        match narrow(workspace, place, name) {
            Some(place) => places.push(place),
            None => files.push(place.source),
        }
    }
    if !is_defined {
        return Err("the document is not among the files");
    }
    // A name that is alone in a text is of no file.
    let is_stem = |source: &SourceId| {
        let file = workspace.sources().get(*source).map(|source| source.name.to_string()).unwrap_or_default();
        let stem = file.rsplit('/').next().unwrap_or_default();
        stem.strip_prefix(name).is_some_and(|rest| rest.starts_with(['.', '@']))
    };
    if !files.iter().all(is_stem) {
        return Err("where the document gets its name cannot be told");
    }
    files.sort_unstable();
    files.dedup();
    let taken = knowledge.facts.document_names().into_iter().map(str::to_owned).collect();
    let span = narrow(workspace, span, name).ok_or("the name is not written here")?;
    whole(workspace, Renaming { name: name.to_owned(), span, places, files, kind: NameKind::Document, taken })
}

/// The same with the bytes of the name alone at every place.
fn whole(workspace: &Workspace, renaming: Renaming) -> Result<Renaming, &'static str> {
    let narrowed = renaming.places.iter().map(|place| narrow(workspace, *place, &renaming.name));
    let mut places: Vec<Span> =
        narrowed.collect::<Option<_>>().ok_or("somewhere the name is written in another way")?;
    places.sort_unstable();
    places.dedup();
    Ok(Renaming { places, ..renaming })
}

/// The bytes of a name in a place that holds it and marks around it: quotes, braces, a prefix with a colon.
fn narrow(workspace: &Workspace, span: Span, name: &str) -> Option<Span> {
    let held = text_of(workspace, span)?;
    let is_mark = |c: char| matches!(c, '"' | '\'' | '{' | '}' | ' ');
    let core = held.trim_matches(is_mark);
    let core = core.strip_prefix("step:").unwrap_or(core);
    let start = held.find(core).filter(|_| core == name)?;
    let first = span.range().start + start;
    Some(Span::new(span.source, first, first + name.len()))
}

fn text_of(workspace: &Workspace, span: Span) -> Option<&str> {
    workspace.sources().get(span.source)?.text().get(span.range())
}

fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '\''])
}
