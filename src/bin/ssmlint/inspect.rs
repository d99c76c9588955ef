//! `ssmlint inspect`: what was understood.

use crate::args::{InspectArguments, Shared};
use crate::choices::FormatName;
use crate::failure::Failure;
use crate::load::load;
use crate::table;
use crate::terminal::folded_width;
use serde::Serialize;
use serde_json::{Value, json};
use ssmlint::Workspace;
use ssmlint::frontend::document::amazon;
use ssmlint::model::{Bound, Declared, Document, Existing, File, Instance};
use ssmlint::output::Located;
use ssmlint::rule::{nearest_document, quote};
use ssmlint::service::{DocumentName, Field};
use ssmlint::source::Span;
use ssmlint::syntax::NodeId;
use std::io::Write;

pub(crate) fn run(arguments: &InspectArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let loaded = load(&arguments.input, shared)?;
    let view = match &arguments.document {
        Some(name) => View { documents: of_name(name, &loaded.workspace)?, ..View::default() },
        None => view(&loaded.workspace),
    };
    if shared.format == FormatName::Json {
        let written = match arguments.document {
            Some(_) => serde_json::to_writer_pretty(&mut *out, &json!({ "documents": view.documents })),
            None => serde_json::to_writer_pretty(&mut *out, &view),
        };
        written.map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        text(&view, out)?;
    }
    Ok(if loaded.is_incomplete() { 2 } else { 0 })
}

/// What is told. Of nodes and existing associations there may be as many as an account has: they are no values of JSON, each of which would
/// take ten times the room.
#[derive(Default, Serialize)]
struct View<'w> {
    associations: Vec<Value>,
    documents: Vec<Value>,
    existing: Vec<ExistingView<'w>>,
    instances: Vec<InstanceView<'w>>,
}

#[derive(Serialize)]
struct ExistingView<'w> {
    id: Option<&'w str>,
    instance_id: Option<&'w str>,
    name: Option<&'w str>,
    version: Option<u64>,
}

#[derive(Serialize)]
struct InstanceView<'w> {
    id: &'w str,
    platform: Option<&'static str>,
    state: Option<&'static str>,
}

impl<'w> ExistingView<'w> {
    fn of(existing: &'w Existing) -> Self {
        Self {
            id: existing.id.as_deref(),
            instance_id: existing.instance_id.as_deref(),
            name: existing.name.as_deref(),
            version: existing.version,
        }
    }
}

impl<'w> InstanceView<'w> {
    fn of((id, instance): (&'w str, &'w Instance)) -> Self {
        Self {
            id,
            platform: instance.platform.map(|platform| platform.name()),
            state: instance.state.map(|state| state.name()),
        }
    }
}

/// What is said of an association.
const ASSOCIATION: &[&str] =
    &["name", "operation", "path", "pointer", "instance_id", "schedule", "targets", "parameters"];

/// What is said of a document.
const DOCUMENT: &[&str] = &[
    "name",
    "source",
    "path",
    "as_of",
    "retired",
    "type",
    "schema_version",
    "platforms",
    "version",
    "default_version",
    "latest_version",
];

/// What is said of a parameter.
const PARAMETER: &[&str] = &[
    "document",
    "name",
    "type",
    "required",
    "default",
    "allowed_values",
    "allowed_pattern",
    "min_chars",
    "max_chars",
    "min_items",
    "max_items",
];

fn view(workspace: &Workspace) -> View<'_> {
    let located = Located::new(workspace.sources());
    let files = workspace.files();
    View {
        associations: files.iter().flat_map(|file| associations(file, &located)).collect(),
        documents: documents(workspace),
        existing: files.iter().flat_map(|file| &file.existing).map(ExistingView::of).collect(),
        instances: files.iter().flat_map(|file| file.inventory.with_ids()).map(InstanceView::of).collect(),
    }
}

