//! Everything that a run reads: the configuration, the files, the facts.

use crate::Failure;
use crate::args::{OperationName, PathArguments, Shared};
use crate::configuration::{self, Configured};
use crate::discover::{self, Found, Read};
use crate::terminal::say;
use ssmlint::model::file::Role;
use ssmlint::service::error::Operation;
use ssmlint::settings::{Files, Settings};
use ssmlint::source::id::{Again, SourceId};
use ssmlint::workspace::{Fetched, Input, Large, Workspace};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, Metadata};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
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
    /// The path of each file by the name under which it is shown.
    pub(crate) paths: BTreeMap<String, PathBuf>,
    /// What came on standard input: its source, none where it is excluded, and its bytes.
    pub(crate) stdin: Option<(Option<SourceId>, Vec<u8>)>,
    /// What could not be read, each with its reason.
    pub(crate) failures: Vec<String>,
    /// Whether the user wants to know which files are touched.
    pub(crate) verbose: bool,
}

/// The files that a run reads, the configuration among them; none of them is read.
pub(crate) fn files(arguments: &PathArguments, shared: &Shared) -> Result<Vec<PathBuf>, Failure> {
    let configured = configuration::read(arguments, shared, &mut Workspace::default())?;
    let found = find(arguments, &configured)?;
    Ok(found.files.into_values().map(|file| file.path).chain(configured.files).collect())
}

/// Finds what the command line and the configuration name.
fn find(arguments: &PathArguments, Configured { settings, files }: &Configured) -> Result<Found, Failure> {
    let mut found = Found::default();
    for path in arguments.paths.iter().filter(|path| *path != "-") {
        discover::argument(path, &mut found);
    }
    exclude(arguments, settings, &mut found)?;
    found.sets = [&settings.documents, &settings.inventory, &settings.associations].map(|facts| {
        let root = Path::new(&facts.root);
        // Every pattern is followed, also when one before it has found nothing.
        let each: Vec<_> =
            facts.paths.iter().flatten().map(|pattern| discover::fact(root, pattern, &mut found)).collect();
        each.into_iter().collect::<Option<Vec<_>>>().map(|names| names.concat())
    });
    files.iter().for_each(|file| found.remove(file));
    Ok(found)
}

/// Reads everything; what cannot be read is said on standard error, and the rest is read all the same.
pub(crate) fn load(arguments: &PathArguments, shared: &Shared) -> Result<Loaded, Failure> {
    let mut workspace = Workspace::default();
    let configured = configuration::read(arguments, shared, &mut workspace)?;
    let mut found = find(arguments, &configured)?;
    let Configured { mut settings, files } = configured;
    let stdin = arguments.paths.iter().any(|path| path == "-").then_some(arguments.stdin_filename.as_str());
    // What comes on standard input stands for the file of that name.
    stdin.iter().for_each(|name| found.remove(Path::new(name)));
    let named = found.files.iter().map(|(name, file)| (name.as_str(), file.path.as_path()));
    let names: Vec<(&str, &Path)> = named.chain(stdin.map(|name| (name, Path::new(name)))).collect();
    configuration::match_files(&mut settings, &names)?;
    settings.whole = files.first().is_some_and(|file| is_whole(file, &arguments.paths));
    workspace.root(discover::roots());
    let operation = arguments.operation.map(operation);
    let mut failures = found.failures;
    let paths = found.files.iter().map(|(name, file)| (name.clone(), file.path.clone())).collect();
    let pending: Vec<Pending> = found.files.into_iter().map(|(name, file)| Pending::of(name, file)).collect();
    failures.extend(workspace.open_each(pending, operation, &Pending::size, &|pending| {
        if shared.verbose {
            say(&format!("reading {}", pending.name));
        }
        fetch(pending)
    }));
    let mut input = None;
    if let Some(name) = stdin {
        let read = standard_input(arguments)?;
        let bytes = read.bytes.clone();
        let mut source = None;
        if !is_excluded(name, arguments, &settings) {
            workspace.open(vec![read], operation);
            source = workspace.files().last().map(|file| file.source);
        }
        input = Some((source, bytes));
    }
    for failure in &failures {
        say(&format!("ssmlint: {failure}"));
    }
    doubt(&mut settings, &found.sets, &workspace);
    Ok(Loaded { workspace, settings, configuration: files, paths, stdin: input, failures, verbose: shared.verbose })
}

