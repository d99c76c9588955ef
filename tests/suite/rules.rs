//! Every example of every page holds, to the column and the word.
//!
//! `SSMLINT_BLESS=1 cargo test --test suite rules::` draws the findings anew; read them before you keep them.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::drawings::{comment, drawing, is_drawing, is_note};
use ssmlint::diagnostic::Safety;
use ssmlint::engine::{fix, rule_names};
use ssmlint::frontend::terraform::named;
use ssmlint::output::Located;
use ssmlint::rules::ALL;
use ssmlint::service::schedule::{At, Schedule, parse};
use ssmlint::{GivenParameter, Input, Project, Role, Settings, Workspace, check};
use std::fs;

/// A fenced block of a page.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) info: String,
    /// The lines without the drawings.
    pub(crate) lines: Vec<String>,
    /// What is drawn: the number of the line above, from 0, and the lines of the drawing.
    drawn: Vec<(usize, String)>,
    pub(crate) section: String,
    /// The lines of the page between the fences.
    range: std::ops::Range<usize>,
}

impl Block {
    fn name(&self) -> Option<&str> {
        self.info.split_whitespace().find_map(|word| word.strip_prefix("file="))
    }

    /// Whether it is what `--fix` makes of the block before it.
    fn is_fixed(&self) -> bool {
        self.info.ends_with(" fixed")
    }

    pub(crate) fn language(&self) -> &str {
        self.info.split_whitespace().next().unwrap_or_default()
    }

    /// The name under which the block is read.
    pub(crate) fn file(&self) -> String {
        self.name().map_or_else(|| format!("request.{}", self.language()), str::to_owned)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let text = self.lines.join("\n");
        let mut text = if self.lines.is_empty() { text } else { text + "\n" };
        let pad = self.info.split_whitespace().find_map(|word| word.strip_prefix("pad=")?.parse().ok());
        if let Some(pad) = pad {
            text += &format!("# {}\n", "x".repeat(pad));
        }
        if self.info.contains("latin1") { text.chars().map(|c| c as u8).collect() } else { text.into_bytes() }
    }
}

pub(crate) fn blocks(page: &str) -> Vec<Block> {
    let (mut blocks, mut section, mut open): (Vec<Block>, String, Option<Block>) = (Vec::new(), String::new(), None);
    for (number, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                let range = number + 1..number + 1;
                let info = info.to_owned();
                open = Some(Block { info, lines: Vec::new(), drawn: Vec::new(), section: section.clone(), range });
            }
            (Some(block), Some(_)) => {
                block.range.end = number;
                blocks.extend(open.take());
            }
            (Some(block), None) if is_drawing(line) => {
                let above = block.lines.len().saturating_sub(1);
                let line = line.strip_prefix('#').map_or(line.to_owned(), |rest| format!(" {rest}"));
                match block.drawn.last_mut().filter(|_| is_note(&line)) {
                    Some((_, drawing)) => drawing.push_str(&format!("\n{line}")),
                    None => block.drawn.push((above, line)),
                }
            }
            (Some(block), None) => block.lines.push(line.to_owned()),
            (None, None) => {
                if let Some(heading) = line.strip_prefix("## ") {
                    section = heading.to_owned();
                }
            }
        }
    }
    blocks
}

/// The files of an example, opened.
pub(crate) fn open(files: &[&Block]) -> (Workspace, Settings) {
    let mut workspace = Workspace::default();
    let mut settings = Settings::default();
    let mut inputs = Vec::new();
    for block in files {
        if block.file() == "ssmlint.yaml" {
            settings =
                workspace.configure("ssmlint.yaml", &String::from_utf8_lossy(&block.bytes()), rule_names).settings;
        } else {
            let role = if block.name().is_some() { Role::Fact } else { Role::Given };
            inputs.push(Input::new(block.file(), block.bytes(), role));
        }
    }
    let now = files.iter().find_map(|block| block.info.split_whitespace().find_map(|word| word.strip_prefix("now=")));
    settings.now = now.and_then(time);
    // As the command looks for them: what an example does not have is not there.
    let here = |path: &str| files.iter().any(|block| block.file() == path);
    let texts = || files.iter().map(|block| block.lines.join("\n"));
    let read: Vec<String> =
        texts().flat_map(|text| named(&text).1.into_iter().map(str::to_owned).collect::<Vec<_>>()).collect();
    workspace.complete_modules(read.into_iter().filter(|path| !here(path)).collect());
    workspace.open(inputs, None);
    let given: Vec<GivenParameter> = settings.parameters.iter().flat_map(|one| one.values.clone()).collect();
    let names = workspace.sources().iter().map(|source| source.name.to_string()).collect();
    workspace.tell_undeclared(&given, &names);
    (workspace, settings)
}

