//! The page of a report: what a reader of a CI artifact sees, and what no text in a file can make of it.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::{folder, run, run_in, run_with};
use regex::Regex;
use ssmlint::{Format, Input, Role, Settings, Workspace, check, write};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap_or_else(|error| panic!("{error}"))
}

fn has(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[test]
fn findings_stand_in_their_source_with_what_to_do() {
    let done = run(&["check", "examples/fleet", "--format", "html"]);
    assert_eq!(done.status, 1);
    has(
        &done.out,
        &[
            "<title>ssmlint: 13 errors, 1 warning, 1 note</title>",
            "<article class=\"finding error\" data-severity=\"error\" data-rule=\"SSM503\">",
            "<code>Action</code> allows only <code>Install</code> or <code>Uninstall</code></h3>",
            "parameter-value-not-allowed</a> in association <code>agent-on-prod</code>",
            "<figcaption>examples/fleet/associations.json:7:34</figcaption>",
            "[<mark class=\"primary\">&quot;install&quot;</mark>], &quot;Chanel&quot;",
            "<span class=\"said primary\">└ InvalidParameters</span>",
            "<mark class=\"label\">Install</mark>, Uninstall]",
            "└ the allowed values begin here",
            "<b>help</b> did you mean <code>Install</code>?",
            "<option value=\"SSM201\">SSM201 cron-field-count (1)</option>",
            "value=\"error\" checked> error <small>13</small>",
            "<h2>Coverage</h2>",
            "<h2>Targets</h2>",
        ],
    );
}

#[test]
fn a_long_line_is_cut_and_its_column_is_that_of_the_file() {
    let text = format!(
        r#"{{"Name": "AWS-RunShellScript", "Parameters": {{"commands": ["{}"]}}, "Nope": 1}}"#,
        "x".repeat(5_000)
    );
    let root = folder("html-long", &[("a.json", &text)]);
    let done = run_in(&root, &["check", "--isolated", "--format", "html"], "");
    let column = text.find("\"Nope\"").unwrap_or_default() + 1;
    has(
        &done.out,
        &[&format!("<figcaption>a.json:1:{column}</figcaption>"), "</span>…xxx", "\"primary\">&quot;Nope&quot;<"],
    );
    assert!(!done.out.contains(&"x".repeat(500)));
}

/// One document on forty nodes, twice on one of them, and where nobody knows.
fn fleet(name: &str) -> std::path::PathBuf {
    let request = "Entries:\n  - Name: Acme-Hello\n    Targets: [{Key: \"tag:Env\", Values: [prod]}]\n  - Name: Acme-Hello\n    Targets: [{Key: InstanceIds, Values: [i-00000000000000001, i-0aaaabbbbccccdddd]}]\n  - Name: Acme-Other\n    Targets: [{Key: \"resource-groups:Name\", Values: [g]}]\n";
    let node = |number: usize| {
        let tag = if number % 2 == 1 { "prod" } else { "test" };
        format!(
            r#"{{"InstanceId": "i-{number:017}", "PlatformType": "Linux", "Tags": [{{"Key": "Env", "Value": "{tag}"}}]}}"#
        )
    };
    let inventory = format!("[{}]", (0..40).map(node).collect::<Vec<_>>().join(","));
    folder(
        name,
        &[
            ("a.yaml", request),
            ("b.yaml", "Name: AWS-RunShellScript\nTargets: []\nNope: 1\n"),
            ("inventory.json", &inventory),
        ],
    )
}

#[test]
fn a_picture_shows_which_association_reaches_which_nodes() {
    let root = fleet("html-targets");
    let done = run_in(&root, &["check", "--report", "targets", "--format", "html"], "");
    has(
        &done.out,
        &[
            "<title>ssmlint: targets</title>",
            "<svg class=\"reach\"",
            // Nineteen nodes that only the tag reaches are one box, the one that both reach another.
            "19 nodes: i-00000000000000003, …",
            "class=\"box twice\" data-of=\"g",
            "the same document more than once",
            "class=\"box unlisted\"",
            "in no inventory",
            "class=\"box open\"",
            "not known from these files",
            "<td>a.yaml:2, a.yaml:4</td>",
        ],
    );
    assert!(!done.out.contains("<h2>Findings</h2>") && !done.out.contains("<h2>Coverage</h2>"));
    let edges = done.out.matches("<path class=\"edge ").count();
    assert_eq!(edges, 5, "two to the one in common, and one to each other box");
    // What a file gets is the whole page.
    run_in(&root, &["check", "--report", "targets", "--output", "html=all.html"], "");
    let all = fs::read_to_string(root.join("all.html")).unwrap_or_default();
    has(&all, &["<svg class=\"reach\"", "<h2>Findings</h2>", "<h2>Coverage</h2>"]);
    let coverage = run_in(&root, &["check", "--report", "coverage", "--format", "html"], "");
    assert!(coverage.out.contains("<h2>Coverage</h2>") && !coverage.out.contains("<svg"), "{}", coverage.out);
}

#[test]
fn the_page_is_the_same_whatever_the_order_and_the_threads() {
    let root = fleet("html-same");
    let page = |paths: &[&str], threads: &str| {
        let arguments = [&["check", "--isolated", "--format", "html"], paths].concat();
        run_with(&root, &arguments, "", &[("RAYON_NUM_THREADS".to_owned(), threads.to_owned())]).out
    };
    let one = page(&["a.yaml", "b.yaml", "inventory.json"], "1");
    assert!(one.contains("<svg") && one.contains("SSM111"), "{one}");
    assert!(one == page(&["inventory.json", "b.yaml", "a.yaml"], "4"), "the order of the files shows");
}

/// What a text may try in a page.
const EVIL: &str =
    "a\"'><script>alert(1)</script><img src=x onerror=alert(1)>]]>--><!-- &lt;b&gt; </style></title></textarea> `x";

#[test]
fn no_text_of_a_file_becomes_markup() {
    let evil = serde_json::to_string(EVIL).unwrap_or_else(|error| panic!("{error}"));
    let request = format!(
        r#"{{"Entries": [{{"Name": {evil}, {evil}: 1, "AssociationName": {evil}, "InstanceId": {evil}, "MaxErrors": {evil},
        "ScheduleExpression": {evil}, "Targets": [{{"Key": {evil}, "Values": [{evil}]}}]}},
        {{"Name": "Acme-Doc", "Parameters": {{{evil}: [{evil}]}}, "Targets": [{{"Key": "InstanceIds", "Values": [{evil}]}}]}}]}}"#
    );
    let document = format!(
        r#"{{"schemaVersion": "2.2", {evil}: 1, "parameters": {{{evil}: {{"type": {evil}, "allowedValues": [{evil}]}}}}}}"#
    );
    let inventory = format!(r#"[{{"InstanceId": {evil}, "PlatformType": {evil}, "PingStatus": "Online"}}]"#);
    let root = folder("html-evil", &[("Acme-Doc.json", &document), ("inv.json", &inventory)]);
    let name = "a\"><script>alert(1)<!-- 'x.json";
    fs::write(root.join(name), &request).unwrap_or_else(|error| panic!("{error}"));
    let known = BTreeSet::from([
        "a",
        "article",
        "b",
        "body",
        "code",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "form",
        "g",
        "h1",
        "h2",
        "h3",
        "head",
        "header",
        "html",
        "input",
        "label",
        "main",
        "mark",
        "meta",
        "nav",
        "option",
        "output",
        "p",
        "path",
        "pre",
        "rect",
        "script",
        "section",
        "select",
        "small",
        "span",
        "style",
        "svg",
        "table",
        "tbody",
        "td",
        "text",
        "th",
        "thead",
        "title",
        "tr",
    ]);
    let tag = pattern(r#"^/?([a-z0-9]+)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)/?>"#);
    for more in [&[][..], &["--report", "coverage"], &["--report", "targets"], &["--redact"]] {
        let page = run_in(&root, &[&["check", "--isolated", ".", "--format", "html"], more].concat(), "").out;
        let (head, rest) = page.split_once("<style>").unwrap_or_default();
        let (_, rest) = rest.split_once("</style>").unwrap_or_default();
        let (body, _) = rest.split_once("<script>").unwrap_or_default();
        let markup = format!("{}{body}", head.replacen("<!doctype html>", "", 1));
        assert!(body.contains("&lt;script&gt;"), "{more:?}: the text is nowhere in {page}");
        assert_eq!(page.matches("<script").count(), 1, "{more:?}");
        for piece in markup.split('<').skip(1) {
            let found = tag.captures(piece).unwrap_or_else(|| panic!("{more:?}: <{piece}"));
            let [name, attributes] = [1, 2].map(|at| found.get(at).map_or("", |part| part.as_str()));
            assert!(known.contains(name) && !attributes.contains(" on"), "{more:?}: <{piece}");
        }
    }
}

#[test]
fn redacted_pages_hold_names_and_no_values() {
    let yaml = "Name: AWS-RunShellScript # S3CRET0\nTargets: [{Key: tag:a, Values: [S3CRET1]}]\nMaxErrors: 5\nParameters: {commands: S3CRET2}\n";
    let root = folder("html-redact", &[("a.yaml", yaml)]);
    let page = |more: &[&str]| run_in(&root, &[&["check", "--isolated", "--format", "html"], more].concat(), "").out;
    assert!(page(&[]).contains("S3CRET2"), "a page shows the line as it is");
    let redacted = page(&["--redact"]);
    assert!(!redacted.contains("S3CRET"), "{redacted}");
    has(&redacted, &["MaxErrors", "SSM112"]);
}

#[test]
fn a_page_loads_nothing_and_runs_nothing_but_what_is_in_it() {
    let page = run(&["check", "examples/fleet", "--format", "html"]).out;
    has(&page, &["content=\"default-src 'none'; style-src 'sha256-", "base-uri 'none'"]);
    let loading = pattern(r#"(?i)\ssrc=|<link|<iframe|<object|<base|@import|url\(|style=|javascript:"#);
    assert!(loading.find(&page).is_none(), "{:?}", loading.find(&page));
    // A style or script that was changed without its hash would be refused by the browser.
    for file in ["html.css", "html.js"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/output").join(file);
        let Ok(done) = Command::new("sha256sum").arg(path).output() else { continue };
        let told = String::from_utf8_lossy(&done.stdout);
        let digest = base64(told.get(..64).unwrap_or_default());
        assert!(page.contains(&format!("'sha256-{digest}'")), "{file} has another hash: {digest}");
    }
}

/// Hexadecimal digits in the 64 digits of base64.
fn base64(digits: &str) -> String {
    let bits: Vec<u32> = digits
        .chars()
        .filter_map(|digit| digit.to_digit(16))
        .flat_map(|digit| (0..4).rev().map(move |bit| digit >> bit & 1))
        .collect();
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let letter = |six: &[u32]| (0..6).fold(0, |all, at| all << 1 | six.get(at).copied().unwrap_or_default()) as usize;
    let text: String = bits.chunks(6).filter_map(|six| letters.get(letter(six))).collect();
    format!("{text}{}", "=".repeat((4 - text.len() % 4) % 4))
}

#[test]
fn a_program_gets_the_findings_alone() {
    let mut workspace = Workspace::default();
    workspace.open(vec![Input::new("a.yaml", "Name: AWS-RunShellScript\nTargets: []\nNope: 1\n", Role::Given)], None);
    let report = check(&workspace, &Settings::default());
    let mut out = Vec::new();
    write(Format::Html, &report, workspace.sources(), &mut out).unwrap_or_else(|error| panic!("{error}"));
    let page = String::from_utf8_lossy(&out);
    has(&page, &["<h2>Findings</h2>", "\"primary\">Nope</mark>"]);
    assert!(!page.contains("<h2>Coverage</h2>"));
}
