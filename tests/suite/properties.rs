//! Random texts: the readers never panic, agree with independent ones, and every slice is exact or the whole scalar.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "tests stop at the first surprise")]

use crate::spans;
use proptest::prelude::*;
use ssmlint::source::sources::SourceId;
use ssmlint::syntax::{self, Elements, Kind, Seam, Syntax, SyntaxErrorKind, Tree, Window};
use std::sync::Arc;

fn read(text: &str, syntax: Syntax) -> Tree {
    syntax::parse_text(SourceId(0), text.to_owned().into(), syntax)
}

/// The objects of a value that stands in a list of elements.
fn objects(value: &serde_json::Value) -> Vec<&serde_json::Value> {
    match value.as_array() {
        Some(items) => items.iter().flat_map(objects).collect(),
        None => Some(value).filter(|value| value.is_object()).into_iter().collect(),
    }
}

const EVERYTHING: Elements<'_> = Elements { path: &[], members: None };

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
        let source = ssmlint::source::sources::Source::new(SourceId(0), "a", text.clone());
        let lines = read(&text, Syntax::JsonLines);
        let (mut visited, only_errors) = (0, lines.errors().iter().any(|error| error.kind != SyntaxErrorKind::Empty));
        let records = syntax::records(&mut Window::whole(&source), EVERYTHING, &mut |_, _| visited += 1);
        prop_assert_eq!(records.is_ok(), !only_errors && !lines.is_empty(), "{:?} {:?}", text, lines.errors());
        for (size, members) in [(usize::MAX, Some(&["a"][..])), (1, None), (3, Some(&["a", "b"][..]))] {
            let mut also = 0;
            let mut rest = text.as_bytes();
            let mut window = Window::open(SourceId(0), &mut rest, size.min(text.len() + 1)).unwrap();
            let outcome = syntax::records(&mut window, Elements { path: &[], members }, &mut |_, _| also += 1);
            prop_assert_eq!(outcome, records, "{:?} {:?}", text, members);
            prop_assert!(records.is_err() || also == visited, "{:?}", text);
        }
    }

    #[test]
    fn lists_in_pieces(rows in prop::collection::vec(value(), 0..6), size in 1..80_usize, lines in any::<bool>()) {
        let list = serde_json::json!({ "Before": rows, "List": rows, "Behind": "x" });
        let text = if lines {
            rows.iter().fold(String::new(), |text, row| text + &row.to_string() + "\n")
        } else {
            serde_json::to_string_pretty(&list).unwrap()
        };
        for members in [None, Some(&["a", "b", "Key"][..])] {
            let mut rest = text.as_bytes();
            let mut window = Window::open(SourceId(0), &mut rest, size).unwrap();
            let mut found = Vec::new();
            let outcome = syntax::records(&mut window, Elements { path: &["List"], members }, &mut |row, base| {
                let places = row.entries().map(|entry| entry.value).filter(|value| value.kind() == Kind::Double);
                for place in places.map(|value| (value.text(), value.span().behind(base))) {
                    assert_eq!(serde_json::from_str::<String>(&text[place.1.range()]).unwrap(), place.0);
                }
                assert_eq!(row.len(), row.entries().count());
                found.push(row.to_json());
            });
            prop_assert_eq!(outcome.is_ok(), !text.is_empty());
            let mut expected: Vec<serde_json::Value> = rows.iter().flat_map(objects).cloned().collect();
            for row in expected.iter_mut().filter_map(|row| row.as_object_mut()) {
                row.retain(|name, _| members.is_none_or(|members| members.contains(&name.as_str())));
            }
            prop_assert_eq!(&found, &expected, "{}", text);
        }
    }

    #[test]
    fn lists_in_parts(rows in prop::collection::vec(value(), 0..8), behind in value(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..4), form in 0..3) {
        let (text, path) = match form {
            0 => (serde_json::to_string_pretty(&serde_json::json!({ "A": rows, "B": behind })).unwrap(), &["A"][..]),
            1 => (serde_json::to_string_pretty(&rows).unwrap(), &[][..]),
            _ => (rows.iter().fold(String::new(), |text, row| text + &row.to_string() + "\n"), &[][..]),
        };
        let elements = Elements { path, members: None };
        let whole = |window: &mut Window<'_>| {
            let mut found = Vec::new();
            let outcome = syntax::records(window, elements, &mut |row, base| found.push((row.to_json(), row.span().behind(base))));
            outcome.map(|()| found)
        };
        let source = ssmlint::source::sources::Source::new(SourceId(0), "a", text.clone());
        let expected = whole(&mut Window::whole(&source));
        if let Some(seam) = Seam::of(SourceId(0), &text, elements) {
            let mut ends: Vec<usize> = cuts.iter().filter_map(|cut| seam.find(text.as_bytes(), cut.index(text.len()))).collect();
            ends.push(text.len());
            ends.sort_unstable();
            ends.dedup();
            let (mut found, mut fits, mut start) = (Vec::new(), true, 0);
            for end in ends {
                let part = Arc::new(text[start..end].to_owned());
                fits &= seam.read(SourceId(0), part, start, end == text.len(), &mut |row, base| {
                    found.push((row.to_json(), row.span().behind(base)));
                });
                start = end;
            }
            prop_assert!(fits || form == 0 && behind.is_array() || form == 1 && rows.iter().any(|row| row.is_array()), "{}", text);
            prop_assert!(!fits || Ok(found) == expected, "{}", text);
        } else {
            let follow = rows.windows(2).any(|pair| pair.iter().all(|row| row.as_object().is_some_and(|row| !row.is_empty())));
            let begins = rows.first().and_then(|row| row.as_object()).is_some_and(|row| !row.is_empty());
            prop_assert!(!(follow && begins) , "{}", text);
        }
    }

    #[test]
    fn values_in_json_and_yaml(value in value()) {
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let tree = read(&text, Syntax::Json);
            prop_assert_eq!(tree.errors(), &[]);
            prop_assert_eq!(&tree.roots().next().unwrap().to_json(), &value);
            let mut found = None;
            let source = ssmlint::source::sources::Source::new(SourceId(0), "a", text.clone());
            syntax::records(&mut Window::whole(&source), EVERYTHING, &mut |node, _| found = Some(node.to_json())).unwrap();
            prop_assert!(!value.is_object() || found.as_ref() == Some(&value));
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