/// What the findings look like when they are drawn: file, line from 0, drawing.
fn drawings(files: &[&Block], rule: &str) -> Vec<(String, usize, String)> {
    let (workspace, settings) = open(files);
    let report = check(&workspace, &settings);
    let located = Located::new(workspace.sources());
    report.findings.iter().map(|finding| drawing(finding, workspace.sources(), &located, rule)).collect()
}

/// What fixes make of the example itself, when they change it; they change nothing a second time.
fn fixed(files: &[&Block], safety: Safety) -> Option<String> {
    let (mut workspace, settings) = open(files);
    let projects = [Project::all(settings)];
    let done = fix(&mut workspace, &projects, safety);
    assert!(done.refused.is_empty(), "a fix breaks {files:?}");
    let again = fix(&mut workspace, &projects, safety);
    assert!(again.changed.is_empty(), "fixes change {files:?} a second time");
    let name = files.last().map(|block| block.file())?;
    let source = workspace.sources().iter().find(|source| *source.name == name)?;
    done.changed.contains(&source.id).then(|| source.text().to_string())
}

/// The time that an example is checked at.
fn time(text: &str) -> Option<At> {
    match parse(&format!("at({text})")).schedule {
        Some(Schedule::At(at)) => Some(at),
        _ => None,
    }
}

/// The examples of a page: each with the files that are with it.
pub(crate) fn examples(blocks: &[Block]) -> Vec<Vec<usize>> {
    let mut examples = Vec::new();
    let mut standing: Vec<usize> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        if !["yaml", "json", "tf"].contains(&block.language()) || block.is_fixed() {
            continue;
        }
        match block.name() {
            Some(name) => {
                standing.retain(|&other| blocks.get(other).is_none_or(|other| other.name() != Some(name)));
                standing.push(index);
            }
            None => examples.push(standing.iter().copied().chain([index]).collect()),
        }
    }
    examples
}

