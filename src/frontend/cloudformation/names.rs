//! The names that a template has, and whether something may give it others before CloudFormation looks.

use crate::frontend::cloudformation::template::{self, Template};
use crate::model::reader;
use crate::model::value;
use crate::service::cloudformation::{FUNCTIONS, PSEUDO_PARAMETERS};
use crate::source::keyed::Keyed;
use crate::syntax::node::Node;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The names that a template has, looked for when something first asks: in most nobody does.
#[derive(Debug)]
pub(crate) struct Names<'t> {
    root: Node<'t>,
    resources: OnceCell<HashMap<&'t str, &'t str, Keyed>>,
    added: OnceCell<Added>,
}

/// What may be done to a template before CloudFormation looks at it.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub(crate) enum Added {
    /// Nothing: it is read as it is.
    Nothing,
    /// Names are added, texts stay.
    Names,
    /// Whatever somebody's program does.
    Anything,
}

/// What lines of a template begin with that a program writes before it is one.
const STATEMENTS: &[&str] = &["{{", "{%", "{#", "<%", "%{"];

/// What the Serverless Framework puts in: its files hold parts of a template, whose names are in others.
const VARIABLES: &[&str] = &[
    "${self:", "${opt:", "${env:", "${file(", "${sls:", "${param:", "${cf:", "${cf.", "${cf(", "${ssm:", "${ssm.",
    "${s3:", "${aws:",
];

/// What the names end in of that which the Serverless Framework makes.
const MADE: &[&str] = &["ServerlessDeploymentBucket", "IamRoleLambdaExecution", "ApiGatewayRestApi", "LambdaFunction"];

impl<'t> Names<'t> {
    /// The names of a template.
    pub(crate) fn of(root: Node<'t>) -> Self {
        Self { root, resources: OnceCell::new(), added: OnceCell::new() }
    }

    /// The types of the resources, by logical id; empty where it is not known.
    pub(crate) fn resources(&self) -> &HashMap<&'t str, &'t str, Keyed> {
        self.resources.get_or_init(|| {
            let entries = self.root.get("Resources").into_iter().flat_map(|entry| value::entries(entry.value));
            entries.map(|entry| (entry.key.text(), template::kind(entry.value).unwrap_or_default())).collect()
        })
    }

    /// What may be added to it.
    pub(crate) fn added(&self) -> Added {
        *self.added.get_or_init(|| added(self))
    }

    /// Whether a name stands for something: a parameter, a resource, or what every template has.
    pub(crate) fn has(&self, template: &Template<'t>, name: &str) -> bool {
        PSEUDO_PARAMETERS.contains(&name)
            || template.parameters.contains_key(name)
            || self.resources().contains_key(name)
    }
}

fn added(names: &Names<'_>) -> Added {
    let root = names.root;
    let text = root.tree().text();
    let broken = !root.tree().errors().is_empty();
    if broken || holds_statement(text) || holds_variable(text) || is_part(names) {
        return Added::Anything;
    }
    by_transform(root).max(by_sections(root)).max(by_functions(root))
}

/// Whether a line begins with a statement of a templating language.
fn holds_statement(text: &str) -> bool {
    memchr::memchr3_iter(b'{', b'<', b'%', text.as_bytes()).any(|at| {
        let begins = text.get(at..at + 2).is_some_and(|start| STATEMENTS.contains(&start));
        begins && {
            let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '\t']);
            before.is_empty() || before.ends_with('\n')
        }
    })
}

/// Whether a variable of the Serverless Framework stands somewhere.
fn holds_variable(text: &str) -> bool {
    let starts = memchr::memmem::find_iter(text.as_bytes(), "${");
    starts.filter_map(|at| text.get(at..)).any(|rest| VARIABLES.iter().any(|variable| rest.starts_with(variable)))
}

/// Whether a template is a part of one that the Serverless Framework puts together: it states no version, and names what the framework
/// makes.
fn is_part(names: &Names<'_>) -> bool {
    let root = names.root;
    if root.get("AWSTemplateFormatVersion").is_some() {
        return false;
    }
    let text = root.tree().text();
    let ends = MADE.iter().flat_map(|made| memchr::memmem::find_iter(text.as_bytes(), made).map(|at| (at, *made)));
    let mut whole = ends.filter_map(|(at, made)| {
        let (upto, after) = text.split_at_checked(at + made.len())?;
        let goes_on = after.starts_with(|c: char| c.is_ascii_alphanumeric());
        let begun = || upto.trim_end_matches(|c: char| c.is_ascii_alphanumeric()).len();
        if goes_on { None } else { upto.get(begun()..) }
    });
    whole.any(|name| !names.resources().contains_key(name))
}

/// What the macros of a template do to it as a whole.
fn by_transform(root: Node<'_>) -> Added {
    let Some(transform) = root.get("Transform").map(|entry| entry.value) else { return Added::Nothing };
    let macros = || Some(transform).filter(|node| !node.is_sequence()).into_iter().chain(transform.items());
    let one = |node: Node<'_>| match node.text() {
        "AWS::LanguageExtensions" => Added::Nothing,
        // It makes roles and policies of functions, and leaves other resources as they are.
        name if name.starts_with("AWS::Serverless-") => Added::Names,
        _ => Added::Anything,
    };
    macros().map(one).max().unwrap_or(Added::Nothing)
}

/// What a later step may add to the sections: a placeholder stands where a name would, or a module makes resources.
fn by_sections(root: Node<'_>) -> Added {
    let is_written = |key: Node<'_>| key.is_scalar() && key.placeholder().is_none() && key.text() != "<<";
    let mut found = Added::Nothing;
    for section in value::entries(root) {
        let replaced = value::is_unknown(section.value) && !section.value.is_scalar();
        let named = matches!(section.key.text(), "Parameters" | "Resources" | "Mappings" | "Conditions");
        let inside = || value::entries(section.value).all(|entry| is_written(entry.key));
        if !is_written(section.key) || replaced || named && (section.value.is_scalar() || !inside()) {
            // A section that is left empty is not a sign of one.
            let empty = section.value.is_scalar() && section.value.text().is_empty();
            found = found.max(if empty { Added::Nothing } else { Added::Anything });
        }
    }
    let resources = root.get("Resources").into_iter().flat_map(|entry| value::entries(entry.value));
    let is_module = |resource| reader::text(resource, "Type").is_some_and(|kind| kind.contains("::MODULE"));
    if resources.map(|entry| entry.value).any(is_module) { found.max(Added::Names) } else { found }
}

/// What functions in a template do to it: loops make names, and what CloudFormation does not know somebody else does.
fn by_functions(root: Node<'_>) -> Added {
    let mut found = Added::Nothing;
    let tags = root.tree().tags.iter().filter_map(|tag| tag.name.strip_prefix('!'));
    if tags.filter(|name| !name.is_empty() && !name.starts_with('!')).any(|name| !FUNCTIONS.contains(&name)) {
        return Added::Anything;
    }
    // What is so in a comment or a text is taken for a function too: that only keeps us silent.
    let text = root.tree().text();
    for at in memchr::memmem::find_iter(text.as_bytes(), "Fn::") {
        let rest = text.get(at + 4..).unwrap_or_default();
        let name = rest.get(..rest.bytes().take_while(u8::is_ascii_alphanumeric).count()).unwrap_or_default();
        match name {
            "ForEach" => found = Added::Names,
            _ if !FUNCTIONS.contains(&name) => return Added::Anything,
            _ => {}
        }
    }
    found
}
