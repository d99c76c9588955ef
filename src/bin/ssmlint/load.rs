//! Everything that a run reads: the configuration, the files, the facts.

use crate::args::Shared;
use crate::choices::OperationName;
use crate::configuration::match_files;
use crate::discover::Read;
use crate::failure::Failure;
use crate::fence;
use crate::given::{self, Given};
use crate::path;
use crate::path_arguments::PathArguments;
use crate::projects::{Ruled, Sets, excluded, plan};
use crate::say::say;
use crate::trouble;
use ssmlint::schema::validate;
use ssmlint::service::Operation;
use ssmlint::source::SourceId;
use ssmlint::{Again, Fetched, Input, Large, Project, Role, Settings, Workspace};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is read, in bytes: places are counted in 32 bits.
const LARGEST: u64 = u32::MAX as u64 - 1;

/// The most that is read of standard input, in bytes: it is held as a whole.
const WHOLE: u64 = 64 << 20;

/// Files above this size, in bytes, are handed over piece by piece: an inventory then need not be held.
pub(crate) const LARGE: u64 = 512 * 1024;

/// What a run has read.
pub(crate) struct Loaded {
    pub(crate) workspace: Workspace,
    /// What each configuration rules.
    pub(crate) projects: Vec<Project>,
    /// The configuration files of each of them: its own, then those that it extends.
    pub(crate) configuration: Vec<Vec<PathBuf>>,
    /// The path of each file by the name under which it is shown, where that is not its path.
    pub(crate) paths: BTreeMap<String, PathBuf>,
    /// What came on standard input: its source, `None` where it is excluded, and its bytes.
    pub(crate) stdin: Option<(Option<SourceId>, Vec<u8>)>,
    /// What could not be read, each with its reason.
    pub(crate) failures: Vec<String>,
    /// Whether the user wants to know which files are touched.
    pub(crate) verbose: bool,
}

/// The files that a run reads, the configuration among them; none of the others is read.
pub(crate) fn files(arguments: &PathArguments, shared: &Shared) -> Result<Vec<PathBuf>, Failure> {
    let (found, projects) = plan(arguments, shared, &mut Workspace::default())?;
    let given = given::files(arguments, &projects);
    let configuration = projects.into_iter().flat_map(|project| project.files);
    Ok(found.files.into_values().map(|file| file.path).chain(configuration).chain(given).collect())
}

/// Reads everything; what cannot be read is said on standard error, and the rest is read all the same.
pub(crate) fn load(arguments: &PathArguments, shared: &Shared) -> Result<Loaded, Failure> {
    load_with(arguments, shared, false, &|| standard_input(arguments).map(Some))
}

/// Reads all but standard input, whole modules of Terraform among it: one of them may turn into one of ours later.
pub(crate) fn load_facts(arguments: &PathArguments, shared: &Shared) -> Result<Loaded, Failure> {
    load_with(arguments, shared, true, &|| Ok(None))
}

