//! ARNs of SSM documents.

/// The parts of a document's ARN: `arn:PARTITION:ssm:REGION:ACCOUNT:document/NAME`.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub struct DocumentArn<'t> {
    /// The region it lives in.
    pub region: &'t str,
    /// The owner's account; empty for a document that Amazon owns.
    pub account: &'t str,
    /// The document's name, the path of a shared name included.
    pub name: &'t str,
}

impl<'t> DocumentArn<'t> {
    /// Reads an ARN; `None` if it is not that of a document.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        // Most are names.
        text.strip_prefix("arn:")?;
        let mut parts = text.splitn(6, ':');
        let (Some("arn"), Some(_), Some("ssm")) = (parts.next(), parts.next(), parts.next()) else { return None };
        let (region, account) = (parts.next()?, parts.next()?);
        let name = parts.next()?.strip_prefix("document/")?;
        Some(Self { region, account, name })
    }
}
