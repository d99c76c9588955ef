//! Texts that are no YAML or JSON, as people break them: what is said, and of which piece of the text.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use ssmlint::diagnostic::Safety;
use ssmlint::{Diagnostic, Input, Role, Settings, Workspace, check};

/// What is said of the syntax of a request.
fn said(name: &str, text: &str) -> Vec<Diagnostic> {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new(name, text, Role::Given)], None);
    let mut findings = check(&workspace, &Settings::default()).findings;
    findings.retain(|finding| finding.rule.name.as_str() == "syntax-error");
    findings
}

#[test]
fn broken_yaml_is_told_in_words_of_what_its_author_did() {
    let request = "Name: AWS-UpdateSSMAgent\n";
    // The text after the name, the piece that is marked, and the message.
    for (text, piece, message) in [
        ("\tA: b\n", "\t", "a tab cannot indent YAML"),
        ("A:\n  B: c\n\tD: e\n", "\t", "a tab cannot indent YAML"),
        ("A:\n  - b\n\t- c\n", "\t", "a tab cannot indent YAML"),
        ("A: |\n\tb\n", "\t", "a tab cannot indent YAML"),
        ("A:\n  - |\n    b\n  c d\n", "c d", "this line is outside of the text block above"),
        ("A: |\nb c\nD: e\n", "b c", "this line is outside of the text block above"),
        ("A:\n  B: |-\n    c\n\n    d\n  e\n", "e", "this line is outside of the text block above"),
        ("A:\n  B: | # c\n    if (d) {\n  }\n", "}", "this line is outside of the text block above"),
        ("A:\n  - |\n  # b\n  c d\n", "c d", "this line is outside of the text block above"),
        ("A:\n  - |\n  \"b\" c\n", "\"b\" c", "this line is outside of the text block above"),
        ("A: |\n  b\nC: d: e\n", ":", "colon in a value without quotes"),
        ("A: |\n  b\nC: d\nE f\nG: h\n", "E f", "a colon is missing on this line"),
        ("A b\nC: d\n", "A b", "a colon is missing on this line"),
        ("A:[]\nC: d\n", ":", "a space is missing after the colon"),
        ("A:\n  B: c\n    D: e\n", "D", "this key is inside the value that begins above"),
        ("A:\n    - B: c\n  D: e\n", "D", "the indentation of this line fits none of the lines above"),
        ("- a\n", "-", "list item among the keys of a mapping"),
        ("A:\n  - B: c\n  D: e\n", "D", "key among the items of a list"),
        ("A: b: c\n", ":", "colon in a value without quotes"),
        ("A: - b\n", "-", "a list item cannot begin here"),
        ("A: @b\n", "@", "a value without quotes cannot begin with `@`"),
        ("A: `b`\n", "`", "a value without quotes cannot begin with a backtick"),
        ("A: *.b\n", "*.b", "no anchor of this name before the alias"),
        ("A: 'b's'\n", "s", "text after the closing quote"),
        ("A: \"b\" c\n", "c", "text after the closing quote"),
        ("A: [\"b\" \"c\"]\n", "", "missing comma before this"),
        ("A: [b]]\n", "]", "no bracket is open here"),
        ("A: [b] c\n", "c", "text after the end of the value"),
        ("A: [b\nC: d\n", "[", "this is never closed"),
        ("A: | b\n  c\n", "|", "the text block begins on the line of its `|` or `>`"),
        ("A: \"b\"#c\n", "#", "a space is missing before the comment"),
        ("A: \"b\\d\"\n", "\\d", "YAML has no escape `\\d` in double quotes"),
        ("A: \u{1}\n", "\u{1}", "YAML has no control characters"),
    ] {
        let text = format!("{request}{text}");
        let found = said("request.yaml", &text);
        let told: Vec<_> = found.iter().map(|one| (text.get(one.place.span.range()).unwrap(), &*one.message)).collect();
        // An empty span has no text, and the character after the last one of a line is its end.
        assert_eq!(told, [(piece, message)], "{text:?}");
        assert!(!found.iter().filter_map(|one| one.help.as_deref()).any(|help| help.contains("JSON")), "{text:?}");
    }
}

#[test]
fn a_broken_definition_has_one_answer_however_much_of_it_was_read() {
    use ssmlint::service::ApiError::{InvalidDocumentContent, SerializationException};
    for (text, answer) in [
        ("schemaVersion: \"2.2\"\nmainSteps:\n  - action: aws:runShellScript\n    name: @s\n", InvalidDocumentContent),
        ("schemaVersion: \"2.2\"\ndescription: @s\n", InvalidDocumentContent),
        ("description: @s\nschemaVersion: \"2.2\"\n", InvalidDocumentContent),
        ("Name: AWS-UpdateSSMAgent\nTargets: @s\n", SerializationException),
    ] {
        let answers: Vec<_> = said("a.yaml", text).into_iter().map(|one| one.api_error).collect();
        assert_eq!(answers, [Some(answer)], "{text}");
    }
}

