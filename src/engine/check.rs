//! The one loop: every rule on everything that it looks at.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::diagnostic::report::Report;
use crate::engine::levels::{Calls, Speaking};
use crate::engine::undecided::{Gathered, Refused, once_a_run};
use crate::engine::variants::join;
use crate::engine::{beside, content, order, suppress, unjudged};
use crate::facts::gathered::Facts;
use crate::model::association::Association;
use crate::model::document::Document;
use crate::model::file::{File, RequestAt};
use crate::model::request::Request;
use crate::model::suppression::SuppressionFault;
use crate::parallel;
use crate::rule::check::{Across, Check, Context, Rule};
use crate::rule::deployment;
use crate::rule::parameters::arguments;
use crate::rule::schedules::judge_faults;
use crate::rules;
use crate::settings::{Override, Project, Settings};
use crate::syntax::NodeId;
use crate::syntax::tree::Tree;
use crate::workspace::Workspace;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Findings of one rule in one association beyond this number say nothing new.
const MOST: usize = 20;

/// Requests of one file that one thread checks: taking them one at a time, threads would wait for each other.
const TOGETHER: usize = 8;

/// Times that number of requests are checked before their reports are put together.
const BATCH: usize = 512;

/// Checks every file of a workspace under one configuration. Cannot fail: what is wrong with the input is in the report.
pub fn check(workspace: &Workspace, settings: &Settings) -> Report {
    check_each(workspace, &[Project::all(settings.clone())])
}

/// Checks every file of a workspace, each under the configuration that rules it.
pub fn check_each(workspace: &Workspace, projects: &[Project]) -> Report {
    let amazon = workspace.amazon_documents();
    let mut report = Report::default();
    for project in projects {
        check_project(workspace, project, &amazon, &mut report);
    }
    order::order_undecided(&mut report.undecided, workspace.sources());
    once_a_run(&mut report.undecided);
    order::order(&mut report.findings, workspace.sources());
    order::order_suppressed(&mut report.suppressed, workspace.sources());
    report
}

fn check_project(workspace: &Workspace, project: &Project, amazon: &[Document], report: &mut Report) {
    let settings = &project.settings;
    let mut files = workspace.some_files(project.facts.as_ref());
    files.retain(|file| !workspace.is_passing(file.source));
    let facts = Facts::gather(&files, amazon, settings);
    let context = Context { facts: &facts, settings, document: None };
    let calls = settings.counts_calls.then(|| Arc::new(Calls::default()));
    let everywhere = Speaking::of(rules::ALL, settings, &[], calls.as_ref());
    let checked = parallel::map(workspace.some_files(project.checked.as_ref()), |file| {
        let name = workspace.sources().get(file.source).map_or("", |source| &source.name);
        let overrides: Vec<&Override> = settings.overrides.iter().filter(|one| one.files.hold(name)).collect();
        let here = (!overrides.is_empty()).then(|| Speaking::of(rules::ALL, settings, &overrides, calls.as_ref()));
        let speaking = here.as_ref().unwrap_or(&everywhere);
        let check = || {
            if !(workspace.is_passing(file.source) && file.has_facts()) {
                return check_file(file, name, speaking, &context);
            }
            let own = Facts::gather(&[files.as_slice(), &[file]].concat(), amazon, settings);
            check_file(file, name, speaking, &Context { facts: &own, settings, document: None })
        };
        // A mistake of ours in one file must not hide what is found in the others.
        catch_unwind(AssertUnwindSafe(check))
            .unwrap_or_else(|_| (Report { failed: vec![file.source], ..Report::default() }, BTreeSet::new()))
    });
    let mut allowances = BTreeSet::new();
    for ((mut part, used), file) in checked.into_iter().zip(workspace.some_files(project.checked.as_ref())) {
        if beside::is_checked(file) {
            beside::retain(&mut part, workspace);
        }
        merge(report, part);
        allowances.extend(used);
    }
    if settings.whole && !settings.ignore_suppressions && report.failed.is_empty() {
        let faults = suppress::unused_allowances(settings, &allowances, &everywhere);
        say_faults(&faults, &everywhere, &context, &mut report.findings);
    }
    for (rule, times) in calls.map(|calls| calls.counted()).unwrap_or_default() {
        *report.calls.entry(rule).or_default() += times;
    }
}

