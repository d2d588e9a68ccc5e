//! `--since`: only findings that touch what changed in the work tree, wherever the program is run
//! in it.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const HEAD: &str = "---\npublished: 2025-10-17\n---\n";
const SAFE: &str = "Inspectors found no damage to the Harrow dam, the ministry said on Friday.\n";
const CRACK: &str =
    "Inspectors have discovered a crack in the Harrow dam, an official said on Friday.\n";

fn git(folder: &Path, args: &[&str]) {
    let user = ["-c", "user.name=x", "-c", "user.email=x@example.org"];
    let done = Command::new("git").args(user).args(args).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn verify(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_verify"));
    command.args(["--no-cache", "--isolated", "--format", "concise"]).args(args);
    command.current_dir(folder).output().unwrap()
}

#[test]
fn what_changed_is_found_from_anywhere_in_the_work_tree() {
    if Command::new("git").arg("--version").output().is_err() {
        println!("note: there is no git here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let sources = folder.path().join("desk/sources");
    let elsewhere = folder.path().join("tools");
    fs::create_dir_all(&sources).unwrap();
    fs::create_dir_all(&elsewhere).unwrap();
    fs::write(sources.join("a.txt"), format!("{HEAD}{SAFE}")).unwrap();
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "one"]);
    let item = format!("<item><title>Dam</title><description>{CRACK}</description></item>");
    let feed = format!(
        "<rss><channel><title>R</title><pubDate>Fri, 17 Oct 2025 09:00:00 GMT</pubDate>{item}{}</channel></rss>",
        item.replace(CRACK, "Rain fell on the tents of the homeless.")
    );
    fs::write(sources.join("new ü.rss"), feed).unwrap();
    let found = |since: &str| {
        let from = [
            (folder.path(), "desk/sources"),
            (elsewhere.as_path(), "../desk/sources"),
            (sources.as_path(), "."),
        ];
        from.map(|(folder, path)| {
            let done = verify(folder, &["--since", since, path]);
            assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
            String::from_utf8_lossy(&done.stdout).contains("status-conflict")
        })
    };
    assert_eq!(found("HEAD"), [true; 3], "not yet added");
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "two"]);
    assert_eq!(found("HEAD"), [false; 3], "nothing changed since");
    assert_eq!(found("HEAD~1"), [true; 3], "changed by the last commit");
    let done = verify(folder.path(), &["--since", "nowhere", "desk/sources"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("with a commit, branch or tag"));
}
