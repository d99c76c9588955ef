//! The fields of `cron(…)`, by name.

use crate::service::schedule::token::Token;

/// The fields of one expression.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Fields<'t> {
    pub(crate) seconds: Option<Token<'t>>,
    pub(crate) minutes: Token<'t>,
    pub(crate) hours: Token<'t>,
    pub(crate) day_of_month: Token<'t>,
    pub(crate) month: Token<'t>,
    pub(crate) day_of_week: Token<'t>,
    pub(crate) year: Token<'t>,
}

impl<'t> Fields<'t> {
    /// Six fields, or seven with the seconds first. Source: user guide, every example since 2018.
    pub(crate) fn of(tokens: &[Token<'t>]) -> Option<Self> {
        let (seconds, rest) = match tokens {
            [seconds, rest @ ..] if rest.len() == 6 => (Some(*seconds), rest),
            rest => (None, rest),
        };
        let &[minutes, hours, day_of_month, month, day_of_week, year] = rest else { return None };
        Some(Self { seconds, minutes, hours, day_of_month, month, day_of_week, year })
    }
}
