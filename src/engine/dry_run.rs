//! What the API would return for a request, in the API's own shape.
//!
//! Source of the shape: API reference, CreateAssociationBatch, "Response Syntax", and AssociationDescription. Members that only the
//! service can know (ids, dates, counts of runs) are left out.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::diagnostic::report::Report;
use crate::engine::analysis::{Analysis, Ruled};
use crate::facts::gathered::{Facts, Lookup};
use crate::model::association::Association;
use crate::model::file::File;
use crate::model::request::Request;
use crate::model::value;
use crate::service::error::{ApiError, Operation, Scope};
use crate::service::field::Field;
use crate::source::span::Span;
use serde_json::{Map, Value, json};

/// The response to one request.
#[derive(Clone, Debug)]
pub struct Response {
    /// The operation of the request.
    pub operation: Operation,
    /// Where the request stands.
    pub span: Span,
    /// The JSON Pointer of that place in its file.
    pub pointer: String,
    /// Whether the call as a whole is refused: then `body` is the service's error object.
    pub refused: bool,
    /// How many entries of a batch fail.
    pub failed: usize,
    /// The response, or the error.
    pub body: Value,
    /// What is not known about it.
    pub remarks: Vec<String>,
}

/// Members that the description of an association repeats from the request.
const REPEATED: &[Field] = &[
    Field::AlarmConfiguration,
    Field::ApplyOnlyAtCronInterval,
    Field::AssociationDispatchAssumeRole,
    Field::AssociationId,
    Field::AssociationName,
    Field::AutomationTargetParameterName,
    Field::CalendarNames,
    Field::ComplianceSeverity,
    Field::DocumentVersion,
    Field::Duration,
    Field::InstanceId,
    Field::MaxConcurrency,
    Field::MaxErrors,
    Field::Name,
    Field::OutputLocation,
    Field::Parameters,
    Field::ScheduleExpression,
    Field::ScheduleOffset,
    Field::SyncCompliance,
    Field::TargetLocations,
    Field::TargetMaps,
    Field::Targets,
];

impl<'w> Analysis<'w> {
    /// Answers every request of the files that were checked; `report` is what the check found.
    pub fn responses(&'w self, report: &Report) -> Vec<Response> {
        let of_file = |ruled: &'w Ruled<'w>, file: &'w File| {
            let is_error =
                |finding: &&Diagnostic| finding.place.span.source == file.source && finding.severity == Severity::Error;
            let errors: Vec<&Diagnostic> = report.findings.iter().filter(is_error).collect();
            let requests = file.requests.iter().filter_map(|at| file.open(*at));
            requests.map(|request| (request.node.id(), response(&request, file, &errors, &ruled.facts()))).collect()
        };
        self.list(of_file, |response, pointer| response.pointer = pointer)
    }
}

fn response(request: &Request<'_>, file: &File, errors: &[&Diagnostic], facts: &Facts<'_>) -> Response {
    let mut response = Response {
        operation: request.operation,
        span: request.node.span(),
        pointer: String::new(),
        refused: false,
        failed: 0,
        body: Value::Null,
        remarks: Vec::new(),
    };
    let here: Vec<&Diagnostic> = errors.iter().copied().filter(|error| within(error, request.node.span())).collect();
    // What cannot be read fails the whole call, wherever in the file it is; so does what CloudFormation refuses.
    let unreadable =
        errors.iter().copied().filter(|error| matches!(error.api_error, None | Some(ApiError::SerializationException)));
    let whole: Vec<&Diagnostic> =
        unreadable.chain(here.iter().copied().filter(|error| error.scope == Scope::Request)).collect();
    let single = request.operation != Operation::CreateAssociationBatch;
    let refusing = if single && whole.is_empty() { &here } else { &whole };
    if !refusing.is_empty() {
        (response.refused, response.body) = (true, refusal(refusing));
        if here.len() > refusing.len() {
            response
                .remarks
                .push("the entries have errors too, but the API rejects the request before it reads them".to_owned());
        }
        return response;
    }
    if request.operation.is_of_document() {
        response.body = json!({ "DocumentDescription": document_description(request) });
        response.remarks.push("the API checks the content further than ssmlint can".to_owned());
    } else if single {
        let described = request.associations().next().map(|association| description(&association, facts));
        response.body = json!({ "AssociationDescription": described });
    } else {
        batch(request, &here, facts, &mut response);
    }
    if file.syntax_errors().is_empty() && value::first_unknown(request.node).is_some() {
        response
            .remarks
            .push("a later step replaces text of the request; this is the response to the text as written".to_owned());
    }
    response
}

fn batch(request: &Request<'_>, errors: &[&Diagnostic], facts: &Facts<'_>, response: &mut Response) {
    let (mut successful, mut failed) = (Vec::new(), Vec::new());
    let mut full = None;
    let mut unscoped = 0;
    for association in request.associations() {
        let own: Vec<&Diagnostic> =
            errors.iter().copied().filter(|error| within(error, association.node.span())).collect();
        unscoped += usize::from(own.iter().any(|error| error.scope == Scope::EntryOrRequest));
        let limit = own.iter().copied().find(|error| error.api_error == Some(ApiError::AssociationLimitExceeded));
        full = full.or(limit);
        match first(&own).or(full) {
            Some(error) => failed.push(json!({
                "Entry": association.node.to_json(),
                "Message": message(error),
                "Fault": "Client",
            })),
            None => successful.push(description(&association, facts)),
        }
    }
    if unscoped > 0 {
        let noun = if unscoped == 1 { "entry" } else { "entries" };
        response.remarks.push(format!(
            "it is not documented whether the errors of {unscoped} {noun} fail the entry, as shown here, or the whole call"
        ));
    }
    response.failed = failed.len();
    response.body = json!({ "Successful": successful, "Failed": failed });
}

