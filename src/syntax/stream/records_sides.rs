//! Lists element by element are what a tree of the whole has: through a window of any size, and in parts.
#![expect(clippy::unwrap_used, clippy::string_slice, reason = "tests stop at the first surprise")]

use crate::source::sources::{Source, SourceId};
use crate::syntax::json;
use crate::syntax::stream::records::{Elements, records};
use crate::syntax::stream::seam::Seam;
use crate::syntax::stream::window::{Broken, Window};
use crate::syntax::tree::Tree;
use crate::syntax::{Kind, Syntax, SyntaxErrorKind};
use proptest::prelude::*;
use std::sync::Arc;

/// The objects of a value that is in a list of elements.
fn objects(value: &serde_json::Value) -> Vec<&serde_json::Value> {
    match value.as_array() {
        Some(items) => items.iter().flat_map(objects).collect(),
        None => Some(value).filter(|value| value.is_object()).into_iter().collect(),
    }
}

const EVERYTHING: Elements<'_> = Elements { path: &[], members: None };

fn lines(text: &str) -> Tree {
    let mut tree = Tree::empty(SourceId(0), Arc::new(text.to_owned()), Syntax::JsonLines);
    json::reader::read(&mut tree);
    tree
}

/// Tokens of JSON in any order.
fn soup() -> impl Strategy<Value = String> {
    const JSON: &[&str] = &[
        "[", "]", "{", "}", ",", ":", "\"a\"", "\"a\":", "1", "-", "0", ".5", "true", "null", "\\u12", "\"", "//",
        "/*", "*/", " ", "{}", "[]", "\"b\\n\"", "\n", "\r\n", "\t", "é", "😀",
    ];
    prop::collection::vec(prop::sample::select(JSON), 0..24).prop_map(|pieces| pieces.concat())
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        "[a-z é😀\n\"'\\\\#:,\t-]{0,12}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let key = prop_oneof![Just("Key".to_owned()), "[ab]", "[a-z \"':]{0,6}"];
        let list = prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into);
        let map = prop::collection::btree_map(key, inner, 0..5);
        prop_oneof![list, map.prop_map(|map| serde_json::Value::Object(map.into_iter().collect()))]
    })
}

