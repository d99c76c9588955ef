//! Any text is read as a baseline, and silences no more than it holds; one that is written of findings is read as it was, and hides
//! exactly these.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssmlint::engine::Baseline;
use ssmlint::{Diagnostic, check};
use ssmlint_fuzz::{hold, open};

fn path(name: &str) -> String {
    name.to_owned()
}

fn all(_: &Diagnostic) -> bool {
    true
}

fuzz_target!(|data: &[u8]| {
    let (workspace, settings) = open(data);
    let sources = workspace.sources();
    let report = check(&workspace, &settings);
    for read in sources.iter().filter_map(|source| Baseline::read(source.text()).ok()) {
        let mut report = report.clone();
        let stale = read.apply(&mut report, sources, &path, &all);
        hold(&report, sources);
        assert!(stale.len() <= read.len() && read.without(&stale).len() <= read.len());
        assert_eq!(Baseline::read(&read.write()).as_ref(), Ok(&read));
    }
    let written = Baseline::of(&report, sources, &path, &all);
    assert_eq!(written.len(), report.findings.len());
    assert_eq!(Baseline::read(&written.write()).as_ref(), Ok(&written));
    let mut hidden = report.clone();
    let stale = written.apply(&mut hidden, sources, &path, &all);
    assert!(stale.is_empty() && hidden.findings.is_empty(), "{:?} {stale:?}", hidden.findings);
    assert_eq!(hidden.suppressed.len(), report.suppressed.len() + report.findings.len());
    assert!(written.without(&written).is_empty());
    assert_eq!(Baseline::of(&hidden, sources, &path, &all), written);
});
