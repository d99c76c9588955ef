//! The shape of contents: which member is a list, which a mapping. The schemas of documents state the same for editors.
//!
//! Source: <https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html>;
//! the documents that Amazon owns, <https://github.com/ceshihao/ssm-public-documents>.

/// What a node of a content is.
#[derive(Copy, Clone, Debug)]
pub enum Form {
    /// Anything.
    Any,
    /// A string.
    Text,
    /// A number, or its digits in a string.
    Number,
    /// `true` or `false`, or one of the words in a string.
    Truth,
    /// A list of these.
    List(&'static Form),
    /// A mapping of names that the author chooses.
    Map(&'static Form),
    /// A mapping of members that have names.
    Members(&'static [Part]),
    /// A mapping, or a list.
    Either,
}

/// A member of a mapping.
#[derive(Copy, Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub form: Form,
    /// Whether anything else is surely refused, there and inside.
    pub sure: bool,
}

const fn sure(name: &'static str, form: Form) -> Part {
    Part { name, form, sure: true }
}

const fn likely(name: &'static str, form: Form) -> Part {
    Part { name, form, sure: false }
}

const PARAMETER: Form = Form::Members(&[
    likely("type", Form::Text),
    likely("description", Form::Text),
    likely("default", Form::Any),
    likely("allowedValues", Form::List(&Form::Any)),
    likely("allowedPattern", Form::Text),
    likely("displayType", Form::Text),
    likely("minItems", Form::Number),
    likely("maxItems", Form::Number),
    likely("minChars", Form::Number),
    likely("maxChars", Form::Number),
    likely("interpolationType", Form::Text),
]);

const STEP: Form = Form::Members(&[
    sure("name", Form::Text),
    sure("action", Form::Text),
    sure("inputs", Form::Map(&Form::Any)),
    likely("outputs", Form::List(&OUTPUT)),
    likely("description", Form::Text),
    likely("isEnd", Form::Truth),
    likely("isCritical", Form::Truth),
    likely("nextStep", Form::Text),
    likely("onFailure", Form::Text),
    likely("onCancel", Form::Text),
    likely("timeoutSeconds", Form::Number),
    likely("maxAttempts", Form::Number),
]);

const OUTPUT: Form =
    Form::Members(&[likely("Name", Form::Text), likely("Selector", Form::Text), likely("Type", Form::Text)]);

const COMMAND_STEP: Form = Form::Members(&[
    sure("name", Form::Text),
    sure("action", Form::Text),
    sure("inputs", Form::Map(&Form::Any)),
    likely("precondition", Form::Members(&[likely("StringEquals", Form::List(&Form::Text))])),
    likely("maxAttempts", Form::Number),
    likely("timeoutSeconds", Form::Number),
    likely("onFailure", Form::Text),
    likely("description", Form::Text),
    likely("settings", Form::Map(&Form::Any)),
]);

const VARIABLE: Form =
    Form::Members(&[likely("type", Form::Text), likely("default", Form::Any), likely("description", Form::Text)]);

const FILE: Form = Form::Members(&[likely("checksums", Form::Map(&Form::Text)), likely("size", Form::Number)]);

/// A runbook, schema 0.3.
pub const AUTOMATION: Form = Form::Members(&[
    likely("schemaVersion", Form::Text),
    likely("description", Form::Text),
    likely("assumeRole", Form::Text),
    sure("parameters", Form::Map(&PARAMETER)),
    sure("mainSteps", Form::List(&STEP)),
    likely("outputs", Form::List(&Form::Text)),
    likely("files", Form::Map(&FILE)),
    likely("variables", Form::Map(&VARIABLE)),
]);

/// A Command or Policy document, schema 2.0 and 2.2.
pub const COMMAND: Form = Form::Members(&[
    likely("schemaVersion", Form::Text),
    likely("description", Form::Text),
    sure("parameters", Form::Map(&PARAMETER)),
    sure("mainSteps", Form::List(&COMMAND_STEP)),
]);

/// A Command document, schema 1.2.
pub const OLD_COMMAND: Form = Form::Members(&[
    likely("schemaVersion", Form::Text),
    likely("description", Form::Text),
    sure("parameters", Form::Map(&PARAMETER)),
    sure("runtimeConfig", Form::Map(&Form::Map(&Form::Any))),
]);

/// A Session document, schema 1.0.
pub const SESSION: Form = Form::Members(&[
    likely("schemaVersion", Form::Text),
    likely("description", Form::Text),
    likely("sessionType", Form::Text),
    sure("parameters", Form::Map(&PARAMETER)),
    likely("inputs", Form::Map(&Form::Any)),
    likely("properties", Form::Either),
]);

/// The manifest of a package, schema 2.0.
pub const PACKAGE: Form = Form::Members(&[
    likely("schemaVersion", Form::Text),
    likely("version", Form::Text),
    likely("packages", Form::Map(&Form::Map(&Form::Map(&Form::Members(&[likely("file", Form::Text)]))))),
    likely("files", Form::Map(&FILE)),
]);

/// A change template, schema 0.3.
pub const CHANGE_TEMPLATE: Form = Form::Members(&[
    likely("schemaVersion", Form::Text),
    likely("description", Form::Text),
    likely("templateInformation", Form::Text),
    likely("emergencyChange", Form::Truth),
    likely("autoApprovable", Form::Truth),
    likely(
        "executableRunBooks",
        Form::List(&Form::Members(&[likely("name", Form::Text), likely("version", Form::Text)])),
    ),
    sure("parameters", Form::Map(&PARAMETER)),
    sure("mainSteps", Form::List(&STEP)),
]);
