//! What a module states, by name.

use crate::model::value;
use crate::service::terraform::{DOCUMENT, RESOURCES, Resource};
use crate::service::version_constraint::allows_old_syntax;
use crate::syntax::node::{Entry, Node};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Names that are declared, of which the nearest is looked for.
const LISTED: usize = 1000;

/// A module: the files of one folder.
#[derive(Debug, Default)]
pub(crate) struct Module<'t> {
    /// Its folder, with `/` after it where it is not the root.
    pub(crate) folder: String,
    /// Whether all of its files were read, to the end.
    pub(crate) is_whole: bool,
    pub(crate) locals: HashMap<&'t str, Node<'t>>,
    /// The bodies of variables.
    pub(crate) variables: HashMap<&'t str, Node<'t>>,
    /// Whether the versions of Terraform that it allows begin before 0.12.
    pub(crate) is_old: bool,
    /// What constrains the version of the provider for AWS.
    pub(crate) constraints: Vec<Node<'t>>,
    /// What files that Terraform reads by itself give to variables.
    pub(crate) given: HashMap<&'t str, Node<'t>>,
    /// Texts that functions name, by path.
    pub(crate) texts: Arc<Texts<'t>>,
    /// The bodies of outputs.
    pub(crate) outputs: HashMap<&'t str, Node<'t>>,
    /// Its documents, by type and name.
    pub(crate) documents: HashMap<(&'t str, &'t str), Entry<'t>>,
    /// The bodies of data sources of documents.
    pub(crate) known_documents: HashMap<&'t str, Node<'t>>,
    /// Its resources that make something of ours, by type.
    pub(crate) resources: Vec<(&'static Resource, Entry<'t>)>,
    /// The first name of each resource, by its type and name.
    pub(crate) named: HashMap<(&'t str, &'t str), Node<'t>>,
    /// Resources that have the type and the name of an earlier one: their name, and that of the first.
    pub(crate) repeated: Vec<(Node<'t>, Node<'t>)>,
    /// What calls other modules, by name.
    pub(crate) calls: HashMap<&'t str, Node<'t>>,
    /// Bodies that override arguments of a resource, by its type and name.
    pub(crate) overrides: HashMap<(&'t str, &'t str), Vec<Node<'t>>>,
    /// The names that are declared, by what a reference to them begins with: only what was asked for.
    pub(crate) declared: RefCell<HashMap<&'static str, Arc<[String]>>>,
}

/// Texts that functions name.
#[derive(Debug, Default)]
pub(crate) struct Texts<'t> {
    /// Each by its path.
    pub(crate) by_name: HashMap<String, Node<'t>>,
    /// Paths at which there is no file.
    pub(crate) absent: BTreeSet<String>,
}

/// The modules of a tree.
#[derive(Debug, Default)]
pub(crate) struct Modules<'t> {
    each: Vec<Module<'t>>,
    /// The number of each by its folder.
    numbers: HashMap<String, usize>,
}

impl<'t> Modules<'t> {
    pub(crate) fn of(each: Vec<Module<'t>>) -> Self {
        let numbers = each.iter().map(|module| module.folder.clone()).zip(0..).collect();
        Self { each, numbers }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Module<'t>> {
        self.each.iter()
    }

    /// The module that a call of another one names, where it is one of these.
    pub(crate) fn called(&self, module: &Module<'_>, call: Node<'_>) -> Option<&Module<'t>> {
        self.each.get(*self.numbers.get(&target(module, call)?)?)
    }
}

impl<'t> Module<'t> {
    /// Adds a file of the module.
    pub(crate) fn add(&mut self, root: Node<'t>, is_override: bool) {
        for entry in root.entries() {
            match entry.key.text() {
                "locals" => self.locals.extend(bodies(entry.value).flat_map(attributes)),
                "variable" => self.variables.extend(bodies(entry.value).flat_map(attributes)),
                "output" => self.outputs.extend(bodies(entry.value).flat_map(attributes)),
                "module" => self.calls.extend(bodies(entry.value).flat_map(attributes)),
                "terraform" => {
                    self.constraints.extend(bodies(entry.value).flat_map(required_providers));
                    let mut required = bodies(entry.value).filter_map(|body| argument(body, "required_version"));
                    self.is_old |= required.any(|required| allows_old_syntax(required.text()));
                }
                "resource" => self.resources(entry.value, is_override),
                "data" => {
                    let kinds = bodies(entry.value).flat_map(Node::entries);
                    let documents = kinds.filter(|kind| kind.key.text() == DOCUMENT);
                    self.known_documents.extend(documents.flat_map(|of| bodies(of.value)).flat_map(attributes));
                }
                _ => {}
            }
        }
    }

