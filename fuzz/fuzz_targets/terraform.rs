//! A Terraform module of any files: every part of a text that is read is in it, findings underline whole characters, and a small
//! module is judged at once.
#![no_main]

#[path = "../../tests/suite/spans/holds.rs"]
mod holds;

use libfuzzer_sys::fuzz_target;
use ssmlint::source::SourceId;
use ssmlint::syntax::{Syntax, parse_text};
use ssmlint::{Input, Role, Settings, Workspace, check};
use std::time::{Duration, Instant};

/// The files of a module, each after a zero byte; after its name a module that it calls.
const NAMES: &[&str] =
    &["main.tf", "m/main.tf", "variables.tf", "terraform.tfvars", "a_override.tf", "b.tf.json", "a.yaml"];

/// The longest that a module may take, as it is built here.
const LONGEST: Duration = Duration::from_millis(50);

/// How often one that took longer is judged again.
const TIMES: u32 = 10;

fn judge(text: &str) -> Duration {
    let start = Instant::now();
    let mut workspace = Workspace::default();
    let named = NAMES.iter().zip(text.split('\0'));
    workspace.open(named.map(|(name, text)| Input::new(*name, text, Role::Given)).collect(), None);
    let report = check(&workspace, &Settings::default());
    let took = start.elapsed();
    ssmlint_fuzz::hold(&report, workspace.sources());
    took
}

fuzz_target!(|text: &str| {
    let main = text.split('\0').next().unwrap_or_default();
    let tree = parse_text(SourceId(0), main.to_owned().into(), Syntax::Hcl);
    holds::tree(&tree);
    if tree.errors().is_empty() {
        tree.scalars().for_each(|node| _ = holds::slices(node));
    }
    if judge(text) > LONGEST {
        let before = used();
        (0..TIMES).for_each(|_| _ = judge(text));
        let each = (used() - before) / TIMES;
        assert!(each <= LONGEST, "{each:?}");
    }
});

/// What the processor did for this program: other programs do not count. Linux counts hundredths of a second.
fn used() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let behind = stat.rsplit(") ").next().unwrap_or_default();
    let ticks: u64 = behind.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
