//! Another name for a document, a parameter, a step, a name of a template or of a module: everywhere, or not at all.
#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use crate::command::folder;
use crate::lsp::{answer, open, request, talk, uri};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;

const CONFIGURATION: &str = "documents: { paths: [documents/**] }\n";

const INSTALL: &str = "schemaVersion: \"2.2\"\nparameters:\n  Action: { type: String }\nmainSteps:\n  - { action: aws:runShellScript, name: go, inputs: { runCommand: [\"x {{ Action }} {{Action}}\"] } }\n";

const BOOK: &str = r#"schemaVersion: "0.3"
parameters: { Nodes: { type: StringList } }
mainSteps:
  - name: first
    action: aws:runCommand
    onFailure: step:last
    inputs: { DocumentName: Acme-Install, InstanceIds: "{{ Nodes }}", Parameters: { Action: [go] } }
  - name: last
    action: aws:sleep
    inputs: { Duration: "{{ first.Output }}" }
"#;

const BATCH: &str = "Entries:\n  - Name: Acme-Install\n    Targets: [{ Key: tag:Env, Values: [prod] }]\n    Parameters: { Action: [s3cret] }\n  - Name: \"Acme-Install\"\n    Targets: [{ Key: tag:Env, Values: [test] }]\n    Parameters: { \"Action\": [s3cret] }\n";

const STACK: &str = r#"Parameters: { Mode: { Type: String } }
Resources:
  Tool:
    Type: AWS::SSM::Document
    Properties: { Content: { schemaVersion: "2.2", mainSteps: [] } }
  Nightly:
    Type: AWS::SSM::Association
    DependsOn: Tool
    Properties:
      Name: !Ref Tool
      AssociationName: !Sub "x-${Tool}-${Mode}"
      Targets: [{ Key: tag:Env, Values: [!GetAtt Tool.Arn, { Ref: Tool }] }]
"#;

const MAIN: &str = "locals { every = \"rate(1 day)\" }\nresource \"aws_ssm_document\" \"tool\" {\n  name = var.name\n  document_type = \"Command\"\n  content = \"{}\"\n}\nresource \"aws_ssm_association\" \"a\" {\n  name = aws_ssm_document.tool.name\n  association_name = \"x-${aws_ssm_document.tool.arn}\"\n  schedule_expression = local.every\n}\n";

const FILES: &[(&str, &str)] = &[
    ("ssmlint.yaml", CONFIGURATION),
    ("documents/Acme-Install.yaml", INSTALL),
    ("documents/Acme-Book.yaml", BOOK),
    ("batch.yaml", BATCH),
    ("stack.yaml", STACK),
    ("m/main.tf", MAIN),
    ("m/variables.tf", "variable \"name\" { type = string }\n"),
    ("m/terraform.tfvars", "name = \"Tool\"\n"),
    ("root.tf", "module \"m\" {\n  source = \"./m\"\n  name   = \"Other\"\n}\n"),
    ("compose.yaml", "services: { web: { image: nginx } }\n"),
];