fn within(error: &Diagnostic, span: Span) -> bool {
    (span.start..=span.end).contains(&error.place.span.start)
}

/// The error that the service would tell of: documents speak before parameters, parameters before targets; what is first
/// in the text, of equals.
fn first<'d>(errors: &[&'d Diagnostic]) -> Option<&'d Diagnostic> {
    errors.iter().copied().min_by_key(|error| rank(error.api_error))
}

fn rank(error: Option<ApiError>) -> usize {
    const ORDER: &[ApiError] = &[
        ApiError::SerializationException,
        ApiError::InvalidDocument,
        ApiError::InvalidDocumentVersion,
        ApiError::InvalidParameters,
        ApiError::ValidationException,
        ApiError::InvalidTarget,
        ApiError::InvalidInstanceId,
    ];
    ORDER.iter().position(|known| Some(*known) == error).unwrap_or(ORDER.len())
}

/// The service's words where they are known, else ours.
fn message(error: &Diagnostic) -> String {
    error.api_message().unwrap_or_else(|| error.message.clone())
}

/// The error object of a call that is refused as a whole.
fn refusal(errors: &[&Diagnostic]) -> Value {
    // The code under which CloudFormation refuses a template.
    if let Some(refused) = errors.iter().find(|error| error.rule.is_of_deployment()) {
        return json!({ "__type": "ValidationError", "Message": message(refused) });
    }
    let is = |error: &&&Diagnostic, code| error.api_error == Some(code);
    if let Some(unreadable) = errors.iter().find(|error| is(error, ApiError::SerializationException)) {
        return json!({ "__type": "SerializationException", "Message": message(unreadable) });
    }
    let model: Vec<&Diagnostic> = errors
        .iter()
        .copied()
        .filter(|error| error.api_error == Some(ApiError::ValidationException) && error.scope == Scope::Request)
        .collect();
    if model.is_empty() {
        let Some(error) = first(errors) else { return Value::Null };
        let mut body = Map::new();
        body.insert("__type".to_owned(), json!(error.api_error.map(ApiError::name)));
        if !error.api_error.is_some_and(ApiError::is_silent) {
            body.insert("Message".to_owned(), json!(message(error)));
        }
        return Value::Object(body);
    }
    // All breaches of the service model are told at once.
    let told: Vec<String> = model
        .iter()
        .map(|error| {
            let words = message(error);
            words.strip_prefix("1 validation error detected: ").map(str::to_owned).unwrap_or(words)
        })
        .collect();
    let noun = if told.len() == 1 { "error" } else { "errors" };
    json!({
        "__type": "ValidationException",
        "Message": format!("{} validation {noun} detected: {}", told.len(), told.join("; ")),
    })
}

/// Members that the description of a document repeats from the request.
const REPEATED_OF_DOCUMENT: &[&str] =
    &["Name", "DisplayName", "VersionName", "DocumentType", "DocumentFormat", "TargetType", "Tags", "Requires"];

/// The description of a document that follows from the request alone.
fn document_description(request: &Request<'_>) -> Value {
    let given = |name: &&str| request.node.get(name).filter(|entry| !value::is_null(entry.value));
    let given = REPEATED_OF_DOCUMENT.iter().filter_map(|name| Some(((*name).to_owned(), given(name)?.value.to_json())));
    let mut members: Map<String, Value> = given.collect();
    members.entry("DocumentFormat").or_insert_with(|| json!("JSON"));
    if request.operation == Operation::CreateDocument {
        for name in ["DocumentVersion", "LatestVersion", "DefaultVersion"] {
            members.insert(name.to_owned(), json!("1"));
        }
        members.insert("Status".to_owned(), json!("Creating"));
    } else {
        members.insert("Status".to_owned(), json!("Updating"));
    }
    Value::Object(members)
}

/// The description that follows from the request alone.
fn description(association: &Association<'_>, facts: &Facts<'_>) -> Value {
    let mut members = Map::new();
    for field in REPEATED {
        if let Some(entry) = association.member(*field) {
            members.insert(field.name().to_owned(), entry.value.to_json());
        }
    }
    // Recorded: one made with InstanceId comes back with the node as its target, and `$DEFAULT` where no version was given.
    if let Some(id) = association.text(Field::InstanceId) {
        let target = json!([{ "Key": "InstanceIds", "Values": [id.as_str()] }]);
        members.entry("Targets").or_insert(target);
    }
    if association.member(Field::Name).is_some() {
        members.entry("DocumentVersion").or_insert_with(|| json!("$DEFAULT"));
    }
    match association.operation {
        Operation::CreateDocument | Operation::UpdateDocument => {}
        Operation::UpdateAssociation => {
            let existing = association.text(Field::AssociationId).map(|id| facts.association(id.as_str()));
            if let Some(Lookup::Found(existing)) = existing {
                let name = existing.name.as_deref();
                name.map(|name| members.entry("Name").or_insert_with(|| json!(name)));
                let version = existing.version.and_then(|version| version.checked_add(1));
                version.map(|version| members.insert("AssociationVersion".to_owned(), json!(version.to_string())));
            }
        }
        Operation::CreateAssociation | Operation::CreateAssociationBatch => {
            members.insert("AssociationVersion".to_owned(), json!("1"));
            members.insert("Overview".to_owned(), json!({ "Status": "Pending", "DetailedStatus": "Creating" }));
        }
    }
    Value::Object(members)
}
