//! The files of one run: their texts, and what each says.

use crate::frontend::cloudformation::given;
use crate::frontend::cloudformation::overrides::Unread;
use crate::frontend::cloudformation::template::Deployment;
use crate::frontend::cloudformation::undeclared;
#[cfg(feature = "config")]
use crate::frontend::config::{self, Configuration};
use crate::frontend::document::amazon;
use crate::frontend::terraform;
use crate::input::{Fetched, Input};
use crate::model::document::Document;
use crate::model::file::{File, Role, share_patterns};
use crate::parallel;
use crate::service::error::Operation;
use crate::settings::GivenParameter;
use crate::source::piece::Reread;
use crate::source::roots::Roots;
use crate::source::sources::{Source, SourceId, Sources};
use crate::syntax::mask::masked;
#[cfg(feature = "config")]
use crate::syntax::parse_yaml;
use crate::workspace::read::{read, read_large};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;
use std::ops::Range;
use std::slice;
use std::sync::Arc;

/// The files of one run.
#[derive(Debug, Default)]
pub struct Workspace {
    pub(crate) sources: Sources,
    /// By the number of the source.
    pub(crate) files: Vec<File>,
    /// How many of them stay, where those after them come and go.
    pub(crate) held: Option<usize>,
    /// The operation that every request is of, when the user says so.
    pub(crate) operation: Option<Operation>,
    /// How many patterns of documents are not looked at, because all together they are too large.
    pub patterns_left_out: usize,
    /// Where templates are deployed to, as far as the configuration tells.
    deployment: Deployment,
    /// Where all files of Terraform modules are opened: the names of files that they read and that are not there.
    pub(crate) absent: Option<BTreeSet<String>>,
    /// The same for files of which something else was said, by their names.
    deployments: HashMap<String, Arc<Deployment>>,
    /// The numbers of files that are closed: others may have them.
    pub(crate) free: Vec<SourceId>,
}

impl Workspace {
    /// Opens files, in parallel where there are many; their order is kept. `operation` overrules what a request shows.
    pub fn open(&mut self, inputs: Vec<Input>, operation: Option<Operation>) {
        let size = |input: &mut Input| input.bytes.len() as u64;
        let fetch = |input| Ok(Fetched::Whole(input));
        let failures: Vec<Infallible> = self.open_each(inputs, operation, &size, &fetch);
        debug_assert!(failures.is_empty());
    }

    /// Opens files that `fetch` gets, each right before it is read, so that one waits for another nowhere; those of the
    /// largest `size` first, in bytes, which others are read beside; it is asked for once. What cannot be got is given back; it takes
    /// the place of an empty file that nothing is said of.
    pub fn open_each<T: Send, E: Send>(
        &mut self,
        things: Vec<T>,
        operation: Option<Operation>,
        size: &(dyn Fn(&mut T) -> u64 + Sync),
        fetch: &(dyn Fn(T) -> Result<Fetched<E>, E> + Sync),
    ) -> Vec<E> {
        self.operation = operation;
        let first = self.sources.next_id().0;
        // To ask how large a file is takes as long as to read a small one.
        let mut numbered = parallel::map_small(things.into_iter().zip(first..).collect(), |(mut thing, id)| {
            (size(&mut thing), thing, id)
        });
        numbered.sort_by_key(|(size, ..)| Reverse(*size));
        // In boxes: what a file says is moved about before all have their order.
        let mut opened = parallel::map(numbered, |(_, thing, id)| {
            let id = SourceId(id);
            Box::new(match fetch(thing) {
                Ok(Fetched::Whole(input)) => {
                    let deployment = self.deployment_of(&input.name);
                    Ok(read(input, id, operation, deployment))
                }
                Ok(Fetched::PassedOver(name, role, again)) => {
                    Ok((Source::release(id, name, Reread(again), Vec::new()), File::new(id, role)))
                }
                Ok(Fetched::Large(large)) => {
                    let deployment = self.deployment_of(&large.name);
                    read_large(large, id, operation, deployment).map_err(|failure| (id, failure))
                }
                Err(failure) => Err((id, failure)),
            })
        });
        opened.sort_unstable_by_key(|opened| {
            opened.as_ref().as_ref().map_or_else(|(id, _)| *id, |(source, _)| source.id)
        });
        self.sources.reserve(opened.len());
        self.files.reserve(opened.len());
        let mut failures = Vec::new();
        for opened in opened {
            let (source, file) = opened.unwrap_or_else(|(id, failure)| {
                failures.push(failure);
                (Source::new(id, "", String::new()), File::new(id, Role::Fact))
            });
            self.sources.add(source);
            self.sources.hide_some(file.source, &file.secrets);
            self.files.push(file);
        }
        terraform::lower(&self.sources, &mut self.files, SourceId(first), self.absent.as_ref());
        self.share_patterns();
        failures
    }

