//! The runtimes of `aws:executeScript`.
//!
//! Source: AWS's notices of 2024-12 and 2025-08, and an answer recorded on 2025-10-21 (<https://github.com/intuit/Trapheus/issues/225>): since 2025-09-10 no runbook with Python 3.6 to 3.9 is
//! created, updated or run. The runbooks that Amazon owns show which ones are supported.

/// What is known of a runtime.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(crate) enum Runtime {
    /// It is taken, or may be: newer ones come.
    Taken,
    /// It is refused.
    Refused,
    /// Nobody uses it any more; whether it is refused was not recorded.
    Left,
    /// No runtime has this name.
    Unknown,
}

/// The day from which runtimes are refused.
pub(crate) const REFUSED_SINCE: (u16, u8, u8) = (2025, 9, 10);

/// Those that are surely taken.
pub(crate) const TAKEN: &[&str] = &["python3.10", "python3.11", "PowerShell 7.4"];

const LEFT: &[&str] = &[
    "PowerShell Core 6.0",
    "PowerShell 7.0",
    "PowerShell Core 6.1",
    "PowerShell Core 6.2",
    "dotnetcore2.1",
    "dotnetcore3.1",
];

impl Runtime {
    /// What is known of the runtime of this name.
    pub(crate) fn read(name: &str) -> Self {
        let minor = |text: &str| text.parse::<u32>().ok().filter(|_| !text.starts_with('0') && !text.starts_with('+'));
        if let Some(minor) = name.strip_prefix("python3.").and_then(minor) {
            return match minor {
                6..=9 => Self::Refused,
                0..6 => Self::Unknown,
                _ => Self::Taken,
            };
        }
        if let Some(minor) = name.strip_prefix("PowerShell 7.").and_then(minor) {
            return if minor >= 4 { Self::Taken } else { Self::Left };
        }
        if LEFT.contains(&name) { Self::Left } else { Self::Unknown }
    }
}

#[cfg(test)]
mod tests {
    use crate::service::action::runtime::Runtime;

    #[test]
    fn runtimes_are_what_is_known_of_them() {
        for (name, known) in [
            ("python3.8", Runtime::Refused),
            ("python3.9", Runtime::Refused),
            ("python3.10", Runtime::Taken),
            ("python3.13", Runtime::Taken),
            ("python3", Runtime::Unknown),
            ("Python3.11", Runtime::Unknown),
            ("nodejs20.x", Runtime::Unknown),
            ("PowerShell 7.0", Runtime::Left),
            ("PowerShell 7.4", Runtime::Taken),
            ("PowerShell Core 6.0", Runtime::Left),
        ] {
            assert_eq!(Runtime::read(name), known, "{name}");
        }
    }
}
