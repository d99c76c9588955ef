//! Who speaks: the identity of a rule and what it promises.

use crate::diagnostic::citation::Citation;
use crate::service::error::{ApiError, Confidence, Scope};
use std::fmt;

/// A rule's name: lower-case words joined by `-`, read after "ignore".
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Name(&'static str);

impl Name {
    /// Takes a name; anything but kebab case does not compile in a constant.
    pub const fn new(name: &'static str) -> Self {
        assert!(kebab(name.as_bytes()), "a rule's name is kebab case");
        Self(name)
    }

    /// The name as text.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

const fn kebab(name: &[u8]) -> bool {
    let mut rest = name;
    let mut after_dash = true;
    while let [first, tail @ ..] = rest {
        match first {
            b'a'..=b'z' | b'0'..=b'9' => after_dash = false,
            b'-' if !after_dash => after_dash = true,
            _ => return false,
        }
        rest = tail;
    }
    !after_dash
}

/// A rule's short stable alias: `SSM` and three digits, the first of which is its family.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct Code(u16);

impl Code {
    /// Takes the number, 100 to 999.
    pub const fn new(number: u16) -> Self {
        assert!(number >= 100 && number <= 999, "a code has three digits");
        Self(number)
    }

    /// The hundred that the code belongs to: 1 input and shape, 2 schedule, 3 target, 4 document, 5 parameter,
    /// 6 instance and platform, 7 batch, account and limits, 8 document content, 9 suppression and configuration.
    pub const fn family(self) -> u16 {
        self.0 / 100
    }

    /// Whether a text is this code, in capitals or not.
    pub fn is(self, text: &str) -> bool {
        let number = text.get(..3).filter(|letters| letters.eq_ignore_ascii_case("SSM")).and_then(|_| text.get(3..));
        number.is_some_and(|digits| digits.len() == 3 && digits.parse() == Ok(self.0))
    }

    /// Whether it begins with a text, in capitals or not: `SSM` and a digit at least.
    pub fn begins(self, text: &str) -> bool {
        text.len() > 3 && self.to_string().starts_with(&text.to_ascii_uppercase())
    }

    /// The folder of `rules/` and `src/rules/` that holds the rule.
    pub const fn folder(self) -> &'static str {
        match self.0 {
            100..=109 => "input",
            110..=149 => "shape",
            150..=189 => "template",
            190..=199 => "terraform",
            200..=299 => "schedule",
            300..=399 => "target",
            400..=499 => "document",
            500..=599 => "parameter",
            600..=699 => "instance",
            700..=799 => "account",
            800..=899 => "content",
            910..=919 => "suppression",
            _ => "configuration",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SSM{}", self.0)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How severe a finding is; the order is from light to severe.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Accepted but surely not meant, or probably refused without proof.
    Warning,
    /// The API call fails.
    Error,
}

impl Severity {
    /// The name in reports and configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// So many findings of it, in words: "1 error", "2 errors".
    pub fn counted(self, number: usize) -> String {
        format!("{number} {}{}", self.name(), if number == 1 { "" } else { "s" })
    }
}

/// What must be given for a rule to judge anything.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Needs {
    /// The file itself.
    File,
    /// A definition of the document.
    Document,
    /// A listing of the associations that exist.
    Associations,
}

/// What a rule is, for reports, documentation and configuration.
#[derive(Debug)]
#[non_exhaustive]
pub struct Meta {
    /// Its name.
    pub name: Name,
    /// Its short alias.
    pub code: Code,
    /// The severity of its findings; a finding may be lighter where its own evidence is.
    pub severity: Severity,
    /// Whether it is silent unless the user turns it on.
    pub off: bool,
    /// What the service returns: always known for an error, except for one that CloudFormation returns before the service is
    /// called; for a warning what it may become.
    pub raises: Option<ApiError>,
    /// What the service may return instead, where its choice is not known.
    pub also: &'static [ApiError],
    /// The service's own words, where they were documented or recorded: the usual ones first. `{}` stands for text of the case,
    /// `{member}`, after the first, for the names that lead to the member.
    pub service_messages: &'static [&'static str],
    /// What CloudFormation, an SDK or Terraform prints of the same before the service sees it, or in its place, with the same gaps.
    pub printed: &'static [&'static str],
    /// What of the call is refused.
    pub scope: Scope,
    /// How well that is known.
    pub confidence: Confidence,
    /// What must be given for it to judge anything.
    pub needs: Needs,
    /// The pages and threads that it rests on, the best one first; none for what is ssmlint's own.
    pub sources: &'static [Citation],
    /// The version of ssmlint that brought the rule.
    pub since: &'static str,
    /// The rule's page, as Markdown.
    pub docs: &'static str,
}

impl Meta {
    /// Its severity, for tables: `note`, or `note (off)` when it is silent by itself.
    pub fn level(&self) -> String {
        format!("{}{}", self.severity.name(), if self.off { " (off)" } else { "" })
    }

    /// What it is about: the first paragraph of its page, on one line.
    pub fn about(&self) -> String {
        let text = self.docs.split("## What is wrong\n").nth(1).unwrap_or_default().trim_start();
        let lines = text.lines().take_while(|line| !line.trim().is_empty());
        lines.collect::<Vec<_>>().join(" ")
    }

    /// Whether CloudFormation refuses what the rule finds, in words of its own.
    pub fn is_of_deployment(&self) -> bool {
        let folder = matches!(self.code.folder(), "template" | "terraform");
        self.service_messages.is_empty() && !self.printed.is_empty() && folder
    }

    /// The addresses of its sources.
    pub fn source_urls(&self) -> Vec<&'static str> {
        self.sources.iter().map(|source| source.url).collect()
    }

    /// The rule's page below `rules/`, without its ending.
    pub fn page(&self) -> String {
        format!("{}/{}", self.code.folder(), self.name)
    }
}

/// What of a call most rules of a family are about.
const fn scope(code: u16) -> Scope {
    match code {
        100..=199 | 900..=999 => Scope::Request,
        800..=899 => Scope::Document,
        _ => Scope::EntryOrRequest,
    }
}

/// A rule of which nothing is said yet but its page: the values that most rules share, for `..` in their tables.
pub(crate) const fn meta(name: &'static str, code: u16, docs: &'static str) -> Meta {
    Meta {
        name: Name::new(name),
        code: Code::new(code),
        severity: Severity::Error,
        off: false,
        raises: None,
        also: &[],
        service_messages: &[],
        printed: &[],
        scope: scope(code),
        confidence: Confidence::Inferred,
        needs: Needs::File,
        sources: &[],
        since: "0.1.0",
        docs,
    }
}
