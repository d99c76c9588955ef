//! Lists element by element, placeholders, and trees as values.

use crate::spans::read::{at, errors, json, member, root, source};
use ssmlint::syntax::{self, Elements, Scalar, Window};

#[test]
fn unquoted_placeholders_are_values() {
    for word in ["${A}", "${A}-b${C:-x}", "$NAME", "{{ name }}", "<% x %>", "@@X@@", "%%X%%", "${a}0"] {
        let tree = json(&format!("{{\"a\": {word}, \"b\": [{word}]}}"));
        assert_eq!(tree.errors(), [], "{word}");
        assert_eq!(member(&tree, "a").scalar(), Some(Scalar::Text(word)));
        assert_eq!(at(&tree, member(&tree, "b").nth(0).unwrap().span()), word);
    }
    assert_eq!(errors(&json("{{ name")).len(), 3);
}

#[test]
fn placeholders_are_found_in_texts() {
    for (text, expected) in [
        ("a ${NAME} b", Some("${NAME}")),
        ("a $NAME/b", Some("$NAME")),
        ("@@A@@ {{ b }}", Some("@@A@@")),
        ("x {{b}} %%A%%", Some("{{b}}")),
        ("{% if a %}", Some("{% if a %}")),
        ("<%= a %>", Some("<%= a %>")),
        ("${a:-${b}}c", Some("${a:-${b}}")),
        ("$LATEST $DEFAULT $A $5.00 $name $NAMe {{}} ${} a@@b 100%", None),
        ("", None),
    ] {
        assert_eq!(syntax::placeholder::find(text).map(|range| &text[range]), expected, "{text}");
    }
}

#[test]
fn records_are_found_in_every_listing() {
    let ids = |text: &str, path: &[&str]| -> Result<Vec<String>, ()> {
        let mut found = Vec::new();
        let source = source("a.json", text);
        let elements = Elements { path, members: None };
        syntax::records(&mut Window::whole(&source), elements, &mut |node, _| {
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
        assert_eq!(ids(text, list), Err(()), "{text}");
    }
}

#[test]
fn a_byte_order_mark_is_one_at_the_beginning_alone() {
    let read = |text: &str, size: usize| {
        let mut rest = text.as_bytes();
        let mut window = Window::open(ssmlint::source::sources::SourceId(0), &mut rest, size).unwrap();
        syntax::records(&mut window, Elements { path: &[], members: None }, &mut |_, _| ())
    };
    let (first, inside) = ("\u{feff}[{\"Id\": 1}, {\"Id\": 2}]", "[{\"Id\": 1}\u{feff}, {\"Id\": 2}\u{feff}]");
    for size in 1..40 {
        assert_eq!((read(first, size), read(inside, size)), (Ok(()), Err(())), "{size}");
    }
}

#[test]
fn a_tree_as_a_value() {
    let tree = json(
        "{\"a\": [1, -0, 1.5, 18446744073709551615, \"x\", null, true], \"a\": {\"b\": 1e2}, \"c\": 12345678901234567890123}",
    );
    assert_eq!(root(&tree).to_json(), serde_json::from_str::<serde_json::Value>(tree.text()).unwrap());
}
