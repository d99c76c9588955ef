//! Folders are walked with respect to the ignore files in them, and to nothing that the machine or its user has set: the same
//! files are found everywhere.

use crate::fence::{self, Fence};
use crate::path;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The names of ignore files, what counts most first.
const NAMES: [&str; 3] = [".ssmlintignore", ".ignore", ".gitignore"];

/// The largest ignore file, in bytes.
const LARGEST: u64 = 1 << 20;

/// What the ignore files of a folder say, and those of the folders above.
#[derive(Debug)]
struct Level {
    own: [Option<Gitignore>; 3],
    above: Option<Arc<Level>>,
}

impl Level {
    fn of(folder: &Path, above: Option<Arc<Self>>, failures: &mut Vec<String>) -> Self {
        let own = NAMES.map(|name| match read(folder, name) {
            Ok(rules) => rules,
            Err(failure) => {
                failures.push(failure);
                None
            }
        });
        Self { own, above }
    }

    fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        for (number, _) in NAMES.iter().enumerate() {
            let mut level = Some(self);
            while let Some(here) = level {
                let said = here.own.get(number).and_then(Option::as_ref).map(|rules| rules.matched(path, is_folder));
                match said {
                    Some(Match::Ignore(_)) => return true,
                    Some(Match::Whitelist(_)) => return false,
                    Some(Match::None) | None => level = here.above.as_deref(),
                }
            }
        }
        false
    }
}

/// The rules of one ignore file, where there is one.
fn read(folder: &Path, name: &str) -> Result<Option<Gitignore>, String> {
    let path = folder.join(name);
    let bytes = match fence::read(&path, LARGEST) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("{}: {error}; it ignores nothing", path::name(&path))),
    };
    let mut rules = GitignoreBuilder::new(folder);
    for line in String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').lines() {
        // A line that is no pattern ignores nothing, as with git.
        let _ = rules.add_line(None, line);
    }
    Ok(rules.build().ok())
}

/// The files below a folder that `wants` by their names and that are not ignored, links to files among them, in the order of their
/// paths; what cannot be read is told in `failures`.
pub(crate) fn files(folder: &Path, wants: &dyn Fn(&Path) -> bool, failures: &mut Vec<String>) -> Vec<PathBuf> {
    let place = path::folder(folder);
    let fence = Fence::of(&place);
    let mut above = None;
    let mut outer: Vec<&Path> = place.ancestors().skip(1).take_while(|outer| outer.starts_with(fence.root())).collect();
    while let Some(outer) = outer.pop() {
        above = Some(Arc::new(Level::of(outer, above, failures)));
    }
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_path_buf(), place, above)];
    while let Some((folder, place, above)) = waiting.pop() {
        let level = Arc::new(Level::of(&place, above, failures));
        let entries = match fs::read_dir(&place) {
            Ok(entries) => entries,
            Err(error) => {
                failures.push(format!("{}: {error}", path::name(&folder)));
                continue;
            }
        };
        for entry in entries.filter_map(Result::ok) {
            let (name, Ok(kind)) = (entry.file_name(), entry.file_type()) else { continue };
            let path = place.join(&name);
            let is_hidden = name.as_encoded_bytes().starts_with(b".");
            if is_hidden || !kind.is_dir() && !wants(&path) || level.ignores(&path, kind.is_dir()) {
                continue;
            }
            let shown = folder.join(&name);
            if kind.is_dir() {
                waiting.push((shown, path, Some(Arc::clone(&level))));
            } else if kind.is_file() || kind.is_symlink() && path.is_file() {
                found.push(shown);
            }
        }
    }
    found.sort();
    found
}
