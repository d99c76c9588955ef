//! Why something could not be judged, and what to provide.

use crate::rule::words::quote;
use crate::service::field::Field;
use crate::service::origin::Origin;
use std::fmt;

/// Why something could not be judged.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub(crate) enum Reason<'a> {
    /// No file defines the document.
    NoDefinition(&'a str),
    /// The document has a name of Amazon's, and the catalogue does not know it.
    NotInCatalogue(&'a str),
    /// An update names no document, and the association is not known.
    NoDocumentOfUpdate,
    /// The document's type or schema version is not known.
    NoType(&'a str),
    /// The document's versions are not known.
    NoVersions(&'a str),
    /// The parameters of the wanted version are not known.
    NoParameters(&'a str),
    /// The document's platforms are not known.
    NoPlatforms(&'a str),
    /// No inventory was given.
    NoInventory,
    /// The inventory does not list the node.
    Unlisted(&'a str),
    /// The inventory does not tell the node's platform.
    NoPlatform(&'a str),
    /// No listing of existing associations was given, or none that is complete.
    NoListing,
    /// How many associations exist is not known.
    NoCount,
    /// What a resource group holds is not known.
    Group,
    /// A pattern of the document is not understood here.
    Pattern,
    /// A later step replaces text in a member.
    Replaced(Field),
    /// A later step replaces the name of a member.
    ReplacedMember,
    /// What a member will be is known when the template is deployed.
    Deployed(Field),
    /// Which members there will be is known when the template is deployed.
    DeployedMember,
    /// What an expression of a Terraform module will be is known when Terraform runs.
    PlannedValue(&'a str),
    /// The same of a member.
    Planned(Field),
    /// Which members there will be is known when Terraform runs.
    PlannedMember,
    /// A member refers to a name that the template does not have.
    NoSuchName(Field),
    /// The text has syntax errors: what it was meant to say is not known.
    Broken,
    /// What the service checks in contents of this type of document is not known.
    Unjudged(&'a str),
    /// Nothing tells the type of a document, neither what is stated nor what its content holds.
    Untyped,
    /// What the content of a document will be is not known.
    NoContent,
}

impl Reason<'_> {
    /// The reason in a few words: for counts.
    pub(crate) fn short(self) -> String {
        let about = |before: &str, name: &str, behind: &str| [before, &quote(name), behind].concat();
        match self {
            Self::NoDefinition(name) => about("no definition of ", name, ""),
            Self::NotInCatalogue(name) => about("", name, " is not in the catalogue"),
            Self::NoDocumentOfUpdate => "the association's document is not known".to_owned(),
            Self::NoType(name) => about("the type of ", name, " is not known"),
            Self::NoVersions(name) => about("the versions of ", name, " are not known"),
            Self::NoParameters(name) => about("the parameters of this version of ", name, " are not known"),
            Self::NoPlatforms(name) => about("the platforms of ", name, " are not known"),
            Self::NoInventory => "no inventory".to_owned(),
            Self::Unlisted(id) => about("no inventory lists ", id, ""),
            Self::NoPlatform(id) => about("the platform of ", id, " is not known"),
            Self::NoListing => "no listing of existing associations".to_owned(),
            Self::NoCount => "how many associations exist is not known".to_owned(),
            Self::Group => "what a resource group holds is not known".to_owned(),
            Self::Pattern => "a pattern of the document is not understood".to_owned(),
            Self::Replaced(field) => about("a later step replaces text in ", field.name(), ""),
            Self::ReplacedMember => "a later step replaces the name of a member".to_owned(),
            Self::Deployed(field) => about("what ", field.name(), " will be is known when the template is deployed"),
            Self::DeployedMember => "which members there will be is known when the template is deployed".to_owned(),
            Self::PlannedValue(written) => about("what ", written, " will be is known when Terraform runs"),
            Self::Planned(field) => {
                about("what ", &Origin::Terraform.spelled(field.name()), " will be is known when Terraform runs")
            }
            Self::PlannedMember => "which members there will be is known when Terraform runs".to_owned(),
            Self::NoSuchName(field) => about("", field.name(), " refers to a name that the template does not have"),
            Self::Broken => "the text could not be read as a whole".to_owned(),
            Self::Unjudged(kind) => {
                about("what the service checks in the content of a document of type ", kind, " is not known")
            }
            Self::Untyped => "the type of the document is not known".to_owned(),
            Self::NoContent => "what the content of the document will be is not known".to_owned(),
        }
    }

    /// The reason, `short`, with what to provide.
    pub(crate) fn with_remedy(self, short: &str) -> String {
        self.remedy().map_or_else(|| short.to_owned(), |remedy| [short, ": ", remedy].concat())
    }

    /// What to provide so that it can be judged; nothing where nothing helps.
    pub(crate) fn remedy(self) -> Option<&'static str> {
        Some(match self {
            Self::NoDefinition(_) | Self::NotInCatalogue(_) => "list it under `documents` in the configuration",
            Self::NoType(_) | Self::NoPlatforms(_) => "give its content, or describe-document output",
            Self::NoVersions(_) => "give list-document-versions output",
            Self::NoParameters(_) => "give the content of that version",
            Self::NoInventory | Self::Unlisted(_) | Self::NoPlatform(_) => {
                "list an inventory under `inventory` in the configuration"
            }
            Self::NoListing | Self::NoDocumentOfUpdate => "list list-associations output under `associations`",
            Self::NoCount => "give `count` under `associations`",
            Self::Group | Self::Pattern | Self::Deployed(_) | Self::DeployedMember => return None,
            Self::Unjudged(_) | Self::Untyped | Self::NoContent => return None,
            Self::Planned(_) | Self::PlannedMember => return None,
            Self::PlannedValue(written) if written.starts_with("var.") => {
                "give it a value with --var-file, or check the plan that `terraform show -json` prints"
            }
            Self::PlannedValue(_) => "check the plan that `terraform show -json` prints",
            Self::Replaced(_) | Self::ReplacedMember => "check the text that results",
            Self::NoSuchName(_) => "correct the name",
            Self::Broken => "fix its syntax errors",
        })
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.with_remedy(&self.short()))
    }
}
