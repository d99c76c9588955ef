//! What people met who tried the command on files, messages and folders of their own: each a small project and what must hold of a
//! run over it. `tests/README.md` says what the members of a case mean.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::{Done, folder, run_in};
use regex::bytes::RegexBuilder;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The code of each rule by its name.
static RULES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let meta = ssmlint::rules::ALL.iter().map(|rule| &rule.meta);
    meta.map(|meta| (meta.name.to_string(), meta.code.to_string())).collect()
});

/// A run of a case, with the folder that it ran in.
struct Run {
    done: Done,
    root: PathBuf,
}

#[test]
fn what_people_met_holds() {
    let mut wrong = Vec::new();
    for line in include_str!("../cases/field.jsonl").lines() {
        let case: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let id = case["id"].as_str().unwrap_or_default();
        let runs = runs(id, &case);
        for check in case["checks"].as_array().into_iter().flatten() {
            if let Some(said) = judge(check, &runs) {
                wrong.push(format!("{id}: {}: {check}\n    {said}", case["want"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} do not hold:\n{}", wrong.len(), wrong.join("\n"));
}

fn runs(id: &str, case: &Value) -> Vec<Run> {
    let files: Vec<(&str, &str)> = case["files"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, text)| (name.as_str(), text.as_str().unwrap_or_default()))
        .collect();
    let root = folder(&format!("field-{id}"), &files);
    let specs = case["runs"].as_array().cloned().unwrap_or_else(|| vec![case["args"].clone()]);
    let words = |arguments: &Value| match arguments {
        Value::String(line) => split(line),
        list => list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
    };
    let run = |spec: &Value| {
        let arguments = words(spec.get("args").unwrap_or(spec));
        let input = spec["stdin"].as_str().or(case["stdin"].as_str()).unwrap_or_default();
        let done = run_in(&root, &arguments.iter().map(String::as_str).collect::<Vec<_>>(), input);
        Run { done, root: root.clone() }
    };
    specs.iter().map(run).collect()
}

/// Words as a shell splits them, of which some are in quotes.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, piece) in line.split(['\'', '"']).enumerate() {
        if at % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// What is wrong by one check; nothing when it holds.
fn judge(check: &Value, runs: &[Run]) -> Option<String> {
    let run = &runs[check["run"].as_u64().unwrap_or(0) as usize];
    let Done { out, err, status } = &run.done;
    let both = || format!("{out}\n{err}");
    let texts = |value: &Value| match value {
        Value::String(text) => vec![text.clone()],
        list => list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect(),
    };
    let lacks = |words: &Value, text: &str| texts(words).into_iter().find(|word| text.contains(word.as_str()));
    let has =
        |pattern: &Value, text: &str| (!fits(pattern.as_str()?, text)).then(|| format!("nothing like it in {text}"));
    let kind = check
        .as_object()?
        .keys()
        .find(|key| !matches!(key.as_str(), "run" | "near" | "path" | "line" | "min" | "max"))?;
    let value = &check[kind];
    match kind.as_str() {
        "exit" => (!value.as_array()?.iter().any(|code| code.as_i64() == Some(i64::from(*status))))
            .then(|| format!("status {status}: {err}")),
        "output_lacks" => lacks(value, &both()),
        "stdout_lacks" => lacks(value, out),
        "output_has" => has(value, &both()),
        "stdout_has" => has(value, out),
        "file_unchanged" => None,
        "no_error" => {
            let of = |finding: &&Value| value == &Value::Bool(true) || finding["path"] == *value;
            let errors = found(run)?.into_iter().filter(|finding| finding["severity"] == "error");
            short(&errors.collect::<Vec<_>>().iter().filter(of).collect::<Vec<_>>())
        }
        "finding" | "no_finding" | "count" => {
            let all = found(run)?;
            let hits: Vec<&Value> = all.iter().filter(|finding| matches(value, finding, &run.root)).collect();
            match kind.as_str() {
                "finding" if hits.is_empty() => {
                    Some(format!("missing in {:?}", short(&all.iter().collect::<Vec<_>>())))
                }
                "finding" => None,
                "no_finding" => short(&hits),
                _ => {
                    let within = check["min"].as_u64().unwrap_or(0)..=check["max"].as_u64().unwrap_or(u64::MAX);
                    (!within.contains(&(hits.len() as u64)))
                        .then(|| format!("{} findings: {:?}", hits.len(), short(&hits)))
                }
            }
        }
        "same_findings_as_run" => {
            let key = |run: &Run| {
                let mut keys: Vec<String> = found(run).into_iter().flatten().map(|f| shown(&f)).collect();
                keys.sort();
                keys
            };
            let other = key(&runs[value.as_u64()? as usize]);
            (key(run) != other).then(|| format!("{:?} and {other:?}", key(run)))
        }
        "explain_names" | "explain_lacks" | "explain_first" => {
            let wanted: Vec<String> =
                texts(value).into_iter().map(|name| RULES.get(&name).cloned().unwrap_or(name)).collect();
            let named = named(out);
            let holds = match kind.as_str() {
                "explain_names" => named.iter().any(|code| wanted.contains(code)),
                "explain_lacks" => !named.iter().any(|code| wanted.contains(code)),
                _ => named.first().is_some_and(|code| wanted.contains(code)),
            };
            (!holds).then(|| format!("names {named:?}: {out}{err}"))
        }
        "explain_place" => {
            let (path, line) = (value[0].as_str()?, value[1].as_u64()?);
            let near = check["near"].as_u64().unwrap_or(0);
            let told = (line.saturating_sub(near)..=line + near).any(|line| out.contains(&format!("{path}:{line}:")));
            (!told).then(|| format!("no place {path}:{line}: {out}{err}"))
        }
        "explain_rule_of_run" => {
            let line = check["line"].as_u64()?;
            let near = check["near"].as_u64().unwrap_or(0);
            let of = |f: &Value| {
                f["path"] == check["path"] && f["span"]["start"]["line"].as_u64().unwrap_or(0).abs_diff(line) <= near
            };
            let wanted: Vec<Value> = found(&runs[value.as_u64()? as usize])?.into_iter().filter(of).collect();
            let named = named(out);
            let told = wanted.iter().any(|finding| named.iter().any(|code| finding["code"] == code.as_str()));
            (!told).then(|| format!("names {named:?}, and check says {:?}", short(&wanted.iter().collect::<Vec<_>>())))
        }
        other => panic!("no check `{other}`"),
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    let pattern = RegexBuilder::new(pattern).unicode(false).multi_line(true).build();
    pattern.unwrap_or_else(|error| panic!("{error}")).is_match(text.as_bytes())
}

fn found(run: &Run) -> Option<Vec<Value>> {
    let report: Value =
        serde_json::from_str(&run.done.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.done.out, run.done.err));
    report["findings"].as_array().cloned()
}

fn shown(finding: &Value) -> String {
    let start = &finding["span"]["start"];
    format!(
        "{}:{}:{} {}[{}] {}",
        finding["path"], start["line"], start["column"], finding["severity"], finding["code"], finding["message"]
    )
}

fn short(findings: &[&Value]) -> Option<String> {
    let shown: Vec<String> = findings.iter().take(5).map(|finding| shown(finding)).collect();
    (!shown.is_empty()).then(|| shown.join("; "))
}

/// Whether a finding is one that a check asks for.
fn matches(wanted: &Value, finding: &Value, root: &Path) -> bool {
    let start = &finding["span"]["start"];
    let number = |value: &Value| value.as_u64().unwrap_or(0);
    let among = |list: &Value, one: &Value| list.as_array().is_some_and(|list| list.contains(one));
    let severities = wanted.get("severity").cloned().unwrap_or_else(|| Value::from(vec!["error", "warning"]));
    let fixes = || finding["fixes"].as_array().into_iter().flatten();
    let edits = fixes().flat_map(|fix| fix["edits"].as_array().into_iter().flatten()).map(|edit| &edit["text"]);
    let said = [&finding["message"], &finding["api_message"], &finding["help"]]
        .into_iter()
        .chain(fixes().map(|fix| &fix["title"]));
    let said: Vec<&str> = said.chain(edits).filter_map(Value::as_str).collect();
    let holds = |name: &str, test: &dyn Fn(&Value) -> bool| wanted.get(name).is_none_or(test);
    let bare = |text: &str| text.trim().trim_matches(['"', '\'']).replace("\\\"", "\"");
    let text = || {
        let text = fs::read_to_string(root.join(finding["path"].as_str().unwrap_or_default())).unwrap_or_default();
        let byte = |end: &str| number(&finding["span"][end]["byte"]) as usize;
        bare(text.get(byte("start")..byte("end")).unwrap_or_default())
    };
    among(&severities, &finding["severity"])
        && holds("codes", &|codes| among(codes, &finding["code"]) || among(codes, &finding["rule"]))
        && holds("api_error", &|errors| {
            let also = finding["also"].as_array().into_iter().flatten();
            also.chain([&finding["api_error"]]).any(|error| among(errors, error))
        })
        && holds("path", &|path| *path == finding["path"])
        && holds("line", &|line| number(&start["line"]).abs_diff(number(line)) <= number(&wanted["near"]))
        && holds("column", &|column| *column == start["column"])
        && holds("at", &|places| among(places, &Value::from(vec![start["line"].clone(), start["column"].clone()])))
        && holds("texts", &|texts| {
            texts.as_array().into_iter().flatten().filter_map(Value::as_str).any(|one| bare(one) == text())
        })
        && holds("says", &|pattern| fits(pattern.as_str().unwrap_or_default(), &said.join("\n")))
        && holds("says_not", &|pattern| !fits(pattern.as_str().unwrap_or_default(), &said.join("\n")))
}

/// The codes of the rules that an output names, in order.
fn named(out: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for word in out.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')) {
        let is_code =
            word.len() == 6 && word.starts_with("SSM") && word.bytes().skip(3).all(|byte| byte.is_ascii_digit());
        let code = if is_code { Some(word.to_owned()) } else { RULES.get(word).cloned() };
        codes.extend(code.filter(|code| !codes.contains(code)));
    }
    codes
}
