//! Modules become requests and documents, in the files where their resources stand.

use crate::frontend::suppression;
use crate::frontend::terraform::build::Build;
use crate::frontend::terraform::document::Pending;
use crate::frontend::terraform::mention::{calls, texts};
use crate::frontend::terraform::module::{Module, Modules, Texts, in_folder, joined, plain, target};
use crate::frontend::terraform::scope::{Evaluator, Scope};
use crate::model::file::{File, RequestAt, Role};
use crate::model::refused::{Refused, RefusedKind};
use crate::model::value;
use crate::service::origin::Origin;
use crate::source::sources::{Source, SourceId, Sources};
use crate::syntax::graft::Graft;
use crate::syntax::hcl::Form;
use crate::syntax::node::{Entry, Node};
use crate::syntax::tree::Tree;
use crate::syntax::{NodeId, parse_module};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Calls of modules within each other that are followed.
const DEEPEST: usize = 8;

/// Calls of modules that are looked at, beyond as many as are written so many times; the others are not followed.
const CALLS: usize = 200;
const AGAIN: usize = 4;

/// What the name of a source begins with that is the value for a variable, as the command line gives it; its name follows.
pub const VALUE: &str = "--var ";

/// Whether a file of this name is one of a Terraform module: what it says, the others of its folder say with it.
pub fn is_read(name: &str) -> bool {
    is_module(name) || is_given(name)
}

fn is_module(name: &str) -> bool {
    [".tf", ".tofu", ".tf.json", ".tofu.json"].iter().any(|ending| name.ends_with(ending))
}

/// Whether Terraform reads values of variables from a file of this name by itself.
fn is_given(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let file = file.strip_suffix(".json").unwrap_or(file);
    file == "terraform.tfvars" || file.ends_with(".auto.tfvars")
}

fn is_override(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
    stem == "override" || stem.ends_with("_override")
}

/// Whether a module of this text may make something of ours.
pub fn is_of_ours(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), "ssm_").any(|at| {
        let rest = text.get(at..).unwrap_or_default();
        rest.starts_with("ssm_association") || rest.starts_with("ssm_document")
    })
}

fn form(name: &str) -> Form {
    if name.ends_with(".json") { Form::Json } else { Form::Hcl }
}

/// Of these names of variables those that no module declares; `None` where there is no module.
pub(crate) fn undeclared(sources: &Sources, names: &[String]) -> Vec<String> {
    let modules = || sources.iter().filter(|source| is_module(&source.name));
    let declares = |source: &Source, name: &str| {
        source.text().contains(&format!("\"{name}\"")) || source.text().contains(&format!("variable {name}"))
    };
    let is_missing = |name: &&String| !modules().any(|source| declares(source, name));
    names.iter().filter(|_| modules().next().is_some()).filter(is_missing).cloned().collect()
}

/// Whether functions of a module among the sources read a file of this name.
pub(crate) fn is_text(sources: &Sources, name: &str) -> bool {
    let mut modules = sources.iter().filter(|source| is_module(&source.name));
    modules.any(|source| texts(source.text()).any(|path| in_folder(folder(&source.name), path) == name))
}

/// The folder of a file, with `/` after it where it is not the root.
fn folder(name: &str) -> &str {
    name.rfind('/').and_then(|end| name.get(..=end)).unwrap_or_default()
}

/// Reads all modules anew: what one of their files says may be about any other.
pub(crate) fn lower_again(sources: &Sources, files: &mut [File], absent: Option<&BTreeSet<String>>) {
    for source in sources.iter().filter(|source| is_read(&source.name)) {
        if let Some(file) = files.get_mut(source.id.0 as usize) {
            *file = File::new(source.id, file.role);
        }
    }
    lower(sources, files, SourceId(0), absent);
}

