//! The two readers of YAML side by side.

use crate::source::sources::SourceId;
use crate::syntax::Syntax;
use crate::syntax::tree::Tree;
use crate::syntax::yaml::block;
use crate::syntax::yaml::reader;
use std::sync::Arc;

/// Reads a text in both ways: all that each found, or that the first one gives up.
pub fn both(text: &str) -> (Option<String>, String) {
    let empty = || Tree::empty(SourceId(0), Arc::new(text.to_owned()), Syntax::Yaml);
    let (mut ours, mut theirs) = (empty(), empty());
    let read = block::read(&mut ours, text);
    reader::read_with_parser(&mut theirs);
    (read.map(|()| told(&ours)), told(&theirs))
}

fn told(tree: &Tree) -> String {
    let Tree { nodes, decoded, roots, tags, comments, errors, .. } = tree;
    format!("{nodes:?}\n{decoded:?}\n{roots:?}\n{tags:?}\n{comments:?}\n{errors:?}")
}

#[cfg(test)]
mod tests {
    use crate::syntax::yaml::sides::both;
    use proptest::prelude::*;

    #[test]
    fn what_it_reads_is_what_the_parser_reads() {
        for text in [
            "a: b\n",
            "a: b",
            "---\na: b\n",
            "# head\na: b # tail\n  # between  \nc: d #\n",
            "a:\n  b: 1\n  c:   two words  \nd:\n- 1\n- 2\ne:\n  - 3\n  - f: 4\n    g: 5\n  -  - 6\n     - 7\n",
            "- a\n-   b: 1\n    c: 2\n-\n  d: 3\n- # why\n  - 4\n",
            "a b : \"c\"\n'd''e': 'f''g'\n\"h\\\"\\n\\t\\\\\\\\\": \"\\\\n\"\ni: ''\nj: \"\"\n",
            "k:   # why\n  l: -1\n  m: :x\n  n: ?x\n  o: a:b#c, [d] {e}\n",
            "\u{e4}\u{e4}: \"\\\"\u{4e2d}\"\nb: \u{4e2d} # \u{4e2d}\n",
            "a: !Ref b\nc: !Sub \"${d}\\n\"\ne: !If\n  - f\n  - !GetAtt g.h\n  - !Not # i\n    - 1\nj: !Sub\n- k\n- l: m\nn:\n  - !Ref o\n",
            "a: |\n  b\n    c\n\n  d\n\n\ne: |-\n  f\ng: |-\n    h\n    i\n# j\nk: !Sub |\n  l\n",
            "a:\n  - |\n    b\n  - c\n  - |-\n   d\n",
            "a: |\n  b\n  # c\n# d\n",
            "a: []\nb: {}\nc: [1, two, \"th, ree\", 'fo''ur', [5], {six: 6}]\nd: { \"e\": f, g: [h] } # i\nj: [ !Ref k, !GetAtt [l, m] ]\n",
            "- [a]\n- {b: c}\n- !Join ['', [d]]\n",
        ] {
            let (ours, theirs) = both(text);
            assert_eq!(ours, Some(theirs), "{text}");
        }
    }

    #[test]
    fn what_it_does_not_know_is_left_to_the_parser() {
        for text in [
            "",
            "# a\n",
            "a",
            "a:\n",
            "a:\nb: c\n",
            "- a\n-\n",
            "a: b\n  c\n",
            "a: \"b\n  c\"\n",
            "a: &b c\n",
            "a: *b\n",
            "<<: {a: b}\n",
            "a: >\n  b\n",
            "a: |2\n   b\n",
            "a: |+\n  b\n",
            "a: |\n    b\n  \n",
            "a: |\n  b\n    \n",
            "a: |\n  b",
            "a: |\n",
            "a: |\nb: c\n",
            "? a\n",
            "a: b: c\n",
            "a: - b\n",
            "a: b\n- c\n",
            "- a\nb: c\n",
            "a: b\n c: d\n",
            "  a: b\nc: d\n",
            "a:\tb\n",
            "a: b\r\n",
            "\u{feff}a: b\n",
            "a: b\n---\nc: d\n",
            "a: b\n...\n",
            "%YAML 1.2\n---\na: b\n",
            "---\n---\na: b\n",
            "--- a\n",
            "a: [b\n",
            "a: [b, ]\n",
            "a: [b]c\n",
            "a: \"b\"c\n",
            "a: \"\\x41\"\n",
            "a: @b\n",
            "a: `b\n",
            "a: %b\n",
            "a: ,b\n",
            "a: !!str b\n",
            "a: !b!c d\n",
            "!a b: c\n",
            "a: !b\n  c\n",
            "a: [b #c\n",
            "a: {b}\n",
            "a: {b:c}\n",
            "a: \u{85}\n",
            "a: |\n   b\n  c\n",
        ] {
            assert_eq!(both(text).0, None, "{text}");
        }
    }

    /// Pieces of lines, so that most texts are nearly right.
    fn piece() -> impl Strategy<Value = String> {
        let pieces = [
            "a: ",
            "b:",
            "'c': ",
            "\"d\": ",
            "- ",
            "-",
            "x",
            "1",
            "two words",
            "\"q\"",
            "\"\\\"\"",
            "'s'",
            "''",
            "'t''u'",
            "|",
            "|-",
            ">",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ",",
            ": ",
            ":",
            " #",
            "#",
            " # note",
            "!Ref ",
            "!If",
            "! ",
            "&n ",
            "*n",
            "\n",
            "\n",
            "\n",
            "\n  ",
            "\n  ",
            "\n    ",
            "\n    ",
            "\n\n",
            "\n   ",
            "\n- ",
            "\n  - ",
            "\na: ",
            "\n  b: ",
            "\n    c: ",
            "---",
            "...",
            "<<: ",
            "?",
            "? ",
            "%",
            "@",
            "`",
            "\\",
            "\t",
            "\u{e4}",
            " ",
            "  ",
            "=",
            "~",
            "null",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 1..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn it_is_never_of_another_opinion(text in piece()) {
            if let (Some(ours), theirs) = both(&text) {
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
