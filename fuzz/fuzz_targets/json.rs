//! The JSON reader takes what serde_json takes, and reads the same values. Left out is what it reads otherwise by design: texts
//! with what a later step replaces, a byte order mark, numbers that are too large for any type, and what is nested too deep.
#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use ssmlint::source::SourceId;
use ssmlint::syntax::{Syntax, SyntaxErrorKind, parse_text, placeholder};

fuzz_target!(|text: &str| {
    let tree = parse_text(SourceId(0), text.to_owned().into(), Syntax::Json);
    let is_too_deep = tree.errors().iter().any(|error| matches!(error.kind, SyntaxErrorKind::TooDeep { .. }));
    if is_too_deep || text.starts_with('\u{feff}') || placeholder::find(text).is_some() {
        return;
    }
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            assert!(tree.errors().is_empty(), "{text:?} {:?}", tree.errors());
            assert_eq!(tree.roots().next().map(|root| root.to_json()), Some(value), "{text:?}");
        }
        Err(error) => {
            let is_bound =
                ["number out of range", "recursion limit"].iter().any(|words| error.to_string().contains(words));
            assert!(is_bound || !tree.errors().is_empty(), "{text:?} {error}");
        }
    }
});
