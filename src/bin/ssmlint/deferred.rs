//! Arguments of a command that are described only when it is the one that is called: a description costs more than a small check.

use clap::builder::Resettable;
use clap::{ArgMatches, Args, Command as Line, Error, FromArgMatches};
use std::ffi::OsStr;

/// What a command was called with.
#[derive(Debug)]
pub(crate) struct Deferred<T>(pub(crate) T);

impl<T: FromArgMatches> FromArgMatches for Deferred<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn from_arg_matches_mut(matches: &mut ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches_mut(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl<T: Args> Args for Deferred<T> {
    fn augment_args(line: Line) -> Line {
        line.defer(|line| without_empty(T::augment_args(line)))
    }

    fn augment_args_for_update(line: Line) -> Line {
        line.defer(T::augment_args_for_update)
    }
}

/// A variable of the environment that is empty is as good as none.
pub(crate) fn without_empty(line: Line) -> Line {
    let is_empty = |name: &OsStr| std::env::var_os(name).is_some_and(|value| value.is_empty());
    line.mut_args(|one| match one.get_env() {
        Some(name) if is_empty(name) => one.env(Resettable::Reset),
        _ => one,
    })
}