/// Reads the modules among the sources from this one on; where all of their files are among them, with the names of files that
/// they read and that are not there.
pub(crate) fn lower(sources: &Sources, files: &mut [File], first: SourceId, absent: Option<&BTreeSet<String>>) {
    let is_of_module = |source: &&Source| source.id >= first && source.is_held() && is_read(&source.name);
    let of_modules: Vec<&Source> = sources.iter().filter(is_of_module).collect();
    if of_modules.is_empty() {
        return;
    }
    let mut folders: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    let hidden = hidden(sources);
    for source in of_modules {
        if !hidden.contains(source.name.as_ref()) {
            folders.entry(folder(&source.name)).or_default().push(source);
        }
    }
    let by_name: BTreeMap<&str, &Source> = sources.iter().map(|source| (source.name.as_ref(), source)).collect();
    let with_documents = files.iter().filter(|file| !file.documents.is_empty());
    let own: BTreeSet<SourceId> = with_documents.map(|file| file.source).collect();
    let drafts: BTreeSet<SourceId> =
        files.iter().filter(|file| file.role == Role::Draft).map(|file| file.source).collect();
    let is_value = |source: &&Source| files.get(source.id.0 as usize).is_some_and(|file| file.role == Role::Values);
    let form_of = |source: &Source| if source.name.starts_with(VALUE) { Form::Value } else { form(&source.name) };
    let values: Vec<(&Source, Form)> =
        sources.iter().filter(is_value).map(|source| (source, form_of(source))).collect();
    for group in groups(&folders) {
        let mut of_group: Vec<&Source> =
            group.iter().filter_map(|folder| folders.get(folder)).flatten().copied().collect();
        // What overrides comes last.
        of_group.sort_by_key(|source| (is_override(&source.name), &source.name));
        let named: BTreeSet<String> = of_group
            .iter()
            .flat_map(|source| texts(source.text()).map(|path| in_folder(folder(&source.name), path)))
            .collect();
        let mut pieces: Vec<(&Source, Form)> =
            of_group.into_iter().map(|source| (source, form(&source.name))).collect();
        pieces.extend(named.iter().filter_map(|name| Some((*by_name.get(name.as_str())?, Form::Text))));
        pieces.extend(values.iter().copied());
        // A draft may be one file of a module that nobody named.
        let absent = absent.filter(|_| !pieces.iter().any(|(source, _)| drafts.contains(&source.id)));
        read(&pieces, values.len(), absent, &own, files);
    }
}

/// The names of files in whose place OpenTofu reads those beside them, `x.tofu` for `x.tf`: what they say it has only once.
fn hidden(sources: &Sources) -> BTreeSet<String> {
    let of_tofu = sources.iter().filter_map(|source| {
        let (name, json) = source.name.strip_suffix(".json").map_or((source.name.as_ref(), ""), |name| (name, ".json"));
        Some(format!("{}.tf{json}", name.strip_suffix(".tofu")?))
    });
    of_tofu.collect()
}

/// Folders whose modules call each other, where one of them may make something of ours.
fn groups<'s>(folders: &BTreeMap<&'s str, Vec<&'s Source>>) -> Vec<Vec<&'s str>> {
    let names: Vec<&str> = folders.keys().copied().collect();
    // Each leads to one of its group that comes before it, the first to itself.
    let mut group: Vec<usize> = (0..names.len()).collect();
    for (index, (folder, sources)) in folders.iter().enumerate() {
        let called = sources.iter().flat_map(|source| calls(source.text())).map(|path| joined(folder, path));
        for target in called.filter_map(|target| names.binary_search(&target.as_str()).ok()) {
            let (one, other) = (first(&mut group, index), first(&mut group, target));
            if let Some(later) = group.get_mut(one.max(other)) {
                *later = one.min(other);
            }
        }
    }
    let mut found: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (index, name) in names.into_iter().enumerate() {
        found.entry(first(&mut group, index)).or_default().push(name);
    }
    let ours = |group: &Vec<&str>| {
        group.iter().filter_map(|folder| folders.get(folder)).flatten().any(|source| is_of_ours(source.text()))
    };
    found.into_values().filter(ours).collect()
}

/// The first of a group; the way to it is cut short.
fn first(group: &mut [usize], mut index: usize) -> usize {
    while let Some(next) = group.get(index).copied().filter(|next| *next != index) {
        let behind = group.get(next).copied().unwrap_or(next);
        if let Some(here) = group.get_mut(index) {
            *here = behind;
        }
        index = next;
    }
    index
}

