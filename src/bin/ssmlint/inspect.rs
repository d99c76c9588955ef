//! `ssmlint inspect`: what was understood.

use crate::Failure;
use crate::args::{FormatName, PathArguments, Shared};
use crate::load::load;
use serde_json::{Value, json};
use ssmlint::model::document::Document;
use ssmlint::model::file::File;
use ssmlint::model::parameter::Declared;
use ssmlint::output::located::Located;
use ssmlint::service::field::Field;
use ssmlint::source::span::Span;
use ssmlint::syntax::tree::NodeId;
use ssmlint::workspace::Workspace;
use std::io::Write;

pub(crate) fn run(arguments: &PathArguments, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let loaded = load(arguments, shared)?;
    let view = view(&loaded.workspace);
    if shared.format == FormatName::Json {
        serde_json::to_writer_pretty(&mut *out, &view).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        text(&view, out)?;
    }
    Ok(if loaded.incomplete { 2 } else { 0 })
}

fn view(workspace: &Workspace) -> Value {
    let located = Located::new(workspace.sources());
    let files = workspace.files();
    json!({
        "associations": files.iter().flat_map(|file| associations(file, &located)).collect::<Vec<_>>(),
        "documents": files.iter().flat_map(|file| file.documents.iter().map(document)).collect::<Vec<_>>(),
        "instances": files.iter().flat_map(|file| &file.instances).map(|instance| json!({
            "id": instance.id,
            "platform": instance.platform.map(|platform| platform.name()),
            "state": instance.state.map(|state| state.name()),
        })).collect::<Vec<_>>(),
        "existing": files.iter().flat_map(|file| &file.existing).map(|existing| json!({
            "id": existing.id,
            "name": existing.name,
            "instance_id": existing.instance_id,
            "version": existing.version,
        })).collect::<Vec<_>>(),
    })
}

fn associations(file: &File, located: &Located<'_>) -> Vec<Value> {
    let Some(tree) = &file.tree else { return Vec::new() };
    let all: Vec<_> = file.open_requests().flat_map(|request| request.associations().collect::<Vec<_>>()).collect();
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

fn document(document: &Document) -> Value {
    let platforms = document.platforms.as_ref();
    let names = platforms.map(|platforms| platforms.list.iter().map(|platform| platform.name()).collect::<Vec<_>>());
    json!({
        "name": document.name,
        "type": document.kind.as_ref().map(|kind| &kind.text),
        "schema_version": document.schema_version.as_ref().map(|version| &version.text),
        "platforms": names,
        "default_version": document.default_version,
        "latest_version": document.latest_version,
        "source": "file",
        "parameters": document.parameters.as_ref().map(|list| list.iter().map(parameter).collect::<Vec<_>>()),
    })
}

fn parameter(parameter: &Declared) -> Value {
    json!({
        "name": parameter.name.text,
        "type": parameter.kind,
        "required": !parameter.has_default,
        "allowed_values": parameter.allowed_values.iter().map(|value| &value.text).collect::<Vec<_>>(),
        "allowed_pattern": parameter.allowed_pattern.as_ref().map(|pattern| pattern.text()),
    })
}

/// The same for people: a line for each thing.
fn text(view: &Value, out: &mut dyn Write) -> Result<(), Failure> {
    let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let line = |kind: &str, row: &Value, members: &[&str]| {
        let said = members
            .iter()
            .filter(|member| row.get(**member).is_some_and(|value| !value.is_null() && value != &json!([])));
        let said: Vec<String> =
            said.map(|member| format!("{member} {}", word(row.get(*member).unwrap_or(&Value::Null)))).collect();
        format!("{kind:12} {}", said.join(", "))
    };
    let kinds: [(&str, &str, &[&str]); 4] = [
        (
            "associations",
            "association",
            &["name", "operation", "path", "pointer", "instance_id", "schedule", "targets", "parameters"],
        ),
        (
            "documents",
            "document",
            &["name", "type", "schema_version", "platforms", "default_version", "latest_version"],
        ),
        ("instances", "instance", &["id", "platform", "state"]),
        ("existing", "existing", &["id", "name", "instance_id", "version"]),
    ];
    for (list, kind, members) in kinds {
        for row in view.get(list).and_then(Value::as_array).into_iter().flatten() {
            writeln!(out, "{}", line(kind, row, members))?;
        }
    }
    Ok(())
}
