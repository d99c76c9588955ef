//! Writes what the targets begin with, one folder a form: made of the pages of the rules, the examples and the cases of the tests.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Texts longer than this teach nothing more, and are slow.
const LONGEST: usize = 16 * 1024;

/// Texts of one form, each once.
#[derive(Default)]
struct Seeds {
    texts: BTreeSet<Vec<u8>>,
}

impl Seeds {
    fn add(&mut self, text: impl Into<Vec<u8>>) {
        let text = text.into();
        if text.len() <= LONGEST {
            self.texts.insert(text);
        }
    }

    fn write(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let numbered = self.texts.iter().enumerate();
        numbered.map(|(number, text)| fs::write(folder.join(format!("{number:04}")), text)).collect()
    }
}

/// The files below a folder, in order.
fn below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(below(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// The fenced blocks of a page, each with the name of its file, and whether that is one beside others.
fn blocks(page: &str) -> Vec<(String, bool, String)> {
    let fenced = page.split("```").enumerate().filter(|(number, _)| number % 2 == 1);
    let block = |(_, block): (usize, &str)| {
        let (info, text) = block.split_once('\n')?;
        let language = ["yaml", "json", "tf"].into_iter().find(|language| info.starts_with(language))?;
        let name = info.split_whitespace().find_map(|word| word.strip_prefix("file="));
        let drawn = |line: &str| line.trim_start_matches('#').trim_start().starts_with(['^', '=']);
        let text = text.lines().filter(|line| !drawn(line)).fold(String::new(), |text, line| text + line + "\n");
        Some((name.map_or_else(|| format!("a.{language}"), str::to_owned), name.is_some(), text))
    };
    fenced.filter_map(block).collect()
}

/// The objects of a file, one a line.
fn rows(path: &Path) -> io::Result<Vec<Value>> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
}

/// Every `allowedPattern` in a value, after it some strings that are around.
fn patterns(value: &Value, seeds: &mut Seeds) {
    if let Some(pattern) = value["allowedPattern"].as_str() {
        let default = value["default"].as_str().unwrap_or_default();
        seeds.add(format!("{pattern}\0{default}\0i-0123456789abcdef0\0arn:aws:iam::111122223333:role/x\0a\0aa1"));
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| patterns(item, seeds)),
        Value::Object(members) => members.values().for_each(|member| patterns(member, seeds)),
        _ => {}
    }
}

