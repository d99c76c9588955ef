//! The examples of each page with one line left out or one value changed: which rules speak then, how often and how loudly.
//!
//! `cases/told/neighbours.txt` keeps the counts, so that no condition of a rule changes unseen. `SSMLINT_BLESS=1 cargo test --test suite told`
//! writes them anew; `SSMLINT_TELL=PAGE` prints what each of a page's neighbours gets.
#![expect(clippy::print_stderr, reason = "what was asked for is shown")]

use crate::rules::{Block, blocks, examples, open};
use crate::told::keep;
use ssmlint::rules::ALL;
use ssmlint::{Severity, check};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What a value is changed to, one after the other.
const VALUES: [&str; 6] = ["", "7", "[x]", "{x: y}", "true", "\"{{ x }}\""];

/// The block with each line left out, and with each value after a colon changed.
fn neighbours(block: &Block) -> Vec<Block> {
    let mut all = Vec::new();
    for (number, line) in block.lines.iter().enumerate() {
        let mut with = |line: Option<String>| {
            let mut lines = block.lines.clone();
            lines.splice(number..=number, line);
            let mut changed = block.clone();
            changed.lines = lines;
            all.push(changed);
        };
        with(None);
        if let Some((key, _)) = line.split_once(": ").filter(|_| block.language() == "yaml") {
            let value = VALUES.get(number % VALUES.len()).copied().unwrap_or_default();
            with(Some(format!("{key}: {value}")));
        }
    }
    all
}

/// How often a rule speaks at each severity, and how much is next to its messages.
#[derive(Default)]
struct Count {
    severities: [usize; 3],
    beside: usize,
}

#[test]
fn what_neighbours_get_is_what_they_got() {
    let tell = std::env::var("SSMLINT_TELL").unwrap_or_default();
    let mut text = String::from("page: rule errors/warnings/notes/labels, fixes and helps\n");
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let page = blocks(meta.docs);
        let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
        for example in examples(&page) {
            let (last, beside) = example.split_last().unwrap_or((&0, &[]));
            for changed in page.get(*last).map(neighbours).unwrap_or_default() {
                let files: Vec<&Block> = beside.iter().filter_map(|&index| page.get(index)).chain([&changed]).collect();
                let (workspace, settings) = open(&files);
                let report = check(&workspace, &settings);
                for finding in &report.findings {
                    let count = counts.entry(finding.rule.name.as_str()).or_default();
                    let [errors, warnings, notes] = &mut count.severities;
                    *match finding.severity {
                        Severity::Error => errors,
                        Severity::Warning => warnings,
                        Severity::Note => notes,
                    } += 1;
                    count.beside +=
                        finding.labels.len() + finding.fixes.len() + usize::from(finding.advice().is_some());
                }
                if meta.name.as_str() == tell {
                    let said =
                        report.findings.iter().map(|finding| format!("{}: {}", finding.rule.name, finding.message));
                    eprintln!("{}\n{:#?}\n", changed.lines.join("\n"), said.collect::<Vec<_>>());
                }
            }
        }
        let line = |(rule, Count { severities: [errors, warnings, notes], beside }): (&&str, &Count)| {
            format!(" {rule} {errors}/{warnings}/{notes}/{beside}")
        };
        let _ = writeln!(text, "{}:{}", meta.name, counts.iter().map(line).collect::<String>());
    }
    keep("neighbours", &text);
}
