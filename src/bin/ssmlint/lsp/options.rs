//! What the user chose for the editor alone.

use crate::values::time;
use crate::zone;
use serde_json::Value;
use ssmlint::service::schedule::At;

/// Choices for the editor: all off unless somebody wants them.
#[derive(Copy, Clone, Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// Whether hints are shown.
    pub(crate) hints: bool,
    /// Whether lenses are shown.
    pub(crate) lenses: bool,
    now: Option<At>,
}

impl Options {
    /// Takes in what is said; what is left out, or said in another form, stays.
    pub(crate) fn read(&mut self, said: &Value) {
        let said = said.get("ssmlint").unwrap_or(said);
        let is = |name: &str| said.get(name).and_then(Value::as_bool);
        self.hints = is("inlayHints").unwrap_or(self.hints);
        self.lenses = is("codeLenses").unwrap_or(self.lenses);
        self.now = said.get("now").and_then(Value::as_str).and_then(|now| time(now).ok()).or(self.now);
    }

    /// What time it is: what was said, else what the clock says.
    pub(crate) fn now(self) -> Option<At> {
        self.now.or_else(zone::now)
    }
}
