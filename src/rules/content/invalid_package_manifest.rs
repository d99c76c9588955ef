//! The manifest of a package lacks something, or names a file that it does not list.

use crate::diagnostic::meta::{Meta, Severity, meta};
use crate::model::content::Content;
use crate::model::step::plain;
use crate::model::value;
use crate::rule::check::{Check, Context, Rule};
use crate::rule::findings::Findings;
use crate::rule::pages;
use crate::rule::words::{quote, suggest};
use crate::service::error::Confidence;
use std::collections::BTreeSet;

pub(crate) static RULE: Rule = Rule {
    meta: Meta {
        severity: Severity::Warning,
        confidence: Confidence::Documented,
        sources: &[pages::PACKAGES],
        ..meta("invalid-package-manifest", 861, include_str!("../../../rules/content/invalid-package-manifest.md"))
    },
    check: Check::Document(check),
};

fn check(content: &Content<'_>, _: &Context<'_>, findings: &mut Findings<'_>) {
    if content.kind != Some("Package") {
        return;
    }
    let Some(root) = content.root else { return };
    for name in ["version", "packages", "files"] {
        if content.lacks(name) {
            findings.at(root.missing(name), format!("the manifest of a package without {}", quote(name)));
        }
    }
    let Some(files) = content.member("files").map(|entry| entry.value).filter(|files| files.is_mapping()) else {
        return;
    };
    if files.is_open() || files.entries().any(|entry| entry.key.placeholder().is_some()) {
        return;
    }
    let names: BTreeSet<&str> = value::entries(files).map(|entry| entry.key.text()).collect();
    for entry in value::entries(files).filter(|entry| entry.value.is_mapping()) {
        let sums = entry.value.get("checksums").map(|entry| entry.value);
        let sha = sums.map(|sums| sums.is_open() || !sums.is_mapping() || sums.get("sha256").is_some());
        if sha != Some(true) && !entry.value.is_open() && !value::is_unknown(entry.value) {
            let message = format!("the file {} has no `checksums` with `sha256`", quote(entry.key.text()));
            findings.at(entry.value.missing("checksums"), message);
        }
    }
    let packages = content.member("packages").map(|entry| entry.value);
    let platforms = packages.into_iter().flat_map(value::entries).flat_map(|entry| value::entries(entry.value));
    for architecture in platforms.flat_map(|entry| value::entries(entry.value)) {
        let Some(file) = architecture.value.get("file") else { continue };
        let Some(name) = plain(file.value).filter(|name| !names.contains(name)) else { continue };
        let finding =
            findings.at(file.value.slice(0..name.len()), format!("no file {} is listed in `files`", quote(name)));
        if let Some(help) = suggest(name, names.iter().copied()) {
            finding.help(help);
        }
    }
}
