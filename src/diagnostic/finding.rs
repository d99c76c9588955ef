//! One finding.

use crate::diagnostic::fix::Fix;
use crate::diagnostic::meta::{Meta, Severity};
use crate::diagnostic::rule_pages::RulePages;
use crate::service::error::{ApiError, Confidence, Scope};
use crate::source::place::Place;
use crate::source::sources::SourceId;
use crate::source::span::Span;

/// Places that one finding names beside its own.
const MOST_LABELS: usize = 32;

/// The members whose values may be secrets, however their author writes their case.
const SECRETS: [&str; 6] = ["Parameters", "AssociationParameters", "ParameterValue", "Mappings", "Tags", "inputs"];

/// A span with what is to be said of it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Label {
    /// The bytes.
    pub span: Span,
    /// What they are, in a few words.
    pub text: String,
}

/// What a rule says of one place.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Who says it.
    pub rule: &'static Meta,
    /// How severe it is here.
    pub severity: Severity,
    /// What the service returns; for warnings what it may become.
    pub api_error: Option<ApiError>,
    /// What the service may return instead.
    pub also: Vec<ApiError>,
    /// What of the call is refused.
    pub scope: Scope,
    /// How well that is known.
    pub confidence: Confidence,
    /// What is wrong, in one line.
    pub message: String,
    /// Which of the rule's sentences the service returns.
    pub sentence: usize,
    /// What is in the service's words for each `{}`; `…` for those that are not told.
    pub arguments: Vec<String>,
    /// Where it is wrong.
    pub place: Place,
    /// The JSON Pointer of that place in its file; the engine fills it in.
    pub pointer: String,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
    /// What the deployment of a template prints, in quotes, where that is not what the service returns.
    pub printed: Option<String>,
    /// What it is found in, for people: the association, the resource.
    pub subject: Option<String>,
    /// Ways to fix it.
    pub fixes: Vec<Fix>,
    /// Where the rule's page is; the engine fills it in.
    pub pages: RulePages,
}

impl Diagnostic {
    /// A finding of a rule with what the rule says of all its findings.
    pub fn new(rule: &'static Meta, place: Place, message: String) -> Self {
        Self {
            rule,
            severity: rule.severity,
            api_error: rule.raises,
            also: rule.also.to_vec(),
            scope: rule.scope,
            confidence: rule.confidence,
            message,
            sentence: 0,
            arguments: Vec::new(),
            place,
            pointer: String::new(),
            labels: Vec::new(),
            help: None,
            printed: None,
            subject: None,
            fixes: Vec::new(),
            pages: RulePages::default(),
        }
    }

    /// Adds a place that explains the finding.
    pub fn label(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        // What ssmlint knows by itself is in no file.
        if span.source != SourceId::NOWHERE && self.labels.len() < MOST_LABELS {
            let mut text = text.into();
            if self.labels.len() + 1 == MOST_LABELS {
                text.push_str("; places beyond this one are not shown");
            }
            self.labels.push(Label { span, text });
        }
        self
    }

    /// Says what to do.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// What to do about it, and what the deployment prints: all that is to be said beside the message, in one line.
    pub fn advice(&self) -> Option<String> {
        let Some(printed) = &self.printed else { return self.help.clone() };
        let printed = format!("the deployment prints {printed}");
        Some(match self.help.as_deref() {
            Some(question) if question.ends_with('?') => format!("{question} {printed}"),
            Some(help) => format!("{help}; {printed}"),
            None => printed,
        })
    }

    /// Names the error of the service where it depends on the case.
    pub fn api_error(&mut self, error: ApiError) -> &mut Self {
        self.api_error = Some(error);
        self.also.retain(|other| *other != error);
        self
    }

    /// Names one more error that the service may give instead.
    pub fn also(&mut self, error: ApiError) -> &mut Self {
        self.also.push(error);
        self
    }

    /// Says what of the call is refused where that depends on the case.
    pub fn scope(&mut self, scope: Scope) -> &mut Self {
        self.scope = scope;
        self
    }

    /// Says how well the error is known where that depends on the case.
    pub fn confidence(&mut self, confidence: Confidence) -> &mut Self {
        self.confidence = confidence;
        self
    }

    /// Makes the finding lighter than the rule's own severity; never more severe.
    pub fn at_most(&mut self, severity: Severity) -> &mut Self {
        self.severity = self.severity.min(severity);
        self
    }

    /// Gives the text of the case for the service's own words. Never a value of a parameter: those may be secrets.
    pub fn arguments(&mut self, texts: &[&str]) -> &mut Self {
        self.arguments = texts.iter().map(|text| (*text).to_owned()).collect();
        self
    }

    /// Says which of the rule's sentences the service returns, where it has several.
    pub fn sentence(&mut self, number: usize) -> &mut Self {
        self.sentence = number;
        self
    }

    /// Whether its place is among values that may be secrets: of parameters, declared or given, of mappings and tags, and of what steps
    /// are told.
    /// Not even a hash of the text there may be written.
    pub fn may_be_secret(&self) -> bool {
        let is_secret = |part: &str| SECRETS.iter().any(|secret| part.eq_ignore_ascii_case(secret));
        // A document in a string is one place.
        self.pointer.split('/').any(is_secret) || self.pointer.ends_with("/Content")
    }

    /// The service's own words, as far as they are known; CloudFormation's, where it refuses before the service is asked.
    pub fn api_message(&self) -> Option<String> {
        let of_deployment = self.rule.is_of_deployment();
        if of_deployment && self.arguments.is_empty() {
            return None;
        }
        let words = if of_deployment { self.rule.printed } else { self.rule.service_messages };
        let words = words.get(self.sentence)?.replace("{member}", "{}");
        let mut texts = self.arguments.iter();
        let mut pieces = words.split("{}");
        let mut message = pieces.next()?.to_owned();
        for piece in pieces {
            message.push_str(texts.next().map_or("…", String::as_str));
            message.push_str(piece);
        }
        Some(message)
    }

    /// The address of the rule's page.
    pub fn url(&self) -> String {
        self.pages.url(self.rule)
    }

    /// Offers a way to fix it.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fixes.push(fix);
        self
    }
}
