//! Everything that a run reads: the configuration, the files, the facts.

use crate::Failure;
use crate::args::{OperationName, PathArguments, Shared};
use crate::configuration::{self, Configured};
use crate::discover::{self, Found};
use crate::terminal::say;
use ssmlint::model::file::Role;
use ssmlint::service::error::Operation;
use ssmlint::settings::{Files, Settings};
use ssmlint::source::id::Again;
use ssmlint::workspace::{Fetched, Input, Workspace};
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is read, in bytes: places are counted in 32 bits.
const LARGEST: u64 = u32::MAX as u64 - 1;

/// Files above this size, in bytes, are handed over piece by piece: an inventory then need not be held.
const LARGE: u64 = 512 * 1024;

/// What a run has read.
pub(crate) struct Loaded {
    pub(crate) workspace: Workspace,
    pub(crate) settings: Settings,
    /// The configuration file, then those that it extends.
    pub(crate) configuration: Vec<PathBuf>,
    /// Whether some file could not be opened.
    lacking: bool,
    /// Whether the user wants to know which files are touched.
    pub(crate) verbose: bool,
}

/// Reads everything; what cannot be read is said on standard error, and the rest is read all the same.
pub(crate) fn load(arguments: &PathArguments, shared: &Shared) -> Result<Loaded, Failure> {
    let mut workspace = Workspace::default();
    let mut found = Found::default();
    let Configured { mut settings, files } = configuration::read(arguments, shared, &mut workspace)?;
    for path in arguments.paths.iter().filter(|path| *path != "-") {
        discover::argument(path, &mut found);
    }
    exclude(arguments, &mut settings, &mut found)?;
    for facts in [&settings.documents, &settings.inventory, &settings.associations] {
        for pattern in &facts.paths {
            discover::fact(Path::new(&facts.root), pattern, &mut found);
        }
    }
    for file in &files {
        found.files.remove(&discover::name(file));
    }
    let stdin = arguments.paths.iter().any(|path| path == "-").then_some(&arguments.stdin_filename);
    let names: Vec<&str> = found.files.keys().chain(stdin).map(String::as_str).collect();
    configuration::match_files(&mut settings, &names)?;
    settings.whole = files.first().is_some_and(|file| is_whole(file, &arguments.paths));
    let operation = arguments.operation.map(operation);
    let mut failures = found.failures;
    let pending: Vec<Pending> = found.files.into_iter().map(|(name, role)| Pending::of(name, role)).collect();
    failures.extend(workspace.open_each(pending, operation, &Pending::size, &|pending| {
        if shared.verbose {
            say(&format!("reading {}", pending.name));
        }
        fetch(pending)
    }));
    if stdin.is_some() {
        workspace.open(vec![standard_input(arguments)?], operation);
    }
    for failure in &failures {
        say(&format!("ssmlint: {failure}"));
    }
    let lacking = !failures.is_empty();
    Ok(Loaded { workspace, settings, configuration: files, lacking, verbose: shared.verbose })
}

impl Loaded {
    /// Whether something that was asked for could not be read: the status is 2, whatever is found.
    pub(crate) fn is_incomplete(&self) -> bool {
        self.lacking || self.workspace.files().iter().any(|file| file.is_broken())
    }
}

/// Takes out what is not to be checked. A named file stays, unless the user wants hooks' names judged too.
fn exclude(arguments: &PathArguments, settings: &mut Settings, found: &mut Found) -> Result<(), Failure> {
    let names: Vec<String> = found.files.keys().cloned().collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let given = Files { paths: arguments.exclude.clone(), ..Files::default() };
    for files in settings.excluded.iter().chain([&given]).filter(|files| !files.paths.is_empty()) {
        for name in discover::matching(Path::new(&files.root), &files.paths, &names).map_err(Failure::Message)? {
            if arguments.force_exclude || found.files.get(&name) == Some(&Role::Found) {
                found.files.remove(&name);
            }
        }
    }
    Ok(())
}

/// Whether one of the paths holds everything below the configuration file.
fn is_whole(configuration: &Path, paths: &[String]) -> bool {
    let folder = configuration.parent().map(discover::absolute);
    let holds = |path: &String| {
        path != "-" && folder.as_ref().is_some_and(|folder| folder.starts_with(discover::absolute(Path::new(path))))
    };
    paths.iter().any(holds)
}

/// A file that is to be read.
struct Pending {
    name: String,
    role: Role,
    metadata: std::io::Result<Metadata>,
}

impl Pending {
    fn of(name: String, role: Role) -> Self {
        let metadata = std::fs::metadata(&name);
        Self { name, role, metadata }
    }

    fn size(&self) -> u64 {
        self.metadata.as_ref().map_or(0, Metadata::len)
    }
}

fn fetch(pending: Pending) -> Result<Fetched, String> {
    let Pending { name, role, metadata } = pending;
    let told = |error: std::io::Error| format!("{name}: {error}");
    let metadata = metadata.map_err(told)?;
    if metadata.len() > LARGEST {
        return Err(format!("{name}: larger than 4 GiB"));
    }
    if metadata.is_file() && metadata.len() > LARGE {
        let file = File::open(&name).map_err(told)?;
        let path = name.clone();
        let again = Again(Arc::new(move || std::fs::read(&path).unwrap_or_default()));
        return Ok(Fetched::Large { name, role, rest: Box::new(file), again });
    }
    let bytes = std::fs::read(&name).map_err(told)?;
    Ok(Fetched::Whole(Input { name, bytes, role }))
}

fn standard_input(arguments: &PathArguments) -> Result<Input, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
    Ok(Input { name: arguments.stdin_filename.clone(), bytes, role: Role::Named })
}

fn operation(name: OperationName) -> Operation {
    match name {
        OperationName::CreateAssociation => Operation::CreateAssociation,
        OperationName::CreateAssociationBatch => Operation::CreateAssociationBatch,
        OperationName::UpdateAssociation => Operation::UpdateAssociation,
    }
}
