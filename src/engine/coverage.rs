//! For every association and every error of its operation: raised, passed, undecided or not applicable.

use crate::diagnostic::report::Report;
use crate::engine::analysis::{Analysis, Ruled};
use crate::engine::undecided::Refused;
use crate::engine::unjudged;
use crate::engine::variants::{possible, verdict_of};
use crate::engine::verdict::{Search, Verdict};
use crate::facts::gathered::{Facts, Lookup};
use crate::model::file::File;
use crate::model::request::Request;
use crate::model::value;
use crate::rule::look::association::Look;
use crate::service::error::{ApiError, Operation};
use crate::service::field::Field;
use crate::source::span::Span;
use crate::syntax::NodeId;
use std::collections::HashMap;

/// What is known of one error.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum State {
    /// A finding says that the service returns it.
    Raised,
    /// The service surely does not return it.
    Passed,
    /// It cannot be known, for this reason.
    Undecided(String),
    /// Nothing in the association can make the service return it.
    NotApplicable,
}

impl State {
    /// The name in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Passed => "passed",
            Self::Undecided(_) => "undecided",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// One association, or one request about a document, with what is known of every error of its operation.
#[derive(Clone, Debug)]
pub struct Row {
    /// The document's name, where it is known.
    pub name: Option<String>,
    /// The operation of its request.
    pub operation: Operation,
    /// Where it is.
    pub span: Span,
    /// The JSON Pointer of that place in its file.
    pub pointer: String,
    /// The errors of the operation, in the order of [`Operation::errors`].
    pub states: Vec<(ApiError, State)>,
}

impl<'w> Analysis<'w> {
    /// Judges every association of the files that were checked; `report` is what the check found.
    pub fn coverage(&'w self, report: &Report) -> Vec<Row> {
        self.list(|ruled, file| rows_of(ruled, file, report), |row, pointer| row.pointer = pointer)
    }
}

fn rows_of<'w>(ruled: &'w Ruled<'w>, file: &'w File, report: &Report) -> Vec<(NodeId, Row)> {
    let of_file = report.findings.iter().filter(|finding| finding.place.span.source == file.source);
    let refused = Refused::of(of_file);
    let mut rows = Vec::new();
    let mut unjudged: HashMap<NodeId, String> = HashMap::new();
    for document in &file.documents {
        let Some((reason, node)) = unjudged::unjudged(document, file, &refused) else { continue };
        if let Some(sent) = document.sent.filter(|sent| !sent.origin.is_template()) {
            unjudged.insert(sent.node, reason.to_string());
            continue;
        }
        // What is not a request is reported of where it is open.
        let row = Row {
            name: Some(document.name.clone()),
            operation: Operation::CreateDocument,
            span: node.span(),
            pointer: String::new(),
            states: vec![(unjudged::ANSWER, State::Undecided(reason.to_string()))],
        };
        rows.push((node.id(), row));
    }
    rows.extend(file.requests.iter().filter(|at| at.operation.is_of_document()).filter_map(|at| {
        let request = file.open(*at)?;
        let span = request.node.span();
        let state = |error| match unjudged.get(&at.root) {
            _ if refused.raises(span, error) => State::Raised,
            Some(reason) if error == unjudged::ANSWER => State::Undecided(reason.clone()),
            _ => of_document(&request, error, &ruled.facts()),
        };
        let row = Row {
            name: request.node.get("Name").map(|entry| entry.value.text().to_owned()),
            operation: request.operation,
            span,
            pointer: String::new(),
            states: request.operation.errors().iter().map(|error| (*error, state(*error))).collect(),
        };
        Some((request.node.id(), row))
    }));
    let context = ruled.context(None);
    for association in file.associations() {
        let (node, span, operation) = (association.node.id(), association.node.span(), association.operation);
        let name = association.text(Field::Name).map(|text| text.as_str().to_owned());
        let variants = possible(association, file);
        let looks: Vec<Look<'_, '_, '_>> = variants.iter().map(|variant| Look::at(variant, &context)).collect();
        let searches: Vec<Search<'_, '_, '_>> = looks.iter().map(Search::of).collect();
        let state = |error: ApiError| {
            if refused.raises(span, error) {
                return State::Raised;
            }
            match verdict_of(error, searches.iter()) {
                Verdict::Passed => State::Passed,
                Verdict::NotApplicable => State::NotApplicable,
                Verdict::Undecided(reason, _) => State::Undecided(reason.to_string()),
            }
        };
        let row = Row {
            name,
            operation,
            span,
            pointer: String::new(),
            states: operation.errors().iter().map(|error| (*error, state(*error))).collect(),
        };
        rows.push((node, row));
    }
    rows
}

/// What is known of an error to a request of CreateDocument or UpdateDocument that no finding raises.
fn of_document(request: &Request<'_>, error: ApiError, facts: &Facts<'_>) -> State {
    let because = |reason: &str| State::Undecided(reason.to_owned());
    match error {
        ApiError::InternalServerError | ApiError::NoLongerSupportedException | ApiError::TooManyUpdates => {
            State::NotApplicable
        }
        ApiError::InvalidDocumentContent
        | ApiError::InvalidDocumentSchemaVersion
        | ApiError::InvalidParameterValueException
        | ApiError::MaxDocumentSizeExceeded => because("the service checks contents further than can be told here"),
        ApiError::SerializationException | ApiError::ValidationException => {
            let unknown = value::first_unknown(request.node).is_some()
                || request.node.is_open()
                || !request.node.tree().errors().is_empty();
            if unknown { because("a later step replaces text of the request") } else { State::Passed }
        }
        ApiError::DocumentAlreadyExists => match exists(request, facts) {
            Lookup::Absent => State::Passed,
            Lookup::Found(()) => because("the service told of a document of this name; it may be deleted since"),
            Lookup::Unknown => because("no file tells which documents and versions the account has"),
        },
        _ => because("no file tells which documents and versions the account has"),
    }
}

/// Whether the account has the document that a request makes: where the user says that all are listed, it has no others.
fn exists(request: &Request<'_>, facts: &Facts<'_>) -> Lookup<()> {
    let name = request.node.get("Name").and_then(|entry| value::text(entry.value));
    let known = name.map_or(Lookup::Unknown, |name| facts.document(name.as_str()));
    let Some(known) = known.found() else { return Lookup::Unknown };
    match (known.existing(), known.is_made_alone()) {
        (Some(_), _) => Lookup::Found(()),
        (None, true) if facts.lists_all_documents() => Lookup::Absent,
        (None, _) => Lookup::Unknown,
    }
}
