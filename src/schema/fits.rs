//! Whether a node surely has the shape that a schema states, told without compiling the schema: most configurations have it.

use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;
use serde_json::Value;

/// Whether a node surely fits; where a keyword is not known here, it may fit all the same.
pub(crate) fn surely(schema: &Value, node: Node<'_>) -> bool {
    let Some(keywords) = schema.as_object() else { return schema.as_bool() == Some(true) };
    keywords.iter().all(|(keyword, stated)| match keyword.as_str() {
        "$schema" | "$id" | "title" | "description" | "default" | "examples" => true,
        "type" => is_of_type(stated, node),
        "enum" => {
            stated.as_array().is_some_and(|values| is_string(node) && values.iter().any(|one| one == node.text()))
        }
        "pattern" => {
            stated == TWELVE_DIGITS && node.text().len() == 12 && node.text().bytes().all(|b| b.is_ascii_digit())
        }
        "minimum" => {
            matches!((node.scalar(), stated.as_i64()), (Some(Scalar::Integer(number)), Some(least)) if number >= least)
        }
        "required" => stated
            .as_array()
            .is_some_and(|names| names.iter().all(|name| name.as_str().is_some_and(|name| node.get(name).is_some()))),
        "items" => node.items().all(|item| surely(stated, item)),
        // What is under a name of its own is looked at there.
        "properties" => stated.as_object().is_some_and(|properties| {
            node.entries()
                .all(|entry| properties.get(entry.key.text()).is_none_or(|schema| surely(schema, entry.value)))
        }),
        "additionalProperties" => {
            let properties = keywords.get("properties").and_then(Value::as_object);
            let is_other = |name: &str| properties.is_none_or(|properties| !properties.contains_key(name));
            node.entries().filter(|entry| is_other(entry.key.text())).all(|entry| surely(stated, entry.value))
        }
        _ => false,
    })
}

/// The only pattern that is known here: the form of an account.
const TWELVE_DIGITS: &str = "^[0-9]{12}$";

fn is_string(node: Node<'_>) -> bool {
    matches!(node.scalar(), Some(Scalar::Text(_)))
}

fn is_of_type(stated: &Value, node: Node<'_>) -> bool {
    let own = type_name(node);
    let is = |stated: &Value| stated == own || stated == "number" && own == "integer";
    stated.as_array().map_or_else(|| is(stated), |several| several.iter().any(is))
}

/// The type of a node in the words of JSON Schema.
pub(crate) fn type_name(node: Node<'_>) -> &'static str {
    match node.scalar() {
        _ if node.is_mapping() => "object",
        _ if node.is_sequence() => "array",
        Some(Scalar::Bool(_)) => "boolean",
        Some(Scalar::Integer(_)) => "integer",
        Some(Scalar::Number(_)) => "number",
        Some(Scalar::Text(_)) => "string",
        Some(Scalar::Null) | None => "null",
    }
}

#[cfg(test)]
mod tests {
    use crate::schema::embedded;
    use crate::schema::fits::surely;
    use crate::schema::validate::violations;
    use crate::source::sources::{Source, SourceId};
    use crate::syntax::parse_yaml;

    #[test]
    fn what_surely_fits_has_no_violation_and_most_that_has_none_surely_fits() {
        let schema = embedded::text("ssmlint").and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        for (text, fits) in [
            ("region: eu-west-1\naccount: \"111122223333\"\n", true),
            ("documents: {paths: [a], complete: true, external: [b]}\ninventory: {paths: [\"*.json\"]}\n", true),
            ("associations: {count: 3, complete: false}\nrules: {SSM101: off, a: \"error\"}\n", true),
            ("ignore: [{rule: a, paths: [b], reason: c}]\noverrides: [{paths: [a], rules: {b: note}}]\n", true),
            ("account: 111122223333\n", false),
            ("account: \"11112222333\"\n", false),
            ("documents: [a]\n", false),
            ("documents: {paths: a}\n", false),
            ("documents: {paths: [1]}\n", false),
            ("documents: {complete: \"true\"}\n", false),
            ("associations: {count: -1}\n", false),
            ("associations: {count: 1.5}\n", false),
            ("rules: {a: loud}\n", false),
            ("ignore: [{paths: [b]}]\n", false),
            ("nope: 1\n", false),
            ("[]\n", false),
        ] {
            let tree = parse_yaml(&Source::new(SourceId(0), "ssmlint.yaml", text.to_owned()));
            let found: Vec<bool> = tree
                .roots()
                .map(|root| surely(&schema, root) == fits && violations("ssmlint", root).is_empty() == fits)
                .collect();
            assert_eq!(found, [true], "{text}");
        }
    }
}
