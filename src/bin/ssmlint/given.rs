//! Values for parameters of templates and variables of modules: from the command line, or else from files that it names, or else from the configuration.

use crate::failure::Failure;
use crate::fence::{self, Fence};
use crate::path;
use crate::path_arguments::PathArguments;
use crate::projects::Ruled;
use crate::say::say;
use crate::trouble::{self, placed};
use ssmlint::frontend::cloudformation::{DEFAULT_ENVIRONMENT, Deployment, Unread, of_pair};
use ssmlint::frontend::terraform::VALUE;
use ssmlint::output::Located;
use ssmlint::source::SourceId;
use ssmlint::{GivenParameter, Input, Role, StackParameters, Workspace};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The largest file with values, in bytes.
const LARGEST: u64 = 1 << 20;

/// What was given, by whom.
pub(crate) struct Given {
    /// What the command line gives, by file or by itself: what counts less comes first.
    named: Vec<GivenParameter>,
    /// Files of configurations that were read.
    known: BTreeMap<PathBuf, Vec<GivenParameter>>,
    /// The variables that the command line gives a value.
    variables: Vec<String>,
}

impl Given {
    /// Reads what the command line gives.
    pub(crate) fn of(arguments: &PathArguments, workspace: &mut Workspace) -> Result<Self, Failure> {
        let mut named = Vec::new();
        for file in &arguments.parameters {
            named.extend(read(Path::new(file), workspace).map_err(Failure::Message)?);
        }
        for pair in &arguments.parameter {
            // It may be a secret: it is not repeated.
            let told = || Failure::Message("--parameter: write a name, `=` and a value, as in Stage=prod".to_owned());
            named.push(of_pair(pair).ok_or_else(told)?);
        }
        let variables = variables(arguments, workspace)?;
        Ok(Self { named, known: BTreeMap::new(), variables })
    }

    /// Says what the templates of a configuration are deployed with.
    pub(crate) fn deploy(&mut self, project: &mut Ruled, workspace: &mut Workspace) -> Result<(), Failure> {
        let settings = &project.settings;
        let mut own = Vec::new();
        for one in &settings.parameters {
            own.push(self.of_configuration(one, workspace)?);
        }
        // Most files have the same entries of the configuration.
        let mut groups: BTreeMap<Vec<usize>, Vec<&str>> = BTreeMap::new();
        for name in &project.checked {
            let holding = settings.parameters.iter().enumerate().filter(|(_, one)| one.files.hold(name));
            groups.entry(holding.map(|(number, _)| number).collect()).or_default().push(name);
        }
        for (numbers, names) in groups {
            let values = numbers.iter().filter_map(|number| own.get(*number)).flatten().chain(&self.named);
            let given = values.map(|given| (given.name.clone(), given.clone())).collect();
            let (region, account) = (settings.region.clone(), settings.account.clone());
            workspace.deploy(Deployment { region, account, given }, names.into_iter());
        }
        let all = own.iter().flatten().chain(&self.named).map(|given| given.named.source);
        let of_variables = workspace.files().iter().filter(|file| file.role == Role::Values).map(|file| file.source);
        project.given = all.filter(|source| *source != SourceId::NOWHERE).chain(of_variables).collect();
        Ok(())
    }

    fn of_configuration(
        &mut self,
        one: &StackParameters,
        workspace: &mut Workspace,
    ) -> Result<Vec<GivenParameter>, Failure> {
        let mut given = Vec::new();
        if let Some((folder, path)) = &one.file {
            let file = Path::new(folder).join(path);
            if !self.known.contains_key(&file) {
                // A configuration leads nowhere out of its repository.
                let admitted = Fence::of(&Path::new(folder).join("ssmlint.yaml")).admit(&environment(&file).0);
                let values = admitted.map_err(|why| format!("{path}: {why}")).and_then(|()| read(&file, workspace));
                let values = values.map_err(|message| Failure::Message(placed(path, workspace) + &message))?;
                self.known.insert(file.clone(), values);
            }
            given.extend(self.known.get(&file).into_iter().flatten().cloned());
        }
        given.extend(one.values.iter().cloned());
        Ok(given)
    }

