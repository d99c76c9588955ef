//! The rules about requests and associations.

use crate::diagnostic::finding::Diagnostic;
use crate::diagnostic::meta::Severity;
use crate::diagnostic::report::Report;
use crate::engine::entries::{Batch, ByNode};
use crate::engine::levels::ActiveRules;
use crate::engine::undecided::{Ledger, Refused};
use crate::engine::variants::join;
use crate::model::association::Association;
use crate::model::file::File;
use crate::model::request::Request;
use crate::rule::check::{Across, Check, Context, Rule};
use crate::rule::deployment;
use crate::rule::look::association::Look;
use crate::rule::look::sight::Sight;
use crate::rule::schedules::judge_faults;
use std::slice;

/// Findings of one rule in one association beyond this number say nothing new.
const MOST: usize = 20;

/// Checks one request: with all its entries, or those alone of which `batch` does not know what is found in them.
pub(crate) fn check_request<'a>(
    request: &Request<'a>,
    file: &'a File,
    active: &ActiveRules,
    context: &Context<'_>,
    mut batch: Option<&mut Batch>,
    report: &mut Report,
) {
    let before = report.findings.len();
    for (rule, severity) in active.shapes.iter().filter(|_| !request.violations.is_empty()) {
        let Check::Shape(check) = rule.check else { continue };
        check(request, context, &mut active.call(rule, *severity, &mut report.findings, 1));
    }
    for (rule, severity) in &active.requests {
        let Check::Request(check) = rule.check else { continue };
        check(request, context, &mut active.call(rule, *severity, &mut report.findings, 1));
    }
    let of_request = Refused::of(report.findings.iter());
    let mut undecided = Ledger::behind(&mut report.undecided);
    let begin = |(rule, severity): &(&'static Rule, Severity)| {
        let Check::Across(comparison) = &rule.check else { return None };
        Some((*rule, *severity, (comparison.begin)(request, context)?))
    };
    let mut across: Vec<(&Rule, Severity, Across<'_>)> = active.across.iter().filter_map(begin).collect();
    if let Some(batch) = batch.as_deref_mut() {
        let rules: Vec<&Rule> = across.iter().map(|(rule, ..)| *rule).collect();
        batch.mark(request, context, &rules);
    }
    let violations = ByNode::of(if batch.is_some() { &request.violations } else { &[] });
    for (number, node) in request.entries().enumerate() {
        report.counts.associations += 1;
        let first = report.findings.len();
        if let Some(batch) = batch.as_deref().filter(|batch| !batch.is_compared(number))
            && batch.tell(number, &mut report.findings)
        {
            continue;
        }
        let association = Association::read(request.operation, request.origin, node);
        for (rule, severity, look) in &mut across {
            look(&association, context, &mut active.call(rule, *severity, &mut report.findings, 1));
        }
        if batch.as_deref().is_some_and(|batch| batch.tell(number, &mut report.findings)) {
            continue;
        }
        let before = report.findings.len();
        let look = Look::at(&association, context);
        check_association(&look, active, &mut report.findings);
        if let Some(batch) = batch.as_deref_mut() {
            batch.keep(number, &violations, report.findings.get(before..).unwrap_or_default());
            continue;
        }
        let (variants, complete) = file.variants_of(&association);
        let looks: Vec<Look<'_, '_, '_>> = variants.iter().map(|variant| Look::at(variant, context)).collect();
        if !looks.is_empty() {
            let unknown = report.findings.split_off(before);
            let each = looks.iter().map(|look| {
                let mut list = Vec::new();
                check_association(look, active, &mut list);
                (look.association.node.place().when, list)
            });
            report.findings.extend(join(unknown, each.collect(), complete));
        }
        let looks = if complete { &*looks } else { slice::from_ref(&look) };
        let found = Refused::of(report.findings.iter().skip(first));
        undecided.add(association.node.span(), looks, file, [&of_request, &found]);
    }
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

fn check_association(look: &Look<'_, '_, '_>, active: &ActiveRules, list: &mut Vec<Diagnostic>) {
    let Look { association, context, .. } = look;
    active.given.each(association.given, |_, rule, severity| {
        let Check::Given(_, check) = rule.check else { return };
        limited(list, |list| check(association, context, &mut active.call(rule, severity, list, 1)));
    });
    active.seen.each(look.shown, |_, rule, severity| {
        let Check::Seen(_, check) = rule.check else { return };
        limited(list, |list| check(association, context, &mut active.call(rule, severity, list, 1)));
    });
    active.parameters.each(look.shown, |sights, rule, severity| {
        let Check::Parameter(_, check) = rule.check else { return };
        let seen = || look.arguments.iter().filter(|argument| sights.meet(argument.shown));
        limited(list, |list| {
            let findings = &mut active.call(rule, severity, list, seen().count());
            seen().for_each(|argument| check(argument, findings));
        });
    });
    if !look.shown.has(Sight::ScheduleFault) {
        return;
    }
    for (rule, severity) in &active.schedules {
        let Check::Schedule(words) = rule.check else { continue };
        limited(list, |list| judge_faults(association, &mut active.call(rule, *severity, list, 1), words));
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