    /// Holds the files that are open. Of those that are opened from now on none counts for another: what one says of documents,
    /// nodes and associations counts for itself, beside what the held ones say. They are deployed as the file of this name.
    pub fn hold(&mut self, name: &str) {
        self.held = Some(self.files.len());
        if let Some(deployment) = self.deployments.get(name) {
            self.deployment = Deployment::clone(deployment);
        }
    }

    /// Forgets the files that were opened since others are held.
    pub fn release(&mut self) {
        let held = self.held.unwrap_or(self.files.len());
        self.files.truncate(held);
        self.sources.truncate(held);
    }

    /// Whether a file counts for no other.
    pub(crate) fn is_passing(&self, source: SourceId) -> bool {
        self.held.is_some_and(|held| source.0 as usize >= held)
    }

    pub(crate) fn deployment_of(&self, name: &str) -> &Deployment {
        self.deployments.get(name).map_or(&self.deployment, |deployment| deployment)
    }

    fn share_patterns(&mut self) {
        self.patterns_left_out = match self.held {
            None => share_patterns(&mut self.files),
            Some(held) => self.files.iter_mut().skip(held).map(|file| share_patterns(slice::from_mut(file))).sum(),
        };
    }

    /// Reads the configuration file, whose mistakes are then reported like any file's. `rules` tells the names and
    /// codes that exist, and is asked where the file names any.
    #[cfg(feature = "config")]
    pub fn configure(&mut self, name: &str, text: &str, rules: fn() -> Vec<String>) -> Configuration {
        let source = Source::new(self.sources.next_id(), name, text.to_owned());
        let tree = parse_yaml(&source);
        let configuration = config::read(&tree, rules);
        let mut file = File::new(source.id, Role::Configuration);
        let settings = &configuration.settings;
        let (region, account) = (settings.region.clone(), settings.account.clone());
        let everywhere = settings.parameters.iter().filter(|one| one.files.paths.is_empty());
        let given = everywhere.flat_map(|one| &one.values).map(|given| (given.name.clone(), given.clone())).collect();
        self.deployment = Deployment { region, account, given };
        file.unknown_rules.clone_from(&configuration.unknown_rules);
        file.tree = Some(Arc::new(tree));
        self.sources.add(source);
        self.files.push(file);
        configuration
    }

