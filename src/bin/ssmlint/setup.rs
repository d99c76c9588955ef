//! What is needed once: a configuration file, completions, the manual page.

use crate::Failure;
use crate::args::Arguments;
use clap::CommandFactory;
use clap_complete::Shell;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// The configuration file that `init` writes: everything is there, nothing is set.
const TEMPLATE: &str = include_str!("ssmlint.yaml");

/// Writes a configuration file with comments; one that is there is never touched.
pub(crate) fn init(folder: &str, out: &mut dyn Write) -> Result<u8, Failure> {
    let path = Path::new(folder).join("ssmlint.yaml");
    let failure = |error: io::Error| Failure::Message(format!("{}: {error}", path.display()));
    let mut file = OpenOptions::new().write(true).create_new(true).open(&path).map_err(failure)?;
    file.write_all(TEMPLATE.as_bytes()).map_err(failure)?;
    writeln!(out, "{} is written; `ssmlint schema ssmlint` is its schema for editors", path.display())?;
    Ok(0)
}

/// Prints the completions of a shell.
pub(crate) fn completions(shell: Shell, out: &mut dyn Write) -> u8 {
    clap_complete::generate(shell, &mut Arguments::command(), "ssmlint", &mut &mut *out);
    0
}

/// Prints the manual page.
pub(crate) fn man(out: &mut dyn Write) -> Result<u8, Failure> {
    clap_mangen::Man::new(Arguments::command()).render(&mut &mut *out)?;
    Ok(0)
}
