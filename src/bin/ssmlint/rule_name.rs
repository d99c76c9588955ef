//! Names of rules as shells complete them; codes, beginnings of codes and whatever else is written are taken as well.

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};
use ssmlint::rules::ALL;
use std::ffi::OsStr;

/// Reads a word that may be the name of a rule.
#[derive(Clone)]
pub(crate) struct RuleName;

impl TypedValueParser for RuleName {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(ALL.iter().map(|rule| PossibleValue::new(rule.meta.name.as_str()))))
    }
}
