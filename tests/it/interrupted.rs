//! A run that is cut off, or that finds the disk full, leaves no half-written report and no cache
//! that a later run would stumble over.
#![cfg(unix)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const VERIFY: &str = env!("CARGO_BIN_EXE_verify");

fn articles(folder: &Path, number: u32) {
    fs::create_dir_all(folder.join("sources")).unwrap();
    for article in 0..number {
        let cost = 40 + article % 7;
        let text = format!("The bridge in Norwick cost ${cost} million, the council said.\n");
        fs::write(folder.join(format!("sources/{article:03}.txt")), text).unwrap();
    }
}

/// Runs the program where no file may grow past so many blocks: what a full disk looks like.
fn on_a_full_disk(folder: &Path, blocks: u32, args: &str) -> Output {
    let line = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {args}");
    Command::new("sh").args(["-c", &line, VERIFY]).current_dir(folder).output().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_full_disk_leaves_the_old_report_or_none() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 3);
    let done = on_a_full_disk(folder.path(), 1, "--no-cache --format html --output report.html");
    let told = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{told}");
    assert!(told.contains("error: report.html: cannot be written: "), "{told}");
    assert_eq!(names(folder.path()), ["sources"]);
    fs::write(folder.path().join("report.html"), "the old one").unwrap();
    on_a_full_disk(folder.path(), 1, "--no-cache --format html --output report.html");
    assert_eq!(names(folder.path()), ["report.html", "sources"]);
    assert_eq!(fs::read_to_string(folder.path().join("report.html")).unwrap(), "the old one");
    let done = on_a_full_disk(folder.path(), 1, "--no-cache --write-baseline known.json");
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(names(folder.path()), ["report.html", "sources"]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_behind_standard_output_is_told() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 3);
    let commands: [&[&str]; 4] =
        [&["--no-cache"], &["extract", "sources"], &["dump", "words", "sources"], &["rules"]];
    for command in commands {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut run = Command::new(VERIFY);
        run.args(command).current_dir(folder.path()).stdout(full);
        let done = run.stderr(Stdio::piped()).output().unwrap();
        let told = String::from_utf8_lossy(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{command:?}: {told}");
        let says = "error: standard output: cannot be written: ";
        assert!(told.contains(says), "{command:?}: {told}");
    }
}

#[test]
fn a_reader_that_has_gone_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 3);
    let commands: [&[&str]; 6] = [
        &["--no-cache", "sources"],
        &["extract", "--format", "jsonl", "sources"],
        &["dump", "words", "sources"],
        &["dump", "facts", "sources"],
        &["explain", "quantity-mismatch"],
        &["watch", "--no-cache", "sources"],
    ];
    for command in commands {
        let mut run = Command::new(VERIFY);
        run.args(command).current_dir(folder.path()).stdout(Stdio::piped());
        let mut run = run.stderr(Stdio::piped()).spawn().unwrap();
        drop(run.stdout.take());
        let done = run.wait_with_output().unwrap();
        let told = String::from_utf8_lossy(&done.stderr);
        assert_ne!(done.status.code(), Some(2), "{command:?}: {told}");
        assert!(done.status.code().is_some() && !told.contains("panicked"), "{command:?}: {told}");
    }
}

#[test]
fn a_full_disk_under_the_cache_changes_no_report() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 65);
    let args = "--format json --cache-dir cache sources";
    let full = on_a_full_disk(folder.path(), 8, args);
    let plain = Command::new(VERIFY)
        .args(["--format", "json", "--no-cache", "sources"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(!plain.stdout.is_empty());
    assert_eq!(String::from_utf8_lossy(&full.stdout), String::from_utf8_lossy(&plain.stdout));
    assert_eq!(full.status.code(), plain.status.code());
    // What was left of the cache troubles nobody.
    for _ in 0..2 {
        let mut run = Command::new(VERIFY);
        run.args(args.split(' ')).current_dir(folder.path());
        assert_eq!(run.output().unwrap().stdout, plain.stdout);
    }
}

#[test]
fn an_interrupted_run_leaves_a_whole_report_or_none() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path(), 20);
    for wait in [5, 20, 60, 120, 250, 500] {
        let mut child = Command::new(VERIFY)
            .args(["--no-cache", "--format", "json", "--output", "report.json"])
            .current_dir(folder.path())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        let pid = child.id().to_string();
        let _ = Command::new("kill").args(["-INT", &pid]).stderr(Stdio::null()).status();
        child.wait().unwrap();
        if let Ok(text) = fs::read_to_string(folder.path().join("report.json")) {
            serde_json::from_str::<serde_json::Value>(&text).expect("a whole report");
        }
    }
}
