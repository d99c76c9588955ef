//! What the fast reader of YAML reads, the parser reads alike: nodes, places, texts, tags, comments.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssmlint::syntax::yaml::sides::both;

fuzz_target!(|text: &str| {
    if let (Some(ours), theirs) = both(text) {
        assert!(ours == theirs, "{text:?}\n{ours}\n{theirs}");
    }
});
