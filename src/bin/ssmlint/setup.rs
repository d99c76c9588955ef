//! What is needed once: a configuration file, completions, the manual page.

use crate::Failure;
use crate::args::Arguments;
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use ssmlint::source::printable::on_one_line;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// The configuration file that `init` writes: everything is there, nothing is set.
const TEMPLATE: &str = include_str!("ssmlint.yaml");

/// Writes a configuration file with comments; one that is there is never touched.
pub(crate) fn init(folder: &str, out: &mut dyn Write) -> Result<u8, Failure> {
    let path = Path::new(folder).join("ssmlint.yaml");
    let other = Path::new(folder).join(".ssmlint.yaml");
    if other.exists() {
        return Err(Failure::Message(format!("{} is there already", other.display())));
    }
    let failure = |error: io::Error| Failure::Message(format!("{}: {error}", path.display()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failure)?;
    file.write_all(TEMPLATE.as_bytes()).map_err(failure)?;
    writeln!(
        out,
        "{} is written; `ssmlint schema ssmlint` is its schema for editors",
        on_one_line(&path.to_string_lossy())
    )?;
    Ok(0)
}

/// Prints the completions of a shell.
pub(crate) fn completions(shell: Shell, out: &mut dyn Write) -> Result<u8, Failure> {
    // The generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "ssmlint", &mut script);
    out.write_all(&script)?;
    Ok(0)
}

/// Prints the manual page: the command, then each of its commands with its options.
pub(crate) fn man(out: &mut dyn Write) -> Result<u8, Failure> {
    let mut command = Arguments::command();
    command.build();
    let mut page = Vec::new();
    Man::new(command.clone()).render(&mut page)?;
    for part in command.get_subcommands().filter(|part| part.get_name() != "help") {
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
    out.write_all(&page)?;
    Ok(0)
}
