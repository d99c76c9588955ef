//! Why something could not be judged, and what to provide.

use crate::diagnostic::report::with_remedy;
use crate::rule::words::quote_between;
use crate::service::field::Field;
use crate::service::origin::Origin;
use std::borrow::Cow;
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
    pub(crate) fn short(self) -> Cow<'static, str> {
        let about = |before, name: &str, behind| quote_between(before, name, behind).into();
        match self {
            Self::NoDefinition(name) => about("no definition of ", name, ""),
            Self::NotInCatalogue(name) => about("", name, " is not in the catalogue"),
            Self::NoDocumentOfUpdate => "the document of the association is unknown".into(),
            Self::NoType(name) => about("the type of ", name, " is unknown"),
            Self::NoVersions(name) => about("the versions of ", name, " are unknown"),
            Self::NoParameters(name) => about("the parameters of this version of ", name, " are unknown"),
            Self::NoPlatforms(name) => about("the platforms of ", name, " are unknown"),
            Self::NoInventory => "no inventory".into(),
            Self::Unlisted(id) => about("no inventory lists ", id, ""),
            Self::NoPlatform(id) => about("the platform of ", id, " is unknown"),
            Self::NoListing => "no listing of existing associations".into(),
            Self::NoCount => "the number of existing associations is unknown".into(),
            Self::Group => "the members of a resource group are unknown".into(),
            Self::Pattern => "a pattern of the document cannot be evaluated".into(),
            Self::Replaced(field) => about("a later step replaces text in ", field.name(), ""),
            Self::ReplacedMember => "a later step replaces the name of a member".into(),
            Self::Deployed(field) => about("the value of ", field.name(), " is known only at deployment"),
            Self::DeployedMember => "the properties are known only at deployment".into(),
            Self::PlannedValue(written) => about("the value of ", written, " is known only when Terraform runs"),
            Self::Planned(field) => {
                about("the value of ", &Origin::Terraform.spelled(field.name()), " is known only when Terraform runs")
            }
            Self::PlannedMember => "the arguments are known only when Terraform runs".into(),
            Self::NoSuchName(field) => about("", field.name(), " refers to a name that the template does not have"),
            Self::Broken => "the file has syntax errors".into(),
            Self::Unjudged(kind) => about("the checks on the content of a document of type ", kind, " are unknown"),
            Self::Untyped => "the type of the document is unknown".into(),
            Self::NoContent => "the content of the document is unknown".into(),
        }
    }

    /// What to provide so that it can be judged; nothing where nothing helps.
    pub(crate) fn remedy(self) -> Option<&'static str> {
        Some(match self {
            Self::NoDefinition(_) | Self::NotInCatalogue(_) => "add it under `documents` in the configuration",
            Self::NoType(_) | Self::NoPlatforms(_) => "give its content, or describe-document output",
            Self::NoVersions(_) => "give list-document-versions output",
            Self::NoParameters(_) => "give the content of that version",
            Self::NoInventory | Self::Unlisted(_) | Self::NoPlatform(_) => {
                "add an inventory under `inventory` in the configuration"
            }
            Self::NoListing | Self::NoDocumentOfUpdate => "add list-associations output under `associations`",
            Self::NoCount => "give `count` under `associations`",
            Self::Group | Self::Pattern | Self::Deployed(_) | Self::DeployedMember => return None,
            Self::Unjudged(_) | Self::Untyped | Self::NoContent => return None,
            Self::Planned(_) | Self::PlannedMember => return None,
            Self::PlannedValue(written) if written.starts_with("var.") => {
                "give it a value with --var-file, or check the plan that `terraform show -json` prints"
            }
            Self::PlannedValue(_) => "check the plan that `terraform show -json` prints",
            Self::Replaced(_) | Self::ReplacedMember => "check the rendered text",
            Self::NoSuchName(_) => "correct the name",
            Self::Broken => "fix them first",
        })
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&with_remedy(&self.short(), self.remedy()))
    }
}