    /// Lets nobody see secrets, and tells of values for parameters that no template declares: of those of a configuration when all that it is about is checked.
    pub(crate) fn settle(&self, projects: &[Ruled], workspace: &mut Workspace) {
        let listed = projects.iter().flat_map(|project| &project.settings.parameters).flat_map(|one| &one.values);
        workspace.hide_secrets(self.named.iter().chain(self.known.values().flatten()).chain(listed));
        for project in projects {
            for one in project.settings.parameters.iter().filter(|_| project.settings.whole) {
                let file = one.file.as_ref().and_then(|(folder, path)| self.known.get(&Path::new(folder).join(path)));
                let values: Vec<GivenParameter> = file.into_iter().flatten().chain(&one.values).cloned().collect();
                let names = project.checked.iter().filter(|name| one.files.hold(name)).cloned().collect();
                workspace.tell_undeclared(&values, &names);
            }
        }
        let names = || projects.iter().flat_map(|project| project.checked.iter().cloned()).collect();
        let undeclared =
            if self.named.is_empty() { Vec::new() } else { workspace.tell_undeclared(&self.named, &names()) };
        for name in undeclared {
            say(&format!("ssmlint: --parameter {name}: no template declares it"));
        }
        for name in workspace.undeclared_variables(&self.variables) {
            say(&format!("ssmlint: --var {name}: no module declares it"));
        }
    }
}

/// Opens what gives values to variables of modules, in the order in which Terraform would read it, and returns the names that the
/// command line gives by themselves.
fn variables(arguments: &PathArguments, workspace: &mut Workspace) -> Result<Vec<String>, Failure> {
    let mut inputs = Vec::new();
    for path in &arguments.var_file {
        let name = path::name(path);
        let text = fence::read_text(path, LARGEST);
        let text = text.map_err(|error| Failure::Message(trouble::of(&name, &error)))?;
        inputs.push(Input::new(name, text, Role::Values));
    }
    let mut names = Vec::new();
    for pair in &arguments.var {
        // It may be a secret: it is not repeated.
        let told =
            || Failure::Message("--var: write a name, `=` and a value, as in schedule=\"rate(1 day)\"".to_owned());
        let (name, value) = pair.split_once('=').filter(|(name, _)| !name.is_empty()).ok_or_else(told)?;
        inputs.push(Input::new(format!("{VALUE}{name}"), value.to_owned(), Role::Values));
        names.push(name.to_owned());
    }
    workspace.open(inputs, None);
    Ok(names)
}

/// The files with values that a run reads.
pub(crate) fn files(arguments: &PathArguments, projects: &[Ruled]) -> Vec<PathBuf> {
    let named = arguments.parameters.iter().map(PathBuf::from);
    let listed = projects.iter().flat_map(|project| &project.settings.parameters);
    let listed = listed.filter_map(|one| one.file.as_ref()).map(|(folder, path)| Path::new(folder).join(path));
    let of_parameters = named.chain(listed).map(|path| environment(&path).0);
    of_parameters.chain(arguments.var_file.iter().cloned()).collect()
}

/// The path of a file, and the environment after it, `samconfig.toml#prod`.
fn environment(path: &Path) -> (PathBuf, String) {
    let text = path.to_string_lossy();
    match text.rsplit_once('#').filter(|(file, _)| file.contains("samconfig") && !path.exists()) {
        Some((file, name)) => (PathBuf::from(file), name.to_owned()),
        None => (path.to_path_buf(), DEFAULT_ENVIRONMENT.to_owned()),
    }
}

/// Reads a file with values.
fn read(path: &Path, workspace: &mut Workspace) -> Result<Vec<GivenParameter>, String> {
    let (path, environment) = environment(path);
    let name = path::name(&path);
    let text = fence::read_text(&path, LARGEST).map_err(|error| trouble::of(&name, &error))?;
    workspace.give(&name, text, &environment).map_err(|unread| match unread {
        Unread::Syntax(span) => {
            let located = Located::new(workspace.sources());
            let (start, _) = located.positions(span);
            format!("{name}:{}:{}: syntax error", start.line, start.column)
        }
        Unread::Environment(names) if names.is_empty() => format!("{name}: no environment `{environment}`"),
        Unread::Environment(names) => {
            format!("{name}: no environment `{environment}`: append `#` and one of {}", names.join(", "))
        }
        _ => format!(
            "{name}: no parameter values found: expected a list of `ParameterKey` and `ParameterValue`, a list of \
             `NAME=VALUE`, a map of names, one under `Parameters` or `parameters`, or a samconfig"
        ),
    })
}
