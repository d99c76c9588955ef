//! The one loop: every rule on everything that it looks at.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::report::{Counts, Report};
use crate::engine::{coverage, levels, order};
use crate::facts::gathered::Facts;
use crate::model::association::Association;
use crate::model::configuration::Fault;
use crate::model::file::{File, Role};
use crate::model::request::Request;
use crate::parallel;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rules;
use crate::settings::Settings;
use crate::syntax::tree::NodeId;
use crate::syntax::tree::Tree;
use crate::workspace::Workspace;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Findings of one rule in one association beyond this number say nothing new.
const MOST: usize = 20;

/// Checks every file of a workspace. Cannot fail: what is wrong with the input is in the report.
pub fn check(workspace: &Workspace, settings: &Settings) -> Report {
    let facts = Facts::gather(workspace.files().iter(), settings);
    let context = Context { facts: &facts, settings };
    let files: Vec<&File> = workspace.files().iter().collect();
    let checked = parallel::map(files, |file| {
        // A mistake of ours in one file must not hide what is found in the others.
        catch_unwind(AssertUnwindSafe(|| check_file(file, &context)))
            .unwrap_or_else(|_| Report { failed: vec![file.source], ..Report::default() })
    });
    let mut report = Report::default();
    for part in checked {
        report.findings.extend(part.findings);
        report.undecided.extend(part.undecided);
        report.failed.extend(part.failed);
        add(&mut report.counts, part.counts);
    }
    order::order(&mut report.findings, workspace.sources());
    report
}

fn add(sum: &mut Counts, part: Counts) {
    sum.files += part.files;
    sum.associations += part.associations;
    sum.documents += part.documents;
    sum.instances += part.instances;
    sum.suppressed += part.suppressed;
}

fn check_file(file: &File, context: &Context<'_>) -> Report {
    let mut report = Report::default();
    report.counts.documents = file.documents.len();
    report.counts.instances = file.instances.len();
    if file.is_reported() {
        look(Look::File(file), context, &mut report.findings);
        if !file.faults.is_empty() {
            look(Look::Configuration(&file.faults), context, &mut report.findings);
        }
        for request in file.open_requests().filter(|_| file.role != Role::Fact) {
            check_request(&request, context, &mut report);
        }
    }
    report.counts.files = usize::from(file.is_ours() || !report.findings.is_empty());
    point(file.tree.as_ref(), &mut report);
    report
}

fn check_request(request: &Request<'_>, context: &Context<'_>, report: &mut Report) {
    look(Look::Request(request), context, &mut report.findings);
    for association in request.associations() {
        report.counts.associations += 1;
        look(Look::Association(&association), context, &mut report.findings);
        coverage::undecided(&association, context, &mut report.undecided);
    }
}

/// Something that rules look at.
#[derive(Copy, Clone)]
enum Look<'a, 't> {
    File(&'a File),
    Configuration(&'a [Fault]),
    Request(&'a Request<'t>),
    Association(&'a Association<'t>),
}

fn look(look: Look<'_, '_>, context: &Context<'_>, list: &mut Vec<Diagnostic>) {
    for rule in rules::ALL {
        let Some(severity) = levels::level(&rule.meta, context.settings) else { continue };
        let before = list.len();
        let mut findings = Findings::new(&rule.meta, severity, list);
        apply(rule, look, context, &mut findings);
        if matches!(look, Look::Association(_)) && list.len() > before + MOST {
            let hidden = list.len() - before - MOST;
            list.truncate(before + MOST);
            if let Some(last) = list.last_mut() {
                last.help(format!("{hidden} more of the same in this association are not shown"));
            }
        }
    }
}

fn apply(rule: &Rule, look: Look<'_, '_>, context: &Context<'_>, findings: &mut Findings<'_>) {
    match (&rule.check, look) {
        (Check::File(check), Look::File(file)) => check(file, context, findings),
        (Check::Configuration(check), Look::Configuration(faults)) => check(faults, context, findings),
        (Check::Request(check), Look::Request(request)) => check(request, context, findings),
        (Check::Association(check), Look::Association(association)) => check(association, context, findings),
        _ => {}
    }
}

/// Fills in the JSON Pointers: one walk over the tree for all findings of the file.
fn point(tree: Option<&Tree>, report: &mut Report) {
    let Some(tree) = tree.filter(|_| !(report.findings.is_empty() && report.undecided.is_empty())) else { return };
    let nodes = |d: &Diagnostic| d.place.node.map(NodeId);
    let ids: Vec<NodeId> = report.findings.iter().filter_map(nodes).collect();
    let mut pointers = tree.pointers(&ids).into_iter();
    for diagnostic in &mut report.findings {
        if diagnostic.place.node.is_some() {
            diagnostic.pointer = pointers.next().unwrap_or_default();
        }
        if let Some(member) = &diagnostic.place.missing {
            diagnostic.pointer.push('/');
            diagnostic.pointer.push_str(member);
        }
    }
    let ids: Vec<NodeId> = report.undecided.iter().map(|undecided| NodeId(undecided.node)).collect();
    for (undecided, pointer) in report.undecided.iter_mut().zip(tree.pointers(&ids)) {
        undecided.pointer = pointer;
    }
}

/// The names and codes of all rules: what a configuration may name.
pub fn rule_names() -> Vec<String> {
    rules::ALL.iter().flat_map(|rule| [rule.meta.name.to_string(), rule.meta.code.to_string()]).collect()
}
