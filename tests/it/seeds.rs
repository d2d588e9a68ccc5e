//! The inputs that fuzzing started from and those that it found, held to the same properties on
//! the stable compiler: `fuzz/seeds/<target>` and, for the formats, `fuzz/seeds/ingest-<ending>`.

#[path = "../../fuzz/src/properties.rs"]
mod properties;

use std::fs;
use std::path::Path;

#[test]
fn what_fuzzing_found_stays_mended() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let mut held = 0;
    for folder in fs::read_dir(&seeds).unwrap().map(|entry| entry.unwrap().path()) {
        let target = folder.file_name().unwrap().to_string_lossy().into_owned();
        for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            let bytes = fs::read(&file).unwrap();
            match target.as_str() {
                "extract" => properties::extract(&bytes),
                "check" => properties::check(&bytes),
                "reports" => properties::reports(&bytes),
                "ingest" => properties::ingest("", &bytes),
                other => properties::ingest(other.strip_prefix("ingest-").unwrap(), &bytes),
            }
            held += 1;
        }
    }
    assert!(held > 0, "no seeds");
}
