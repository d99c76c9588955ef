//! Messages that no rule is about: what they mean, and whether files can have anything to do with them.

use crate::diagnostic::explanation::Kind;
use crate::engine::explain_error::message::distinct_tokens;
use crate::engine::explain_error::pattern::Pattern;

/// A matter that messages speak of.
#[derive(Debug)]
pub(crate) struct Matter {
    /// Who refused, or what came between.
    pub kind: Kind,
    /// Codes: whole words of the message.
    codes: &'static [&'static str],
    /// Words, with gaps.
    words: &'static [&'static str],
    /// What it means.
    pub text: &'static str,
}

/// The matter that a message speaks of.
pub(crate) fn matter(message: &str) -> Option<&'static Matter> {
    let lower = message.to_ascii_lowercase();
    let has_words = |words: &&str| !Pattern::new(words).find(message, &lower).is_empty();
    let said = distinct_tokens(message);
    let has_code = |code: &&str| said.iter().any(|token| token.eq_ignore_ascii_case(code));
    ALL.iter().find(|matter| matter.words.iter().any(has_words) || matter.codes.iter().any(has_code))
}

/// Matters; where a message speaks of two, the first counts.
static ALL: &[Matter] = &[
    Matter {
        kind: Kind::Credentials,
        codes: &[
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "InvalidCredentials",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "NoCredentialsError",
            "NoCredentialProviders",
            "CredentialRetrievalError",
            "CredentialsProviderError",
            "UnauthorizedSSOTokenError",
            "SSOTokenLoadError",
            "TokenRefreshRequired",
        ],
        words: &[
            "security token included in the request is",
            "The provided token has expired",
            "Token has expired and refresh failed",
            "SSO session {} has expired",
            "SSO Token {} expired",
            "Signature expired:",
            "Unable to locate credentials",
            "Partial credentials found",
            "Could not load credentials from any providers",
            "failed to refresh cached credentials",
            "No valid credential sources found",
            "get credentials:",
            "The config profile ({}) could not be found",
            "request signature we calculated does not match",
        ],
        text: "the caller's credentials are expired, wrong or not there: sign in again, or name another profile; no file causes it",
    },
    Matter {
        kind: Kind::Permission,
        codes: &[
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "UnauthorizedAccess",
            "NotAuthorized",
            "AuthorizationError",
            "AuthFailure",
            "OptInRequired",
        ],
        words: &[
            "is not authorized to perform",
            "not authorized to perform this operation",
            "with an explicit deny in",
            "no identity-based policy allows",
            "Access denied",
            "You do not have permission",
            "does not have permission to",
        ],
        text: "the caller has not the permission for this call: a policy of the identity, of its boundary or of the organisation refuses it; no file that is read here causes it",
    },
    Matter {
        kind: Kind::Rate,
        codes: &[
            "Throttling",
            "Throttled",
            "ThrottlingException",
            "ThrottledException",
            "RequestThrottled",
            "RequestThrottledException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "PriorRequestNotComplete",
            "SlowDown",
        ],
        words: &["Rate exceeded", "Too many requests", "reached max retries", "exceeded maximum number of attempts"],
        text: "too many calls in a short time: try again, more slowly; no file causes it",
    },
    Matter {
        kind: Kind::Rate,
        codes: &["TooManyUpdates", "TooManyUpdatesException"],
        words: &["There are concurrent updates for a resource that supports one update at a time"],
        text: "another update of the same association is under way: try again, one at a time; no file causes it",
    },
    Matter {
        kind: Kind::Connection,
        codes: &[
            "EndpointConnectionError",
            "ConnectTimeoutError",
            "ReadTimeoutError",
            "RequestTimeout",
            "RequestTimeoutException",
            "NoRegionError",
            "UnknownEndpoint",
            "NetworkingError",
            "NetworkFailure",
            "RequestError",
            "ENOTFOUND",
            "ECONNREFUSED",
            "ETIMEDOUT",
        ],
        words: &[
            "Could not connect to the endpoint URL",
            "Connect timeout on endpoint URL",
            "Read timeout on endpoint URL",
            "You must specify a region",
            "Invalid AWS Region",
            "no such host",
            "dial tcp",
            "SSL validation failed",
            "certificate verify failed",
        ],
        text: "the call did not reach the service: the region, the network or a proxy; no file that is read here causes it",
    },
    Matter {
        kind: Kind::Service,
        codes: &[
            "InternalServerError",
            "InternalServerException",
            "InternalServiceException",
            "InternalFailure",
            "ServiceInternalError",
            "ServiceUnavailable",
            "ServiceUnavailableException",
        ],
        words: &["Internal Failure", "An internal error occurred", "Service Unavailable"],
        text: "the service itself failed: try again; no file causes it",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &[],
        words: &["cannot update a stack when a custom-named resource requires replacing"],
        text: "the document has a `Name` of its own, and the change would replace it: give the resource `UpdateMethod: NewVersion`, leave `Name` out, or change the name",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &["InsufficientCapabilitiesException"],
        words: &["Requires capabilities : [{}]"],
        text: "the stack makes roles or uses macros, and the call does not acknowledge it: add `--capabilities`; what is in the files is accepted",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &[],
        words: &["Parameters: [{}] must have values", "Parameters: [{}] do not exist in the template"],
        text: "the parameters given to the stack are not those that the template declares",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &[],
        words: &["Unrecognized resource types: [{}]", "Unrecognized resource type"],
        text: "CloudFormation has no resource of this type in this region: correct `Type`",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &[],
        words: &[
            "Template format error: At least one Resources member must be defined",
            "Template format error: unsupported structure",
        ],
        text: "the text is no template: it has no `Resources`, or is no mapping",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &[],
        words: &["Template format error: Resource name {} is non alphanumeric"],
        text: "the logical id of a resource may have letters and digits only",
    },
    Matter {
        kind: Kind::State,
        codes: &[],
        words: &[
            "Resource creation cancelled",
            "Resource update cancelled",
            "The following resource(s) failed to",
            "state and can not be updated",
            "state and cannot be updated",
        ],
        text: "another resource of the stack failed first: explain the message of the first event that failed",
    },
    Matter {
        kind: Kind::State,
        codes: &[],
        words: &["No updates are to be performed", "The submitted information didn't contain changes"],
        text: "nothing has changed since the last deployment: there is nothing to correct",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &[],
        words: &["Template format error", "Template validation error", "Template error:", "Transform AWS::{} failed"],
        text: "CloudFormation cannot work with the template itself, and looks at no resource",
    },
    Matter {
        kind: Kind::Deployment,
        codes: &[],
        words: &[
            "An argument named {} is not expected here",
            "Blocks of type {} are not expected here",
            "Attribute redefined",
            "Reference to undeclared",
            "Null value found in list",
            "Unsupported argument",
            "Unsupported block type",
        ],
        text: "Terraform refuses the module in the plan: an argument or a block that the resource does not have, or a name that nothing declares",
    },
    Matter {
        kind: Kind::State,
        codes: &[],
        words: &["Undefined execution inputs"],
        text: "a run of the runbook fails: it is given a parameter that the runbook does not declare, often AutomationAssumeRole",
    },
    Matter {
        kind: Kind::Request,
        codes: &[],
        words: &["Input {} is of type {}, but expected type is {}"],
        text: "an input of a step is a list or a mapping where the action takes a text, or the other way round: `Payload` of aws:invokeLambdaFunction and `Script` of aws:executeScript are texts",
    },
    Matter {
        kind: Kind::Request,
        codes: &[],
        words: &["{} is not a supported runtime"],
        text: "aws:executeScript does not take this `Runtime` any more: write python3.11 or PowerShell 7.4",
    },
    Matter {
        kind: Kind::Request,
        codes: &[],
        words: &["DocumentRequires cannot be empty"],
        text: "a document of this type needs `Requires`",
    },
    Matter {
        kind: Kind::Request,
        codes: &[],
        words: &["Document format {} is not supported", "Invalid document format: {}"],
        text: "the document's type does not take this `DocumentFormat`: ChangeCalendar takes TEXT, the others JSON or YAML",
    },
    Matter {
        kind: Kind::Request,
        codes: &["UpdatingDocumentNotSupported"],
        words: &[],
        text: "a document of schema 1.x cannot be updated: make a new one, of schema 2.2",
    },
    Matter {
        kind: Kind::State,
        codes: &["DocumentAlreadyExists"],
        words: &["Resource of type 'AWS::SSM::Document' with identifier {} already exists"],
        text: "the account has a document of this name in this region already: update it, or take another name; `document-already-exists` sees it where files tell what exists",
    },
    Matter {
        kind: Kind::State,
        codes: &["DuplicateDocumentContent", "DuplicateDocumentVersionName"],
        words: &[],
        text: "a version of the document has this content, or this version name, already: there is nothing to update",
    },
    Matter {
        kind: Kind::State,
        codes: &["DocumentLimitExceeded", "DocumentVersionLimitExceeded", "DocumentPermissionLimit"],
        words: &[],
        text: "the account has as many documents, versions or shares as it may have: delete some, or ask for more",
    },
    Matter {
        kind: Kind::State,
        codes: &["AssociatedInstances", "InvalidDocumentOperation"],
        words: &[],
        text: "the document is associated or shared, and cannot be deleted or changed so",
    },
    Matter {
        kind: Kind::State,
        codes: &["NotStabilized"],
        words: &[
            "timeout while waiting for state to become {}",
            "waiting for SSM Association {} create",
            "Exceeded attempts to wait",
            "did not stabilize",
        ],
        text: "the association was made, and did not succeed in the time that the deployment waits: a node is offline, the run fails or takes longer; see WaitForSuccessTimeoutSeconds",
    },
];

#[cfg(test)]
mod tests {
    use crate::diagnostic::explanation::Kind;
    use crate::engine::explain_error::matter::matter;

    #[test]
    fn matters_are_told_by_words_or_codes() {
        let rows = [
            ("An error occurred (AccessDeniedException) when calling", Kind::Permission),
            ("User: arn:x is not authorized to perform: ssm:CreateDocument on resource: y", Kind::Permission),
            ("ThrottlingException: Rate exceeded", Kind::Rate),
            ("The security token included in the request is expired", Kind::Credentials),
            ("Error: No valid credential sources found", Kind::Credentials),
        ];
        for (message, kind) in rows {
            assert_eq!(matter(message).map(|matter| matter.kind), Some(kind), "{message}");
        }
        assert!(matter("the dog ate it").is_none());
    }
}
