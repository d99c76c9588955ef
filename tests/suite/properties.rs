//! Random texts: the readers never panic, agree with independent ones, and every slice is exact or the whole scalar.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "tests stop at the first surprise")]

use crate::spans;
use proptest::prelude::*;
use ssmlint::source::SourceId;
use ssmlint::syntax::{self, Syntax, Tree};

fn read(text: &str, syntax: Syntax) -> Tree {
    syntax::parse_text(SourceId(0), text.to_owned().into(), syntax)
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        4 => Just("a"), 2 => Just("é"), 1 => Just("😀"), 3 => Just(" "), 3 => Just("\n"),
        12 => prop::sample::select(&["\n\n", "\n  ", "\n    ", "\r\n", "\t", "'", "''", "\"", "\\n", "\\\\", "\\u00e9", "\\ud83d\\ude00", "\\/", "\\\n",
            "\\x41", "\\U0001F600", "#", " - ", "\\t", "\\ "][..]),
    ]
}

fn body() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.concat())
}

fn soup(more: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![1 => piece(), 2 => prop::sample::select(more)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

const YAML: &[&str] = &[
    "- ",
    "k: ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&x ",
    "*x ",
    "!t ",
    "!!int ",
    "|",
    ">",
    "|-\n  ",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "<<: ",
    "\n- ",
    "\nk: ",
    "\n  j: ",
    "'",
    "\"",
    "1",
    "\u{feff}",
    "# c\n",
    "\n?",
    "<<: *x",
];
const JSON: &[&str] = &[
    "[", "]", "{", "}", ",", ":", "\"a\"", "\"a\":", "1", "-", "0", ".5", "true", "null", "\\u12", "\"", "//", "/*",
    "*/", " ", "{}", "[]", "\"b\\n\"",
];

fn check_scalars(text: &str) {
    let tree = read(text, Syntax::Yaml);
    spans::holds::tree(&tree);
    if tree.errors().is_empty() {
        for node in tree.scalars() {
            spans::holds::slices(node);
        }
    }
}

/// A value that YAML 1.1 and 1.2 read alike.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let text =
        "[a-z é😀\n\"'\\\\#:,\t-]{0,12}".prop_filter("words of YAML 1.1", |text| !matches!(text.as_str(), "y" | "n"));
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        (-1000_i32..1000).prop_map(|n| (f64::from(n) / 8.0).into()),
        text.prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let list = prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into);
        let map = prop::collection::btree_map("[a-z \"':]{0,6}", inner, 0..5);
        prop_oneof![list, map.prop_map(|map| serde_json::Value::Object(map.into_iter().collect()))]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flow_scalars(text in body(), (open, close) in prop::sample::select(vec![("\"", "\""), ("'", "'"), ("", "")])) {
        check_scalars(&format!("k: {open}{text}{close}\nz: y\n"));
    }

    #[test]
    fn block_scalars(text in body(), header in "[|>][-+]?") {
        check_scalars(&format!("k: {header}\n  {}\nz: y\n", text.replace('\n', "\n  ")));
        check_scalars(&format!("o:\n - k: {header}\n\n     {}\n   z: y\n", text.replace('\n', "\n     ")));
    }

    #[test]
    fn block_scalars_with_a_given_indentation(text in body(), header in "[|>][1-3][-+]?") {
        check_scalars(&format!("k: {header}\n   {}\nz: y\n", text.replace('\n', "\n   ")));
    }

    #[test]
    fn any_yaml(text in soup(YAML)) {
        check_scalars(&text);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        for syntax in [Syntax::Json, Syntax::JsonLines, Syntax::Yaml] {
            spans::holds::tree(&read(&text, syntax));
        }
    }

    #[test]
    fn any_json_is_accepted_as_by_serde_json(text in soup(JSON)) {
        let tree = read(&text, Syntax::Json);
        spans::holds::tree(&tree);
        spans::holds::tree(&read(&text, Syntax::JsonLines));
        let value = serde_json::from_str::<serde_json::Value>(&text);
        prop_assert_eq!(tree.errors().is_empty(), value.is_ok(), "{:?} {:?} {:?}", text, tree.errors(), value);
        if let Ok(value) = value {
            prop_assert_eq!(tree.roots().next().unwrap().to_json(), value);
            for node in tree.scalars() {
                spans::holds::slices(node);
            }
        }
    }

    #[test]
    fn values_in_json_and_yaml(value in value()) {
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let tree = read(&text, Syntax::Json);
            prop_assert_eq!(tree.errors(), &[]);
            prop_assert_eq!(&tree.roots().next().unwrap().to_json(), &value);
        }
        let text = serde_yaml::to_string(&value).unwrap();
        let tree = read(&text, Syntax::Yaml);
        prop_assert_eq!(tree.errors(), &[], "{}", &text);
        prop_assert_eq!(&tree.roots().next().unwrap().to_json(), &value, "{}", &text);
        check_scalars(&text);
    }

    #[test]
    fn yaml_is_read_as_by_serde_yaml(text in body(), (open, close) in prop::sample::select(vec![("\"", "\""), ("'", "'"), ("|\n  ", "\n"), (">-\n  ", "\n"), (">+\n  ", "\n"), ("", "")])) {
        let text = format!("k: {open}{}{close}\nz: y\n", text.replace('\n', "\n  "));
        let tree = read(&text, Syntax::Yaml);
        if let Ok(serde_yaml::Value::Mapping(expected)) = serde_yaml::from_str(&text) && tree.errors().is_empty() {
            let text_of = |value: &serde_yaml::Value| value.as_str().map(str::to_owned);
            let node = tree.roots().next().unwrap().get("k").unwrap().value;
            if let Some(expected) = expected.get("k").and_then(text_of) {
                prop_assert_eq!(node.text(), expected, "{:?}", text);
            }
        }
    }
}

#[test]
fn most_slices_are_exact() {
    let text = "a: plain\n  text\nb: 'it''s'\nc: \"x\\u002a\\\n   y\"\nd: |\n  one\n  two\ne: >\n  one\n  two\n";
    let tree = read(text, Syntax::Yaml);
    for node in tree.scalars().filter(|node| node.text().chars().count() > 1) {
        assert_eq!(spans::holds::slices(node), node.text().chars().count(), "{node:?}");
        assert_eq!(&text[node.slice(0..1).span.range()][..1], &node.text()[..1]);
    }
}
