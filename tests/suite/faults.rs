//! Files that are none, links that lead out, disks that are full, readers that go away: nothing is lost and nothing is waited for.
#![expect(clippy::panic, reason = "a test stops at the first surprise")]

use crate::command::{Done, FORMATS, folder, run_in};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

const REQUEST: &str = "{\"Name\": \"AWS-RunShellScript\", \"Targets\": [], \"Nope\": 1}\n";
const FIXABLE: &str = "Name: AWS-UpdateSSMAgent\nMaxErrors: 5\nTargets: [{Key: tag:Env, Values: [prod]}]\n";

fn shell(root: &Path, script: &str) -> Done {
    let path = Path::new(env!("CARGO_BIN_EXE_ssmlint")).parent().map(Path::to_path_buf).unwrap_or_default();
    let mut command = Command::new("sh");
    command.args(["-c", script]).current_dir(root).stdin(Stdio::null());
    command.env("PATH", format!("{}:{}", path.display(), std::env::var("PATH").unwrap_or_default()));
    let done = command.output().unwrap_or_else(|error| panic!("{script}: {error}"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Done { out: text(&done.stdout), err: text(&done.stderr), status: done.status.code().unwrap_or(-1) }
}

fn read(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn write(root: &Path, name: &str, text: &str) {
    fs::write(root.join(name), text).unwrap_or_else(|error| panic!("{name}: {error}"));
}

fn link(target: &str, link: &Path) {
    symlink(target, link).unwrap_or_else(|error| panic!("{}: {error}", link.display()));
}

#[test]
fn what_is_no_file_is_refused_at_once_wherever_it_is_named() {
    let root = folder("no-files", &[("r.json", REQUEST)]);
    assert_eq!(shell(&root, "mkfifo p.json").status, 0);
    for (settings, arguments, said) in [
        ("", "p.json r.json", "p.json: not a file"),
        ("", "/dev/zero r.json", "/dev/zero: not a file"),
        ("", "--baseline p.json r.json", "p.json: not a file"),
        ("", "--config p.json r.json", "p.json: not a file"),
        ("extends: p.json", "r.json", "p.json: not a file"),
        ("baseline: p.json", "r.json", "p.json: not a file"),
        ("documents: {paths: [p.json]}", "r.json", "p.json: not a file"),
    ] {
        write(&root, "ssmlint.yaml", settings);
        let done = shell(&root, &format!("timeout 20 ssmlint check --format concise {arguments}"));
        assert_eq!(done.status, 2, "{settings} {arguments}: {}", done.err);
        assert!(done.err.contains(said), "{settings} {arguments}: {}", done.err);
        let goes_on = !arguments.contains("--") && !settings.starts_with(['e', 'b']);
        assert_eq!(done.out.contains("SSM111"), goes_on, "{settings} {arguments}: {}", done.out);
    }
    fs::remove_file(root.join("ssmlint.yaml")).unwrap_or_else(|error| panic!("{error}"));
    for (name, making) in [(".ssmlintignore", "mkfifo"), (".gitignore", "ln -s /dev/zero"), (".ignore", "mkdir")] {
        assert_eq!(shell(&root, &format!("{making} {name}")).status, 0);
        let done = shell(&root, "timeout 20 ssmlint check --format concise .");
        assert!(done.out.contains("r.json:1:") && done.status == 2, "{name}: {} {}", done.out, done.err);
        assert!(done.err.contains(&format!("{name}: not a file")), "{name}: {}", done.err);
        assert_eq!(shell(&root, &format!("rm -r {name}")).status, 0);
    }
}

#[test]
fn nothing_leads_out_of_the_repository_unless_the_command_line_says_so() {
    let root = folder("fenced", &[("repo/r.json", REQUEST), ("repo/.git/HEAD", ""), ("outside/v.yaml", FIXABLE)]);
    write(&root, "outside/secret", "[default]\nkey = CANARY\na: [\n");
    let repo = root.join("repo");
    link("../outside/secret", &repo.join("link.yaml"));
    link("../outside", &repo.join("folder"));
    let out = "not followed";
    for (settings, arguments, status) in [
        ("", "link.yaml", 2),
        ("", "folder/v.yaml --fix", 2),
        ("", "folder --add-ignores why", 2),
        ("", ".", 1),
        ("extends: ../outside/secret", "r.json", 2),
        ("extends: /proc/self/environ", "r.json", 2),
        ("baseline: ../outside/secret", "r.json", 2),
        ("documents: {paths: [../outside/secret]}", "r.json", 2),
        ("documents: {paths: ['../outside/*']}", "r.json", 2),
        ("inventory: {paths: ['folder/*']}", "r.json", 2),
        ("associations: {paths: [link.yaml]}", "r.json", 2),
    ] {
        write(&repo, "ssmlint.yaml", settings);
        let done = shell(&repo, &format!("ssmlint check {arguments}"));
        assert_eq!(done.status, status, "{settings} {arguments}: {}", done.err);
        assert!(done.err.contains(out), "{settings} {arguments}: {}", done.err);
        assert!(!(done.out + &done.err).contains("CANARY"), "{settings} {arguments}");
    }
    assert_eq!(read(&root, "outside/v.yaml"), FIXABLE);
    write(&repo, "ssmlint.yaml", "documents: {paths: ['../outside/*']}");
    let done = shell(&repo, "ssmlint check --root .. --format concise folder/v.yaml");
    assert!(done.out.starts_with("folder/v.yaml:2:12: error") && !done.err.contains(out), "{} {}", done.out, done.err);
}

#[test]
fn two_names_that_print_alike_are_two_files() {
    let root = folder("alike", &[]);
    for name in [&b"a\xff.json"[..], b"a\xfe.json", b"a\\xFF.json"] {
        fs::write(root.join(OsStr::from_bytes(name)), REQUEST).unwrap_or_else(|error| panic!("{error}"));
    }
    let done = shell(&root, "ssmlint check --isolated --format concise --select unknown-member .");
    assert_eq!(done.out.lines().count(), 3, "{}", done.out);
    let named =
        shell(&root, "ssmlint check --isolated --format concise --select unknown-member \"$(printf 'a\\377.json')\"");
    assert_eq!(named.out, "a\\xFF.json:1:47: warning[SSM111] unknown property `Nope`\n", "{}", named.err);
}

#[test]
fn the_users_own_ignore_files_and_settings_of_git_change_nothing() {
    let files = [("r.json", REQUEST), ("h/.gitconfig", "[core]\n excludesFile = ~/mine\n"), ("h/mine", "*.json\n")];
    let root = folder("own-settings", &files);
    write(&root, ".git/info", "");
    fs::remove_file(root.join(".git/info")).unwrap_or_else(|error| panic!("{error}"));
    fs::create_dir(root.join(".git/info")).unwrap_or_else(|error| panic!("{error}"));
    write(&root, ".git/info/exclude", "*.json\n");
    let done = shell(&root, "HOME=\"$PWD/h\" ssmlint check --format concise .");
    assert!(done.out.contains("r.json"), "{}", done.err);
    // Those of the repository do: the nearest counts most, and what is ours more than what is git's.
    for (file, text, found) in [
        (".gitignore", "*.json\n", false),
        (".gitignore", "*.json\n!r.json\n", true),
        (".ssmlintignore", "/r.json\n", false),
        (".gitignore", "!r.json\n", false),
    ] {
        write(&root, file, text);
        let done = shell(&root, "ssmlint check --format concise --allow-empty .");
        assert_eq!(done.out.contains("r.json"), found, "{file}: {text}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly_with_what_was_found() {
    let root = folder("closed-pipe", &[("r.json", REQUEST), ("many.yaml", "")]);
    write(
        &root,
        "many.yaml",
        &format!("Entries:\n{}", "- Name: AWS-RunShellScript\n  Nope: 1\n  MaxErrors: x\n".repeat(500)),
    );
    for format in FORMATS {
        for file in ["r.json", "many.yaml"] {
            let done = shell(
                &root,
                &format!("(ssmlint check --isolated {file} --format {format}; echo $? >&2) | true; sleep 0.01"),
            );
            assert_eq!(done.err.lines().last(), Some("1"), "{format}: {}", done.err);
            assert!(!done.err.contains("panic") && !done.err.contains("ipe"), "{format}: {}", done.err);
        }
    }
    assert_eq!(shell(&root, "ssmlint check --isolated r.json > /dev/full").status, 2);
}

#[test]
fn a_file_keeps_its_mode_and_owner_and_what_changed_meanwhile() {
    let root = folder("rewritten", &[("m.yaml", FIXABLE)]);
    let path = root.join("m.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap_or_else(|error| panic!("{error}"));
    // Only root may give a file away.
    let owned = std::os::unix::fs::chown(&path, Some(1234), Some(1234)).is_ok();
    assert_eq!(shell(&root, "ssmlint check --isolated m.yaml --fix").status, 0);
    let metadata = fs::metadata(&path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(metadata.mode() & 0o777, 0o640);
    assert!(!owned || (metadata.uid(), metadata.gid()) == (1234, 1234));
    assert!(read(&root, "m.yaml").contains("MaxErrors: \"5\""));
    let left = fs::read_dir(&root).map(|entries| entries.filter_map(Result::ok).count()).unwrap_or_default();
    assert_eq!(left, 2, "only the file and .git");
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let root =
        folder("full-disk", &[("old.json", "{\"old\": true}\n"), ("b.json", "{\"version\": 1, \"findings\": []}\n")]);
    write(
        &root,
        "many.yaml",
        &format!("Entries:\n{}", "- Name: AWS-RunShellScript\n  Nope: 1\n  MaxErrors: 5\n".repeat(900)),
    );
    let before = read(&root, "many.yaml");
    for arguments in [
        "--output json=old.json",
        "--output json=new.json",
        "--baseline b.json --write-baseline",
        "--fix",
        "--add-ignores why",
    ] {
        let script = format!("trap '' XFSZ; ulimit -f 4; ssmlint check --isolated many.yaml {arguments} > /dev/null");
        assert_eq!(shell(&root, &script).status, 2, "{arguments}");
        assert_eq!(read(&root, "old.json"), "{\"old\": true}\n", "{arguments}");
        assert_eq!(read(&root, "b.json"), "{\"version\": 1, \"findings\": []}\n", "{arguments}");
        assert_eq!(read(&root, "many.yaml"), before, "{arguments}");
        let left = fs::read_dir(&root).map(|entries| entries.filter_map(Result::ok).count()).unwrap_or_default();
        assert_eq!(left, 4, "{arguments}: something is left beside");
    }
    let init = run_in(&root, &["init"], "");
    assert_eq!((init.status, run_in(&root, &["init"], "").status), (0, 2));
}

#[test]
fn what_is_beyond_a_bound_is_told_and_the_rest_is_checked() {
    let declared: Vec<String> = (1..=400)
        .map(|n| format!("\"p{n}\": {{\"type\": \"String\", \"allowedPattern\": \"([a-z]{{1,900}}-){{1,{n}}}x\"}}"))
        .collect();
    let document =
        format!("{{\"schemaVersion\": \"2.2\", \"parameters\": {{{}}}, \"mainSteps\": []}}", declared.join(", "));
    let request = "{\"Name\": \"Acme-P\", \"Parameters\": {\"p1\": [\"?\"], \"p399\": [\"?\"]}, \"Targets\": [{\"Key\": \"tag:a\", \"Values\": [\"b\"]}]}";
    let files = [("ssmlint.yaml", "documents: {paths: [Acme-P.json]}\n"), ("r.json", request)];
    let root = folder("bounded", &files);
    write(&root, "Acme-P.json", &document);
    let done = shell(&root, "ssmlint check --format concise r.json");
    let said = "ssmlint: all patterns together are too large: values are not checked against ";
    assert!(done.err.contains(said), "{}", done.err);
    assert!(done.out.contains("SSM5") && done.out.contains("pattern"), "the first ones are compared: {}", done.out);
    let large = shell(&root, "head -c 70000000 /dev/zero | ssmlint check --isolated -");
    assert_eq!(large.status, 2);
    assert!(large.err.contains("larger than 64 MiB"), "{}", large.err);
    write(&root, "ssmlint.yaml", &"# long\n".repeat(160_000));
    let config = shell(&root, "ssmlint check r.json");
    assert_eq!(config.status, 2);
    assert!(config.err.contains("ssmlint.yaml: larger than 1 MiB"), "{}", config.err);
    write(&root, "ssmlint.yaml", &format!("exclude: [{}]\n", vec!["'*x'"; 10_001].join(", ")));
    let patterns = shell(&root, "ssmlint check r.json");
    assert!(patterns.status == 2 && patterns.err.contains("at most 10000 are allowed"), "{}", patterns.err);
}
