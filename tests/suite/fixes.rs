//! Files as they are never written: fixes and comments added to them break nothing, and no text makes them panic.

use proptest::prelude::*;
use ssmlint::diagnostic::Safety;
use ssmlint::engine::{add_ignores, fix};
use ssmlint::{Input, Project, Role, Settings, Workspace, check};
use std::fs;
use std::sync::OnceLock;
use walkdir::WalkDir;

/// The examples of all pages, in YAML and JSON.
fn examples() -> &'static [(String, String)] {
    static EXAMPLES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    EXAMPLES.get_or_init(|| {
        let mut examples = Vec::new();
        for entry in WalkDir::new("rules").sort_by_file_name().into_iter().filter_map(Result::ok) {
            let Ok(page) = fs::read_to_string(entry.path()) else { continue };
            for (number, block) in page.split("```").enumerate().filter(|(number, _)| number % 2 == 1) {
                let Some((info, text)) = block.split_once('\n') else { continue };
                if let Some(ending) = ["yaml", "json"].into_iter().find(|ending| info.starts_with(ending)) {
                    let text: String = text
                        .lines()
                        .filter(|line| !line.trim_start_matches('#').trim_start().starts_with('^'))
                        .fold(String::new(), |text, line| text + line + "\n");
                    examples.push((format!("{number}.{ending}"), text));
                }
            }
        }
        assert!(examples.len() > 300, "{} examples", examples.len());
        examples
    })
}

/// Text that is put in somewhere.
const PIECES: &[&str] = &[
    "",
    "\n",
    " ",
    "\"",
    "'",
    "#",
    "# ssmlint: ignore[wrong-type]\n",
    "# ssmlint: ignore-file[SSM112, x] y\n",
    "# ssmlint: ignore[",
    "\"//\": \"ssmlint: ignore[wrong-type] a\",",
    "\"//\": [\"ssmlint: ignore\"],",
    "&a ",
    "*a",
    "!Sub ",
    "{",
    "]",
    ",",
    ": ",
    "\r\n",
    "é",
    "\u{feff}",
    "---\n",
    "|\n  ",
    "Metadata: {ssmlint: {ignore: [wrong-type]}}\n",
    "${X}",
    "<<: *a\n",
];

fn opened(name: &str, text: &str) -> Workspace {
    let mut workspace = Workspace::default();
    let input = Input::new(name, text, Role::Given);
    workspace.open(vec![input], None);
    workspace
}

fn faults(workspace: &Workspace) -> usize {
    workspace.files().iter().map(|file| file.syntax_errors().len()).sum()
}

#[test]
fn quotes_come_off_what_every_reader_takes_for_a_truth_value_or_a_number() {
    let request = |truth: &str, offset: &str| {
        format!(
            "{{\"Name\": \"AWS-UpdateSSMAgent\", \"ApplyOnlyAtCronInterval\": {truth}, \"ScheduleOffset\": {offset}, \
             \"ScheduleExpression\": \"cron(0 2 ? * SUN#1 *)\", \"Targets\": [{{\"Key\": \"tag:a\", \"Values\": [\"b\"]}}]}}"
        )
    };
    let mut workspace = opened("create-association.json", &request("\"true\"", "\"2\""));
    fix(&mut workspace, &[Project::all(Settings::default())], Safety::Safe);
    let fixed = workspace.sources().iter().next().map(|source| source.text().to_string());
    assert_eq!(fixed, Some(request("true", "2")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fixes_and_comments_never_break_a_file(
        example in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES), 0_usize..6), 0..4),
    ) {
        let (name, text) = example.get(examples());
        let mut text = text.clone();
        for (place, piece, cut) in changes {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let at = place.index(places.len());
            let (start, end) = (places.get(at).copied(), places.get(at + cut).copied());
            let Some(start) = start else { continue };
            text.replace_range(start..end.unwrap_or(start), piece);
        }
        for safety in [Safety::Safe, Safety::Unsafe] {
            let mut workspace = opened(name, &text);
            let before = faults(&workspace);
            let done = fix(&mut workspace, &[Project::default()], safety);
            prop_assert!(done.report.failed.is_empty(), "a panic in {text:?}");
            prop_assert!(faults(&workspace) <= before, "{text:?}");
            let report = check(&workspace, &Settings::default());
            prop_assert_eq!(report.findings.len(), done.report.findings.len());
        }
        let mut workspace = opened(name, &text);
        let before = check(&workspace, &Settings::default()).findings.len();
        let broken = faults(&workspace);
        let done = add_ignores(&mut workspace, &[Project::default()], "until March", &|_, _| ());
        prop_assert!(done.report.failed.is_empty(), "a panic in {text:?}");
        prop_assert!(done.report.findings.len() <= before, "{text:?}");
        prop_assert!(faults(&workspace) <= broken, "{text:?}");
    }
}
