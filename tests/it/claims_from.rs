//! A check of extracted claims gives the same bytes as a check of the texts.

use std::fs;
use std::process::Command;

const VERIFY: &str = env!("CARGO_BIN_EXE_verify");

fn output(args: &[&str]) -> Vec<u8> {
    let run =
        Command::new(VERIFY).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(!run.stdout.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    run.stdout
}

#[test]
fn claims_and_texts_give_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    // Two parts, the second one first: as two machines may deliver them.
    let mut parts = Vec::new();
    for (name, glob) in [
        (
            "b",
            ["002-agent-observer.txt", "003-cloud-column.txt", "004-market-digest.md"].as_slice(),
        ),
        ("a", &["000-compute-briefing.md", "001-enterprise-ledger.html"]),
    ] {
        let paths: Vec<String> = glob.iter().map(|file| format!("sources/{file}")).collect();
        let mut args = vec!["extract", "--format", "analysis"];
        args.extend(paths.iter().map(String::as_str));
        let part = folder.path().join(format!("{name}.jsonl"));
        fs::write(&part, output(&args)).unwrap();
        parts.push(part.to_string_lossy().into_owned());
    }
    let paths: Vec<String> = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/sources"))
        .unwrap()
        .map(|entry| format!("sources/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    let mut texts = vec!["check", "--format", "json"];
    texts.extend(paths.iter().map(String::as_str));
    let from_texts = output(&texts);
    let from_claims = output(&["check", "--format", "json", "--claims-from", &parts[0], &parts[1]]);
    assert_eq!(String::from_utf8_lossy(&from_texts), String::from_utf8_lossy(&from_claims));
}
