//! Where it is written, or was seen, that a rule holds.

/// A page or a public thread.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct Citation {
    /// Its name: "API reference: CreateAssociation", "aws/aws-cli#6878".
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
}
