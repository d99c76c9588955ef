//! Texts that are wrong: what is said, and that the reading goes on.

use crate::spans::read::{Found, at, errors, json, member, root, source, yaml};
use ssmlint::syntax::{self, Kind, SyntaxErrorKind, YamlFault};

#[test]
fn a_wrong_json_text_is_read_to_its_end() {
    use SyntaxErrorKind::*;
    #[rustfmt::skip]
    let table: &[(&str, &[Found])] = &[
        ("", &[("", 0, Empty)]),
        ("\u{feff} \n", &[("", 5, Empty)]),
        ("{\"a\": 1, \"z\": 2,}", &[(",", 15, TrailingComma)]),
        ("{\"a\": [1,], \"z\": 2}", &[(",", 8, TrailingComma)]),
        ("{\"a\": [1 2], \"z\": 2}", &[("", 8, MissingComma)]),
        ("{\"a\": 1 \"z\": 2}", &[("", 7, MissingComma)]),
        ("{\"a\" 1, \"z\": 2}", &[("", 4, MissingColon)]),
        ("{\"a\", \"z\": 2}", &[("", 4, MissingColon)]),
        ("{\"a\":, \"z\": 2}", &[("", 5, MissingValue)]),
        ("{\"a\": [,1], \"z\": 2}", &[("", 7, MissingValue)]),
        ("{, \"z\": 2}", &[("", 1, MissingKey)]),
        ("{: 1, \"z\": 2}", &[("", 1, MissingKey)]),
        ("{[1], \"z\": 2}", &[("", 1, MissingKey)]),
        ("{a: 1, \"z\": 2}", &[("a", 1, KeyNotString)]),
        ("{'a b': 1, \"z\": 2}", &[("'a b'", 1, KeyNotString)]),
        ("{1: 1, \"z\": 2}", &[("1", 1, KeyNotString)]),
        ("{\"a\": tru, \"z\": 2}", &[("tru", 6, NotJson)]),
        ("{\"a\": 01, \"z\": 2}", &[("01", 6, NotJson)]),
        ("{\"a\": 'x, y', \"z\": 2}", &[("'x, y'", 6, NotJson)]),
        ("{\"a\": [1: 2], \"z\": 2}", &[(":", 8, NotJson)]),
        ("{\"a\": 1, // c\n /* d */ \"z\": 2}", &[("// c", 9, Comment), ("/* d */", 15, Comment)]),
        ("{\"a\": 1, \"z\": 2} {\"b\": 3}\n[]", &[("{\"b\": 3}", 17, ExtraText)]),
        ("{\"a\": \"x\ty\tz\", \"z\": 2}", &[("\t", 8, ControlCharacter)]),
        ("{\"a\": \"x\ny\nw\", \"z\": 2}", &[("\n", 8, ControlCharacter)]),
        ("{\"a\": \"x,\n \"z\": 2}", &[("\"", 6, Unclosed)]),
        ("{\"a\": \"\\x\\é\", \"z\": 2}", &[("\\x", 7, UnknownEscape), ("\\é", 9, UnknownEscape)]),
        ("{\"a\": \"\\u12\", \"z\": 2}", &[("\\u12", 7, BadUnicodeEscape)]),
        ("{\"a\": \"\\ud83d!\\udc00\", \"z\": 2}", &[("\\ud83d", 7, LoneSurrogate), ("\\udc00", 14, LoneSurrogate)]),
        ("{\"a\": \"b \"c\" d\", \"z\": 2}", &[("\"", 9, BareQuote)]),
        ("{\"a\": [\"b \"c\" and \"d\"\"], \"z\": 2}", &[("\"", 10, BareQuote)]),
        ("{\"a\": \"[\"b\", \"c\"]\", \"z\": 2}", &[("\"", 8, BareQuote)]),
        ("{\"a\": \"b\" c d\", \"z\": 2}", &[("\"", 8, BareQuote)]),
        ("{\"a\": [\"b\" true], \"z\": 2}", &[("", 10, MissingComma)]),
        ("{\"a\": [\"b\" \"c\"], \"z\": 2}", &[("", 10, MissingComma)]),
        ("{\"z\": 2, \"a\": \"b \"c d}", &[("\"", 17, BareQuote)]),
        ("{\"a\": [1}, \"z\": 2}", &[("}", 8, MismatchedBracket { open: '[' })]),
        ("{\"z\": 2, \"a\": [1}", &[("}", 16, MismatchedBracket { open: '[' })]),
        ("{\"z\": 2, \"a\": [1, {\"b\": 3", &[("{", 18, Unclosed)]),
        ("{\"z\": 2, \"a\": [1, {\"b\":", &[("{", 18, Unclosed)]),
        ("{\"z\": 2, \"a\": [1, {\"b\"", &[("{", 18, Unclosed)]),
        ("{\"z\": 2, \"a\": [1,", &[("[", 14, Unclosed)]),
        ("{\"z\": 2, \"a\": \"xy", &[("\"", 14, Unclosed)]),
        ("{\"z\": 2, \"a\": \"xy\\", &[("\\", 17, UnknownEscape), ("\"", 14, Unclosed)]),
    ];
    for (text, expected) in table {
        let tree = json(text);
        let mut expected = expected.to_vec();
        expected.sort_by_key(|error| error.1);
        assert_eq!(errors(&tree), expected, "{text:?}");
        assert!(tree.is_empty() || member(&tree, "z").text() == "2", "{text:?}");
    }
}

