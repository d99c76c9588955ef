//! Where findings link to: the page of the rule on the site of this version, or on the copy of it that the configuration names.
#![expect(clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{folder, run_in};
use crate::lsp::{answer, initialize, open, request, talk, uri};
use serde_json::{Value, json};

const REQUEST: &str =
    "Name: AWS-UpdateSSMAgent\nScheduleExpression: rate(1 days)\nTargets: [{Key: \"tag:Env\", Values: [prod]}]\n";
const COPY: &str = "rule-pages: https://docs.example.com/ssmlint/\n";
const PAGE: &str = "https://docs.example.com/ssmlint/rules/schedule/wrong-rate-plural.html";

#[test]
fn each_format_links_to_the_pages_that_the_configuration_names() {
    let root = folder("rule-pages", &[("a.yaml", REQUEST), ("ssmlint.yaml", COPY)]);
    for format in ["json", "jsonl", "sarif", "rdjson", "gitlab", "markdown"] {
        let done = run_in(&root, &["check", ".", "--format", format], "");
        assert!(done.out.contains(PAGE), "{format}: {}", done.out);
        let all = done.out.matches("/rules/schedule/").count();
        assert_eq!(all, done.out.matches(PAGE).count(), "{format}: {}", done.out);
    }
    run_in(&root, &["check", ".", "--output", "html=report.html"], "");
    let html = std::fs::read_to_string(root.join("report.html")).unwrap_or_default();
    assert!(html.contains(&format!("<a href=\"{PAGE}\">")), "{html}");
    for command in [
        &["rules", "--family", "schedule"][..],
        &["explain", "wrong-rate-plural"],
        &["explain", "--error", "InvalidSchedule"],
    ] {
        let done = run_in(&root, &[command, &["--format", "json"]].concat(), "");
        assert!(done.out.contains(PAGE), "{command:?}: {}", done.out);
        let done = run_in(&root, &[command, &["--format", "json", "--isolated"]].concat(), "");
        assert!(!done.out.contains("docs.example.com"), "{command:?}: {}", done.out);
    }
}

#[test]
fn an_editor_links_to_them_too() {
    let commented = format!("{REQUEST}# ssmlint: ignore[unknown-member]\n");
    let root = folder("rule-pages-editor", &[("a.yaml", ""), ("ssmlint.yaml", COPY)]);
    let about = json!({ "textDocument": { "uri": uri(&root, "a.yaml") } });
    let explain = json!({ "command": "ssmlint.explain", "arguments": ["SSM201"] });
    let (said, _) = talk(
        &root,
        &[
            initialize(&root, true),
            open(&root, "a.yaml", &commented),
            request(2, "textDocument/diagnostic", about.clone()),
            request(3, "textDocument/documentLink", about),
            request(4, "workspace/executeCommand", explain),
            request(5, "shutdown", Value::Null),
        ],
    );
    let found = &answer(&said, 2)["result"]["items"];
    assert!(found.to_string().contains(&format!("{{\"href\":\"{PAGE}\"}}")), "{found}");
    let links = answer(&said, 3)["result"].to_string();
    assert!(links.contains("https://docs.example.com/ssmlint/rules/shape/unknown-member.html"), "{links}");
    let page = &answer(&said, 4)["result"]["url"];
    assert_eq!(page, "https://docs.example.com/ssmlint/rules/schedule/cron-field-count.html");
}

#[test]
fn each_file_has_the_pages_of_its_own_configuration_or_those_of_this_version() {
    let files = [("a.yaml", REQUEST), ("b/a.yaml", REQUEST), ("b/ssmlint.yaml", COPY), ("c/a.yaml", REQUEST)];
    let extending = ("c/ssmlint.yaml", "extends: ../b/ssmlint.yaml\n");
    let root = folder("rule-pages-each", &[&files[..], &[extending, ("ssmlint.yaml", "")]].concat());
    let done = run_in(&root, &["check", ".", "--format", "jsonl"], "");
    let version = env!("CARGO_PKG_VERSION");
    let own = format!("https://ssmlint.github.io/ssmlint/{version}/rules/schedule/wrong-rate-plural.html");
    let urls: Vec<Value> = done.out.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let urls: Vec<&Value> = urls.iter().map(|finding| &finding["url"]).collect();
    assert_eq!(urls, [&json!(own), &json!(PAGE), &json!(PAGE)], "{}", done.out);
}

#[test]
fn what_is_no_address_of_a_site_is_a_finding() {
    for address in ["docs.example.com", "ftp://a.example", "https://", "https://a b", "https://a?b", "https://u:p@a"] {
        let configuration = format!("rule-pages: {}\n", json!(address));
        let root = folder("rule-pages-wrong", &[("a.yaml", REQUEST), ("ssmlint.yaml", configuration.as_str())]);
        let done = run_in(&root, &["check", ".", "--format", "concise"], "");
        let told = "ssmlint.yaml:1:13: error[SSM902] must be an address of the form `https://HOST/PATH`";
        assert!(done.out.contains(told), "{address}: {}", done.out);
        assert_eq!(done.status, 2, "{address}");
    }
}