/// The lines that differ after the thing at some words has another name, and files with other names; or why it may not.
fn renamed(test: &str, (name, words): (&str, &str), new: &str) -> Result<Vec<String>, String> {
    let root = folder(&format!("rename-{test}"), FILES);
    let text_of = |name: &str| FILES.iter().find(|(file, _)| *file == name).map(|(_, text)| *text).unwrap_or_default();
    let before = text_of(name).split_once(words).map(|(before, _)| before);
    let before = before.unwrap_or_else(|| panic!("{name} does not hold {words}"));
    let character = before.rsplit('\n').next().unwrap_or_default().encode_utf16().count();
    let position = json!({ "line": before.matches('\n').count(), "character": character });
    let edit = json!({ "documentChanges": true, "resourceOperations": ["rename"] });
    let folders = json!([{ "uri": uri(&root, ""), "name": "test" }]);
    let parameters = json!({ "capabilities": { "workspace": { "workspaceEdit": edit } }, "workspaceFolders": folders });
    let place = json!({ "uri": uri(&root, name) });
    let messages = [
        request(1, "initialize", parameters),
        open(&root, name, text_of(name)),
        request(2, "textDocument/prepareRename", json!({ "textDocument": place, "position": position })),
        request(3, "textDocument/rename", json!({ "textDocument": place, "position": position, "newName": new })),
    ];
    let (said, _) = talk(&root, &messages);
    let refused = |id| answer(&said, id)["error"]["message"].as_str().map(str::to_owned);
    if let Some(reason) = refused(2).or_else(|| refused(3)) {
        return Err(reason);
    }
    let mut lines = Vec::new();
    let mut texts: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for change in answer(&said, 3)["result"]["documentChanges"].as_array().into_iter().flatten() {
        if change["kind"] == "rename" {
            lines.push(format!("{} -> {}", local(&root, &change["oldUri"]), local(&root, &change["newUri"])));
        } else {
            let edits = change["edits"].as_array().cloned().unwrap_or_default();
            texts.entry(local(&root, &change["textDocument"]["uri"])).or_default().extend(edits);
        }
    }
    for (name, edits) in texts {
        let old = text_of(&name);
        let new = applied(old, &edits);
        let pairs = old.lines().zip(new.lines()).filter(|(old, new)| old != new);
        lines.extend(pairs.map(|(_, new)| format!("{name}: {}", new.trim())));
    }
    Ok(lines)
}

fn local(root: &Path, found: &Value) -> String {
    found.as_str().and_then(|found| found.strip_prefix(&uri(root, ""))).unwrap_or_default().to_owned()
}

fn applied(text: &str, edits: &[Value]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let number = |edit: &Value, pointer: &str| {
        usize::try_from(edit.pointer(pointer).and_then(Value::as_u64).unwrap_or_default()).unwrap_or_default()
    };
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| number(edit, "/range/start/character"));
    for edit in edits.iter().rev() {
        let line = &mut lines[number(edit, "/range/start/line")];
        let range = number(edit, "/range/start/character")..number(edit, "/range/end/character");
        line.replace_range(range, edit["newText"].as_str().unwrap_or_default());
    }
    lines.join("\n")
}

#[test]
fn a_document_is_renamed_with_its_file_and_all_that_name_it() {
    let expected = [
        "documents/Acme-Install.yaml -> documents/Acme-Setup.yaml",
        "batch.yaml: - Name: Acme-Setup",
        "batch.yaml: - Name: \"Acme-Setup\"",
        "documents/Acme-Book.yaml: inputs: { DocumentName: Acme-Setup, InstanceIds: \"{{ Nodes }}\", Parameters: { Action: [go] } }",
    ];
    assert_eq!(renamed("document", ("batch.yaml", "Install"), "Acme-Setup"), Ok(expected.map(str::to_owned).into()));
    assert_eq!(
        renamed("document-inner", ("documents/Acme-Book.yaml", "Install"), "Acme-Setup").map(|lines| lines.len()),
        Ok(4)
    );
}

#[test]
fn a_parameter_is_renamed_where_it_is_declared_given_and_put_in() {
    let expected = [
        "batch.yaml: Parameters: { Mode: [s3cret] }",
        "batch.yaml: Parameters: { \"Mode\": [s3cret] }",
        "documents/Acme-Book.yaml: inputs: { DocumentName: Acme-Install, InstanceIds: \"{{ Nodes }}\", Parameters: { Mode: [go] } }",
        "documents/Acme-Install.yaml: Mode: { type: String }",
        "documents/Acme-Install.yaml: - { action: aws:runShellScript, name: go, inputs: { runCommand: [\"x {{ Mode }} {{Mode}}\"] } }",
    ]
    .map(str::to_owned);
    for (test, place) in [
        ("given", ("batch.yaml", "Action")),
        ("declared", ("documents/Acme-Install.yaml", "Action: {")),
        ("put-in", ("documents/Acme-Install.yaml", "Action }}")),
        ("inner", ("documents/Acme-Book.yaml", "Action")),
    ] {
        assert_eq!(renamed(test, place, "Mode"), Ok(expected.clone().into()), "{test}");
    }
}

