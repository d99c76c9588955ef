//! Which syntax a text is read in.

/// The syntax that a text is read in.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
pub enum Syntax {
    /// One JSON value.
    Json,
    /// JSON values with white space between them.
    JsonLines,
    /// YAML 1.2 documents.
    Yaml,
    /// The files of a Terraform module.
    Hcl,
}

impl Syntax {
    /// The syntax of a file: its ending decides, and for an ending that tells nothing its first character.
    pub fn of(name: &str, text: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is = |known: &str| ending.eq_ignore_ascii_case(known);
        if is("yaml") || is("yml") {
            Self::Yaml
        } else if is("tf") || is("tofu") || is("tfvars") {
            Self::Hcl
        } else if is("jsonl") {
            Self::JsonLines
        } else if is("json") || text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) {
            Self::Json
        } else {
            Self::Yaml
        }
    }
}
