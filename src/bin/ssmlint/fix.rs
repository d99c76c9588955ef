//! Files with fixes in them: as a difference, or written.

use crate::failure::Failure;
use crate::load::Loaded;
use crate::say::say;
use crate::trouble;
use crate::write::replace;
use similar::TextDiff;
use ssmlint::source::{SourceId, is_absolute, on_one_line};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

/// The texts of all files that may be changed as they are on disk, by source.
pub(crate) fn texts(loaded: &Loaded) -> BTreeMap<SourceId, Arc<String>> {
    let held = loaded.workspace.sources().iter().filter(|source| source.is_held());
    held.map(|source| (source.id, source.text().clone())).collect()
}

/// Prints what has changed as unified differences.
pub(crate) fn print(
    loaded: &Loaded,
    before: &BTreeMap<SourceId, Arc<String>>,
    changed: &BTreeSet<SourceId>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for source in loaded.workspace.sources().iter().filter(|source| changed.contains(&source.id)) {
        let old = before.get(&source.id).map_or("", |text| text);
        let (old, new) = (lines(old), lines(source.text()));
        let diff = TextDiff::configure().newline_terminated(true).diff_slices(&old, &new);
        let name = path(&source.name, loaded.workspace.sources().path(source.id));
        // Behind a tab, patch takes a date for what follows, and a space for a part of the name.
        let end = if name.contains(' ') { "\t" } else { "" };
        write!(out, "{}", diff.unified_diff().header(&format!("a/{name}{end}"), &format!("b/{name}{end}")))?;
    }
    Ok(())
}

/// Lines as patch counts them: a carriage return alone ends none.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The path of a file in a difference: as it is seen from here, or from the root of the repository where it is elsewhere.
fn path(name: &str, from_root: String) -> String {
    let name = if name.starts_with("..") || is_absolute(name) { from_root } else { name.to_owned() };
    on_one_line(name.trim_start_matches('/')).into_owned()
}

/// Writes what has changed; gives back what could not be written, each with its reason. Standard input goes to standard
/// output, changed or not.
pub(crate) fn save(
    loaded: &Loaded,
    before: &BTreeMap<SourceId, Arc<String>>,
    changed: &BTreeSet<SourceId>,
    out: &mut dyn Write,
) -> Result<BTreeMap<SourceId, String>, Failure> {
    let mut failed = BTreeMap::new();
    if let Some((None, bytes)) = &loaded.stdin {
        out.write_all(bytes)?;
    }
    for source in loaded.workspace.sources().iter() {
        let is_changed = changed.contains(&source.id);
        match &loaded.stdin {
            Some((Some(id), _)) if *id == source.id && is_changed => out.write_all(source.text().as_bytes())?,
            Some((Some(id), bytes)) if *id == source.id => out.write_all(bytes)?,
            _ if is_changed => {
                let path = loaded.path(&source.name);
                let read = before.get(&source.id).map_or("", |text| text.as_str());
                match replace(path, read.as_bytes(), source.text().as_bytes()) {
                    Ok(()) if loaded.verbose => say(&format!("changed {}", source.name)),
                    Ok(()) => {}
                    Err(error) => {
                        failed.insert(source.id, trouble::of(&source.name, &error));
                    }
                }
            }
            _ => {}
        }
    }
    Ok(failed)
}
