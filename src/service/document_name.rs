//! What a document's name says without its definition.

use crate::service::arn::DocumentArn;

/// The name that an association gives its document.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub enum DocumentName<'t> {
    /// A bare name: of the caller's own document, of one that Amazon owns, or of one that a vendor publishes.
    Bare(&'t str),
    /// An ARN: of a shared document, of the caller's own, or of Amazon's.
    Arn(DocumentArn<'t>),
}

impl<'t> DocumentName<'t> {
    /// Reads the text of `Name`.
    pub fn read(text: &'t str) -> Self {
        DocumentArn::read(text).map_or(Self::Bare(text), Self::Arn)
    }

    /// The name alone, without the ARN around it.
    pub fn bare(self) -> &'t str {
        match self {
            Self::Bare(name) => name,
            Self::Arn(arn) => arn.name,
        }
    }

    /// Whether Amazon owns the document, as far as the name says: an ARN with an empty account, or a name that
    /// customers cannot give (`AWS-…`, `AWSSupport-…`, `Amazon…`).
    pub fn is_amazon(self) -> bool {
        match self {
            Self::Bare(name) => reserved(name),
            Self::Arn(arn) => arn.account.is_empty() || reserved(arn.name),
        }
    }

    /// Whether it may be one of Amazon's. The guide reserves every name that begins with `aws`, in any case; only some are refused for
    /// sure, so of the others only those are Amazon's that Amazon has.
    pub(crate) fn may_be_amazons(self) -> bool {
        self.is_amazon() || self.bare().get(..3).is_some_and(|start| start.eq_ignore_ascii_case("aws"))
    }
}

/// Whether the name begins in a way that only Amazon's documents do: `AWS-`, `AWS` and a word and `-`, `Amazon`, `amzn`.
/// Source: the reserved prefixes of <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html>,
/// and the names of the 858 documents that Amazon owned in 2026-08, <https://github.com/ceshihao/ssm-public-documents>.
pub(crate) fn reserved(name: &str) -> bool {
    let begins = |with: &str| name.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    if begins("amazon") || begins("amzn") || begins("aws-") {
        return true;
    }
    let Some(rest) = name.strip_prefix("AWS") else { return false };
    let word = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    rest.as_bytes().get(word) == Some(&b'-')
}

#[cfg(test)]
mod tests {
    use crate::service::document_name::DocumentName;

    #[test]
    fn amazon_owns_reserved_names_and_arns_without_an_account() {
        let rows = [
            ("AWS-RunShellScript", true),
            ("AWSSupport-ExecuteEC2Rescue", true),
            ("AmazonCloudWatch-ManageAgent", true),
            ("arn:aws:ssm:us-east-1::document/AWS-UpdateSSMAgent", true),
            ("arn:aws:ssm:us-east-1:111122223333:document/My-Hello", false),
            ("My-Hello", false),
            ("CrowdStrike-FalconSensorDeploy", false),
            ("AWSome-Document", true),
            ("Awsome-Document", false),
            ("AWSome", false),
            ("AWS", false),
        ];
        for (name, amazon) in rows {
            assert_eq!(DocumentName::read(name).is_amazon(), amazon, "{name}");
        }
    }
}