/// Reads the files of modules that belong together; the last so many of them give values to variables, because the user says so.
/// `own` are the files that hold a definition of their own.
fn read(
    sources: &[(&Source, Form)],
    values: usize,
    absent: Option<&BTreeSet<String>>,
    own: &BTreeSet<SourceId>,
    files: &mut [File],
) {
    let mut tree = parse_module(sources);
    // Expressions hold so many that to look for all beforehand does not pay off.
    tree.search_scalars();
    let mut graft = Graft::of(&tree);
    let (mut requests, mut pending, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let mut told = HashSet::new();
    let modules = modules(&tree, sources, values, absent);
    let called: BTreeSet<String> =
        modules.iter().flat_map(|module| module.calls.values().filter_map(|call| target(module, *call))).collect();
    let mut left = CALLS + modules.iter().map(|module| module.calls.len()).sum::<usize>() * AGAIN;
    for module in modules.iter() {
        let is_called = called.contains(&module.folder);
        let scope = Scope { module, modules: &modules, call: None, is_called, bound: Vec::new() };
        let mut work = Work {
            tree: &tree,
            modules: &modules,
            graft: &mut graft,
            requests: &mut requests,
            pending: &mut pending,
            refused: &mut refused,
            told: &mut told,
            left: &mut left,
        };
        if !scope.is_called {
            work.module(&scope, 0);
        }
    }
    let old: BTreeSet<String> =
        modules.iter().filter(|module| module.is_old).map(|module| module.folder.clone()).collect();
    tree.graft(graft);
    let tree = Arc::new(tree);
    for pending in pending {
        if let Some(file) = files.get_mut(pending.file.0 as usize) {
            file.documents.push(pending.read(&tree, own));
        }
    }
    for fault in refused {
        if let Some(file) = files.get_mut(fault.place.span.source.0 as usize) {
            file.refused.push(fault);
        }
    }
    for (source, at) in requests {
        if let Some(file) = files.get_mut(source as usize) {
            file.requests.push(at);
        }
    }
    // The files were read one after the other, and so stand what is of each.
    let mut comments = tree.comments().chunk_by(|a, b| a.source == b.source).peekable();
    let mut errors = tree.errors().chunk_by(|a, b| a.span.source == b.span.source).peekable();
    let mut passed = 0;
    let of_ours: BTreeSet<&str> = sources
        .iter()
        .filter(|(source, form)| *form != Form::Text && is_of_ours(source.text()))
        .map(|(source, _)| folder(&source.name))
        .collect();
    for (source, form) in sources {
        let comments = comments.next_if(|of| of.iter().any(|one| one.source == source.id)).unwrap_or_default();
        let errors = errors.next_if(|of| of.iter().any(|one| one.span.source == source.id)).unwrap_or_default();
        let own = passed..passed + errors.len();
        passed = own.end;
        if let (Some(file), true) = (files.get_mut(source.id.0 as usize), matches!(form, Form::Hcl | Form::Json)) {
            suppression::read::read(&tree, comments, file);
            file.own_errors = Some(own);
            file.is_terraform = of_ours.contains(folder(&source.name));
            file.is_old_terraform = old.contains(&joined(folder(&source.name), ""));
            file.cut_off = !errors.is_empty() && is_of_ours(source.text());
            file.hold(Arc::clone(&tree));
        }
    }
}

/// The modules of a tree, a folder each.
fn modules<'t>(
    tree: &'t Tree,
    sources: &[(&Source, Form)],
    values: usize,
    absent: Option<&BTreeSet<String>>,
) -> Modules<'t> {
    let mut found: BTreeMap<&str, Module<'t>> = BTreeMap::new();
    let mut texts: HashMap<String, Node<'t>> = HashMap::new();
    let own = |entry: Entry<'t>| (entry.key.text(), entry.value);
    for (root, (source, form)) in tree.roots().zip(sources).take(sources.len() - values) {
        if *form == Form::Text {
            texts.insert(source.name.to_string(), root);
            continue;
        }
        let folder = folder(&source.name);
        let module = found.entry(folder).or_insert_with(|| Module { folder: joined(folder, ""), ..Module::default() });
        if is_module(&source.name) {
            module.add(root, is_override(&source.name));
        } else {
            // The files are in the order in which one overrules the other, except for the first.
            let is_first = source.name.ends_with("terraform.tfvars") || source.name.ends_with("terraform.tfvars.json");
            for (name, given) in value::entries(root).map(own) {
                if !is_first || !module.given.contains_key(name) {
                    module.given.insert(name, given);
                }
            }
        }
    }
    let is_whole = absent.is_some() && tree.errors().is_empty();
    let absent = absent.into_iter().flatten().map(|name| plain(name)).collect();
    let texts = Arc::new(Texts { by_name: texts, absent });
    let mut modules: Vec<Module<'t>> = found.into_values().collect();
    for module in &mut modules {
        module.texts = Arc::clone(&texts);
        module.is_whole = is_whole;
        for (root, (source, form)) in tree.roots().zip(sources).skip(sources.len() - values) {
            match source.name.strip_prefix(VALUE).filter(|_| *form == Form::Value) {
                Some(name) => module.give(name, root),
                None => module.given.extend(value::entries(root).map(own)),
            }
        }
    }
    Modules::of(modules)
}