#[test]
fn json_lines_have_a_root_a_value() {
    let tree = syntax::parse_json_lines(&source("a.jsonl", "{\"a\": 1}\n[2],\n{\"a\": }\n\"x\"\n"));
    assert_eq!(tree.roots().count(), 4);
    assert_eq!(errors(&tree), [(",", 12, SyntaxErrorKind::ExtraText), ("", 19, SyntaxErrorKind::MissingValue)]);
    assert_eq!(tree.roots().last().unwrap().text(), "x");
    let deep = format!("{}\n{{\"a\": 1}}", "[".repeat(300));
    let tree = syntax::parse_json_lines(&source("a.jsonl", &deep));
    assert_eq!((tree.errors().len(), tree.roots().last().unwrap().get("a").is_some()), (1, true));
}

#[test]
fn wrong_yaml_keeps_what_was_read_and_goes_on_with_the_next_document() {
    use SyntaxErrorKind::*;
    for (text, piece, start, kind) in [
        ("z: 2\na: [1, 2\n---\nz: 2\n", "[", 8, Unclosed),
        ("z: 2\na: [1, 2}\n---\nz: 2\n", "}", 13, MismatchedBracket { open: '[' }),
        ("z: 2\na: \"x\n---\nz: 2\n", "\"", 8, Unclosed),
        ("z: 2\na: \"\\u002a \\q\"\n---\nz: 2\n", "\\q", 16, UnknownEscape),
        ("z: 2\na: \"\\u00g\"\n---\nz: 2\n", "\\u00", 9, BadUnicodeEscape),
        ("z: 2\na: \"\\ud83dx\"\n---\nz: 2\n", "\\ud83d", 9, LoneSurrogate),
        ("z: 2\na: *no\n---\nz: 2\n", "*no", 8, UnknownAlias),
        ("z: 2\na: &a [*a]\n---\nz: 2\n", "*a", 12, AliasCycle),
        ("z: 2\na: x\n\t#\n y\n---\nz: 2\n", "#", 11, Yaml(YamlFault::CommentInValue)),
    ] {
        let tree = yaml(text);
        let found = &tree.errors()[0];
        assert!(std::mem::discriminant(&found.kind) == std::mem::discriminant(&kind), "{text:?} {found:?}");
        if start > 0 {
            assert_eq!((at(&tree, found.span), found.span.range().start), (piece, start), "{text:?}");
        }
        assert_eq!(tree.errors().len(), 1, "{text:?}");
        assert_eq!(tree.roots().filter_map(|root| root.get("z")).count(), 2, "{text:?}");
    }
    for text in ["", "# only\n", "\u{feff}\n"] {
        assert_eq!(yaml(text).errors()[0].kind, Empty, "{text:?}");
    }
    assert_eq!(yaml("---\n").errors(), []);
}