#[test]
fn a_step_is_renamed_with_the_ways_to_it_and_its_outputs() {
    let last = ["onFailure: step:end", "- name: end"].map(|line| format!("documents/Acme-Book.yaml: {line}"));
    assert_eq!(renamed("step", ("documents/Acme-Book.yaml", "last\n    action"), "end"), Ok(last.into()));
    let first = ["- name: begin", "inputs: { Duration: \"{{ begin.Output }}\" }"];
    let first = first.map(|line| format!("documents/Acme-Book.yaml: {line}"));
    assert_eq!(renamed("output", ("documents/Acme-Book.yaml", "first.Output"), "begin"), Ok(first.into()));
}

#[test]
fn names_of_a_template_are_renamed_in_all_its_functions() {
    let lines = [
        "Installer:",
        "DependsOn: Installer",
        "Name: !Ref Installer",
        "AssociationName: !Sub \"x-${Installer}-${Mode}\"",
        "Targets: [{ Key: tag:Env, Values: [!GetAtt Installer.Arn, { Ref: Installer }] }]",
    ];
    let lines = lines.map(|line| format!("stack.yaml: {line}"));
    assert_eq!(renamed("logical", ("stack.yaml", "Tool\n      Association"), "Installer"), Ok(lines.into()));
    let lines = ["Parameters: { Kind: { Type: String } }", "AssociationName: !Sub \"x-${Tool}-${Kind}\""];
    let lines = lines.map(|line| format!("stack.yaml: {line}"));
    assert_eq!(renamed("stack-parameter", ("stack.yaml", "Mode}"), "Kind"), Ok(lines.into()));
}

#[test]
fn names_of_a_module_are_renamed_in_all_its_files() {
    let lines = [
        "m/main.tf: resource \"aws_ssm_document\" \"agent\" {",
        "m/main.tf: name = aws_ssm_document.agent.name",
        "m/main.tf: association_name = \"x-${aws_ssm_document.agent.arn}\"",
    ];
    assert_eq!(renamed("resource", ("m/main.tf", "tool.name"), "agent"), Ok(lines.map(str::to_owned).into()));
    let lines = ["m/main.tf: locals { daily = \"rate(1 day)\" }", "m/main.tf: schedule_expression = local.daily"];
    assert_eq!(renamed("local", ("m/main.tf", "every ="), "daily"), Ok(lines.map(str::to_owned).into()));
    let lines = [
        "m/main.tf: name = var.title",
        "m/terraform.tfvars: title = \"Tool\"",
        "m/variables.tf: variable \"title\" { type = string }",
        "root.tf: title   = \"Other\"",
    ];
    assert_eq!(renamed("variable", ("m/variables.tf", "name"), "title"), Ok(lines.map(str::to_owned).into()));
}

#[test]
fn what_cannot_be_renamed_is_refused_with_a_reason() {
    for (test, place, new, reason) in [
        ("taken", ("stack.yaml", "Tool:"), "Nightly", "the name is taken"),
        (
            "form",
            ("documents/Acme-Install.yaml", "Action: {"),
            "a b",
            "the name has characters that it may not have, or too many or too few",
        ),
        ("foreign", ("compose.yaml", "web"), "x", "nothing that could be renamed stands here"),
        ("value", ("batch.yaml", "s3cret"), "x", "nothing that could be renamed stands here"),
        ("schedule", ("batch.yaml", "tag:Env"), "x", "nothing that could be renamed stands here"),
    ] {
        assert_eq!(renamed(test, place, new), Err(reason.to_owned()), "{test}");
    }
}

