//! Whether a node surely has the shape that a schema states, told without compiling the schema: most configurations have it.

use crate::syntax::node::Node;
use crate::syntax::scalar::Scalar;

/// Whether a node surely fits; where a keyword is not known here, it may fit all the same.
pub(crate) fn surely(schema: Node<'_>, node: Node<'_>) -> bool {
    if !schema.is_mapping() {
        return schema.scalar() == Some(Scalar::Bool(true));
    }
    let properties = schema.get("properties").map(|entry| entry.value);
    schema.entries().all(|entry| {
        let stated = entry.value;
        match entry.key.text() {
            "$schema" | "$id" | "title" | "description" | "default" | "examples" => true,
            "type" => is_of_type(stated, node),
            "enum" => is_string(node) && stated.items().any(|one| is_string(one) && one.text() == node.text()),
            "pattern" => {
                let is_digits = node.text().len() == 12 && node.text().bytes().all(|byte| byte.is_ascii_digit());
                stated.text() == TWELVE_DIGITS && is_digits
            }
            "minimum" => {
                let numbers = (node.scalar(), stated.scalar());
                matches!(numbers, (Some(Scalar::Integer(number)), Some(Scalar::Integer(least))) if number >= least)
            }
            "required" => stated.items().all(|name| node.get(name.text()).is_some()),
            "items" => node.items().all(|item| surely(stated, item)),
            // What is under a name of its own is looked at there.
            "properties" => node
                .entries()
                .all(|entry| stated.get(entry.key.text()).is_none_or(|schema| surely(schema.value, entry.value))),
            "additionalProperties" => {
                let is_other = |name: &str| properties.is_none_or(|properties| properties.get(name).is_none());
                node.entries().filter(|entry| is_other(entry.key.text())).all(|entry| surely(stated, entry.value))
            }
            _ => false,
        }
    })
}

/// The only pattern that is known here: the form of an account.
const TWELVE_DIGITS: &str = "^[0-9]{12}$";

fn is_string(node: Node<'_>) -> bool {
    node.is_text()
}

fn is_of_type(stated: Node<'_>, node: Node<'_>) -> bool {
    let own = type_name(node);
    let is = |stated: Node<'_>| stated.text() == own || stated.text() == "number" && own == "integer";
    if stated.is_sequence() { stated.items().any(is) } else { is(stated) }
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
    use crate::schema::validate::{surely_fits, violations};
    use crate::source::sources::{Source, SourceId};
    use crate::syntax::parse_yaml;

    #[test]
    fn what_surely_fits_has_no_violation_and_most_that_has_none_surely_fits() {
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
                .map(|root| surely_fits("ssmlint", root) == fits && violations("ssmlint", root).is_empty() == fits)
                .collect();
            assert_eq!(found, [true], "{text}");
        }
    }
}
