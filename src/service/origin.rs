//! Who stands between an author and the service.

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
    /// Whether CloudFormation makes the call.
    pub fn is_template(self) -> bool {
        self == Self::CloudFormation
    }
}
