//! Any files are checked, and told of in every format: nothing panics, programs can read what is meant for them, and nothing that is
//! printed acts.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssmlint::engine::Analysis;
use ssmlint::output::Style;
use ssmlint::{Format, Project, check, write};
use ssmlint_fuzz::{hold, open};

const FORMATS: &[Format] = &[
    Format::Text(Style { color: false, links: false, width: 100 }),
    Format::Text(Style { color: true, links: true, width: 30 }),
    Format::CONCISE,
    Format::Json,
    Format::Jsonl,
    Format::Sarif { suppressed: true },
    Format::Github,
    Format::Gitlab,
    Format::Junit,
    Format::Checkstyle,
    Format::Rdjson,
    Format::Markdown,
    Format::Html,
];

fuzz_target!(|data: &[u8]| {
    let (workspace, settings) = open(data);
    let report = check(&workspace, &settings);
    hold(&report, workspace.sources());
    for format in FORMATS {
        let mut out = Vec::new();
        write(*format, &report, workspace.sources(), &mut out).expect("a vector takes all");
        let text = String::from_utf8(out).expect("text");
        let is_colour = |c| c == '\u{1b}' && matches!(format, Format::Text(look) if look.color);
        let acts = |c: char| c.is_control() && !matches!(c, '\n' | '\t') && !is_colour(c);
        assert!(!text.contains(acts), "{format:?} {text:?}");
        match format {
            Format::Json | Format::Sarif { .. } | Format::Gitlab | Format::Rdjson => {
                serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            }
            Format::Jsonl => {
                let parses = |line| serde_json::from_str::<serde_json::Value>(line).is_ok();
                assert!(text.lines().all(parses), "{text}");
            }
            Format::Junit | Format::Checkstyle => {
                roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            }
            Format::Concise { .. } => assert!(text.lines().count() >= report.findings.len()),
            _ => {}
        }
    }
    let projects = [Project::all(settings)];
    let analysis = Analysis::of(&workspace, &projects);
    let _ = (analysis.responses(&report), analysis.coverage(&report), analysis.radius());
});
