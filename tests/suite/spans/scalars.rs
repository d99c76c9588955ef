//! Scalars of every style: what they mean, and where each piece of them stands.

use crate::spans::read::{at, json, member, root, written, yaml};
use ssmlint::syntax::{Kind, Node, Scalar};

#[test]
fn a_piece_of_every_style_of_scalar_is_exact() {
    #[rustfmt::skip]
    let table = [
        // text, kind, decoded, whole, piece, written piece
        ("k: ab cd\n", Kind::Plain, "ab cd", "ab cd", "cd", "cd"),
        ("k: é😀 cd", Kind::Plain, "é😀 cd", "é😀 cd", "😀 c", "😀 c"),
        ("k: ab # c\n", Kind::Plain, "ab", "ab", "b", "b"),
        ("k: ab\n  cd\n\n  ef\n", Kind::Plain, "ab cd\nef", "ab\n  cd\n\n  ef", "d\ne", "d\n\n  e"),
        ("k: ab\r\n  cd\r\n\r\n  ef\r\n", Kind::Plain, "ab cd\nef", "ab\r\n  cd\r\n\r\n  ef", "ef", "ef"),
        ("k: ab  \n \t cd\n", Kind::Plain, "ab cd", "ab  \n \t cd", " ", "  \n \t "),
        ("k: 'a''b'\n", Kind::Single, "a'b", "'a''b'", "'", "''"),
        ("k: 'it''s ab'\n", Kind::Single, "it's ab", "'it''s ab'", "ab", "ab"),
        ("k: 'ab\n  cd'\n", Kind::Single, "ab cd", "'ab\n  cd'", "cd", "cd"),
        ("k: 'ab'\n", Kind::Single, "ab", "'ab'", "b", "b"),
        ("k: \"cron(\\u002a x)\"\n", Kind::Double, "cron(* x)", "\"cron(\\u002a x)\"", "* x", "\\u002a x"),
        ("k: \"\\x41\\U0001F600b\"\n", Kind::Double, "A😀b", "\"\\x41\\U0001F600b\"", "😀", "\\U0001F600"),
        ("k: \"a\\ud83d\\ude00b\"\n", Kind::Double, "a😀b", "\"a\\ud83d\\ude00b\"", "😀b", "\\ud83d\\ude00b"),
        ("k: \"ab \\\n   cd\"\n", Kind::Double, "ab cd", "\"ab \\\n   cd\"", "cd", "cd"),
        ("k: \"ab\\\n   \\ cd\"\n", Kind::Double, "ab cd", "\"ab\\\n   \\ cd\"", " c", "\\ c"),
        ("k: \"ab\n\n   cd\"\n", Kind::Double, "ab\ncd", "\"ab\n\n   cd\"", "cd", "cd"),
        ("k: |\n  ab\n   cd\n", Kind::Literal, "ab\n cd\n", "|\n  ab\n   cd", " cd", " cd"),
        ("k: |+\n\n  ab\n\n\nz: 1\n", Kind::Literal, "\nab\n\n\n", "|+\n\n  ab", "ab", "ab"),
        ("k: |- # | >\n  ab\n\n  cd\nz: 1\n", Kind::Literal, "ab\n\ncd", "|- # | >\n  ab\n\n  cd", "cd", "cd"),
        ("k: |2\n    ab\n  cd\n", Kind::Literal, "  ab\ncd\n", "|2\n    ab\n  cd", " ab", " ab"),
        ("k: |\r\n  ab\r\n  cd\r\n", Kind::Literal, "ab\ncd\n", "|\r\n  ab\r\n  cd", "cd", "cd"),
        ("k: >-\n  ab\n  cd\n\n  ef\n", Kind::Folded, "ab cd\nef", ">-\n  ab\n  cd\n\n  ef", "cd\ne", "cd\n\n  e"),
        ("k: >\n  ab\n    cd\n  ef\n", Kind::Folded, "ab\n  cd\nef\n", ">\n  ab\n    cd\n  ef", "  cd", "  cd"),
        ("k: >+\n  é😀\n  cd\n\n", Kind::Folded, "é😀 cd\n\n", ">+\n  é😀\n  cd", "cd", "cd"),
        ("k: !t &a | # x\n  ab\n", Kind::Literal, "ab\n", "| # x\n  ab", "b", "b"),
        ("k: # > |\n  !xy\n  >\n   ab\n", Kind::Folded, "ab\n", ">\n   ab", "b", "b"),
        ("a|b: 1\nk: |\n  ab\n", Kind::Literal, "ab\n", "|\n  ab", "b", "b"),
        ("\u{feff}k: ab\n", Kind::Plain, "ab", "ab", "b", "b"),
        ("{\"k\": \"ab\"}", Kind::Double, "ab", "\"ab\"", "b", "b"),
    ];
    for (text, kind, decoded, whole, piece, expected) in table {
        let tree = yaml(text);
        assert_eq!(tree.errors(), [], "{text:?}");
        let node = member(&tree, "k");
        assert_eq!((node.kind(), node.text(), at(&tree, node.span())), (kind, decoded, whole), "{text:?}");
        assert_eq!(written(node, piece), expected, "{text:?}");
    }
}