#[test]
fn they_are_found_in_every_listing() {
    let ids = |text: &str, path: &[&str]| -> Result<Vec<String>, Broken> {
        let mut found = Vec::new();
        let source = Source::new(SourceId(0), "a.json", text.to_owned());
        let elements = Elements { path, members: None };
        records(&mut Window::whole(&source), elements, &mut |node, _| {
            let id = node.get("Id").map(|entry| entry.value);
            assert_eq!(&text[node.span().range()][..1], "{");
            found.push(id.map_or_else(String::new, |id| text[id.span().range()].trim_matches('"').to_owned()));
        })?;
        Ok(found)
    };
    let found = |names: &[&str]| Ok(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
    let list = &["List"][..];
    let nested = &["Reservations", "Instances"][..];
    assert_eq!(
        ids(r#"{"Next": [{"Id": "x"}], "List": [{"Id": "a"}, {"Id": "b\u0041"}], "More": null}"#, list),
        found(&["a", "b\\u0041"])
    );
    assert_eq!(
        ids(
            r#"{"Reservations": [{"Groups": [], "Instances": [{"Id": "a"}]}, {"Instances": [{"Id": "b"}, {"Id": "c"}]}, {}]}"#,
            nested
        ),
        found(&["a", "b", "c"])
    );
    assert_eq!(ids(r#"[{"Id": "a"}, 1, [{"Id": "b"}]]"#, nested), found(&["a", "b"]));
    assert_eq!(ids("{\"Id\": \"a\", \"x\": {\"List\": []}}\n{\"Id\": \"b\"}\n", list), found(&["a", "b"]));
    assert_eq!(ids("{\"List\": [{\"Id\": 1}]}\n{\"List\": []}", list), found(&["1"]));
    assert_eq!(ids("{\"Id\": 1}", &[]), found(&["1"]));
    for text in
        ["", "[", "[1,]", "[{}", "{\"List\": [{}] \"a\": 1}", "{\"List\": [{}],}", "{\"a\": [1 2]}", "[{}]]", "{a: 1}"]
    {
        assert_eq!(ids(text, list), Err(Broken), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_one_at_the_beginning_alone() {
    let read = |text: &str, size: usize| {
        let mut rest = text.as_bytes();
        let mut window = Window::open(SourceId(0), &mut rest, size).unwrap();
        records(&mut window, Elements { path: &[], members: None }, &mut |_, _| ())
    };
    let (first, inside) = ("\u{feff}[{\"Id\": 1}, {\"Id\": 2}]", "[{\"Id\": 1}\u{feff}, {\"Id\": 2}\u{feff}]");
    for size in 1..40 {
        assert_eq!((read(first, size), read(inside, size)), (Ok(()), Err(Broken)), "{size}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn what_is_no_json_has_none(text in soup()) {
        let source = Source::new(SourceId(0), "a", text.clone());
        let tree = lines(&text);
        let (mut visited, only_errors) = (0, tree.errors().iter().any(|error| error.kind != SyntaxErrorKind::Empty));
        let known = records(&mut Window::whole(&source), EVERYTHING, &mut |_, _| visited += 1);
        prop_assert_eq!(known.is_ok(), !only_errors && !tree.is_empty(), "{:?} {:?}", text, tree.errors());
        for (size, members) in [(usize::MAX, Some(&["a"][..])), (1, None), (3, Some(&["a", "b"][..]))] {
            let mut also = 0;
            let mut rest = text.as_bytes();
            let mut window = Window::open(SourceId(0), &mut rest, size.min(text.len() + 1)).unwrap();
            let outcome = records(&mut window, Elements { path: &[], members }, &mut |_, _| also += 1);
            prop_assert_eq!(outcome, known, "{:?} {:?}", text, members);
            prop_assert!(known.is_err() || also == visited, "{:?}", text);
        }
    }

    #[test]
    fn a_row_that_is_almost_as_the_one_before_is_read_as_any_other(at in any::<prop::sample::Index>(), removed in 0..3_usize, put in "[-{},:\\[\\]\"\\\\.01e \n/ab]{0,2}") {
        let row = "{\n  \"x\": \"1\",\n  \"a\": \"2\",\n  \"n\": 10,\n  \"y\": {\"z\": true},\n  \"b\": [\"c\"]\n}";
        let from = at.index(row.len());
        let mut changed = row.to_owned();
        changed.replace_range(from..(from + removed).min(row.len()), &put);
        let text = format!("[{row}, {changed}, {row}]");
        let members = &["a", "b"][..];
        let mut found = Vec::new();
        let source = Source::new(SourceId(0), "a", text.clone());
        let elements = Elements { path: &[], members: Some(members) };
        let outcome = records(&mut Window::whole(&source), elements, &mut |row, _| found.push(row.to_json()));
        let tree = lines(&text);
        prop_assert_eq!(outcome.is_ok(), tree.errors().is_empty(), "{}", text);
        if outcome.is_ok() {
            let mut expected: Vec<serde_json::Value> = tree.roots().flat_map(|root| root.items().map(|row| row.to_json()).collect::<Vec<_>>()).collect();
            expected.retain(serde_json::Value::is_object);
            for row in expected.iter_mut().filter_map(|row| row.as_object_mut()) {
                row.retain(|name, _| members.contains(&name.as_str()));
            }
            prop_assert_eq!(found, expected, "{}", text);
        }
    }

    #[test]
    fn a_value_is_one(value in value()) {
        for text in [serde_json::to_string(&value).unwrap(), serde_json::to_string_pretty(&value).unwrap()] {
            let mut found = None;
            let source = Source::new(SourceId(0), "a", text.clone());
            records(&mut Window::whole(&source), EVERYTHING, &mut |node, _| found = Some(node.to_json())).unwrap();
            prop_assert!(!value.is_object() || found.as_ref() == Some(&value));
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
            let outcome = records(&mut window, Elements { path: &["List"], members }, &mut |row, base| {
                let places = row.entries().map(|entry| entry.value).filter(|value| value.kind() == Kind::Double);
                for place in places.map(|value| (value.text(), value.span().shifted(base))) {
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
            let outcome = records(window, elements, &mut |row, base| found.push((row.to_json(), row.span().shifted(base))));
            outcome.map(|()| found)
        };
        let source = Source::new(SourceId(0), "a", text.clone());
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
                    found.push((row.to_json(), row.span().shifted(base)));
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
}
