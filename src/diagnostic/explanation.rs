//! What a message means that AWS or a tool printed.

use crate::diagnostic::meta::Meta;
use crate::service::error::ApiError;

/// Who refused, or what came between.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum Kind {
    /// The service refuses the request.
    Request,
    /// CloudFormation, an SDK or Terraform refuses before the service sees anything.
    Deployment,
    /// CloudFormation hides which error of the service it was.
    Hidden,
    /// ssmlint itself says so.
    Finding,
    /// The caller may not do this.
    Permission,
    /// Too many calls, or two at once.
    Rate,
    /// The caller's credentials are of no use.
    Credentials,
    /// The call did not reach the service.
    Connection,
    /// A fault of the service.
    Service,
    /// Something that exists, or happens, outside of files.
    State,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Request,
        Self::Deployment,
        Self::Hidden,
        Self::Finding,
        Self::Permission,
        Self::Rate,
        Self::Credentials,
        Self::Connection,
        Self::Service,
        Self::State,
    ];

    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Deployment => "deployment",
            Self::Hidden => "hidden",
            Self::Finding => "finding",
            Self::Permission => "permission",
            Self::Rate => "rate",
            Self::Credentials => "credentials",
            Self::Connection => "connection",
            Self::Service => "service",
            Self::State => "state",
        }
    }

    /// Whether what is in files can be the cause.
    pub fn is_of_files(self) -> bool {
        matches!(self, Self::Request | Self::Deployment | Self::Hidden | Self::Finding)
    }
}

/// Words of a rule that a message repeats, with what it says in their gaps.
#[derive(Clone, Debug)]
pub struct Said {
    /// The rule.
    pub rule: &'static Meta,
    /// Whether they are words of a tool, and not of the service.
    pub printed: bool,
    /// The number of these words among the rule's words of the service, or of tools.
    pub sentence: usize,
    /// What is in their gaps, in their order; none for words that no finding repeats.
    pub texts: Vec<String>,
    /// The names that lead to the member that the message is about; `None` where it does not say.
    pub member: Vec<String>,
}

/// What a message means.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Who refused, or what came between.
    pub kind: Kind,
    /// The errors of the API that it is, or may be.
    pub errors: Vec<ApiError>,
    /// What it means, in a sentence.
    pub text: String,
    /// The words that it repeats: the rules that say the same, the nearest first.
    pub said: Vec<Said>,
    /// Other rules with this error.
    pub others: Vec<&'static Meta>,
    /// The schedule that it quotes.
    pub schedule: Option<String>,
    /// Whether it is of a deployment of CloudFormation.
    pub deployed: bool,
    /// The logical id of the resource that it is about.
    pub resource: Option<String>,
}

impl Said {
    /// A rule of which a message says no more than that it is about it.
    pub fn about(rule: &'static Meta) -> Self {
        Self { rule, printed: false, sentence: 0, texts: Vec::new(), member: Vec::new() }
    }
}

impl Explanation {
    /// An explanation of which no more is known yet.
    pub fn new(kind: Kind, errors: Vec<ApiError>, text: String) -> Self {
        Self {
            kind,
            errors,
            text,
            said: Vec::new(),
            others: Vec::new(),
            schedule: None,
            deployed: false,
            resource: None,
        }
    }

    /// The rules that say the same, the nearest first.
    pub fn rules(&self) -> Vec<&'static Meta> {
        let mut rules: Vec<&'static Meta> = Vec::new();
        for said in &self.said {
            if rules.iter().all(|rule| rule.code != said.rule.code) {
                rules.push(said.rule);
            }
        }
        rules
    }
}