    /// Gives one value to a variable, which is a string where the variable takes one, and an expression else.
    ///
    /// Source: <https://developer.hashicorp.com/terraform/language/values/variables#complex-typed-values>.
    pub(crate) fn give(&mut self, name: &str, value: Node<'t>) {
        let Some((name, body)) = self.variables.get_key_value(name) else { return };
        let is_one = match argument(*body, "type") {
            Some(declared) => matches!(declared.written(), "string" | "number" | "bool"),
            None => true,
        };
        if let Some(value) = value.nth(usize::from(!is_one)) {
            self.given.insert(name, value);
        }
    }

    fn resources(&mut self, kinds: Node<'t>, is_override: bool) {
        for kind in bodies(kinds).flat_map(Node::entries) {
            for entry in bodies(kind.value).flat_map(Node::entries) {
                let body = bodies(entry.value).next().unwrap_or(entry.value);
                let entry = Entry { value: body, ..entry };
                let (kind, name) = (kind.key.text(), entry.key.text());
                if is_override {
                    self.overrides.entry((kind, name)).or_default().push(entry.value);
                } else if let Some(resource) = RESOURCES.iter().find(|resource| resource.kind == kind) {
                    let first = *self.named.entry((kind, name)).or_insert(entry.key);
                    if first.id() != entry.key.id() {
                        self.repeated.push((entry.key, first));
                    }
                    self.resources.push((resource, entry));
                    if resource.operation.is_of_document() {
                        self.documents.insert((kind, name), entry);
                    }
                }
            }
        }
    }

    /// The names that are declared for references that begin with this word, in their order: worked out once.
    pub(crate) fn declared(&self, first: &'static str, names: impl FnOnce() -> BTreeSet<String>) -> Arc<[String]> {
        let listed = || names().into_iter().take(LISTED).collect();
        Arc::clone(self.declared.borrow_mut().entry(first).or_insert_with(listed))
    }

    /// The bodies that override arguments of a resource.
    pub(crate) fn overrides(&self, kind: &'t str, name: &'t str) -> Vec<Node<'t>> {
        self.overrides.get(&(kind, name)).cloned().unwrap_or_default()
    }
}

/// What a block of settings says of the version of the provider for AWS.
fn required_providers(settings: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let providers = argument(settings, "required_providers").into_iter().flat_map(bodies);
    let provider = providers.filter_map(|providers| argument(providers, "aws"));
    // Before 0.13 a provider was no more than its version.
    provider
        .filter_map(|one| if one.is_mapping() { argument(one, "version") } else { Some(one) })
        .filter(|one| one.is_scalar())
}

/// Whether what follows a name in a body is written as a block.
pub(crate) fn is_block(value: Node<'_>) -> bool {
    value.is_sequence() && value.tag().is_none() && !value.is_flow()
}

/// The bodies of blocks: one, or a list of them; in JSON each may be either.
pub(crate) fn bodies(blocks: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let one = blocks.is_mapping().then_some(blocks);
    one.into_iter().chain(blocks.items().filter(|body| body.is_mapping()))
}

/// The entries of a body, by name; of a repeated one the last.
fn attributes(body: Node<'_>) -> impl Iterator<Item = (&str, Node<'_>)> {
    value::entries(body).map(|entry| (entry.key.text(), entry.value))
}

/// The folder of the module that is called, where it is one of ours.
pub(crate) fn target(module: &Module<'_>, call: Node<'_>) -> Option<String> {
    let source = argument(call, "source")?.text();
    (source.starts_with("./") || source.starts_with("../")).then(|| joined(&module.folder, source))
}

/// The folder at a path from another one.
pub(crate) fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part != ".." {
            parts.push(part);
        } else if parts.last().is_none_or(|last| *last == "..") {
            parts.push("..");
        } else {
            parts.pop();
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    if parts.is_empty() { root.to_owned() } else { format!("{root}{}/", parts.join("/")) }
}

/// The file at a path from a folder.
pub(crate) fn in_folder(folder: &str, path: &str) -> String {
    joined(folder, path).trim_end_matches('/').to_owned()
}

/// The name of the file at a path that stands for itself.
pub(crate) fn plain(path: &str) -> String {
    in_folder(if path.starts_with('/') { "/" } else { "" }, path)
}

/// The argument of a body.
pub(crate) fn argument<'t>(body: Node<'t>, name: &str) -> Option<Node<'t>> {
    body.get(name).map(|entry| entry.value)
}
