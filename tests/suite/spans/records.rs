//! Placeholders, and trees as values.

use crate::spans::read::{at, errors, json, member, root};
use ssmlint::syntax::{self, Scalar};

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
fn a_tree_as_a_value() {
    let tree = json(
        "{\"a\": [1, -0, 1.5, 18446744073709551615, \"x\", null, true], \"a\": {\"b\": 1e2}, \"c\": 12345678901234567890123}",
    );
    assert_eq!(root(&tree).to_json(), serde_json::from_str::<serde_json::Value>(tree.text()).unwrap());
}
