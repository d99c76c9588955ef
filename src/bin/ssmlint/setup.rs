//! What is needed once: a configuration file, completions, the manual page.

use crate::args::{Arguments, Shared};
use crate::choices::ShellName;
use crate::failure::Failure;
use crate::load::load;
use crate::path;
use crate::path_arguments::PathArguments;
use crate::trouble;
use crate::write;
use clap::CommandFactory;
use clap_complete::{Shell, generate};
use clap_complete_nushell::Nushell;
use clap_mangen::Man;
use serde_json::Value;
use ssmlint::model::File;
use ssmlint::source::on_one_line;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The configuration file that `init` writes: everything is there, and only what was found is set.
const TEMPLATE: &str = include_str!("ssmlint.yaml");

/// What the shells call the command.
const NAME: &str = "ssmlint";

/// Files of one folder beyond this number are listed as the folder.
const FEW: usize = 3;

/// Writes a configuration file with comments that lists the facts in the folder; one that is there is never touched.
pub(crate) fn init(folder: &str, shared: &Shared, out: &mut dyn Write) -> Result<u8, Failure> {
    let root = Path::new(folder);
    if !root.is_dir() {
        return Err(Failure::Message(format!("{folder}: no such folder")));
    }
    let path = root.join("ssmlint.yaml");
    if let Some(there) = [&path, &root.join(".ssmlint.yaml")].into_iter().find(|file| file.symlink_metadata().is_ok()) {
        let name = path::name(there);
        return Err(Failure::Message(format!("{name} is there already, and stays as it is")));
    }
    let mut text = TEMPLATE.to_owned();
    for (member, paths) in facts(folder, shared)?.into_iter().filter(|(_, paths)| !paths.is_empty()) {
        let start = text.find(&format!("# {member}:")).unwrap_or(text.len());
        let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length);
        let paths: Vec<String> = paths.iter().map(|path| Value::from(path.as_str()).to_string()).collect();
        text.replace_range(start..end, &format!("{member}: {{ paths: [{}], complete: false }}", paths.join(", ")));
    }
    let name = path::name(&path);
    write::write(&path, text.as_bytes()).map_err(|error| Failure::Message(trouble::of(&name, &error)))?;
    let name = on_one_line(&name);
    writeln!(out, "{name} is written; `ssmlint schema ssmlint` is its schema for editors")?;
    Ok(0)
}

