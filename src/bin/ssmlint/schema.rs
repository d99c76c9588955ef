//! `ssmlint schema`: a JSON Schema for editors.

use crate::failure::Failure;
use ssmlint::rule::nearest;
use ssmlint::schema::embedded;
use std::io::Write;

pub(crate) fn run(name: Option<&str>, out: &mut dyn Write) -> Result<u8, Failure> {
    let Some(name) = name else {
        for name in embedded::NAMES {
            writeln!(out, "{name}")?;
        }
        return Ok(0);
    };
    match embedded::bundled(name) {
        Some(text) => {
            writeln!(out, "{}", text.trim_end())?;
            Ok(0)
        }
        None => {
            let near = nearest(name, embedded::NAMES.iter().copied());
            let hint =
                near.map_or_else(|| "`ssmlint schema` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
            Err(Failure::Message(format!("no schema is called `{name}`; {hint}")))
        }
    }
}
