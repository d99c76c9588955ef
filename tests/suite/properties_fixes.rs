//! Every fix of every failing example, by itself: it takes its finding away and adds none.

use crate::rules::{Block, blocks, examples, open};
use ssmlint::diagnostic::{Fix, Safety};
use ssmlint::rules::ALL;
use ssmlint::source::SourceId;
use ssmlint::{Diagnostic, Workspace, check};
use std::collections::{BTreeMap, BTreeSet};

/// What unsafe fixes uncover: a name that is put right is looked at for the first time. The rule of the fix, and the rule that speaks then.
const UNCOVERED: [(&str, &str); 3] = [
    ("unknown-member", "instance-id-with-targets"),
    ("unknown-mapping", "string-pattern-mismatch"),
    ("unknown-amazon-document", "missing-parameter"),
];

/// Changes a workspace by one fix.
fn apply(workspace: &mut Workspace, fix: &Fix) {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|edit| edit.span);
    let mut texts: BTreeMap<SourceId, String> = BTreeMap::new();
    for edit in edits.iter().rev() {
        let source = workspace.sources().get(edit.span.source);
        let text = source.map_or_else(String::new, |source| source.text().to_string());
        texts.entry(edit.span.source).or_insert(text).replace_range(edit.span.range(), &edit.text);
    }
    texts.into_iter().for_each(|(source, text)| workspace.change(source, text));
}

/// How often each rule says each thing, wherever.
fn counted(findings: &[Diagnostic]) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.rule.name.to_string(), finding.message.clone())).or_default() += 1;
    }
    counts
}

#[test]
fn a_fix_takes_its_finding_away_and_adds_none() {
    let (mut wrong, mut applied) = (Vec::new(), BTreeMap::new());
    let mut uncovered = BTreeSet::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let page = blocks(meta.docs);
        for example in examples(&page) {
            let files: Vec<&Block> = example.iter().filter_map(|&index| page.get(index)).collect();
            let (workspace, settings) = open(&files);
            let before = check(&workspace, &settings).findings;
            for (finding, fix) in before.iter().flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)))
            {
                if fix.safety == Safety::Shown {
                    continue;
                }
                *applied.entry(fix.safety.name()).or_insert(0_usize) += 1;
                let (mut workspace, settings) = open(&files);
                apply(&mut workspace, fix);
                let after = counted(&check(&workspace, &settings).findings);
                let before = counted(&before);
                let key = (finding.rule.name.to_string(), finding.message.clone());
                let told = format!("{}: {} `{}` of {key:?}", meta.name, fix.safety.name(), fix.title);
                if after.get(&key) >= before.get(&key) {
                    wrong.push(format!("{told}: it is still there"));
                }
                for (added, _) in after.iter().filter(|(key, count)| before.get(*key).is_none_or(|old| old < count)) {
                    let pair = (key.0.as_str(), added.0.as_str());
                    if fix.safety == Safety::Unsafe && UNCOVERED.contains(&pair) {
                        uncovered.insert((pair.0.to_owned(), pair.1.to_owned()));
                    } else {
                        wrong.push(format!("{told}: adds {added:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(uncovered.len(), UNCOVERED.len(), "an exception is of no use: only {uncovered:?}");
    assert!(applied.values().all(|count| *count > 30), "{applied:?}");
}