fn main() -> io::Result<()> {
    let to = PathBuf::from(env::args_os().nth(1).expect("the folder to write to"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let [mut texts, mut files, mut configurations] = [Seeds::default(), Seeds::default(), Seeds::default()];
    let [mut inventories, mut expressions, mut expected] = [Seeds::default(), Seeds::default(), Seeds::default()];
    let mut modules = Seeds::default();
    for path in below(&root.join("rules"))? {
        let mut beside: Vec<u8> = Vec::new();
        for (name, is_fact, text) in blocks(&fs::read_to_string(path)?) {
            texts.add(text.clone());
            if name.ends_with(".tf") {
                modules.add(text.clone());
            }
            if name == "ssmlint.yaml" || text.contains("complete:") || text.contains("rules:") {
                configurations.add(text.clone());
            }
            if text.contains("InstanceInformationList") || text.contains("Reservations") {
                inventories.add(text.clone());
            }
            let file = format!("{name}\n{text}").into_bytes();
            if is_fact {
                beside.extend(file);
                beside.push(0);
            } else {
                // As the text alone tells, and as a file that was named.
                [3, 7].into_iter().for_each(|reading| files.add([&[reading], beside.as_slice(), &file].concat()));
            }
        }
    }
    for path in below(&root.join("examples"))? {
        let text = fs::read_to_string(&path)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.add(format!("\u{3}{name}\n{text}"));
        texts.add(text);
    }
    for case in rows(&root.join("tests/cases/associations.jsonl"))? {
        if let Some(input) = case["input"].as_str().map(str::to_owned).or_else(|| Some(case["input"].to_string())) {
            let reading = ["CreateAssociation", "CreateAssociationBatch", "UpdateAssociation"];
            let reading = reading.iter().position(|name| case["operation"] == *name).unwrap_or(3) as u8;
            let facts = |kind: &str| case[kind].as_array().into_iter().flatten().cloned().collect::<Vec<_>>();
            let mut all = vec![reading];
            for document in facts("documents") {
                all.extend(format!("{}.json\n{document}\0", document["Name"].as_str().unwrap_or("a")).into_bytes());
            }
            all.extend(format!("a.json\n{input}").into_bytes());
            files.add(all);
            texts.add(input);
        }
        if case["inventory"].is_array() {
            inventories.add(serde_json::to_string_pretty(&case["inventory"])?);
        }
    }
    for case in rows(&root.join("tests/cases/terraform.jsonl"))? {
        let mut all = vec![3];
        for (name, text) in case["files"].as_object().into_iter().flatten().filter(|(name, _)| *name != "main.tf") {
            all.extend(format!("{name}\n{}\0", text.as_str().unwrap_or_default()).into_bytes());
        }
        let main = case["files"]["main.tf"].as_str().unwrap_or_default();
        // In the order of the target, the called module by the path that it has there.
        let of = |ending: &str| {
            let files = case["files"].as_object().into_iter().flatten();
            let named = files.filter(|(name, _)| *name != "main.tf" && name.ends_with(ending));
            named.filter_map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n")
        };
        let called: Vec<&str> = main.split('"').filter(|word| word.starts_with("./")).collect();
        let main_of = called.iter().fold(main.to_owned(), |text, path| text.replace(*path, "./m"));
        modules.add(
            [&main_of, &of("main.tf"), &of("s.tf"), &of(".tfvars"), &of("override.tf"), &of(".json")]
                .map(String::as_str)
                .join("\0"),
        );
        all.extend(format!("main.tf\n{main}").into_bytes());
        files.add(all);
        texts.add(main.to_owned());
    }
    for is_short in [false, true] {
        let row = |number: usize| {
            let tags = serde_json::json!([{ "Key": "Env", "Value": "prod" }, { "Key": "é", "Value": "\\\"" }]);
            if is_short {
                // So that a few are in what the library, as it is built here, takes for a large part.
                return serde_json::json!({ "InstanceId": format!("i-{number}"), "State": "running" });
            }
            serde_json::json!({ "InstanceId": format!("i-{number:017x}"), "PlatformType": "Linux", "State": { "Name": "stopped" }, "Tags": tags })
        };
        let rows: Vec<Value> = (0..9).map(row).collect();
        let lines = rows.iter().fold("l".to_owned(), |lines, row| lines + &row.to_string() + "\n");
        inventories.add(lines);
        let nested = serde_json::json!({ "Reservations": [{ "Instances": &rows[..2] }, { "Instances": &rows[2..] }] });
        for value in [serde_json::json!({ "InstanceInformationList": rows, "NextToken": "x" }), rows.into(), nested] {
            inventories.add(serde_json::to_string_pretty(&value)?);
            inventories.add(value.to_string());
        }
    }
    for case in rows(&root.join("tests/cases/schedules.jsonl"))? {
        expressions.add(case["expr"].as_str().unwrap_or_default());
    }
    for path in ["tests/cases/parameters.jsonl", "src/service/catalogue.jsonl"] {
        rows(&root.join(path))?.iter().for_each(|row| patterns(row, &mut expected));
    }
    let forms = [
        ("texts", texts),
        ("files", files),
        ("configurations", configurations),
        ("inventories", inventories),
        ("schedules", expressions),
        ("patterns", expected),
        ("modules", modules),
    ];
    forms.iter().map(|(form, seeds)| seeds.write(&to.join(form))).collect()
}