fn associations(file: &File, located: &Located<'_>) -> Vec<Value> {
    let Some(tree) = &file.tree else { return Vec::new() };
    let all: Vec<_> = file.associations().collect();
    let ids: Vec<NodeId> = all.iter().map(|association| association.node.id()).collect();
    all.iter()
        .zip(tree.pointers(&ids))
        .map(|(association, pointer)| {
            json!({
                "name": association.text(Field::Name).map(|text| text.as_str()),
                "operation": association.operation.name(),
                "path": located.name(file.source),
                "pointer": pointer,
                "span": span(association.node.span(), located),
                "instance_id": association.text(Field::InstanceId).map(|text| text.as_str()),
                "schedule": association.text(Field::ScheduleExpression).map(|text| text.as_str()),
                "targets": association.targets().filter_map(|target| Some(target.keys().next()?.0.as_str())).collect::<Vec<_>>(),
                "parameters": association.parameters().map(|given| given.key.as_str()).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn span(span: Span, located: &Located<'_>) -> Value {
    let (start, end) = located.positions(span);
    json!({
        "start": { "line": start.line, "column": start.column, "byte": span.start },
        "end": { "line": end.line, "column": end.column, "byte": span.end },
    })
}

/// The definitions of all files, and what the catalogue knows of other documents that are named.
fn documents(workspace: &Workspace) -> Vec<Value> {
    let located = Located::new(workspace.sources());
    let defined = workspace.files().iter().flat_map(|file| file.documents.iter().map(move |known| (file, known)));
    let mut list: Vec<Value> = defined.map(|(file, known)| document(known, Some(located.name(file.source)))).collect();
    let defines =
        |name: &str| workspace.files().iter().flat_map(|file| &file.documents).any(|known| known.name == name);
    let amazon = workspace.amazon_documents();
    list.extend(amazon.iter().filter(|known| !defines(&known.name)).map(|known| document(known, None)));
    list
}

/// What is known of one document: a file's word wins over the catalogue's.
fn of_name(name: &str, workspace: &Workspace) -> Result<Vec<Value>, Failure> {
    let bare = DocumentName::read(name).bare();
    let mut list = documents(workspace);
    list.retain(|known| known.get("name").is_some_and(|known| known == name || known == bare));
    if list.is_empty() {
        list.extend(amazon::document(name).map(|known| document(&known, None)));
    }
    if list.is_empty() {
        let help =
            nearest_document(bare).map_or_else(String::new, |meant| format!("; did you mean {}?", quote(&meant)));
        return Err(Failure::Message(format!("nothing is known of a document {}{help}", quote(name))));
    }
    Ok(list)
}

fn document(document: &Document, path: Option<&str>) -> Value {
    let platforms = document.platforms.as_ref();
    let names = platforms.map(|platforms| platforms.list.iter().map(|platform| platform.name()).collect::<Vec<_>>());
    let from = |stated: bool| if stated { "stated" } else { "content" };
    json!({
        "name": document.name,
        "source": if document.catalogued.is_some() { "catalogue" } else { "file" },
        "path": path,
        "as_of": document.catalogued,
        "retired": document.retired.then_some(true),
        "owner": document.owner,
        "type": document.kind.as_ref().map(|kind| &kind.text),
        "type_from": document.kind.as_ref().map(|_| from(document.kind_stated)),
        "schema_version": document.schema_version.as_ref().map(|version| &version.text),
        "platforms": names,
        "platforms_from": platforms.map(|platforms| from(!platforms.derived)),
        "version": document.version,
        "default_version": document.default_version,
        "latest_version": document.latest_version,
        "parameters": document.parameters().map(|list| list.iter().map(parameter).collect::<Vec<_>>()),
    })
}

fn parameter(parameter: &Declared) -> Value {
    json!({
        "name": parameter.name.text,
        "type": parameter.kind,
        "required": !parameter.has_default,
        "default": parameter.default,
        "allowed_values": parameter.allowed_values.iter().map(|value| &value.text).collect::<Vec<_>>(),
        "allowed_pattern": parameter.allowed_pattern.as_ref().map(|pattern| pattern.text()),
        "min_chars": bound(parameter.min_chars),
        "max_chars": bound(parameter.max_chars),
        "min_items": bound(parameter.min_items),
        "max_items": bound(parameter.max_items),
    })
}

fn bound(bound: Option<Bound>) -> Option<u64> {
    bound.map(|bound| bound.value)
}

/// The same for people: a table for each kind of thing.
fn text(view: &View<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let own = |row: &Value, members: &[&str]| members.iter().map(|member| cell(row.get(*member))).collect();
    let mut tables = Tables { out, is_first: true };
    tables.add("Associations", ASSOCIATION, view.associations.iter().map(|row| own(row, ASSOCIATION)))?;
    tables.add("Documents", DOCUMENT, view.documents.iter().map(|row| own(row, DOCUMENT)))?;
    let parameters = view.documents.iter().flat_map(|document| {
        let list = document.get("parameters").and_then(Value::as_array).into_iter().flatten();
        list.map(|row| {
            let of = |member: &&str| cell(if *member == "document" { document.get("name") } else { row.get(*member) });
            PARAMETER.iter().map(of).collect()
        })
    });
    tables.add("Parameters of documents", PARAMETER, parameters)?;
    let nodes = view.instances.iter().map(|row| vec![word(Some(row.id)), word(row.platform), word(row.state)]);
    tables.add("Managed nodes", &["id", "platform", "state"], nodes)?;
    let existing = view.existing.iter().map(|row| {
        let version = row.version.map_or_else(String::new, |version| version.to_string());
        vec![word(row.id), word(row.name), word(row.instance_id), version]
    });
    tables.add("Existing associations", &["id", "name", "instance_id", "version"], existing)
}

/// Tables one below the other.
struct Tables<'o> {
    out: &'o mut dyn Write,
    is_first: bool,
}

impl Tables<'_> {
    /// Writes a table under its title, if it has a row.
    fn add(
        &mut self,
        title: &str,
        members: &[&str],
        rows: impl Iterator<Item = Vec<String>> + Clone,
    ) -> Result<(), Failure> {
        if rows.clone().next().is_none() {
            return Ok(());
        }
        let gap = if self.is_first { "" } else { "\n" };
        writeln!(self.out, "{gap}{title}")?;
        self.is_first = false;
        let headings: Vec<String> = members.iter().map(|member| member.replace('_', " ")).collect();
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        Ok(table::write(&headings, rows, folded_width(), self.out)?)
    }
}

/// A word in a cell: nothing for what is not there.
fn word(text: Option<&str>) -> String {
    match text {
        Some("") => "\"\"".to_owned(),
        Some(text) => text.to_owned(),
        None => String::new(),
    }
}

/// A value in a cell: a list as its items, nothing for what is not there.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => word(Some(text)),
        Some(Value::Array(items)) => items.iter().map(|item| cell(Some(item))).collect::<Vec<_>>().join(", "),
        Some(Value::Bool(is_so)) => if *is_so { "yes" } else { "no" }.to_owned(),
        Some(other) => other.to_string(),
    }
}
