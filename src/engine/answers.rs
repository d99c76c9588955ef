//! Which rules stand behind a message of the service.

use crate::diagnostic::meta::Meta;
use crate::rules;
use crate::service::error::ApiError;

/// The rules whose words of the service occur in a message, as AWS, CloudFormation or Terraform print it: those that share most
/// with it first. Without any, the rules of the error codes that the message names.
pub fn recognise(message: &str) -> Vec<&'static Meta> {
    let message = normal(message);
    let metas = || rules::ALL.iter().map(|rule| &rule.meta);
    let mut known: Vec<(usize, &'static Meta)> = metas()
        .filter_map(|meta| {
            let shared = meta.answers.iter().filter_map(|words| shared(&message, words)).max()?;
            Some((shared, meta))
        })
        .collect();
    known.sort_by_key(|(shared, meta)| (std::cmp::Reverse(*shared), meta.code));
    if let Some((most, _)) = known.first().copied() {
        return known.into_iter().filter(|(shared, _)| *shared == most).map(|(_, meta)| meta).collect();
    }
    let codes: Vec<ApiError> =
        ApiError::ALL.iter().copied().filter(|error| message.contains(&normal(error.name()))).collect();
    let mut by_code: Vec<&'static Meta> =
        metas().filter(|meta| meta.raises.is_some_and(|raises| codes.contains(&raises))).collect();
    by_code.sort_by_key(|meta| meta.code);
    by_code
}

/// Small letters, and one blank between words: programs break lines where they like.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// How many letters of the service's words a message repeats, all of them in their order; `None` when it does not.
fn shared(message: &str, words: &str) -> Option<usize> {
    let words = normal(words);
    let mut rest = message;
    let mut shared = 0;
    for piece in words.split("{}").map(|piece| piece.trim_end_matches('.')).filter(|piece| !piece.is_empty()) {
        let at = rest.find(piece)?;
        rest = rest.get(at + piece.len()..)?;
        shared += piece.trim().len();
    }
    Some(shared)
}

#[cfg(test)]
mod tests {
    use crate::engine::answers::recognise;

    #[test]
    fn messages_are_recognised_as_tools_print_them() {
        let rows = [
            ("Parameter \"Chanel\" is not defined in the document.", "unknown-parameter"),
            (
                "An error occurred (InvalidParameters) when calling the CreateAssociation operation: Parameter \"X\" requires a value.",
                "missing-parameter",
            ),
            (
                "Resource handler returned message: \"Invalid request provided: Document type Package is not\nsupported for associations (Service: Ssm, Status Code: 400)\"",
                "document-type",
            ),
            (
                "Error: creating SSM Association: ValidationException: 1 validation error detected: Value 'x y' at 'associationName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9_\\-.]{3,128}$",
                "text-pattern",
            ),
            (
                "Schedule expression rate(29 minutes) is not valid. Minimum interval for rate based association is 30 minutes.",
                "rate-too-short",
            ),
        ];
        for (message, expected) in rows {
            let found: Vec<&str> = recognise(message).iter().map(|meta| meta.name.as_str()).collect();
            assert!(found.contains(&expected), "{message}: {found:?}");
        }
        assert!(recognise("DuplicateInstanceId").iter().any(|meta| meta.name.as_str() == "duplicate-instance-id"));
        assert!(recognise("Access denied").is_empty());
    }
}
