//! `ssmlint explain`: the page of a rule.

use crate::Failure;
use ssmlint::rule::words::nearest;
use ssmlint::rules::ALL;
use std::io::Write;

pub(crate) fn run(wanted: &str, out: &mut dyn Write) -> Result<u8, Failure> {
    let code = wanted.to_ascii_uppercase();
    let fits = |name: &str, number: String| name == wanted || number == code;
    match ALL.iter().find(|rule| fits(rule.meta.name.as_str(), rule.meta.code.to_string())) {
        Some(rule) => {
            out.write_all(rule.meta.docs.as_bytes())?;
            Ok(0)
        }
        None => {
            let near = nearest(wanted, ALL.iter().map(|rule| rule.meta.name.as_str()));
            let hint =
                near.map_or_else(|| "`ssmlint rules` lists them".to_owned(), |name| format!("did you mean `{name}`?"));
            Err(Failure::Message(format!("no rule is called `{wanted}`; {hint}")))
        }
    }
}