#[test]
fn json_strings_are_exact() {
    let tree = json("\u{feff}{\"k\\u0041\": \"a\\/\\ud83d\\ude00\\n\\\"b\", \"é\": [1.5e3, -0, true, null]}");
    assert_eq!(tree.errors(), []);
    let entry = root(&tree).get("kA").unwrap();
    assert_eq!(at(&tree, entry.key.span()), "\"k\\u0041\"");
    assert_eq!(entry.value.text(), "a/😀\n\"b");
    assert_eq!(written(entry.value, "😀"), "\\ud83d\\ude00");
    assert_eq!(written(entry.value, "/"), "\\/");
    assert_eq!(written(entry.value, "\"b"), "\\\"b");
    let list = member(&tree, "é");
    let texts: Vec<_> = list.items().map(|item| at(&tree, item.span())).collect();
    assert_eq!(texts, ["1.5e3", "-0", "true", "null"]);
    let scalars: Vec<_> = list.items().filter_map(Node::scalar).collect();
    assert_eq!(scalars, [Scalar::Number("1.5e3"), Scalar::Integer(0), Scalar::Bool(true), Scalar::Null]);
}

#[test]
fn empty_slices_stand_between_characters() {
    for (text, index, expected) in
        [("k: 'a''b'", 2, 7), ("k: 'a''b'", 3, 8), ("k: \"\"", 0, 4), ("k: ab", 2, 5), ("k: \"\\n\"", 0, 4)]
    {
        let tree = yaml(text);
        let span = member(&tree, "k").slice(index..index).span;
        assert_eq!((span.range().start, span.is_empty()), (expected, true), "{text:?}");
    }
    let tree = yaml("k: \"\\u00e9b\"");
    let node = member(&tree, "k");
    assert_eq!(node.slice(1..2).span, node.span(), "half a character is the whole scalar");
    assert_eq!(node.slice(0..9).span, node.span(), "beyond the end is the whole scalar");
}

#[test]
fn yaml_scalars_follow_the_core_schema() {
    let text = "[~, null, yes, on, True, 0o17, 0x1F, 0777, +5, 1_000, 1., .5, 1e3, .inf, -.INF, .nan, 99999999999999999999, '1', !!str 1, !!int '2', !!float 3, ! 4, 12:30:00, -a, .]";
    let tree = yaml(text);
    assert_eq!(tree.errors(), []);
    let found: Vec<_> = root(&tree).items().filter_map(Node::scalar).collect();
    use Scalar::{Bool, Integer, Null, Number, Text};
    #[rustfmt::skip]
    assert_eq!(found, [
        Null, Null, Text("yes"), Text("on"), Bool(true), Integer(15), Integer(31), Integer(777), Integer(5), Text("1_000"), Number("1."), Number(".5"),
        Number("1e3"), Number(".inf"), Number("-.INF"), Number(".nan"), Number("99999999999999999999"), Text("1"), Text("1"), Integer(2), Number("3"),
        Text("4"), Text("12:30:00"), Text("-a"), Text("."),
    ]);
}

#[test]
fn tags_have_names_and_places() {
    let tree = yaml("a: !Ref X\nb: !!str 1\nc: !Sub\n  - x\nd: 1\n");
    let tag = |name: &str| member(&tree, name).tag().map(|tag| (tag.name.to_owned(), at(&tree, tag.span).to_owned()));
    assert_eq!(tag("a"), Some(("!Ref".into(), "!Ref".into())));
    assert_eq!(tag("b"), Some(("tag:yaml.org,2002:str".into(), "!!str".into())));
    assert_eq!((tag("c"), tag("d")), (Some(("!Sub".into(), "!Sub".into())), None));
}

#[test]
fn keys_of_any_length_and_in_any_style_have_places() {
    let long = "k".repeat(3_000);
    let tree = json(&format!("{{\"{long}\": 1}}"));
    assert_eq!(at(&tree, root(&tree).entries().next().unwrap().key.span()).len(), 3_002);
    let tree = yaml("? |\n  a\n: 1\n'b''c': 2\n? [x]\n: 3\n&k d: 4\n*k : 5\n!!str e: 6\n");
    assert_eq!(tree.errors(), []);
    let keys: Vec<_> = root(&tree).entries().map(|entry| at(&tree, entry.key.span())).collect();
    assert_eq!(keys, ["|\n  a", "'b''c'", "[x]", "d", "*k", "e"]);
    assert_eq!(tree.duplicates().len(), 1, "an alias as a key repeats what it names");
}