#[test]
fn deep_texts_are_cut_and_not_walked_by_recursion() {
    let block: String = (0..2_000).map(|depth| format!("{}k:\n", " ".repeat(depth))).collect();
    for tree in [
        json(&"[".repeat(10_000)),
        json(&"{\"a\":".repeat(10_000)),
        yaml(&"[".repeat(10_000)),
        yaml(&"- ".repeat(10_000)),
        yaml(&"{a: ".repeat(10_000)),
        yaml(&block),
    ] {
        assert_eq!(tree.errors().len(), 1);
        assert_eq!(tree.errors()[0].kind, SyntaxErrorKind::TooDeep { limit: 255 });
        let mut depth = 0;
        let mut node = root(&tree);
        while let Some(child) = node.items().next().or_else(|| node.entries().next().map(|entry| entry.value)) {
            (node, depth) = (child, depth + 1);
        }
        assert_eq!(depth, 255);
    }
    let allowed = format!("{}1{}", "[".repeat(255), "]".repeat(255));
    assert_eq!((json(&allowed).errors(), yaml(&allowed).errors()), (&[][..], &[][..]));
}

#[test]
fn aliases_that_expand_too_far_or_too_deep_are_not_followed() {
    let mut bomb = "l0: &l0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    let mut chain = "l0: &l0 [x]\n".to_owned();
    for n in 1..12 {
        let uses = vec![format!("*l{}", n - 1); 10].join(", ");
        bomb += &format!("l{n}: &l{n} [{uses}]\n");
    }
    for n in 1..300 {
        chain += &format!("l{n}: &l{n} [*l{}]\n", n - 1);
    }
    for (text, kind) in
        [(bomb, SyntaxErrorKind::AliasExpansion { limit: 1_000_000 }), (chain, SyntaxErrorKind::TooDeep { limit: 255 })]
    {
        let tree = yaml(&format!("{text}---\na: &a 1\nb: *a\n"));
        assert_eq!(tree.errors().len(), 1);
        assert_eq!(tree.errors()[0].kind, kind);
        assert_eq!(member(&tree, "l1").nth(0).unwrap().kind(), Kind::Error);
        assert_eq!(tree.roots().last().unwrap().get("b").unwrap().value.text(), "1");
    }
}

#[test]
fn a_yaml_text_that_is_cut_off_keeps_what_was_read() {
    for (text, start) in
        [("z: 2\na: \"x y\nb: 1\n", 8), ("z: 2\na: 'x", 8), ("z: 2\na: {b: [1, ", 12), ("z: 2\na: {b: 1", 8)]
    {
        let tree = yaml(text);
        assert_eq!(errors(&tree), [(&text[start..=start], start, SyntaxErrorKind::Unclosed)], "{text:?}");
        assert_eq!(member(&tree, "z").text(), "2", "{text:?}");
    }
    let tree = yaml("z: 2\na:\n  - b:");
    assert_eq!((tree.errors(), member(&tree, "a").len()), (&[][..], 1));
}

#[test]
fn any_number_of_comments_may_stand_before_a_value() {
    let comments = "  # note\n".repeat(50_000);
    for text in
        [format!("k:\n{comments}  - a\n"), format!("k: # x\n{comments}  b: a\n"), format!("k:\n-\n{comments}  a\n")]
    {
        let tree = yaml(&text);
        assert_eq!(tree.errors(), []);
        assert!(tree.comments().len() >= 50_000 && tree.scalars().any(|node| node.text() == "a"));
    }
}
