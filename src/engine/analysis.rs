//! One state of the workspace: what its files say of each other, and how loudly each rule is_active, gathered once for all who ask.

use crate::engine::levels::{ActiveRules, Calls};
use crate::facts::asked::Asked;
use crate::facts::gathered::{Facts, Gathered};
use crate::model::file::File;
use crate::rule::check::Context;
use crate::rules;
use crate::settings::{Override, Project};
use crate::source::sources::SourceId;
use crate::syntax::NodeId;
use crate::workspace::files::Workspace;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One state of the workspace, under the configurations that rule its files.
#[derive(Debug)]
pub struct Analysis<'w> {
    pub(crate) workspace: &'w Workspace,
    pub(crate) ruled: Vec<Ruled<'w>>,
    /// Of which files it is written down what they ask.
    pub(crate) asked: BTreeMap<SourceId, Arc<Asked>>,
}

/// What one configuration rules.
#[derive(Debug)]
pub(crate) struct Ruled<'w> {
    pub(crate) project: &'w Project,
    /// The files that the facts are of.
    pub(crate) tellers: Vec<&'w File>,
    pub(crate) facts: Gathered<'w>,
    /// The rules, in files that no override is about.
    pub(crate) everywhere: ActiveRules,
    pub(crate) calls: Option<Arc<Calls>>,
}

impl<'w> Analysis<'w> {
    /// Gathers what the files say.
    pub fn of(workspace: &'w Workspace, projects: &'w [Project]) -> Self {
        let ruled = projects.iter().map(|project| Ruled::of(workspace, project)).collect();
        Self { workspace, ruled, asked: BTreeMap::new() }
    }

    /// What is known where a file is ruled; nothing of one that nobody rules.
    pub(crate) fn around(&'w self, source: SourceId) -> Option<&'w Ruled<'w>> {
        self.ruled.iter().find(|ruled| ruled.project.rules(source))
    }

    /// Lists something of each file whose requests would be sent: each thing with the node that it is about, whose pointer it gets.
    pub(crate) fn list<T>(
        &'w self,
        of_file: impl Fn(&'w Ruled<'w>, &'w File) -> Vec<(NodeId, T)>,
        point: impl Fn(&mut T, String),
    ) -> Vec<T> {
        let mut all = Vec::new();
        for ruled in &self.ruled {
            let files = self.workspace.some_files(ruled.project.checked.as_ref());
            for file in files.into_iter().filter(|file| file.is_reported() && !file.is_fact()) {
                let (ids, mut things): (Vec<NodeId>, Vec<T>) = of_file(ruled, file).into_iter().unzip();
                let pointers = file.tree.as_ref().map_or_else(Vec::new, |tree| tree.pointers(&ids));
                things.iter_mut().zip(pointers).for_each(|(thing, pointer)| point(thing, pointer));
                all.append(&mut things);
            }
        }
        all
    }
}

impl<'w> Ruled<'w> {
    fn of(workspace: &'w Workspace, project: &'w Project) -> Self {
        let mut tellers = workspace.some_files(project.facts.as_ref());
        tellers.retain(|file| !workspace.is_passing(file.source));
        let facts = Gathered::gather(&tellers, Workspace::amazon_document, &project.settings);
        let calls = project.settings.counts_calls.then(|| Arc::new(Calls::default()));
        let everywhere = ActiveRules::of(rules::ALL, &project.settings, &[], calls.as_ref());
        Self { project, tellers, facts, everywhere, calls }
    }

    /// What a rule may ask.
    pub(crate) fn context(&'w self, asked: Option<&'w Asked>) -> Context<'w> {
        Context { facts: Facts::of(&self.facts, asked), settings: &self.project.settings, document: None }
    }

    /// The facts, where nobody writes down what is asked.
    pub(crate) fn facts(&'w self) -> Facts<'w> {
        Facts::of(&self.facts, None)
    }

    /// The rules that speak in the file of this name.
    pub(crate) fn active(&self, name: &str) -> Cow<'_, ActiveRules> {
        let settings = &self.project.settings;
        let overrides: Vec<&Override> = settings.overrides.iter().filter(|one| one.files.hold(name)).collect();
        if overrides.is_empty() {
            return Cow::Borrowed(&self.everywhere);
        }
        Cow::Owned(ActiveRules::of(rules::ALL, settings, &overrides, self.calls.as_ref()))
    }
}
