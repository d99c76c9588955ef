//! Collections, aliases, merge keys, repeated keys and pointers.

use crate::spans::read::{at, json, member, root, source, yaml};
use ssmlint::syntax::{self, Kind, NodeId, Scalar, Syntax, Tree};

#[test]
fn collections_end_with_their_last_child() {
    let tree = yaml(
        "a:\n  b: 1\n  c: [1, 2 ]\n\n# note\nd:\n- x\n- y: {}\n\ng: # - x\n  &a # a - b\n- # - c\n   - z\nomitted:\n  e:\nf: |\n  t\n",
    );
    assert_eq!(tree.errors(), []);
    for (name, expected) in
        [("a", "b: 1\n  c: [1, 2 ]"), ("d", "- x\n- y: {}"), ("f", "|\n  t"), ("g", "- # - c\n   - z")]
    {
        assert_eq!(at(&tree, member(&tree, name).span()), expected);
    }
    let omitted = member(&tree, "omitted").get("e").unwrap().value;
    assert_eq!((omitted.text(), omitted.scalar(), omitted.span().is_empty()), ("", Some(Scalar::Null), true));
    assert_eq!(at(&tree, tree.comments()[0]), "# note");
    assert_eq!(at(&tree, root(&tree).span()), tree.text().trim_end());
}

#[test]
fn an_alias_stands_where_it_is_used_and_tells_where_it_was_written() {
    let tree = yaml("base: &b\n  x: \"a\\tb\"\nuse: *b\nlist: [*b]\n");
    let used = member(&tree, "use");
    assert_eq!((at(&tree, used.span()), used.kind()), ("*b", Kind::Mapping));
    assert_eq!(at(&tree, used.origin().unwrap()), "x: \"a\\tb\"");
    let text = used.get("x").unwrap().value;
    let place = text.slice(1..2);
    assert_eq!((at(&tree, place.span), at(&tree, place.origin.unwrap())), ("*b", "\\t"));
    assert_eq!(text.id(), used.id());
    assert_eq!(tree.pointers(&[text.id(), member(&tree, "list").nth(0).unwrap().id()]), ["/use", "/list/0"]);
    assert_eq!(member(&tree, "base").origin(), None);
    let lacks = used.missing("y");
    assert_eq!((at(&tree, lacks.span), at(&tree, lacks.origin.unwrap())), ("use", "base"));
}

#[test]
fn what_is_missing_stands_at_the_key_or_at_the_beginning() {
    let at_missing = |text: &str, tree: Tree| {
        let found = root(&tree).missing("x");
        assert_eq!((found.missing.as_deref(), found.node), (Some("x"), Some(0)), "{text}");
        at(&tree, found.span).to_owned()
    };
    for (text, expected) in [("a: 1\n", "a"), ("{a: 1}\n", "{"), ("[]", "["), ("- 1", "")] {
        assert_eq!(at_missing(text, yaml(text)), expected);
    }
    let tree = json("{\"a\": [1, {}], \"b\": {\"c\": 1}}");
    assert_eq!(at(&tree, member(&tree, "b").missing("x").span), "\"b\"");
    assert_eq!(at(&tree, member(&tree, "a").nth(1).unwrap().missing("x").span), "{");
}

#[test]
fn merge_keys_are_applied_after_own_entries() {
    let tree =
        yaml("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2, <<: *a}\nm:\n  x: 0\n  <<: [*b, *a]\nn: {<<: 5}\nq: {'<<': *a}\n");
    let names = |name: &str| -> Vec<String> {
        member(&tree, name).entries().map(|entry| format!("{}{}", entry.key.text(), entry.value.text())).collect()
    };
    assert_eq!(names("m"), ["x0", "y2", "z2"]);
    assert_eq!(names("b"), ["y2", "z2", "x1"]);
    assert_eq!((names("n"), names("q")), (vec!["<<5".to_owned()], vec!["<<".to_owned()]));
    let merged = member(&tree, "m").get("z").unwrap();
    assert_eq!((at(&tree, merged.value.span()), at(&tree, merged.value.origin().unwrap())), ("*b", "2"));
    assert_eq!(at(&tree, merged.key.origin().unwrap()), "z");
    assert!(member(&tree, "m").get("<<").is_none());
    assert_eq!(member(&tree, "b").len(), 3);
}

#[test]
fn the_last_of_repeated_keys_wins_and_all_are_told() {
    for tree in [
        json("{\"a\":1,\"b\":{\"c\":1,\"\\u0063\":2},\"a\":3,\"a\":4}"),
        yaml("a: 1\nb: {c: 1, \"c\": 2}\n\"a\": 3\na: 4\n"),
    ] {
        assert_eq!(member(&tree, "a").text(), "4");
        let pairs: Vec<_> = tree.duplicates().iter().map(|(first, again)| (first.0, again.0)).collect();
        assert_eq!(pairs, [(1, 9), (1, 11), (5, 7)]);
    }
    let many: String = (0..20).map(|n| format!("k{n}: 1\n")).collect();
    let tree = yaml(&format!("{many}k3: 2\n<<: {{}}\n<<: {{}}\n"));
    assert_eq!(tree.duplicates(), [(NodeId(7), NodeId(41))]);
}

#[test]
fn pointers_use_the_names_of_the_author() {
    let tree = yaml("a/b:\n  - ~c: 1\n  - [x, {y: z}]\nlast: 1\n---\nk: [v]\n");
    let all: Vec<_> = (0..tree.len()).map(|id| NodeId(id as u32)).collect();
    let found = tree.pointers(&all);
    let of = |text: &str| {
        let node = tree.scalars().find(|node| node.text() == text).unwrap();
        found[node.id().0 as usize].as_str()
    };
    assert_eq!(
        [of("a/b"), of("~c"), of("x"), of("y"), of("z")],
        ["/a~1b", "/a~1b/0/~0c", "/a~1b/1/0", "/a~1b/1/1/y", "/a~1b/1/1/y"]
    );
    assert_eq!([of("last"), of("k"), of("v"), found[0].as_str()], ["/last", "/k", "/k/0", ""]);
    let reversed: Vec<_> = all.iter().rev().copied().collect();
    assert!(tree.pointers(&reversed).iter().rev().eq(&found));
}

#[test]
fn the_name_or_the_first_character_tells_the_syntax() {
    for (name, text, expected) in [
        ("a.json", "a: 1", Syntax::Json),
        ("a.JSONL", "{}", Syntax::JsonLines),
        ("a.yml", "{}", Syntax::Yaml),
        ("a.template", "\u{feff}\n {}", Syntax::Json),
        ("stdin", "a: 1", Syntax::Yaml),
    ] {
        assert_eq!(syntax::parse(&source(name, text)).syntax(), expected);
    }
}
