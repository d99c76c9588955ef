//! Who is between an author and the service.

use crate::service::terraform::argument;
use std::borrow::Cow;

/// Who makes a call of what is written.
#[derive(Copy, Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum Origin {
    /// Nobody: the request is sent as it is.
    #[default]
    Request,
    /// CloudFormation, of a template.
    CloudFormation,
    /// The Terraform provider for AWS, of a module or a plan.
    Terraform,
}

impl Origin {
    /// What the author calls a member of a request, or of a structure in it.
    pub(crate) fn spelled(self, member: &str) -> Cow<'_, str> {
        if self == Self::Terraform { Cow::Owned(argument(member)) } else { Cow::Borrowed(member) }
    }

    /// Whether CloudFormation makes the call.
    pub fn is_template(self) -> bool {
        self == Self::CloudFormation
    }
}