    /// Reads a file with values for parameters of templates: of a `samconfig` those of that environment.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub fn give(&mut self, name: &str, text: String, environment: &str) -> Result<Vec<GivenParameter>, Unread> {
        let source = Source::new(self.sources.next_id(), name, text);
        let read = given::read(&source, environment);
        self.files.push(File::new(source.id, Role::Fact));
        self.sources.add(source);
        read
    }

    /// Lets nobody see the given values that are secrets, or may be: only of what a template declares it is known.
    pub fn hide_secrets<'g>(&mut self, given: impl Iterator<Item = &'g GivenParameter>) {
        let mut secrets: BTreeMap<SourceId, Vec<Range<usize>>> = BTreeMap::new();
        let mut known: BTreeMap<&str, bool> = BTreeMap::new();
        for (name, secret) in self.files.iter().flat_map(|file| &file.declared) {
            *known.entry(name).or_default() |= *secret;
        }
        for given in given {
            // Beside those that are read may stand others.
            let of_source = secrets.entry(given.place.source).or_default();
            if known.get(given.name.as_str()).is_none_or(|secret| *secret) {
                of_source.push(given.place.range());
            }
        }
        secrets.into_iter().for_each(|(source, secrets)| self.sources.hide(source, &secrets));
    }

    /// Tells, where they are, of given values that none of the templates in files of these names declares; returns the names
    /// of those that are nowhere. Where there is no template there is nobody to declare them.
    pub fn tell_undeclared(&mut self, given: &[GivenParameter], names: &BTreeSet<String>) -> Vec<String> {
        undeclared::tell(&self.sources, &mut self.files, given, names)
    }

    /// Says that all files of Terraform modules are going to be opened, except for these, which are not there though a module reads
    /// them. Without it a name that no file declares may be declared elsewhere.
    pub fn complete_modules(&mut self, absent: BTreeSet<String>) {
        self.absent = Some(absent);
    }

    /// Of these names of variables those that no module declares. Where there is no module there is nobody to declare them.
    pub fn undeclared_variables(&self, names: &[String]) -> Vec<String> {
        terraform::undeclared(&self.sources, names)
    }

    /// Says where the templates in files of these names are deployed to; when the configurations are read, and before the files
    /// are opened.
    pub fn deploy<'n>(&mut self, deployment: Deployment, names: impl Iterator<Item = &'n str>) {
        // Of these files the configuration that was read last tells the same.
        if deployment == self.deployment {
            return;
        }
        let deployment = Arc::new(deployment);
        self.deployments.extend(names.map(|name| (name.to_owned(), Arc::clone(&deployment))));
    }

    /// Lets frames show the names of members and not their values.
    pub fn redact(&mut self) {
        let tree = |id: SourceId| self.files.get(id.0 as usize).and_then(|file| file.tree.as_deref());
        // Nobody shows a text that is not held: nothing is ours in it. That of an inventory has pieces, which are shown.
        let is_shown = |source: &&Source| source.is_held() || source.piece_count() > 0;
        let shown = self.sources.iter().filter(is_shown);
        let masked: Vec<_> = shown.map(|source| (source.id, masked(source.text(), tree(source.id)))).collect();
        masked.into_iter().for_each(|(id, masked)| self.sources.mask(id, masked));
    }

    /// Says from where other programs see the files.
    pub fn root(&mut self, roots: Roots) {
        self.sources.roots = roots;
    }

    /// The texts.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// What the built-in catalogue knows of the documents that requests, existing associations and steps name, sorted by name.
    pub fn amazon_documents(&self) -> Vec<Document> {
        parallel::map(amazon::names(&self.files).into_iter().collect(), amazon::document)
            .into_iter()
            .flatten()
            .collect()
    }

    /// What the built-in catalogue knows of the document of a name.
    pub(crate) fn amazon_document(name: &str) -> Option<Document> {
        amazon::document(name)
    }

    /// What the file of this source says.
    pub fn file(&self, source: SourceId) -> Option<&File> {
        self.files.get(source.0 as usize)
    }

    /// What some of the files say, in the order in which they were opened; of all when there is no list.
    pub fn some_files(&self, sources: Option<&BTreeSet<SourceId>>) -> Vec<&File> {
        match sources {
            Some(sources) => sources.iter().filter_map(|source| self.file(*source)).collect(),
            None => self.files.iter().collect(),
        }
    }

    /// What the files say, in the order in which they were opened.
    pub fn files(&self) -> &[File] {
        &self.files
    }
}
