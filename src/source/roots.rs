//! The folders from which paths are seen.

/// The folders from which reports for other programs see files.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Roots {
    /// The root of the repository, from the root of the file system, with `/`; empty where there is none.
    pub repository: String,
    /// The folder that names are relative to, likewise.
    pub working_folder: String,
}

impl Roots {
    /// A name as seen from the root of the repository; the name itself, without `./`, where it is outside.
    pub(crate) fn path(&self, name: &str) -> String {
        let absolute = if is_absolute(name) { name.to_owned() } else { format!("{}/{name}", self.working_folder) };
        let mut parts: Vec<&str> = Vec::new();
        for part in absolute.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        let root: Vec<&str> = self.repository.split('/').filter(|part| !part.is_empty()).collect();
        match parts.strip_prefix(root.as_slice()) {
            Some(inside) if !self.repository.is_empty() && !inside.is_empty() => inside.join("/"),
            _ => name.strip_prefix("./").unwrap_or(name).to_owned(),
        }
    }
}

/// Whether a name is a path from the root of a file system.
pub fn is_absolute(name: &str) -> bool {
    name.starts_with('/') || name.get(1..3) == Some(":/")
}
