//! Which members a call has.

use crate::service::document_members::{CREATE_DOCUMENT, DOCUMENT_PROPERTIES, UPDATE_DOCUMENT};
use crate::service::error::Operation;
use crate::service::members::{BATCH, CREATE, UPDATE};
use crate::service::origin::Origin;
use crate::service::shape::Structure;

/// The request of an operation.
pub fn request(operation: Operation) -> &'static Structure {
    match operation {
        Operation::CreateAssociation => &CREATE,
        Operation::CreateAssociationBatch => &BATCH,
        Operation::UpdateAssociation => &UPDATE,
        Operation::CreateDocument => &CREATE_DOCUMENT,
        Operation::UpdateDocument => &UPDATE_DOCUMENT,
    }
}

/// The same where a template may come between: a document is made of its properties as they are.
pub fn call(operation: Operation, origin: Origin) -> &'static Structure {
    if origin.is_template() && operation == Operation::CreateDocument {
        &DOCUMENT_PROPERTIES
    } else {
        request(operation)
    }
}