#[test]
fn documents_of_others_keep_their_names() {
    for (document, reason) in
        [("AWS-RunShellScript", "the document is Amazon's"), ("Acme-Elsewhere", "the document is not among the files")]
    {
        let text = format!("Name: {document}\nTargets: [{{ Key: tag:Env, Values: [prod] }}]\n");
        let root = folder(&format!("rename-{document}"), &[("a.yaml", &text)]);
        let folders = json!([{ "uri": uri(&root, ""), "name": "test" }]);
        let place =
            json!({ "textDocument": { "uri": uri(&root, "a.yaml") }, "position": { "line": 0, "character": 8 } });
        let messages = [
            request(1, "initialize", json!({ "capabilities": {}, "workspaceFolders": folders })),
            open(&root, "a.yaml", &text),
            request(2, "textDocument/prepareRename", place),
        ];
        let (said, _) = talk(&root, &messages);
        assert_eq!(answer(&said, 2)["error"]["message"], reason, "{document}");
    }
}

#[test]
fn a_parameter_of_a_template_is_renamed_where_its_deployment_gives_it_a_value() {
    let template = "Parameters:\n  Mode: { Type: String }\nResources:\n  A:\n    Type: AWS::SSM::Association\n    Properties:\n      Name: AWS-RunPatchBaseline\n      Parameters: { Operation: [!Ref Mode] }\n      Targets: [{ Key: tag:Env, Values: [prod] }]\n";
    let given = |files: &str, values: &str| format!("parameters:\n  - files: [{files}]\n    file: values\n{values}");
    let rename = |name: &str, files: &[(&str, &str)]| {
        let root = folder(&format!("rename-given-{name}"), files);
        let folders = json!([{ "uri": uri(&root, ""), "name": "test" }]);
        let at = json!({ "line": 1, "character": 4 });
        let asked = json!({ "textDocument": { "uri": uri(&root, "a.yaml") }, "position": at, "newName": "Kind" });
        let messages = [
            request(1, "initialize", json!({ "processId": null, "capabilities": {}, "workspaceFolders": folders })),
            open(&root, "a.yaml", template),
            request(2, "textDocument/rename", asked),
        ];
        let (said, _) = talk(&root, &messages);
        let changes = answer(&said, 2)["result"]["changes"].clone();
        let places = |file: &str| -> Vec<String> {
            let edits = changes[uri(&root, file)].as_array().cloned().unwrap_or_default();
            edits
                .iter()
                .map(|edit| format!("{}:{}", edit["range"]["start"]["line"], edit["range"]["start"]["character"]))
                .collect()
        };
        (["a.yaml", "values", "ssmlint.yaml"].map(places), answer(&said, 2)["error"]["message"].clone())
    };
    let own = ["1:2", "7:37"].map(str::to_owned).to_vec();
    for (name, values, place) in [
        ("list", "[{\"ParameterKey\": \"Mode\", \"ParameterValue\": \"Scan\"}]", "0:19"),
        ("map", "{ \"Parameters\": { \"Mode\": \"Scan\" } }", "0:19"),
    ] {
        let (places, _) =
            rename(name, &[("ssmlint.yaml", &given("a.yaml", "")), ("values", values), ("a.yaml", template)]);
        assert_eq!(places, [own.clone(), vec![place.to_owned()], vec![]], "{name}");
    }
    let configuration = given("a.yaml", "    values: { Mode: Scan }\n");
    let (places, _) =
        rename("own", &[("ssmlint.yaml", &configuration), ("values", "{ \"Other\": \"x\" }"), ("a.yaml", template)]);
    assert_eq!(places, [own, vec![], vec!["3:14".to_owned()]]);
    let shared = [
        ("ssmlint.yaml", given("\"*.yaml\"", "")),
        ("values", "{ \"Mode\": \"Scan\" }".to_owned()),
        ("a.yaml", template.to_owned()),
        ("b.yaml", template.to_owned()),
    ];
    let shared: Vec<(&str, &str)> = shared.iter().map(|(name, text)| (*name, text.as_str())).collect();
    assert_eq!(rename("shared", &shared).1, "another template is given a value by this name");
}