fn say_faults(faults: &[SuppressionFault], speaking: &Speaking, context: &Context<'_>, list: &mut Vec<Diagnostic>) {
    for (rule, severity) in speaking.suppressions.iter().filter(|_| !faults.is_empty()) {
        let Check::Suppression(check) = rule.check else { continue };
        check(faults, context, &mut speaking.call(rule, *severity, list, 1));
    }
}

fn merge(report: &mut Report, part: Report) {
    // Most reports have one large part.
    if report.findings.is_empty() {
        report.findings = part.findings;
    } else {
        report.findings.extend(part.findings);
    }
    report.suppressed.extend(part.suppressed);
    report.undecided.extend(part.undecided);
    report.failed.extend(part.failed);
    report.counts.files += part.counts.files;
    report.counts.associations += part.counts.associations;
    report.counts.documents += part.counts.documents;
    report.counts.instances += part.counts.instances;
}

/// Checks one file; with its report come the allowances of the configuration that were of use.
fn check_file(file: &File, name: &str, speaking: &Speaking, context: &Context<'_>) -> (Report, BTreeSet<usize>) {
    let mut report = Report::default();
    report.counts.documents = file.documents.len();
    report.counts.instances = file.inventory.rows.len();
    let is_beside = beside::is_checked(file);
    let (is_told, is_fact) = (file.is_reported() || is_beside, file.is_fact() && !is_beside);
    if is_told {
        for (rule, severity) in &speaking.files {
            let Check::File(check) = rule.check else { continue };
            check(file, context, &mut speaking.call(rule, *severity, &mut report.findings, 1));
        }
        for (rule, severity) in speaking.configurations.iter().filter(|_| !file.faults().is_empty()) {
            let Check::Configuration(check) = rule.check else { continue };
            check(file.faults(), context, &mut speaking.call(rule, *severity, &mut report.findings, 1));
        }
        for (rule, severity) in speaking.templates.iter().filter(|_| !file.template_faults.is_empty()) {
            let Check::Template(check) = rule.check else { continue };
            check(&file.template_faults, context, &mut speaking.call(rule, *severity, &mut report.findings, 1));
        }
        for (rule, severity) in speaking.modules.iter().filter(|_| !file.refused.is_empty()) {
            let Check::Module(check) = rule.check else { continue };
            check(&file.refused, context, &mut speaking.call(rule, *severity, &mut report.findings, 1));
        }
        for document in file.documents.iter().filter(|_| !is_fact) {
            let before = report.findings.len();
            content::check(document, file, speaking, context, &mut report.findings);
            let refused = Refused::of(report.findings.iter().skip(before));
            report.undecided.extend(unjudged::undecided(document, file, &refused));
        }
        for at in file.made_documents().filter(|_| !is_fact) {
            let Some(request) = file.open(at) else { continue };
            check_request(&request, file, speaking, context, &mut report);
        }
        let requests: &[RequestAt] = if is_fact { &[] } else { &file.requests };
        // A template makes hundreds; of the many more of other files not all reports are held beside each other.
        for batch in requests.chunks(TOGETHER * BATCH) {
            let checked = parallel::map(batch.chunks(TOGETHER).collect(), |some| {
                let mut part = Report::default();
                for request in some.iter().filter_map(|at| file.open(*at)) {
                    check_request(&request, file, speaking, context, &mut part);
                }
                part
            });
            checked.into_iter().for_each(|part| merge(&mut report, part));
        }
    }
    report.counts.files = usize::from(file.is_ours() || !report.findings.is_empty());
    point(file.tree.as_deref(), &mut report);
    if !is_told || is_fact {
        return (report, BTreeSet::new());
    }
    let mut silence = suppress::suppress(file, name, speaking, context.settings, &mut report.findings);
    report.suppressed.append(&mut silence.suppressed);
    if !silence.faults.is_empty() {
        let mut said = Report::default();
        say_faults(&silence.faults, speaking, context, &mut said.findings);
        point(file.tree.as_deref(), &mut said);
        report.findings.append(&mut said.findings);
    }
    (report, silence.used)
}

