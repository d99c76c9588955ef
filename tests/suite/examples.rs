//! The examples for users of the library say what they are meant to say.

#[expect(dead_code, reason = "here, `main` is not called")]
#[path = "../../examples/one_string.rs"]
mod one_string;
#[expect(dead_code, reason = "here, `main` is not called")]
#[path = "../../examples/project.rs"]
mod project;
#[expect(dead_code, reason = "here, `main` is not called")]
#[path = "../../examples/rule_levels.rs"]
mod rule_levels;

use std::io::{self, Write};

fn said(run: impl Fn(&mut dyn Write) -> io::Result<()>) -> Vec<String> {
    let mut out = Vec::new();
    assert!(run(&mut out).is_ok());
    String::from_utf8_lossy(&out).lines().map(str::to_owned).collect()
}

#[test]
fn they_find_what_is_wrong() {
    assert_eq!(
        said(one_string::run),
        [
            "3 findings, 2 with a fix",
            "request.json:1:1: error[SSM502] parameter `commands` needs a value",
            "request.json:3:30: error[SSM302] unknown target key `tags:Env`",
            "request.json:4:39: error[SSM263] the unit must be `day` with this number",
        ]
    );
    assert_eq!(
        said(project::run),
        [
            "restart.yaml:3:3: warning[SSM607] no node that this document can run on: all that are listed have another platform",
            "restart.yaml:5:1: error[SSM502] parameter `Service` needs a value",
            "restart.yaml:6:3: error[SSM501] the document declares no parameter `Servce`",
            "undecided: AssociationLimitExceeded: the number of existing associations is unknown: give `count` under `associations`",
        ]
    );
    assert_eq!(
        said(rule_levels::run),
        [
            "request.json:5:9: warning[SSM111] unknown property `Comment`",
            "request.json:6:39: error[SSM263] the unit must be `day` with this number",
            "errors: 1",
            "request.json:5:9: error[SSM111] unknown property `Comment`",
            "errors: 1",
        ]
    );
}
