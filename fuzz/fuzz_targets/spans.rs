//! Every node is in its text, slices of scalars decode to their characters, and every finding underlines whole characters.
#![no_main]

#[path = "../../tests/suite/spans/holds.rs"]
mod holds;

use libfuzzer_sys::fuzz_target;
use ssmlint::source::SourceId;
use ssmlint::syntax::{Syntax, parse_text};
use ssmlint::{Input, Role, Settings, Workspace, check};

fuzz_target!(|text: &str| {
    for syntax in [Syntax::Json, Syntax::JsonLines, Syntax::Yaml, Syntax::Hcl] {
        let tree = parse_text(SourceId(0), text.to_owned().into(), syntax);
        holds::tree(&tree);
        if tree.errors().is_empty() {
            tree.scalars().for_each(|node| _ = holds::slices(node));
        }
    }
    for name in ["a", "a.tf"] {
        let mut workspace = Workspace::default();
        workspace.open(vec![Input::new(name, text, Role::Given)], None);
        ssmlint_fuzz::hold(&check(&workspace, &Settings::default()), workspace.sources());
    }
});