fn load_with(
    arguments: &PathArguments,
    shared: &Shared,
    all_modules: bool,
    standard_input: &dyn Fn() -> Result<Option<Input>, Failure>,
) -> Result<Loaded, Failure> {
    let mut workspace = Workspace::default();
    if let Some(root) = &arguments.root {
        fence::widen(root);
    }
    let (mut found, mut ruled) = plan(arguments, shared, &mut workspace)?;
    if all_modules {
        found.files.values_mut().for_each(|file| file.is_passed_over = false);
    }
    found.told.iter().for_each(|told| say(&format!("ssmlint: {told}")));
    let stdin = arguments.stdin_name();
    let mut given = Given::of(arguments, &mut workspace)?;
    for project in &mut ruled {
        match_files(&mut project.settings, || found.places(&project.checked), &workspace)?;
        given.deploy(project, &mut workspace)?;
    }
    workspace.root(path::roots());
    // What comes on standard input may be one file of a module.
    if stdin.is_none() && !found.has_parts {
        workspace.complete_modules(found.absent);
    }
    let operation = arguments.operation.map(operation);
    let mut failures = found.failures;
    let others = found.files.iter().filter(|(name, file)| path::given(&file.path) != Some(name));
    let paths = others.map(|(name, file)| (name.clone(), file.path.clone())).collect();
    let pending: Vec<Pending> = found.files.into_iter().map(|(name, file)| Pending::of(name, file)).collect();
    let unread = workspace.open_each(pending, operation, &Pending::size, &|pending| {
        if shared.verbose {
            say(&format!("reading {}", pending.name));
        }
        fetch(pending, arguments.max_file_size << 20)
    });
    for Unread { reason, was_asked_for } in unread {
        if was_asked_for {
            failures.push(reason);
        } else {
            say(&format!("ssmlint: {reason}"));
        }
    }
    if workspace.patterns_left_out > 0 {
        let count = workspace.patterns_left_out;
        say(&format!("ssmlint: all patterns together are too large: values are not checked against {count} of them"));
    }
    let mut input = None;
    if let Some(name) = stdin
        && let Some(read) = standard_input()?
    {
        let bytes = read.bytes.clone();
        let mut source = None;
        let excluded = ruled
            .iter()
            .any(|project| project.rules(name) && is_excluded(name, arguments, &project.settings, &workspace));
        if !excluded {
            workspace.open(vec![read], operation);
            source = workspace.files().last().map(|file| file.source);
        }
        input = Some((source, bytes));
    }
    given.settle(&ruled, &mut workspace);
    for file in workspace.files().iter().filter(|file| file.fault_count() >= validate::MOST) {
        let name = workspace.sources().get(file.source).map_or("", |source| &source.name);
        say(&format!("ssmlint: {name}: only its first {} mistakes are reported", validate::MOST));
    }
    for failure in &failures {
        say(&format!("ssmlint: {failure}"));
    }
    let (projects, configuration) = projects(ruled, &workspace);
    Ok(Loaded { workspace, projects, configuration, paths, stdin: input, failures, verbose: shared.verbose })
}

/// The projects by the numbers of their files.
fn projects(ruled: Vec<Ruled>, workspace: &Workspace) -> (Vec<Project>, Vec<Vec<PathBuf>>) {
    let ids: HashMap<&str, SourceId> =
        workspace.sources().iter().map(|source| (source.name.as_ref(), source.id)).collect();
    let numbers = |names: &BTreeSet<String>| names.iter().filter_map(|name| ids.get(name.as_str()).copied()).collect();
    let each: Vec<BTreeSet<SourceId>> = ruled.iter().map(|project| numbers(&project.checked)).collect();
    let mut told = BTreeSet::new();
    let mut configuration = Vec::new();
    let mut projects = Vec::new();
    for (mut project, own) in ruled.into_iter().zip(&each) {
        mark_incomplete(&mut project.settings, &project.sets, &ids, workspace);
        let mut checked = own.clone();
        // A file that several extend is reported of once.
        let files = project.files.iter().filter_map(|file| ids.get(path::name(file).as_str()).copied());
        checked.extend(files.chain(project.given).filter(|id| told.insert(*id)));
        let mut facts: BTreeSet<SourceId> = numbers(&project.facts);
        facts.extend(project.above.iter().filter_map(|number| each.get(*number)).flatten());
        projects.push(Project { settings: project.settings, checked: Some(checked), facts: Some(facts) });
        configuration.push(project.files);
    }
    (projects, configuration)
}

/// Takes back that a set of facts is complete where one of its files was not read to its end, or says that there is more.
fn mark_incomplete(settings: &mut Settings, sets: &Sets, ids: &HashMap<&str, SourceId>, workspace: &Workspace) {
    let facts = [&mut settings.documents, &mut settings.inventory, &mut settings.associations];
    for (number, (facts, names)) in
        facts.into_iter().zip(sets).enumerate().filter(|(_, (facts, _))| facts.is_complete())
    {
        let is_partial = |name: &&String| {
            let file = ids.get(name.as_str()).and_then(|id| workspace.file(*id));
            file.is_none_or(|file| !file.is_complete_listing(number > 0))
        };
        let partial = names.iter().flatten().find(is_partial);
        if let Some(name) = partial {
            say(&format!("ssmlint: {name} is incomplete: what it does not list may still exist"));
        }
        if partial.is_some() || names.is_none() {
            facts.complete = Some(false);
        }
    }
}

