//! What is known of what is at a place, in words.

use crate::editor::hint::offset;
use crate::editor::parts::Part;
use crate::editor::question::{Knowledge, Point, declared};
use crate::editor::subject::{Member, Subject, subject};
use crate::editor::words::{list, page, plain};
use crate::engine::analysis::Analysis;
use crate::facts::documents::Known;
use crate::model::association::Association;
use crate::model::document::Document;
use crate::model::parameter::{Bound, Declared};
use crate::model::value::Text;
use crate::rule::meaning::{notes, sentence};
use crate::rule::words::{count, quote};
use crate::rules;
use crate::service::field::Field;
use crate::service::plugin;
use crate::service::rate::rate;
use crate::service::version::Version;
use crate::source::sources::SourceId;
use crate::source::span::Span;

/// What is known of what is at a place.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// What is known, as Markdown.
    pub markdown: String,
}

/// What is known of what is at a byte of a file. Values that associations give to parameters are never told: they may be
/// secrets.
pub fn hover<'w>(analysis: &'w Analysis<'w>, source: SourceId, byte: usize) -> Option<Hover> {
    let (span, subject) = subject(analysis.workspace.file(source)?, Point { source, byte })?;
    let knowledge = Knowledge::of(analysis, source)?;
    let markdown = match subject {
        Subject::Member(association, Member::Document) => {
            let version = association.document_version().unwrap_or(Version::Default);
            let name = association.text(Field::Name)?.as_str();
            of_document(&knowledge, knowledge.document_of(&association)?, name, version)
        }
        Subject::Member(association, Member::Schedule) => of_schedule(&association)?,
        Subject::Member(association, Member::Parameter(name)) => {
            let (document, declared) = knowledge.declared(&association, name)?;
            of_parameter(&knowledge, document, declared)
        }
        Subject::Member(association, Member::Rate(field, text)) => of_rate(&knowledge, &association, field, text)?,
        Subject::Member(_, Member::Node(id)) | Subject::Row(id) => of_node(&knowledge, id)?,
        Subject::Part(Part::Parameter(document, declared)) => of_parameter(&knowledge, document, declared),
        Subject::Part(Part::Inner { document, name }) => {
            let document = knowledge.facts.document(document).found()?.content(Version::Default)?;
            of_parameter(&knowledge, document, declared(document, name)?)
        }
        Subject::Part(Part::Document(name)) => {
            of_document(&knowledge, knowledge.facts.document(name).found()?, name, Version::Default)
        }
        Subject::Part(Part::Action(action)) => of_plugin(action)?,
        Subject::Part(Part::Step(_)) => return None,
        Subject::Rule(name) => of_rule(name)?,
    };
    Some(Hover { span, markdown })
}

/// Nothing of a schedule that is refused: it never runs.
fn of_schedule(association: &Association<'_>) -> Option<String> {
    let [scheduled] = association.schedules() else { return None };
    let schedule = scheduled.reading.schedule.as_ref().filter(|_| scheduled.reading.faults.is_empty())?;
    if scheduled.text.node().placeholder().is_some() {
        return None;
    }
    let offset = offset(association, schedule)?;
    Some(page(vec![sentence(schedule, offset)], &notes(schedule)))
}

pub(crate) fn of_document<'w>(knowledge: &Knowledge<'w>, known: &Known<'w>, name: &str, version: Version) -> String {
    let kind = known.kind.map(|kind| format!("{} document", plain(&kind.text)));
    let schema = known.schema_version.map(|version| format!("schema version {}", plain(&version.text)));
    let head: Vec<String> = kind.into_iter().chain(schema).collect();
    let head = if head.is_empty() { quote(name) } else { format!("{}: {}", quote(name), head.join(", ")) };
    let body = known.content(version).and_then(|document| knowledge.body(document));
    let description = body.and_then(|body| body.description()).map(plain);
    page([head].into_iter().chain(description).collect(), &points(known))
}