fn check_request<'a>(
    request: &Request<'a>,
    file: &'a File,
    speaking: &Speaking,
    context: &Context<'_>,
    report: &mut Report,
) {
    let before = report.findings.len();
    for (rule, severity) in speaking.shapes.iter().filter(|_| !request.violations.is_empty()) {
        let Check::Shape(check) = rule.check else { continue };
        check(request, context, &mut speaking.call(rule, *severity, &mut report.findings, 1));
    }
    for (rule, severity) in &speaking.requests {
        let Check::Request(check) = rule.check else { continue };
        check(request, context, &mut speaking.call(rule, *severity, &mut report.findings, 1));
    }
    let of_request = Refused::of(report.findings.iter());
    let mut undecided = Gathered::default();
    let begin = |(rule, severity): &(&'static Rule, Severity)| {
        let Check::Across(begin) = rule.check else { return None };
        Some((*rule, *severity, begin(request, context)?))
    };
    let mut across: Vec<(&Rule, Severity, Across<'_>)> = speaking.across.iter().filter_map(begin).collect();
    for association in request.associations() {
        report.counts.associations += 1;
        let first = report.findings.len();
        for (rule, severity, look) in &mut across {
            look(&association, context, &mut speaking.call(rule, *severity, &mut report.findings, 1));
        }
        let before = report.findings.len();
        check_association(&association, speaking, context, &mut report.findings);
        let (variants, complete) = file.variants_of(&association);
        if !variants.is_empty() {
            let unknown = report.findings.split_off(before);
            let each = variants.iter().map(|variant| {
                let mut list = Vec::new();
                check_association(variant, speaking, context, &mut list);
                (variant.node.place().when, list)
            });
            report.findings.extend(join(unknown, each.collect(), complete));
        }
        undecided.add(&association, file, context, [&of_request, &Refused::of(report.findings.iter().skip(first))]);
    }
    report.undecided.extend(undecided.list());
    // Nobody finds a resource by the line of a plan.
    if let Some(address) = file.addresses.get(&request.node.own_id().0) {
        for finding in report.findings.iter_mut().skip(before) {
            finding.label(*address, "of this resource");
        }
    }
    for finding in report.findings.iter_mut().skip(before).filter(|_| request.origin.is_template()) {
        deployment::say_given(finding);
        // Of what makes a document CloudFormation was not seen to hide anything.
        if !request.operation.is_of_document() {
            deployment::say_rendering(finding);
        }
    }
}

fn check_association(
    association: &Association<'_>,
    speaking: &Speaking,
    context: &Context<'_>,
    list: &mut Vec<Diagnostic>,
) {
    let context = &context.with(association);
    for (rule, severity) in &speaking.associations {
        let Check::Association(check) = rule.check else { continue };
        limited(list, |list| check(association, context, &mut speaking.call(rule, *severity, list, 1)));
    }
    for (members, rule, severity) in &speaking.lacking {
        let Check::Lacking(_, check) = rule.check else { continue };
        if !members.meet(association.given) {
            limited(list, |list| check(association, context, &mut speaking.call(rule, *severity, list, 1)));
        }
    }
    for (members, rule, severity) in &speaking.given {
        let Check::Given(_, check) = rule.check else { continue };
        if members.meet(association.given) {
            limited(list, |list| check(association, context, &mut speaking.call(rule, *severity, list, 1)));
        }
    }
    let arguments = arguments(association, context.document);
    for (rule, severity) in speaking.parameters.iter().filter(|_| !arguments.is_empty()) {
        let Check::Parameter(check) = rule.check else { continue };
        limited(list, |list| {
            let findings = &mut speaking.call(rule, *severity, list, arguments.len());
            arguments.iter().for_each(|argument| check(argument, findings));
        });
    }
    // Of a schedule without a fault no rule is asked.
    let is_faulty = association.schedules().iter().any(|schedule| !schedule.reading.faults.is_empty());
    for (rule, severity) in speaking.schedules.iter().filter(|_| is_faulty) {
        let Check::Schedule(words) = rule.check else { continue };
        limited(list, |list| judge_faults(association, &mut speaking.call(rule, *severity, list, 1), words));
    }
}

/// Lets a rule look at an association, and keeps of what it finds no more than says something new.
fn limited(list: &mut Vec<Diagnostic>, look: impl FnOnce(&mut Vec<Diagnostic>)) {
    let before = list.len();
    look(list);
    if list.len() > before + MOST {
        let hidden = list.len() - before - MOST;
        list.truncate(before + MOST);
        if let Some(last) = list.last_mut() {
            last.help(format!("{hidden} more of the same in this association are not shown"));
        }
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
    rules::ALL.iter().flat_map(|rule| [rule.meta.name.as_str().to_owned(), rule.meta.code.to_string()]).collect()
}
