//! What the service returns, and to which operation.

use crate::service::set::Numbered;
use std::fmt;

/// An operation of the API that makes or changes associations or documents.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Operation {
    /// `CreateAssociation`: one association, with tags.
    CreateAssociation,
    /// `CreateAssociationBatch`: a list of entries.
    CreateAssociationBatch,
    /// `UpdateAssociation`: replaces an association; what is left out is reset.
    UpdateAssociation,
    /// `CreateDocument`: a document with its first version.
    CreateDocument,
    /// `UpdateDocument`: one more version of a document.
    UpdateDocument,
}

impl Operation {
    /// Every operation that ssmlint reads requests of.
    pub const ALL: [Self; 5] = [
        Self::CreateAssociation,
        Self::CreateAssociationBatch,
        Self::UpdateAssociation,
        Self::CreateDocument,
        Self::UpdateDocument,
    ];

    /// The operation's name in the API.
    pub fn name(self) -> &'static str {
        match self {
            Self::CreateAssociation => "CreateAssociation",
            Self::CreateAssociationBatch => "CreateAssociationBatch",
            Self::UpdateAssociation => "UpdateAssociation",
            Self::CreateDocument => "CreateDocument",
            Self::UpdateDocument => "UpdateDocument",
        }
    }

    /// Whether it makes or changes a document.
    pub fn is_of_document(self) -> bool {
        matches!(self, Self::CreateDocument | Self::UpdateDocument)
    }
}

