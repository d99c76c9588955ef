//! Versions of documents and associations, as a request names them.

use crate::service::pattern::positive;

/// A version as `DocumentVersion` or `AssociationVersion` gives it.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Version {
    /// `$DEFAULT`: the one that its owner made the default.
    Default,
    /// `$LATEST`: the newest one.
    Latest,
    /// A number from 1.
    Number(u64),
}

impl Version {
    /// Reads a version; `None` when the service model refuses the text. A number beyond 64 bits counts as the greatest.
    pub(crate) fn read(text: &str) -> Option<Self> {
        match text {
            "$DEFAULT" => Some(Self::Default),
            "$LATEST" => Some(Self::Latest),
            _ if positive(text) => Some(Self::Number(text.parse().unwrap_or(u64::MAX))),
            _ => None,
        }
    }
}

/// Words after `$` that people write for the service's two, and no variable has for its name.
const SLIPS: &[&str] = &[
    "NEWEST",
    "LAST",
    "CURRENT",
    "LASTEST",
    "LATETS",
    "LATEST_VERSION",
    "LATESTS",
    "DEFAULTS",
    "DEFUALT",
    "DEFALUT",
    "DEFAULT_VERSION",
];

/// Whether a text that looks like a variable, `$NAME`, is a slip of `$LATEST` or `$DEFAULT`.
pub(crate) fn is_slip(text: &str) -> bool {
    text.strip_prefix('$').is_some_and(|name| SLIPS.contains(&name))
}