#[test]
fn one_cause_is_one_syntax_error() {
    for (name, text, message) in [
        (
            "a.json",
            "{\"Name\": \"AWS-X\", \"A\": [\"a \"b\" c \"d\" e\"], \"B\": 1}",
            "this quote ends the string in the middle",
        ),
        (
            "a.json",
            "{\"Name\": \"AWS-X\", \"A\": \"[\"b\", \"c\"]\", \"B\": 1}",
            "this quote ends the string in the middle",
        ),
        ("a.json", "{ // a\n \"Name\": \"AWS-X\", // b\n /* c */ \"A\": 1}", "JSON has no comments"),
    ] {
        let told: Vec<_> = said(name, text).into_iter().map(|one| one.message).collect();
        assert_eq!(told, [message], "{text}");
    }
}

#[test]
fn quotes_that_are_none_are_told_as_that_and_what_is_in_them_is_read() {
    let request = |rest: &str| format!("{{\"Name\": \"AWS-UpdateSSMAgent\", \"InstanceId\": \"*\", {rest}}}");
    let straight = "write straight quotes: `\"`";
    for (name, text, message, help) in [
        ("a.json", request("“Targets”: []"), "JSON has no curly quotes", Some(straight)),
        ("a.json", request("\"ScheduleExpression\": ‘rate(1 day)’"), "JSON has no curly quotes", Some(straight)),
        ("a.json", request("\"AssociationName\": 'abc'"), "a string must be in double quotes in JSON", None),
        (
            "a.json",
            request("\"AssociationName\": \"abc”\n"),
            "this is never closed",
            Some("a curly quote closes nothing: write `\"`"),
        ),
        (
            "a.tf",
            "resource \"aws_ssm_association\" \"a\" {\n  name = “AWS-UpdateSSMAgent”\n}\n".to_owned(),
            "HCL has no curly quotes",
            Some(straight),
        ),
    ] {
        let found = said(name, &text);
        let told: Vec<_> = found.iter().map(|one| (one.message.as_str(), one.help.as_deref())).collect();
        assert_eq!(told, [(message, help)], "{text}");
    }
    let mut workspace = Workspace::default();
    let text = request("\"ScheduleExpression\": “rate(1 days)”");
    workspace.open(vec![Input::new("a.json", text, Role::Given)], None);
    let findings = check(&workspace, &Settings::default()).findings;
    let names: Vec<_> = findings.iter().map(|finding| finding.rule.name.as_str()).collect();
    assert!(names.contains(&"wrong-rate-plural") && !names.contains(&"unknown-schedule-form"), "{names:?}");
}

#[test]
fn a_second_backslash_is_a_safe_fix_where_nothing_else_is_an_escape() {
    for (text, safety) in [
        ("Name: \"a\\d\"\n", Some(Safety::Safe)),
        ("Name: \"a\\.b\\d\"\n", Some(Safety::Safe)),
        // A tab may have been meant for a backslash and a `t` as well.
        ("Name: \"C:\\Windows\\temp\"\n", Some(Safety::Unsafe)),
        // A shell knows these.
        ("Name: \"a\\$b\"\n", None),
        ("Name: \"a\\'b\"\n", None),
    ] {
        let found = said("a.yaml", &format!("{text}Targets: []\n"));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let one = found.first().unwrap();
        assert_eq!(one.fixes.first().map(|fix| fix.safety), safety, "{text}");
        assert!(one.help.as_ref().unwrap().contains("single quotes"), "{text}");
    }
}

#[test]
fn what_the_command_line_prints_as_text_is_told_as_that() {
    let document = "{\"schemaVersion\": \"2.2\", \"mainSteps\": []}";
    let columns = "\t2026-03-23T18:09:16+01:00\tJSON\tCommand\t1\tAcme\tActive\n";
    for (name, text) in [
        ("Acme.json", format!("{document}{columns}")),
        ("Acme.yaml", format!("schemaVersion: \"2.2\"\nmainSteps:\n  - action: a\n{columns}").replace("JSON", "YAML")),
    ] {
        let found = said(name, &text);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
        let one = found.first().unwrap();
        assert!(one.help.as_ref().unwrap().contains("--query Content"), "{name}: {:?}", one.help);
    }
}
