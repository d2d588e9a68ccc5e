//! The main job on the project's own articles, in every format: what a newcomer sees first.
//! Read the diff before you accept it.

use std::process::Command;
use verify_sources::report::FORMATS;

const VERIFY: &str = env!("CARGO_BIN_EXE_verify");

fn report(format: &str) -> String {
    let run = Command::new(VERIFY)
        .args(["--no-cache", "--isolated", "--quiet", "--format", format, "sources/"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(run.status.code() < Some(2), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn the_report_on_our_own_articles_in_every_format() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for format in FORMATS {
            insta::assert_snapshot!(format!("sources.{}", format.name), report(format.name));
        }
    });
}