fn points(known: &Known<'_>) -> Vec<String> {
    let platforms = known.platforms().map(|platforms| {
        let names: Vec<&str> = platforms.list.iter().map(|platform| platform.name()).collect();
        format!("platforms: {}", names.join(", "))
    });
    let versions = known.default_version.map(|default| match known.latest_version {
        Some(latest) if latest != default => format!("default version: {default}, latest: {latest}"),
        _ => format!("default version: {default}"),
    });
    let owner = known.owner.map(|owner| format!("owner: {}", plain(owner)));
    let status = known.status.map(|status| format!("status: {}", plain(&status.text)));
    let retired = known.retired.then(|| "withdrawn by Amazon".to_owned());
    let catalogued = known.catalogued.map(|day| format!("as it was on {day}"));
    [platforms, versions, owner, status, retired, catalogued].into_iter().flatten().collect()
}

pub(crate) fn of_parameter<'w>(knowledge: &Knowledge<'w>, document: &'w Document, declared: &Declared) -> String {
    let mut head = format!("parameter {} of {}", quote(&declared.name.text), quote(&document.name));
    if let Some(kind) = &declared.kind {
        head.push_str(&format!(": {}", quote(kind)));
    }
    let description = knowledge.body(document).and_then(|body| body.description_of(&declared.name.text)).map(plain);
    let mut points = Vec::new();
    points.push(match &declared.default {
        Some(default) if default.is_empty() => "default: empty".to_owned(),
        Some(default) => format!("default: {}", quote(default)),
        None if declared.has_default => "has a default".to_owned(),
        None => "required".to_owned(),
    });
    if !declared.allowed_values.is_empty() {
        points
            .push(format!("allowed values: {}", list(declared.allowed_values.iter().map(|value| value.text.as_str()))));
    }
    if let Some(pattern) = &declared.allowed_pattern {
        points.push(format!("allowed pattern: {}", quote(pattern.text())));
    }
    points.extend(bounds(declared.min_chars, declared.max_chars, "character"));
    points.extend(bounds(declared.min_items, declared.max_items, "value"));
    page([head].into_iter().chain(description).collect(), &points)
}

fn bounds(least: Option<Bound>, most: Option<Bound>, noun: &str) -> Option<String> {
    let counted = |bound: Bound| count(usize::try_from(bound.value).unwrap_or(usize::MAX), noun);
    match (least, most) {
        (Some(least), Some(most)) => Some(format!("{} to {}", least.value, counted(most))),
        (Some(least), None) => Some(format!("at least {}", counted(least))),
        (None, Some(most)) => Some(format!("at most {}", counted(most))),
        (None, None) => None,
    }
}

/// What a rate means for the nodes that are reached, where they are known.
fn of_rate(knowledge: &Knowledge<'_>, association: &Association<'_>, field: Field, text: Text<'_>) -> Option<String> {
    let reach = knowledge.facts.fleet().reached(association);
    let nodes = reach.nodes.len() + reach.unlisted.len();
    if reach.open || nodes == 0 {
        return None;
    }
    let rate = rate(text.as_str(), nodes)?;
    let meant = match field {
        // How a fraction of a node is rounded is not documented.
        Field::MaxConcurrency if rate.is_rounded && rate.count == 0 => "1 at a time".to_owned(),
        Field::MaxConcurrency if rate.is_rounded => format!("{} or {} at a time", rate.count, rate.count + 1),
        Field::MaxConcurrency => format!("at most {} at a time", rate.count),
        _ => format!("no more are reached after more than {}", count(rate.count, "error")),
    };
    Some(format!("of {}: {meant}", count(nodes, "managed node")))
}

fn of_node(knowledge: &Knowledge<'_>, id: &str) -> Option<String> {
    let node = knowledge.facts.node(id).found()?;
    let platform = node.platform.map(|(platform, _)| format!("platform: {}", platform.name()));
    let state = node.state.map(|(state, _)| format!("state: {}", state.name()));
    let points: Vec<String> = platform.into_iter().chain(state).collect();
    Some(page(vec![format!("managed node {}", quote(id))], &points))
}

fn of_plugin(action: &str) -> Option<String> {
    let platforms: Vec<&str> = plugin::platforms(action)?.iter().map(|platform| platform.name()).collect();
    Some(page(vec![format!("plugin {}", quote(action))], &[format!("platforms: {}", platforms.join(", "))]))
}

fn of_rule(name: &str) -> Option<String> {
    let rule = rules::ALL.iter().find(|rule| rule.meta.name.as_str() == name || rule.meta.code.is(name))?;
    let meta = &rule.meta;
    Some(page(vec![format!("`{}` ({}, {})", meta.name, meta.code, meta.level()), meta.about()], &[]))
}
