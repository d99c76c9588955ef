//! What `README.md` and `docs/` show is what the command does: the picture, the first steps, and the expressions that are taken and refused.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::{folder, run, run_in};
use anstyle_svg::Term;
use std::{env, fs};

const PICTURE: &str = "docs/images/check.svg";

fn page(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn the_picture_shows_what_the_command_prints() {
    let done = run(&["check", "examples/fleet", "--select", "SSM112,SSM604", "--color", "always", "--quiet"]);
    let shown = format!("$ ssmlint check examples/fleet\n\n{}", done.out.trim_end());
    let drawn = Term::new().render_svg(&shown);
    if env::var_os("SSMLINT_BLESS").is_some() {
        fs::write(PICTURE, &drawn).unwrap_or_else(|error| panic!("{PICTURE}: {error}"));
    }
    let kept = page(PICTURE);
    assert!(kept == drawn, "`SSMLINT_BLESS=1 cargo test --test suite pages` draws {PICTURE} anew; look at it");
}

#[test]
fn schedules_are_taken_and_refused_as_the_page_says() {
    let page = page("docs/schedules.md");
    let (taken, refused) = page.split_once("## What is refused").unwrap_or_default();
    let cells = |text: &str, column: usize| -> Vec<String> {
        let cells = text.lines().filter_map(|line| line.strip_prefix('|')?.split('|').nth(column).map(str::to_owned));
        let written = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>());
        written.collect()
    };
    let examples = cells(taken, 1).into_iter().filter(|text| text.starts_with("cron(")).collect::<Vec<_>>();
    let mistakes = cells(refused, 0);
    assert!(examples.len() >= 6 && mistakes.len() >= 18, "{examples:?} {mistakes:?}");
    for (expressions, status) in [(examples, 0), (mistakes, 1)] {
        for expression in expressions {
            let done = run(&["schedule", &expression, "--from", "2026-01-01T00:00:00"]);
            assert_eq!(done.status, status, "{expression}: {}", done.out);
        }
    }
}

#[test]
fn the_example_of_the_library_is_that_of_the_crate() {
    let kept = page("docs/library.md");
    let example = kept.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap_or_default();
    let crate_page: String = page("src/lib.rs")
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
        .collect();
    assert!(example.contains("check(") && crate_page.contains(example), "{example}\n{crate_page}");
}

/// Runs the commands of a page over the files that it shows before them, and gives the page with what they print.
fn played(name: &str, page: &str) -> String {
    let root = folder(&format!("page-{name}"), &[]);
    let (mut out, mut block, mut title) = (String::new(), None::<String>, String::new());
    for line in page.lines() {
        match (line.strip_prefix("```"), block.take()) {
            (Some(info), None) => {
                title = info.split('"').nth(1).unwrap_or_default().to_owned();
                block = Some(if info == "console" { "$".to_owned() } else { String::new() });
                out += &format!("{line}\n");
            }
            (Some(_), Some(text)) => {
                if let (false, path) = (title.is_empty(), root.join(&title)) {
                    let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
                    made.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
                }
                out += &format!("{line}\n");
            }
            // What a command printed is printed anew.
            (None, Some(text)) if text == "$" => {
                if let Some(arguments) = line.strip_prefix("$ ssmlint ") {
                    let done = run_in(&root, &arguments.split(' ').collect::<Vec<_>>(), "");
                    let printed = format!("{}{}", done.out, done.err);
                    out += &format!("{line}\n{printed}");
                }
                block = Some(text);
            }
            (None, Some(text)) => {
                out += &format!("{line}\n");
                block = Some(format!("{text}{line}\n"));
            }
            (None, None) => out += &format!("{line}\n"),
        }
    }
    out
}

#[test]
fn the_first_steps_print_what_they_show() {
    for name in ["requests", "cloudformation", "cdk", "sam", "terraform", "documents"] {
        let path = format!("docs/start/{name}.md");
        let kept = page(&path);
        let new = played(name, &kept);
        if env::var_os("SSMLINT_BLESS").is_some() {
            fs::write(&path, &new).unwrap_or_else(|error| panic!("{path}: {error}"));
        } else {
            assert!(kept == new, "`SSMLINT_BLESS=1 cargo test --test suite pages` writes {path} anew; read it\n{new}");
        }
    }
}