/// Takes back that a set of facts is complete where one of its files was not read to its end, or says that there is more.
fn doubt(settings: &mut Settings, sets: &[Option<Vec<String>>; 3], workspace: &Workspace) {
    let facts = [&mut settings.documents, &mut settings.inventory, &mut settings.associations];
    if facts.iter().all(|facts| !facts.is_complete()) {
        return;
    }
    let ids: BTreeMap<&str, SourceId> =
        workspace.sources().iter().map(|source| (source.name.as_ref(), source.id)).collect();
    for (number, (facts, names)) in
        facts.into_iter().zip(sets).enumerate().filter(|(_, (facts, _))| facts.is_complete())
    {
        let is_partial = |name: &&String| {
            let file = ids.get(name.as_str()).and_then(|id| workspace.file(*id));
            file.is_none_or(|file| !file.tells_all(number > 0))
        };
        let partial = names.iter().flatten().find(is_partial);
        if let Some(name) = partial {
            say(&format!("ssmlint: {name} does not tell all, so that what is not listed may exist all the same"));
        }
        if partial.is_some() || names.is_none() {
            facts.complete = Some(false);
        }
    }
}

impl Loaded {
    /// Whether something that was asked for could not be read: the status is 2, whatever is found.
    pub(crate) fn is_incomplete(&self) -> bool {
        !self.failures.is_empty() || self.workspace.files().iter().any(|file| file.is_broken())
    }
}

/// Takes out what is not to be checked. A named file stays, unless the user wants hooks' names judged too.
fn exclude(arguments: &PathArguments, settings: &Settings, found: &mut Found) -> Result<(), Failure> {
    let files = found.files.clone();
    let names: Vec<(&str, &Path)> = files.iter().map(|(name, file)| (name.as_str(), file.path.as_path())).collect();
    for name in excluded(&names, arguments, settings)? {
        if arguments.force_exclude || files.get(&name).is_some_and(|file| file.role == Role::Found) {
            found.files.remove(&name);
        }
    }
    Ok(())
}

/// Those of some files that the configuration or the command line excludes.
fn excluded(
    names: &[(&str, &Path)],
    arguments: &PathArguments,
    settings: &Settings,
) -> Result<BTreeSet<String>, Failure> {
    let given = Files { paths: arguments.exclude.clone(), ..Files::default() };
    let mut found = BTreeSet::new();
    for files in settings.excluded.iter().chain([&given]) {
        found.extend(discover::matching(Path::new(&files.root), &files.paths, names).map_err(Failure::Message)?);
    }
    Ok(found)
}

/// Whether what comes on standard input is not to be checked either.
fn is_excluded(name: &str, arguments: &PathArguments, settings: &Settings) -> bool {
    arguments.force_exclude
        && excluded(&[(name, Path::new(name))], arguments, settings).is_ok_and(|found| !found.is_empty())
}

/// Whether one of the paths holds everything below the configuration file.
fn is_whole(configuration: &Path, paths: &[String]) -> bool {
    let folder = configuration.parent().map(discover::folder);
    let holds = |path: &String| {
        path != "-" && folder.as_ref().is_some_and(|folder| folder.starts_with(discover::folder(Path::new(path))))
    };
    paths.iter().any(holds)
}

/// A file that is to be read.
struct Pending {
    name: String,
    path: PathBuf,
    role: Role,
    metadata: std::io::Result<Metadata>,
}

impl Pending {
    fn of(name: String, Read { path, role }: Read) -> Self {
        let metadata = std::fs::metadata(&path);
        Self { name, path, role, metadata }
    }

    fn size(&self) -> u64 {
        self.metadata.as_ref().map_or(0, Metadata::len)
    }
}

fn fetch(pending: Pending) -> Result<Fetched, String> {
    let Pending { name, path, role, metadata } = pending;
    let told = |error: std::io::Error| format!("{name}: {error}");
    let metadata = metadata.map_err(told)?;
    if metadata.len() > LARGEST {
        return Err(format!("{name}: larger than 4 GiB"));
    }
    if metadata.is_file() && metadata.len() > LARGE {
        let rest = Box::new(File::open(&path).map_err(told)?);
        let again = Again(Arc::new(move |range| part(&path, range).unwrap_or_default()));
        return Ok(Fetched::Large(Large { name, role, size: metadata.len(), rest, again }));
    }
    let bytes = std::fs::read(&path).map_err(told)?;
    Ok(Fetched::Whole(Input { name, bytes, role }))
}

fn part(path: &Path, range: Range<u64>) -> std::io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let length = range.end.min(file.metadata()?.len()).saturating_sub(range.start);
    file.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn standard_input(arguments: &PathArguments) -> Result<Input, Failure> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST).read_to_end(&mut bytes)?;
    Ok(Input { name: arguments.stdin_filename.clone(), bytes, role: Role::Given })
}

fn operation(name: OperationName) -> Operation {
    match name {
        OperationName::CreateAssociation => Operation::CreateAssociation,
        OperationName::CreateAssociationBatch => Operation::CreateAssociationBatch,
        OperationName::UpdateAssociation => Operation::UpdateAssociation,
    }
}
