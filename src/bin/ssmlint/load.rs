//! Everything that a run reads: the configuration, the files, the facts.

use crate::Failure;
use crate::args::{OperationName, PathArguments, Shared};
use crate::configuration;
use crate::discover::{self, Found};
use crate::terminal::say;
use ssmlint::engine::check::rule_names;
use ssmlint::frontend::config::Configuration;
use ssmlint::model::file::Role;
use ssmlint::parallel;
use ssmlint::service::error::Operation;
use ssmlint::settings::Settings;
use ssmlint::workspace::{Input, Workspace};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The largest file that is read, in bytes: places are counted in 32 bits.
const LARGEST: u64 = u32::MAX as u64 - 1;

/// What a run has read.
pub(crate) struct Loaded {
    pub(crate) workspace: Workspace,
    pub(crate) settings: Settings,
    /// Whether something that was asked for could not be read: the status is 2, whatever is found.
    pub(crate) incomplete: bool,
}

/// Reads everything; what cannot be read is said on standard error, and the rest is read all the same.
pub(crate) fn load(arguments: &PathArguments, shared: &Shared) -> Result<Loaded, Failure> {
    let mut workspace = Workspace::default();
    let mut found = Found::default();
    let file = configuration_file(arguments, shared)?;
    let configuration = match &file {
        Some(file) => configure(file, &mut workspace)?,
        None => Configuration::default(),
    };
    for path in arguments.paths.iter().filter(|path| *path != "-") {
        discover::argument(path, &mut found);
    }
    if let Some(file) = &file {
        let root = file.parent().unwrap_or(Path::new(""));
        let settings = &configuration.settings;
        for facts in [&settings.documents, &settings.inventory, &settings.associations] {
            for pattern in &facts.paths {
                discover::fact(root, pattern, &mut found);
            }
        }
        found.files.remove(&discover::name(file));
    }
    let mut failures = found.failures;
    let read = parallel::map(found.files.into_iter().collect(), |(name, role)| read(name, role));
    let mut inputs = Vec::with_capacity(read.len() + 1);
    for input in read {
        match input {
            Ok(input) => {
                if shared.verbose {
                    say(&format!("reading {}", input.name));
                }
                inputs.push(input);
            }
            Err(failure) => failures.push(failure),
        }
    }
    if arguments.paths.iter().any(|path| path == "-") {
        inputs.push(standard_input(arguments)?);
    }
    for failure in &failures {
        say(&format!("ssmlint: {failure}"));
    }
    workspace.open(inputs, arguments.operation.map(operation));
    let incomplete = !failures.is_empty() || configuration.is_broken();
    Ok(Loaded { workspace, settings: configuration.settings, incomplete })
}

fn configuration_file(arguments: &PathArguments, shared: &Shared) -> Result<Option<PathBuf>, Failure> {
    if shared.isolated {
        return Ok(None);
    }
    if let Some(file) = &shared.config {
        let path = PathBuf::from(file);
        return if path.is_file() {
            Ok(Some(path))
        } else {
            Err(Failure::Message(format!("{file}: no such configuration file")))
        };
    }
    let first = arguments.paths.first().map_or(".", String::as_str);
    let from = if first == "-" && arguments.stdin_filename.contains('/') { &arguments.stdin_filename } else { first };
    Ok(configuration::find(from))
}

fn configure(file: &Path, workspace: &mut Workspace) -> Result<Configuration, Failure> {
    let name = discover::name(file);
    let text = std::fs::read_to_string(file).map_err(|error| Failure::Message(format!("{name}: {error}")))?;
    Ok(workspace.configure(&name, &text, &rule_names()))
}

fn read(name: String, role: Role) -> Result<Input, String> {
    let size = std::fs::metadata(&name).map_err(|error| format!("{name}: {error}"))?.len();
    if size > LARGEST {
        return Err(format!("{name}: larger than 4 GiB"));
    }
    match std::fs::read(&name) {
        Ok(bytes) => Ok(Input { name, bytes, role }),
        Err(error) => Err(format!("{name}: {error}")),
    }
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
