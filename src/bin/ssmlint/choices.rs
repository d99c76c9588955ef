//! What options can be set to: words, and a format with a file.

use clap::ValueEnum;

/// Reads `FORMAT=FILE`.
pub(crate) fn output(text: &str) -> Result<Output, String> {
    let (format, file) = text.split_once('=').ok_or("write a format, `=` and a file, as in sarif=ssmlint.sarif")?;
    if file.is_empty() {
        return Err("the name of the file is missing".to_owned());
    }
    let format = FormatName::from_str(format, false).map_err(|_| {
        let names =
            FormatName::value_variants().iter().filter_map(|one| Some(one.to_possible_value()?.get_name().to_owned()));
        format!("no format is called `{format}`: there are {}", names.collect::<Vec<_>>().join(", "))
    })?;
    Ok(Output { format, file: file.to_owned() })
}

/// A file that findings are written to.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    pub(crate) format: FormatName,
    pub(crate) file: String,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum FormatName {
    /// Findings in their source, for people
    Text,
    /// One line per finding: `path:line:column: error[CODE] message`
    Concise,
    /// One JSON object, as `ssmlint schema report` describes it
    Json,
    /// One finding per line, each as in `json`
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// GitHub annotations, and a table in the step summary
    Github,
    /// GitLab Code Quality
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// reviewdog's diagnostic format
    Rdjson,
    /// A Markdown table
    Markdown,
    /// One page for a browser: findings, coverage and targets
    Html,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum StdinFormat {
    /// One request or document a line, as JSON, or `{"path": …, "content": …}` with the text of a file
    Ndjson,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum ShellName {
    /// Bourne Again Shell
    Bash,
    /// Z shell
    Zsh,
    /// Friendly Interactive Shell
    Fish,
    /// Elvish
    Elvish,
    /// PowerShell
    #[value(name = "powershell")]
    PowerShell,
    /// Nushell
    Nushell,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum ReportName {
    /// For each association and each error of its operation: raised, passed, undecided with the reason, or not applicable
    Coverage,
    /// Which nodes of the inventory each association reaches, and which are reached twice
    Targets,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
pub(crate) enum FailOn {
    /// The API call fails
    Error,
    /// Accepted but surely not meant, or probably refused
    Warning,
    /// Worth knowing
    Note,
    /// Always exit with status 0
    Never,
}

#[derive(Copy, Clone, Debug, Eq, PartialEq, ValueEnum)]
#[value(rename_all = "PascalCase")]
pub(crate) enum OperationName {
    /// One association
    CreateAssociation,
    /// A list of entries
    CreateAssociationBatch,
    /// A change of one association
    UpdateAssociation,
    /// A document with its first version
    CreateDocument,
    /// One more version of a document
    UpdateDocument,
}
