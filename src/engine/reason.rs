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
        match self {
            Self::NoDefinition(name) => format!("no definition of {}", quote(name)),
            Self::NotInCatalogue(name) => format!("{} is not in the catalogue", quote(name)),
            Self::NoDocumentOfUpdate => "the association's document is not known".to_owned(),
            Self::NoType(name) => format!("the type of {} is not known", quote(name)),
            Self::NoVersions(name) => format!("the versions of {} are not known", quote(name)),
            Self::NoParameters(name) => format!("the parameters of this version of {} are not known", quote(name)),
            Self::NoPlatforms(name) => format!("the platforms of {} are not known", quote(name)),
            Self::NoInventory => "no inventory".to_owned(),
            Self::Unlisted(id) => format!("no inventory lists {}", quote(id)),
            Self::NoPlatform(id) => format!("the platform of {} is not known", quote(id)),
            Self::NoListing => "no listing of existing associations".to_owned(),
            Self::NoCount => "how many associations exist is not known".to_owned(),
            Self::Group => "what a resource group holds is not known".to_owned(),
            Self::Pattern => "a pattern of the document is not understood".to_owned(),
            Self::Replaced(field) => format!("a later step replaces text in {}", quote(field.name())),
            Self::ReplacedMember => "a later step replaces the name of a member".to_owned(),
            Self::Deployed(field) => {
                format!("what {} will be is known when the template is deployed", quote(field.name()))
            }
            Self::DeployedMember => "which members there will be is known when the template is deployed".to_owned(),
            Self::PlannedValue(written) => format!("what {} will be is known when Terraform runs", quote(written)),
            Self::Planned(field) => {
                format!("what {} will be is known when Terraform runs", quote(&Origin::Terraform.spelled(field.name())))
            }
            Self::PlannedMember => "which members there will be is known when Terraform runs".to_owned(),
            Self::NoSuchName(field) => {
                format!("{} refers to a name that the template does not have", quote(field.name()))
            }
            Self::Broken => "the text could not be read as a whole".to_owned(),
            Self::Unjudged(kind) => {
                format!("what the service checks in the content of a document of type {} is not known", quote(kind))
            }
            Self::Untyped => "the type of the document is not known".to_owned(),
            Self::NoContent => "what the content of the document will be is not known".to_owned(),
        }
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
            Self::Broken => "mend its syntax errors",
        })
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())?;
        match self.remedy() {
            Some(remedy) => write!(f, ": {remedy}"),
            None => Ok(()),
        }
    }
}
