//! The baselines of the configurations: what they hold is silent, and what is found may be added to them.

use crate::baseline::{LARGEST, configured};
use crate::failure::Failure;
use crate::fence;
use crate::path;
use crate::say::say;
use ssmlint::engine::{Baseline, is_listed};
use ssmlint::{Diagnostic, Project, Report, Workspace};
use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The baseline of one configuration.
#[derive(Debug)]
pub(crate) struct Kept {
    /// Its file.
    pub(crate) file: PathBuf,
    /// Whether there is such a file.
    pub(crate) exists: bool,
    /// What was read last.
    pub(crate) text: Arc<String>,
    baseline: Baseline,
}

/// The baselines of projects, in their order; none where a configuration names none.
pub(crate) fn of_projects(projects: &[Project]) -> Vec<Option<Kept>> {
    let of = |project: &Project| {
        let settings = Some(&project.settings).filter(|settings| !settings.ignore_suppressions)?;
        configured(settings).map(|file| file.map(Kept::read)).unwrap_or_else(|failure| {
            if let Failure::Message(message) = failure {
                say(&format!("ssmlint: {message}"));
            }
            None
        })
    };
    projects.iter().map(of).collect()
}

impl Kept {
    fn read(file: PathBuf) -> Self {
        let text = fence::read_text(&file, LARGEST);
        let mut kept = Self { file, exists: text.is_ok(), text: Arc::default(), baseline: Baseline::default() };
        kept.change(&Arc::new(text.unwrap_or_default()));
        kept
    }

    /// Takes in another text; answers whether it says something else. One that is no baseline, or not yet, says nothing new.
    pub(crate) fn change(&mut self, text: &Arc<String>) -> bool {
        if Arc::ptr_eq(&self.text, text) {
            return false;
        }
        self.text = text.clone();
        let read = Baseline::read(text).ok().filter(|read| *read != self.baseline);
        read.map(|read| self.baseline = read).is_some()
    }

    /// Of the findings in one file, those that it does not hold.
    pub(crate) fn unknown<'f>(
        &self,
        findings: Vec<Cow<'f, Diagnostic>>,
        (workspace, project): (&Workspace, &Project),
    ) -> Vec<Cow<'f, Diagnostic>> {
        let name = findings.first().and_then(|finding| workspace.sources().get(finding.place.span.source));
        let Some(own) = name.map(|source| self.baseline.within(&self.relative(&source.name))) else { return findings };
        if own.is_empty() {
            return findings;
        }
        let mut report = report(findings.into_iter().map(Cow::into_owned).collect());
        own.apply(&mut report, workspace.sources(), &|name| self.relative(name), &|finding| may_hold(finding, project));
        report.findings.into_iter().map(Cow::Owned).collect()
    }

    /// Its text with one more finding, as the command would write it; none where that may not be silenced.
    pub(crate) fn with(&self, finding: &Diagnostic, (workspace, project): (&Workspace, &Project)) -> Option<String> {
        let report = report(vec![finding.clone()]);
        let may_hold = |finding: &Diagnostic| may_hold(finding, project);
        let new = Baseline::of(&report, workspace.sources(), &|name| self.relative(name), &may_hold);
        let is_readable = !self.exists || Baseline::read(&self.text).is_ok();
        (is_readable && !new.is_empty()).then(|| self.baseline.with(&new).write())
    }

    fn relative(&self, name: &str) -> String {
        path::relative(Path::new(name), self.file.parent().unwrap_or(Path::new("")))
    }
}

fn report(findings: Vec<Diagnostic>) -> Report {
    let mut report = Report::default();
    report.findings = findings;
    report
}

fn may_hold(finding: &Diagnostic, project: &Project) -> bool {
    !is_listed(finding.rule, &project.settings)
}