/// What is done for the modules of one tree.
struct Work<'w, 't> {
    tree: &'t Tree,
    modules: &'w Modules<'t>,
    graft: &'w mut Graft,
    requests: &'w mut Vec<(u32, RequestAt)>,
    pending: &'w mut Vec<Pending>,
    refused: &'w mut Vec<Refused>,
    /// The bodies of resources of which it was told what Terraform refuses.
    told: &'w mut HashSet<NodeId>,
    left: &'w mut usize,
}

impl<'t> Work<'_, 't> {
    /// Makes what a module makes, and what those make that it calls.
    fn module(&mut self, scope: &Scope<'_, 't>, depth: usize) {
        let broken = !self.tree.errors().is_empty();
        let module = scope.module;
        self.refused.extend(module.repeated.iter().map(|(name, first)| repeated(*name, *first)));
        for (resource, entry) in &module.resources {
            let instances = Evaluator::of(scope).instances(entry.value);
            let uncounted = !Evaluator::of(scope).is_counted(entry.value);
            for bound in instances {
                let mut evaluator = Evaluator::of(scope);
                evaluator.bound.extend(bound);
                let overrides = module.overrides(resource.kind, entry.key.text());
                let mut build = Build { overrides, uncounted, ..Build::of(evaluator, self.graft) };
                let operation = resource.operation;
                if let Some(arguments) = resource.arguments {
                    // It is the same for each instance and for whoever calls the module.
                    if self.told.insert(entry.value.id()) {
                        build.refusals(entry.value, arguments);
                    }
                    build.versions(entry.value);
                }
                let root = build.request(entry.value, operation, resource.arguments, broken);
                self.refused.append(&mut build.refused);
                if operation.is_of_document() {
                    self.pending.push(Pending::of(&mut build.evaluator, *entry, operation, root));
                }
                let at = RequestAt { root: NodeId(root), operation, origin: Origin::Terraform, is_judged: false };
                self.requests.push((entry.key.span().source.0, at));
            }
        }
        let mut calls: Vec<_> = module.calls.values().copied().collect();
        calls.sort_by_key(|call| call.id());
        for call in calls {
            let called = self.modules.called(module, call).filter(|_| depth < DEEPEST);
            let Some(called) = called else { continue };
            for bound in Evaluator::of(scope).instances(call) {
                if *self.left == 0 {
                    return;
                }
                *self.left -= 1;
                let mut at_call = Scope { bound: scope.bound.clone(), ..*scope };
                at_call.bound.extend(bound);
                let call = Some((call, &at_call));
                let inner = Scope { module: called, modules: self.modules, call, is_called: true, bound: Vec::new() };
                self.module(&inner, depth + 1);
            }
        }
    }
}

/// That a resource has the type and the name of an earlier one.
fn repeated(name: Node<'_>, first: Node<'_>) -> Refused {
    let kind = RefusedKind::RepeatedResource { name: name.text().to_owned(), first: first.span() };
    Refused { place: name.place(), kind }
}
