//! Platforms of nodes and documents.

/// The operating system family of a node, in the service's spelling.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Platform {
    /// `Linux`
    Linux,
    /// `MacOS`
    MacOs,
    /// `Windows`
    Windows,
}

impl Platform {
    /// Reads the service's spelling, in any case: outputs of `ec2 describe-instances` write `windows`.
    pub fn read(text: &str) -> Option<Self> {
        let is = |name: &str| text.eq_ignore_ascii_case(name);
        if is("linux") {
            Some(Self::Linux)
        } else if is("windows") {
            Some(Self::Windows)
        } else if is("macos") {
            Some(Self::MacOs)
        } else {
            None
        }
    }

    /// The service's spelling.
    pub fn name(self) -> &'static str {
        match self {
            Self::Linux => "Linux",
            Self::MacOs => "MacOS",
            Self::Windows => "Windows",
        }
    }
}