impl Operation {
    /// The errors that the operation returns, as its documentation lists them, with the two that all operations share. A batch
    /// reports an association that exists already under `Failed`.
    pub fn errors(self) -> &'static [ApiError] {
        use ApiError::*;
        match self {
            Self::CreateAssociation => &[
                SerializationException,
                ValidationException,
                AssociationAlreadyExists,
                AssociationLimitExceeded,
                InternalServerError,
                InvalidDocument,
                InvalidDocumentVersion,
                InvalidInstanceId,
                InvalidOutputLocation,
                InvalidParameters,
                InvalidSchedule,
                InvalidTag,
                InvalidTarget,
                InvalidTargetMaps,
                UnsupportedPlatformType,
            ],
            Self::CreateAssociationBatch => &[
                SerializationException,
                ValidationException,
                AssociationAlreadyExists,
                AssociationLimitExceeded,
                DuplicateInstanceId,
                InternalServerError,
                InvalidDocument,
                InvalidDocumentVersion,
                InvalidInstanceId,
                InvalidOutputLocation,
                InvalidParameters,
                InvalidSchedule,
                InvalidTarget,
                InvalidTargetMaps,
                UnsupportedPlatformType,
            ],
            Self::UpdateAssociation => &[
                SerializationException,
                ValidationException,
                AssociationDoesNotExist,
                AssociationVersionLimitExceeded,
                InternalServerError,
                InvalidAssociationVersion,
                InvalidDocument,
                InvalidDocumentVersion,
                InvalidOutputLocation,
                InvalidParameters,
                InvalidSchedule,
                InvalidTarget,
                InvalidTargetMaps,
                InvalidUpdate,
                TooManyUpdates,
            ],
            // `InvalidParameterValueException` was recorded, and no documentation lists it.
            Self::CreateDocument => &[
                SerializationException,
                ValidationException,
                DocumentAlreadyExists,
                DocumentLimitExceeded,
                InternalServerError,
                InvalidDocumentContent,
                InvalidDocumentSchemaVersion,
                InvalidParameterValueException,
                MaxDocumentSizeExceeded,
                NoLongerSupportedException,
                TooManyUpdates,
            ],
            Self::UpdateDocument => &[
                SerializationException,
                ValidationException,
                DocumentVersionLimitExceeded,
                DuplicateDocumentContent,
                DuplicateDocumentVersionName,
                InternalServerError,
                InvalidDocument,
                InvalidDocumentContent,
                InvalidDocumentOperation,
                InvalidDocumentSchemaVersion,
                InvalidDocumentVersion,
                MaxDocumentSizeExceeded,
            ],
        }
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

macro_rules! api_errors {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// An error code of the API.
        #[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
        #[non_exhaustive]
        pub enum ApiError { $($(#[$doc])* $name,)* }

        impl ApiError {
            /// Every error code that the documentation of the three operations names, the two common ones, and those of CreateDocument and UpdateDocument.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as the service writes it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

api_errors! {
    /// The association exists already: same document and `InstanceId`.
    AssociationAlreadyExists,
    /// `AssociationId` names no association.
    AssociationDoesNotExist,
    /// The account has as many associations as it may have.
    AssociationLimitExceeded,
    /// The association has as many versions as it may have.
    AssociationVersionLimitExceeded,
    /// The account has a document of this name.
    DocumentAlreadyExists,
    /// The account has as many documents as it may have.
    DocumentLimitExceeded,
    /// The document has as many versions as it may have.
    DocumentVersionLimitExceeded,
    /// A version of the document has this content.
    DuplicateDocumentContent,
    /// A version of the document has this name.
    DuplicateDocumentVersionName,
    /// A managed node is in more than one entry of a batch.
    DuplicateInstanceId,
    /// A fault of the service itself; no input causes it.
    InternalServerError,
    /// `AssociationVersion` names no version of the association.
    InvalidAssociationVersion,
    /// The document does not exist, or cannot be associated.
    InvalidDocument,
    /// The content of a document breaks a rule: CreateDocument and UpdateDocument return it.
    InvalidDocumentContent,
    /// The document cannot be changed so.
    InvalidDocumentOperation,
    /// The schema version of a document is none, or not one of its type: CreateDocument and UpdateDocument return it.
    InvalidDocumentSchemaVersion,
    /// The document has no such version, or may not be asked for one.
    InvalidDocumentVersion,
    /// The managed node is not there, or not in a state to be associated.
    InvalidInstanceId,
    /// The S3 location of the output is not usable.
    InvalidOutputLocation,
    /// A package comes without the files that it is made of: CreateDocument returns it.
    InvalidParameterValueException,
    /// Parameters that the document does not have, needs, or does not take.
    InvalidParameters,
    /// The schedule cannot be read, or is not one that associations take.
    InvalidSchedule,
    /// A tag of the association itself is not allowed.
    InvalidTag,
    /// `Targets` cannot be read, or do not fit the document.
    InvalidTarget,
    /// `TargetMaps` cannot be read, or do not fit the document.
    InvalidTargetMaps,
    /// The update is not possible; no static condition is known.
    InvalidUpdate,
    /// The content of a document is too large: CreateDocument and UpdateDocument return it.
    MaxDocumentSizeExceeded,
    /// The service no longer supports the request.
    NoLongerSupportedException,
    /// The request cannot be read: syntax, or a JSON type that is not the member's.
    SerializationException,
    /// Too many updates at once; no input causes it.
    TooManyUpdates,
    /// The document does not run on the node's platform.
    UnsupportedPlatformType,
    /// A member breaks the service model: required, length, range, pattern, enum.
    ValidationException,
}

impl ApiError {
    /// Whether the service sends the code alone: the model gives these errors no message.
    pub fn is_silent(self) -> bool {
        matches!(
            self,
            Self::AssociationAlreadyExists
                | Self::AssociationLimitExceeded
                | Self::DuplicateInstanceId
                | Self::InvalidOutputLocation
        )
    }
}

impl Numbered for ApiError {
    fn number(self) -> u32 {
        self as u32
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What of a call an error refuses.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Scope {
    /// The whole request: nothing is created.
    Request,
    /// One entry of a batch, which the response lists under `Failed`.
    Entry,
    /// A call that makes the document; associations are made with what was there before.
    Document,
    /// Either of the two: nobody recorded which. For the other operations it is the request.
    EntryOrRequest,
}

impl Scope {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Entry => "entry",
            Self::Document => "document",
            Self::EntryOrRequest => "entry-or-request",
        }
    }
}

/// How well it is known that the service returns it.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub enum Confidence {
    /// The service model, the API reference or a guide of AWS says so.
    Documented,
    /// Somebody recorded this error of the service.
    Observed,
    /// It follows from neighbouring facts; no record was found.
    Inferred,
}

impl Confidence {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Observed => "observed",
            Self::Inferred => "inferred",
        }
    }
}