/// The files of a folder that hold documents, nodes and existing associations, by the member that lists them. What a template
/// makes is in the template.
fn facts(folder: &str, shared: &Shared) -> Result<[(&'static str, BTreeSet<String>); 3], Failure> {
    let input = PathArguments::of(vec![PathBuf::from(folder)]);
    let loaded = load(&input, &Shared { isolated: true, ..shared.clone() })?;
    let names = |holds: &dyn Fn(&File) -> bool| {
        let files = loaded.workspace.files().iter().filter(|file| !file.is_template && holds(file));
        let sources = files.filter_map(|file| loaded.workspace.sources().get(file.source));
        shortened(sources.map(|source| path::relative(Path::new(source.name.as_ref()), Path::new(folder))))
    };
    Ok([
        ("documents", names(&|file| !file.documents.is_empty())),
        ("inventory", names(&|file| !file.inventory.rows.is_empty())),
        ("associations", names(&|file| !file.existing.is_empty())),
    ])
}

/// Paths, those of a folder with many as the folder.
fn shortened(paths: impl Iterator<Item = String>) -> BTreeSet<String> {
    let mut folders: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in paths {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        folders.entry(folder).or_default().push(path);
    }
    let listed = folders.into_iter().flat_map(|(folder, files)| {
        if files.len() > FEW && !folder.is_empty() { vec![format!("{folder}/*")] } else { files }
    });
    listed.collect()
}

/// Prints the completions of a shell.
pub(crate) fn completions(shell: ShellName, out: &mut dyn Write) -> Result<u8, Failure> {
    // The generator panics where it cannot write.
    let mut script = Vec::new();
    let (command, out_of) = (&mut Arguments::command(), &mut script);
    match shell {
        ShellName::Bash => generate(Shell::Bash, command, NAME, out_of),
        ShellName::Zsh => generate(Shell::Zsh, command, NAME, out_of),
        ShellName::Fish => generate(Shell::Fish, command, NAME, out_of),
        ShellName::Elvish => generate(Shell::Elvish, command, NAME, out_of),
        ShellName::PowerShell => generate(Shell::PowerShell, command, NAME, out_of),
        ShellName::Nushell => generate(Nushell, command, NAME, out_of),
    }
    out.write_all(&script)?;
    Ok(0)
}

/// What the manual says below the options, as sections with paragraphs that each have a head.
const SECTIONS: &[(&str, &[(&str, &str)])] = &[
    (
        "EXIT STATUS",
        &[
            ("0", "Nothing was found at the severity of --fail-on, which is error unless something else is said."),
            ("1", "There are findings at that severity, or a request of dry-run would be refused."),
            (
                "2",
                "Something could not be checked: a file cannot be read, an option is wrong, or nothing was there to check.",
            ),
        ],
    ),
    (
        "FILES",
        &[
            ("ssmlint.yaml, .ssmlint.yaml", "The configuration: the nearest one in the folder of a file or above it."),
            (".ssmlintignore, .ignore, .gitignore", "Patterns of files that are passed over in folders."),
        ],
    ),
    (
        "EXAMPLES",
        &[
            ("ssmlint check .", "Check everything below this folder."),
            ("ssmlint check template.yaml --fix", "Apply the safe fixes."),
            ("ssmlint check . --output sarif=ssmlint.sarif", "Write the findings as SARIF too, for code scanning."),
            ("ssmlint check modules --var-file prod.tfvars", "Check Terraform with the values of an environment."),
            ("ssmlint schedule 'cron(0 2 ? * SUN#2 *)' --calendar", "Show when a schedule runs."),
            ("ssmlint explain InvalidSchedule", "List the rules that report an error of the API."),
        ],
    ),
];

/// Prints the manual page: the command, then each of its commands with its options, then what holds for all of them.
pub(crate) fn man(out: &mut dyn Write) -> Result<u8, Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    let mut variables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for part in command.get_subcommands().filter(|part| part.get_name() != "help") {
        for argument in part.get_arguments() {
            let option = argument.get_long().map(|long| format!("--{long}"));
            let named = argument.get_env().and_then(OsStr::to_str).zip(option);
            named.into_iter().for_each(|(name, option)| variables.entry(name.to_owned()).or_default().extend([option]));
        }
        let name = format!("ssmlint {}", part.get_name());
        let part = Man::new(part.clone().bin_name(&name).display_name(&name));
        writeln!(page, ".SH {}", name.to_uppercase().replace('-', "\\-"))?;
        let mut sections = Vec::new();
        part.render_synopsis_section(&mut sections)?;
        part.render_description_section(&mut sections)?;
        part.render_options_section(&mut sections)?;
        // Below the heading of the command, theirs are smaller.
        page.extend(String::from_utf8_lossy(&sections).replace("\n.SH ", "\n.SS ").replacen(".SH ", ".SS ", 1).bytes());
    }
    let options =
        |names: BTreeSet<String>| format!("The same as {}.", names.into_iter().collect::<Vec<_>>().join(", "));
    let variables: Vec<(String, String)> = variables.into_iter().map(|(name, names)| (name, options(names))).collect();
    let mut page = String::from_utf8_lossy(&page).into_owned();
    for (title, paragraphs) in SECTIONS {
        section(title, paragraphs.iter().copied(), &mut page);
        if *title == "EXIT STATUS" {
            section("ENVIRONMENT", variables.iter().map(|(name, text)| (name.as_str(), text.as_str())), &mut page);
        }
    }
    out.write_all(page.as_bytes())?;
    Ok(0)
}

/// Adds a section to a manual page, each paragraph under its head.
fn section<'s>(title: &str, paragraphs: impl Iterator<Item = (&'s str, &'s str)>, page: &mut String) {
    let plain = |text: &str| text.replace('-', "\\-").replace('\'', "\\(aq");
    page.push_str(&format!(".SH {title}\n"));
    for (head, text) in paragraphs {
        // No line of these begins with the mark of a command.
        page.push_str(&format!(".TP\n\\fB{}\\fR\n\\&{}\n", plain(head), plain(text)));
    }
}
