//! Whether a text that could not be read to its end shows that it is ours.

use crate::service::field::Field;

/// Members of a document's content; with `schemaVersion` they make a text one.
const CONTENT: &[&str] = &["mainSteps", "runtimeConfig", "sessionType", "executableRunBooks", "templateInformation"];

/// Types of resources that are ours.
const RESOURCES: &[&str] = &["AWS::SSM::Association", "AWS::SSM::Document"];

/// Members of an association that at least must are at the top of a text to make it a request.
const MEMBERS: usize = 3;

/// Whether a text that cannot be parsed is ours all the same: a template with one of our resources, the content of a document, or
/// a request. Its lines are looked at as they are: what a parser makes of them nobody knows.
pub(crate) fn is_ours(text: &str) -> bool {
    holds_resource(text) || {
        let keys = top_keys(text);
        let has = |name: &str| keys.contains(&name);
        let members = keys.iter().filter(|key| Field::of(key).is_some()).count();
        has("schemaVersion") && CONTENT.iter().any(|name| has(name))
            || has("Name") && has("Targets") && members >= MEMBERS
    }
}

/// Whether a line says that a resource is of a type of ours, in a text that has resources.
fn holds_resource(text: &str) -> bool {
    let typed = |line: &str| {
        let after = key(line).filter(|(key, _)| *key == "Type").map(|(_, rest)| rest.trim());
        after.is_some_and(|kind| RESOURCES.contains(&kind.trim_end_matches(',').trim_matches(['"', '\''])))
    };
    text.contains("Resources") && RESOURCES.iter().any(|kind| text.contains(kind)) && text.lines().any(typed)
}

/// The keys at the beginnings of lines that are indented as the first one is.
fn top_keys(text: &str) -> Vec<&str> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut first = None;
    let mut keys = Vec::new();
    for line in text.lines() {
        let Some((key, _)) = key(line) else { continue };
        if *first.get_or_insert_with(|| indent(line)) == indent(line) {
            keys.push(key);
        }
    }
    keys
}

/// The key that a line begins with, without its quotes, and what follows its colon.
fn key(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.trim_start_matches(['\u{feff}', ' ', '\t']).split_once(':')?;
    let key = key.trim_end().trim_matches('"');
    let is_word = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_word.then_some((key, rest))
}

#[cfg(test)]
mod tests {
    use crate::frontend::marks::is_ours;

    #[test]
    fn a_broken_text_shows_what_it_is() {
        let ours = [
            "schemaVersion: \"0.3\"\n description: x\nmainSteps:\n  - a: b: c\n",
            "{\n  \"schemaVersion\": \"2.2\"\n  \"mainSteps\": [\n",
            "Resources:\n  A:\n    Type: AWS::SSM::Association\n\tProperties: {}\n",
            "Name: Doc\nTargets: [\nScheduleExpression: rate(1 day)\n",
        ];
        let foreign = [
            "name: x\non: [push]\njobs:\n  a: |\nimport yaml\n",
            "schemaVersion: 1\ndescription: x: y\n",
            "apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    schemaVersion: '2.2'\n    mainSteps: []\n  b: c: d\n",
            "# AWS::SSM::Association\nResources: [\n",
            "Name: x\nValue: [\n",
        ];
        assert_eq!(ours.map(is_ours), [true; 4]);
        assert_eq!(foreign.map(is_ours), [false; 5]);
    }
}
