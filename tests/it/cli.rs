//! `tests/cli/*.toml`: whole runs of the program. A file holds `[files]` (what lies in the folder
//! that the program is run in), `[bytes]` and `[links]` if need be, and `[[run]]`s in order: `args`, `code`, and what standard output
//! and standard error are (`stdout`, `stderr`), hold (`stdout_has`, `stderr_has`) or must not hold
//! (`stdout_lacks`, `stderr_lacks`); `written` says which files it must have left and what they hold.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    #[serde(default)]
    files: BTreeMap<String, String>,
    /// Files that are no text, in hexadecimal.
    #[serde(default)]
    bytes: BTreeMap<String, String>,
    /// Symbolic links and what they lead to; left out where the system has none.
    #[serde(default)]
    links: BTreeMap<String, String>,
    run: Vec<Run>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    why: String,
    args: Vec<String>,
    code: i32,
    stdin: Option<String>,
    stdout: Option<String>,
    stderr: Option<String>,
    #[serde(default)]
    stdout_has: Vec<String>,
    #[serde(default)]
    stdout_lacks: Vec<String>,
    #[serde(default)]
    stderr_has: Vec<String>,
    #[serde(default)]
    stderr_lacks: Vec<String>,
    #[serde(default)]
    written: BTreeMap<String, Vec<String>>,
}

fn check(run: &Run, folder: &Path) -> Vec<String> {
    use std::io::Write;
    let mut command = Command::new(env!("CARGO_BIN_EXE_verify"));
    command.args(&run.args).current_dir(folder).env_remove("NO_COLOR");
    command.env_remove("GITHUB_STEP_SUMMARY").env_remove("CLICOLOR_FORCE");
    command.stdin(std::process::Stdio::piped());
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that reads nothing closes its end: that is no fault of the test.
    let _ = stdin.write_all(run.stdin.as_deref().unwrap_or("").as_bytes());
    drop(stdin);
    let done = child.wait_with_output().unwrap();
    let (stdout, stderr) =
        (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
    let mut wrong = Vec::new();
    if done.status.code() != Some(run.code) {
        wrong.push(format!("code is {:?}, not {}", done.status.code(), run.code));
    }
    for (name, text, is, has, lacks) in [
        ("stdout", &stdout, &run.stdout, &run.stdout_has, &run.stdout_lacks),
        ("stderr", &stderr, &run.stderr, &run.stderr_has, &run.stderr_lacks),
    ] {
        if is.as_ref().is_some_and(|is| is != text) {
            wrong.push(format!("{name} differs"));
        }
        wrong.extend(
            has.iter().filter(|part| !text.contains(*part)).map(|p| format!("{name} lacks {p:?}")),
        );
        wrong.extend(
            lacks.iter().filter(|part| text.contains(*part)).map(|p| format!("{name} has {p:?}")),
        );
    }
    for (file, parts) in &run.written {
        let text = fs::read_to_string(folder.join(file)).unwrap_or_default();
        for part in parts.iter().filter(|part| !text.contains(*part) || text.is_empty()) {
            wrong.push(format!("{file} lacks {part:?}; it is\n{text}"));
        }
    }
    if !wrong.is_empty() {
        let head = format!("-- {}: verify {}", run.why, run.args.join(" "));
        wrong.insert(0, head);
        wrong.push(format!("stdout:\n{stdout}\nstderr:\n{stderr}"));
    }
    wrong
}

#[cfg(unix)]
fn link(target: &str, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {}

#[test]
fn runs_end_as_their_files_say() {
    let mut wrong = Vec::new();
    let mut files: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    for file in files {
        let scenario: Scenario = toml::from_str(&fs::read_to_string(&file).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in &scenario.files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        for (path, hex) in &scenario.bytes {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            let bytes = hex.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap());
            fs::write(path, bytes.collect::<Vec<u8>>()).unwrap();
        }
        for (path, target) in &scenario.links {
            link(target, &folder.path().join(path));
        }
        for run in &scenario.run {
            let faults = check(run, folder.path());
            if !faults.is_empty() {
                wrong.push(format!("== {}\n{}", file.display(), faults.join("\n")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