#[test]
fn every_example_holds() {
    let bless = std::env::var_os("SSMLINT_BLESS").is_some();
    let mut wrong = Vec::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let path = format!("rules/{}.md", meta.page());
        let page = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut blocks = blocks(&page);
        let (mut fails, mut passes) = (0, 0);
        let mut inserted: Vec<(usize, Vec<String>)> = Vec::new();
        for example in examples(&blocks) {
            let files: Vec<&Block> = example.iter().filter_map(|&index| blocks.get(index)).collect();
            let section = files.last().map(|block| block.section.clone()).unwrap_or_default();
            let found = drawings(&files, meta.name.as_str());
            match section.as_str() {
                "Example" => fails += 1,
                "Fixed" => passes += 1,
                other => wrong.push(format!("{path}: an example stands under `{other}`")),
            }
            if section == "Example"
                && !found.iter().any(|(_, _, text)| !text.trim_start_matches([' ', '^']).contains(": ") || is_own(text))
            {
                wrong.push(format!("{path}: an example under Example draws nothing of the rule itself"));
            }
            if section == "Fixed" && !found.is_empty() {
                wrong.push(format!("{path}: an example under Fixed yields {found:?}"));
            }
            // Fixes that may change what happens are tried as well: they too must leave a file that parses.
            let _ = fixed(&files, Safety::Unsafe);
            let fixed = fixed(&files, Safety::Safe).map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
            let after = example.last().and_then(|&index| blocks.get(index + 1)).filter(|block| block.is_fixed());
            if fixed.as_ref() != after.map(|block| &block.lines) {
                match fixed {
                    Some(lines) if bless => inserted.push((example.last().copied().unwrap_or(0), lines)),
                    _ => {
                        wrong.push(format!("{path}: `--fix` makes {fixed:#?} of an example, the page says {after:#?}"))
                    }
                }
            }
            let mut drawn: Vec<(String, usize, String)> = files
                .iter()
                .flat_map(|block| block.drawn.iter().map(|(line, text)| (block.file(), *line, text.clone())))
                .collect();
            let mut expected = found.clone();
            drawn.sort();
            expected.sort();
            if drawn == expected {
                continue;
            }
            if bless {
                for &index in &example {
                    if let Some(block) = blocks.get_mut(index) {
                        let own = found.iter().filter(|(file, _, _)| *file == block.file());
                        block.drawn = own.map(|(_, line, text)| (*line, text.clone())).collect();
                    }
                }
            } else {
                wrong.push(format!("{path}: drawn {drawn:#?}\nfound {expected:#?}"));
            }
        }
        if fails == 0 || passes == 0 {
            wrong.push(format!("{path}: {fails} failing and {passes} passing examples"));
        }
        if bless {
            write(&path, &page, &blocks, &inserted);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_drawn_is_known_as_the_table_says_or_the_page_says_why_not() {
    let mut wrong = Vec::new();
    for meta in ALL.iter().map(|rule| &rule.meta) {
        let page = fs::read_to_string(format!("rules/{}.md", meta.page())).unwrap_or_default();
        let drawn: Vec<String> =
            blocks(&page).into_iter().flat_map(|block| block.drawn).map(|(_, text)| text).collect();
        let (other, same): (Vec<&String>, Vec<&String>) =
            drawn.iter().filter(|text| is_own(text)).partition(|text| text.contains("\n  = confidence: "));
        if same.is_empty() {
            wrong.push(format!("{}: no finding is {}", meta.name, meta.confidence.name()));
        }
        let reason = page.split("<!-- /sources -->").nth(1).unwrap_or_default();
        if !other.is_empty() && reason.trim().is_empty() {
            wrong.push(format!("{}: nothing says why a finding is not {}", meta.name, meta.confidence.name()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a drawing is of the page's own rule: no rule's name comes before its message.
fn is_own(drawing: &str) -> bool {
    let message = drawing.trim_start_matches([' ', '^']);
    !ALL.iter().any(|rule| message.starts_with(&format!("{}: ", rule.meta.name)))
}

fn write(path: &str, page: &str, blocks: &[Block], fixed: &[(usize, Vec<String>)]) {
    let old: Vec<&str> = page.lines().collect();
    let mut text = String::new();
    let mut at = 0;
    for (index, block) in blocks.iter().enumerate() {
        let before = old.get(at..block.range.start).unwrap_or_default();
        before.iter().for_each(|line| text.push_str(&format!("{line}\n")));
        for (number, line) in block.lines.iter().enumerate().map(|(number, line)| (number, line.as_str())) {
            text.push_str(&format!("{line}\n"));
            let own = block.drawn.iter().filter(|(above, _)| *above == number);
            let lines = own.flat_map(|(_, drawing)| drawing.lines());
            lines.for_each(|line| text.push_str(&format!("{}\n", comment(line, block.language()))));
        }
        if block.lines.is_empty() {
            block.drawn.iter().for_each(|(_, drawing)| text.push_str(&format!("{drawing}\n")));
        }
        at = block.range.end;
        if let Some((_, lines)) = fixed.iter().find(|(of, _)| *of == index) {
            text.push_str(&format!(
                "```\n\n`--fix` produces:\n\n```{} fixed\n{}\n",
                block.language(),
                lines.join("\n")
            ));
        }
    }
    old.get(at..).unwrap_or_default().iter().for_each(|line| text.push_str(&format!("{line}\n")));
    if text != page
        && let Err(error) = fs::write(path, text)
    {
        panic!("{path}: {error}");
    }
}