impl Loaded {
    /// The path of the file that is shown under a name.
    pub(crate) fn path<'l>(&'l self, name: &'l str) -> &'l Path {
        self.paths.get(name).map_or(Path::new(name), PathBuf::as_path)
    }

    /// Whether something that was asked for could not be read: the status is 2, whatever is found.
    pub(crate) fn is_incomplete(&self) -> bool {
        !self.failures.is_empty() || self.workspace.files().iter().any(|file| file.is_broken())
    }
}

/// Whether what comes on standard input is not to be checked either.
fn is_excluded(name: &str, arguments: &PathArguments, settings: &Settings, workspace: &Workspace) -> bool {
    arguments.force_exclude
        && excluded(&[(name, path::real(Path::new(name)))], arguments, settings, workspace)
            .is_ok_and(|found| !found.is_empty())
}

/// A file that is to be read.
struct Pending {
    name: String,
    path: PathBuf,
    role: Role,
    text: Option<String>,
    is_passed_over: bool,
    /// How large it is, as soon as somebody asked.
    size: std::io::Result<u64>,
}

impl Pending {
    fn of(name: String, Read { path, role, text, is_passed_over }: Read) -> Self {
        Self { name, path, role, text, is_passed_over, size: Ok(0) }
    }

    /// Asks how large it is, in bytes; 0 where that cannot be known.
    fn size(&mut self) -> u64 {
        self.size = match &self.text {
            Some(text) => Ok(text.len() as u64),
            None if self.is_passed_over => Ok(0),
            None => fence::file(&self.path).map(|metadata| metadata.len()),
        };
        self.size.as_ref().map_or(0, |size| *size)
    }
}

/// Why a file was not read.
struct Unread {
    reason: String,
    /// Whether the run is not whole without it. Something so large that lies in a folder may be anything.
    was_asked_for: bool,
}

fn fetch(pending: Pending, whole: u64) -> Result<Fetched<Unread>, Unread> {
    let Pending { name, path, role, text, is_passed_over, size } = pending;
    if let Some(text) = text {
        return Ok(Fetched::Whole(Input::new(name, text, role)));
    }
    if is_passed_over {
        return Ok(Fetched::PassedOver(name, role, again(path)));
    }
    let told = |error: std::io::Error| Unread { reason: trouble::of(&name, &error), was_asked_for: true };
    let size = size.map_err(told)?;
    if size > LARGEST {
        return Err(told(fence::too_large(LARGEST + 1)));
    }
    if size > LARGE {
        let rest = Box::new(File::open(&path).map_err(told)?);
        let again = again(path);
        let too_large = (size > whole).then(|| Unread {
            reason: format!(
                "{name}: larger than {} MiB, not read; --max-file-size sets how large a file may be",
                whole >> 20
            ),
            was_asked_for: !matches!(role, Role::Found | Role::Beside),
        });
        return Ok(Fetched::Large(Large { name, role, size, rest, again, too_large }));
    }
    let mut input = Input::new(name.clone(), fence::read_sized(&path, size, LARGE).map_err(told)?, role);
    input.again = Some(again(path));
    Ok(Fetched::Whole(input))
}

fn again(path: PathBuf) -> Again {
    Arc::new(move |range| part(&path, range).unwrap_or_default())
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
    std::io::stdin().lock().take(WHOLE + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > WHOLE {
        return Err(Failure::Message(format!("{}: {}", arguments.stdin_filename, fence::too_large(WHOLE))));
    }
    Ok(Input::new(arguments.stdin_filename.clone(), bytes, Role::Given))
}

/// The operation of a name.
pub(crate) fn operation(name: OperationName) -> Operation {
    match name {
        OperationName::CreateAssociation => Operation::CreateAssociation,
        OperationName::CreateAssociationBatch => Operation::CreateAssociationBatch,
        OperationName::UpdateAssociation => Operation::UpdateAssociation,
        OperationName::CreateDocument => Operation::CreateDocument,
        OperationName::UpdateDocument => Operation::UpdateDocument,
    }
}
