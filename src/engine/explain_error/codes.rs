//! Errors of the API and rules that a message names, by code, by name, or in free words.

use crate::diagnostic::meta::Meta;
use crate::engine::explain_error::message::{distinct_tokens, tokens};
use crate::rules;
use crate::service::error::ApiError;

/// Words of a message in which an error or a rule may be named in any order.
const FEW: usize = 8;

/// The rules whose codes are in a message: it is one of ours.
pub(crate) fn rules_named(message: &str) -> Vec<&'static Meta> {
    let said = distinct_tokens(message);
    let named = |meta: &Meta| said.iter().any(|token| meta.code.is(token));
    rules::ALL.iter().map(|rule| &rule.meta).filter(|meta| named(meta)).collect()
}

/// The errors whose codes are in a message, as whole words: `InvalidDocumentContent` does not name `InvalidDocument`.
pub fn errors_named(message: &str) -> Vec<ApiError> {
    let names = |error: &ApiError, token: &str| {
        let code = error.name();
        token.eq_ignore_ascii_case(code)
            // SDKs for Java and .NET name the class.
            || token.strip_suffix("Exception").is_some_and(|token| token == code)
    };
    let said = distinct_tokens(message);
    ApiError::ALL.iter().copied().filter(|error| said.iter().any(|token| names(error, token))).collect()
}

/// The errors that free words name: "invalid schedule". At one place the longest name counts.
pub(crate) fn errors_in_words(message: &str) -> Vec<ApiError> {
    let said = words_of(message);
    let named = ApiError::ALL.iter().copied().map(|error| (error, words(error.name())));
    let named: Vec<_> = named.filter(|(_, name)| name.len() > 1 && says(&said, name)).collect();
    let is_part = |name: &[String], longer: &[String]| longer.len() > name.len() && longer.starts_with(name);
    let whole = |(_, name): &&(ApiError, Vec<String>)| !named.iter().any(|(_, longer)| is_part(name, longer));
    named.iter().filter(whole).map(|(error, _)| *error).collect()
}

/// The rules that a few free words name: "unknown parameter", `cron-field-count`.
pub(crate) fn rules_in_words(message: &str) -> Vec<&'static Meta> {
    let said = words_of(message);
    let name = |meta: &Meta| meta.name.as_str().split('-').map(str::to_owned).collect::<Vec<_>>();
    let named = rules::ALL.iter().map(|rule| &rule.meta).filter(|meta| name(meta).len() > 1 && said.len() <= FEW);
    named.filter(|meta| says(&said, &name(meta))).collect()
}

/// Whether words are said one after the other; of a few words also in another order.
fn says(said: &[String], name: &[String]) -> bool {
    let in_order = said.windows(name.len()).any(|some| some == name);
    in_order || said.len() <= FEW && name.iter().all(|word| said.contains(word))
}

fn words_of(message: &str) -> Vec<String> {
    tokens(message).map(str::to_ascii_lowercase).collect()
}

/// The words of a code, in small letters: `InvalidSchedule` is "invalid" and "schedule".
fn words(code: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for c in code.chars() {
        if c.is_ascii_uppercase() || words.is_empty() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::engine::explain_error::codes::{errors_in_words, errors_named};
    use crate::service::error::ApiError;

    #[test]
    fn the_longest_code_counts() {
        assert_eq!(errors_named("(InvalidDocumentContent) when"), [ApiError::InvalidDocumentContent]);
        assert_eq!(errors_named("model.InvalidScheduleException: x"), [ApiError::InvalidSchedule]);
        assert_eq!(errors_in_words("invalid document version 3"), [ApiError::InvalidDocumentVersion]);
        assert_eq!(errors_in_words("the schedule is invalid"), [ApiError::InvalidSchedule]);
        assert!(errors_in_words("the dog ate an invalid homework on its long way from the schedule").is_empty());
    }
}
