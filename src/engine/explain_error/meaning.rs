//! What each error of the API means, in a sentence.

use crate::service::error::ApiError;

/// What an error means.
pub(crate) fn meaning(error: ApiError) -> &'static str {
    match error {
        ApiError::AssociationAlreadyExists => "an association of this document with this node exists already",
        ApiError::AssociationDoesNotExist => "no association has this id, or this document and node",
        ApiError::AssociationLimitExceeded => "the account has as many associations as it may have",
        ApiError::AssociationVersionLimitExceeded => "the association has as many versions as it may have",
        ApiError::DocumentAlreadyExists => "the account has a document of this name in this region already",
        ApiError::DocumentLimitExceeded => "the account has as many documents as it may have",
        ApiError::DocumentVersionLimitExceeded => "the document has as many versions as it may have",
        ApiError::DuplicateDocumentContent => "a version of the document has this content already",
        ApiError::DuplicateDocumentVersionName => "a version of the document has this name already",
        ApiError::DuplicateInstanceId => "a managed node stands in more than one entry of the batch",
        ApiError::InternalServerError => "the service itself failed",
        ApiError::InvalidAssociationVersion => "the association has no such version",
        ApiError::InvalidDocument => "the document does not exist there, or cannot be associated so",
        ApiError::InvalidDocumentContent => "the content of the document breaks a rule of its schema",
        ApiError::InvalidDocumentOperation => "the document is shared or associated, and cannot be changed so",
        ApiError::InvalidDocumentSchemaVersion => "the schema version is unknown, or does not fit the document's type",
        ApiError::InvalidDocumentVersion => "the document has no such version, or may not be asked for one",
        ApiError::InvalidInstanceId => "the managed node is not there, or not in a state to be associated",
        ApiError::InvalidOutputLocation => "the S3 location of the output is of no use",
        ApiError::InvalidParameterValueException => "a package comes without the files that it is made of",
        ApiError::InvalidParameters => "the parameters are not those that the document declares",
        ApiError::InvalidSchedule => "the schedule cannot be read, or is none that associations take",
        ApiError::InvalidTag => "a tag of the association itself is not allowed",
        ApiError::InvalidTarget => "the targets cannot be read, or do not fit the document",
        ApiError::InvalidTargetMaps => "the target maps cannot be read, or do not fit the document",
        ApiError::InvalidUpdate => {
            "the service does not allow this update; no condition is known that files could show"
        }
        ApiError::MaxDocumentSizeExceeded => "the content of the document is too large",
        ApiError::NoLongerSupportedException => "the service no longer takes what is asked for",
        ApiError::SerializationException => {
            "the request cannot be read: broken syntax, or a value of another JSON type"
        }
        ApiError::TooManyUpdates => "another update of the same association is under way",
        ApiError::UnsupportedPlatformType => "the document does not run on the platform of the node",
        ApiError::ValidationException => {
            "a member breaks the service model: it is missing, too long, out of range, or not of its form"
        }
    }
}
