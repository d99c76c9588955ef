//! What the text of a file of a module mentions of other files.

/// Paths in one file that are followed.
const NAMED: usize = 1000;

/// What the text of a module's file names beside it, by paths from its folder: the folders of modules that it calls, and the
/// files that its functions read. Whoever opens the file opens these too, as facts.
pub fn named(text: &str) -> (Vec<&str>, Vec<&str>) {
    (calls(text).take(NAMED).collect(), texts(text).collect())
}

/// The files that functions of a module's file name, by paths from its folder.
pub(crate) fn texts(text: &str) -> impl Iterator<Item = &str> {
    let named = memchr::memmem::find_iter(text.as_bytes(), "file(").filter_map(|at| {
        let rest = text.get(at + "file(".len()..)?.trim_start().strip_prefix('"')?;
        let path = rest.get(..rest.find('"')?)?;
        let path = path.strip_prefix("${path.module}/").unwrap_or(path);
        (!path.contains(['$', '%', '\\', '\n']) && !path.starts_with('/')).then_some(path)
    });
    named.take(NAMED)
}

/// The sources of modules that a text calls by paths.
pub(crate) fn calls(text: &str) -> impl Iterator<Item = &str> {
    memchr::memmem::find_iter(text.as_bytes(), "source").filter_map(|at| {
        let rest = text.get(at + "source".len()..)?.trim_start().strip_prefix('=')?.trim_start().strip_prefix('"')?;
        rest.get(..rest.find('"')?).filter(|path| path.starts_with("./") || path.starts_with("../"))
    })
}
