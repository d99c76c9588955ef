//! A rule: who it is, and the function that looks.

use crate::diagnostic::meta::Meta;
use crate::facts::documents::Known;
use crate::facts::gathered::Facts;
use crate::model::association::Association;
use crate::model::call::Call;
use crate::model::configuration::Fault;
use crate::model::content::Content;
use crate::model::file::File;
use crate::model::refused::Refused;
use crate::model::request::Request;
use crate::model::suppression::SuppressionFault;
use crate::model::template::TemplateFault;
use crate::rule::findings::Findings;
use crate::rule::look::sight::Sight;
use crate::rule::parameters::Argument;
use crate::rule::schedules::Words;
use crate::service::field::Field;
use crate::service::schedule::fault_kind::FaultKind;
use crate::settings::Settings;
use crate::source::keyed::Keyed;

/// A rule: a value in one table, not an object.
#[derive(Debug)]
pub struct Rule {
    /// Who it is.
    pub meta: Meta,
    /// What it looks at.
    pub(crate) check: Check,
}

/// What a rule looks at, with the function that looks.
#[derive(Debug)]
pub(crate) enum Check {
    /// One file: its text and syntax.
    File(fn(&File, &Context<'_>, &mut Findings<'_>)),
    /// One request that does not have the shape of its operation.
    Shape(fn(&Request<'_>, &Context<'_>, &mut Findings<'_>)),
    /// One request: how many associations it makes.
    Request(fn(&Request<'_>, &Context<'_>, &mut Findings<'_>)),
    /// The associations of one request, one after the other, by a look that remembers; `None` where there is nothing to compare.
    Across(Comparison),
    /// The content of one document.
    Document(fn(&Content<'_>, &Context<'_>, &mut Findings<'_>)),
    /// The call that makes or changes a document, with the content that it sends.
    Call(fn(&Call<'_>, &Content<'_>, &Context<'_>, &mut Findings<'_>)),
    /// One association that gives, or may give, at least one of these members.
    Given(&'static [Field], OfAssociation),
    /// One association that shows at least one of these.
    Seen(&'static [Sight], OfAssociation),
    /// One fault of a schedule: what there is to say of it, if it is of a kind that the rule is about.
    Schedule(fn(FaultKind) -> Option<Words>),
    /// One parameter that an association gives and its document declares, and that shows at least one of these.
    Parameter(&'static [Sight], fn(&Argument<'_, '_>, &mut Findings<'_>)),
    /// What CloudFormation refuses in a template.
    Template(fn(&[TemplateFault], &Context<'_>, &mut Findings<'_>)),
    /// What Terraform refuses in a module.
    Module(fn(&[Refused], &Context<'_>, &mut Findings<'_>)),
    /// What is wrong with the configuration.
    Configuration(fn(&[Fault], &Context<'_>, &mut Findings<'_>)),
    /// What is wrong with the suppressions of a file, or of the configuration.
    Suppression(fn(&[SuppressionFault], &Context<'_>, &mut Findings<'_>)),
}

/// Looks at one association.
pub(crate) type OfAssociation = fn(&Association<'_>, &Context<'_>, &mut Findings<'_>);

/// How the associations of one request are compared.
#[derive(Debug)]
pub(crate) struct Comparison {
    /// Begins a look that remembers; `None` where there is nothing to compare.
    pub(crate) begin: for<'t> fn(&Request<'t>, &Context<'_>) -> Option<Across<'t>>,
    /// Hashes of what is compared of an association: of two that have none in common the look says nothing that it would not say of
    /// each alone. Returns whether it may say something of the association alone.
    pub(crate) marks: fn(&Association<'_>, &Context<'_>, Keyed, &mut Vec<u64>) -> bool,
}

/// Looks at an association with what it saw of those before it in the same request.
pub(crate) type Across<'t> = Box<dyn FnMut(&Association<'t>, &Context<'_>, &mut Findings<'_>) + 't>;

/// What a rule may ask besides the thing that it looks at.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Context<'a> {
    /// What the files say of each other.
    pub facts: Facts<'a>,
    /// What the user chose.
    pub settings: &'a Settings,
    /// The document of the association that is looked at, where a definition is known. An update that leaves the name out
    /// keeps the document of the existing association.
    pub document: Option<&'a Known<'a>>,
}

impl<'a> Context<'a> {
    /// The same for one association: its document is looked up once, for all rules.
    pub(crate) fn with(&self, association: &Association<'_>) -> Self {
        Self { document: self.look_up(association), ..*self }
    }

    fn look_up(&self, association: &Association<'_>) -> Option<&'a Known<'a>> {
        match association.member(Field::Name) {
            Some(_) => self.facts.document_of(association.text(Field::Name)?).found(),
            None if association.open => None,
            None => {
                let id = association.text(Field::AssociationId)?;
                let existing = self.facts.association(id.as_str()).found()?;
                self.facts.document(existing.name.as_deref()?).found()
            }
        }
    }
}
