//! Articles come from strangers: whatever stands in a file, reading it neither panics nor runs
//! away, and what is refused is refused with a reason.

use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use verify_sources::ingest::{self, FORMATS};
use verify_sources::lexicon::Lexicon;
use verify_sources::model::Document;
use verify_sources::report::{self, Style};

fn cases() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest");
    let mut found = Vec::new();
    let mut open = vec![folder];
    while let Some(folder) = open.pop() {
        let entries: Vec<PathBuf> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        for path in entries {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_none_or(|ending| ending != "outline") {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                found.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// What holds for every document, whatever it was read from.
fn sound(document: &Document) {
    let text = document.text();
    let mut end = 0;
    for block in &document.blocks {
        let span = block.span;
        assert!(span.from() >= end, "blocks overlap");
        assert!(
            text.get(span.from()..span.to()).is_some_and(|t| !t.is_empty()),
            "a block off a character"
        );
        end = span.to();
        let source = document.view.source(span);
        assert!(source.start <= source.end);
        assert!(document.position(span).line > 0);
    }
}

fn read(name: &str, bytes: &[u8]) -> Vec<Document> {
    match ingest::read(name, bytes) {
        Ok(documents) => {
            documents.iter().for_each(sound);
            documents
        }
        Err(error) => {
            assert!(!error.reason.is_empty() && !error.remedy.is_empty());
            assert!(!error.reason.contains("its parser gave up"), "{name}: {}", error.reason);
            Vec::new()
        }
    }
}

fn check_all(mut documents: Vec<Document>) {
    documents.truncate(8);
    let lexicon = Lexicon::builtin();
    let report =
        verify_sources::check(verify_sources::analyze_all(documents, lexicon), Vec::new(), lexicon);
    for format in report::FORMATS {
        let _ = (format.write)(&report, &Style::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_in_any_format(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for format in FORMATS {
            for ending in format.endings {
                read(&format!("x.{ending}"), &bytes);
            }
        }
    }

    #[test]
    fn any_text_is_read_and_checked(text in "(\\PC|[ \\n\\t$€%0-9.,()\"'-]){0,300}") {
        check_all(read("x.txt", text.as_bytes()));
        check_all(read("x.md", text.as_bytes()));
        check_all(read("x.html", text.as_bytes()));
    }

    #[test]
    fn damaged_files(
        which in any::<prop::sample::Index>(),
        places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
        does_cut in any::<bool>(),
    ) {
        // A broken PDF may keep its parser busy until patience runs out: not in everyday tests.
        let mut cases = cases();
        cases.retain(|(name, _)| !name.contains(".pdf") || std::env::var_os("VERIFY_THOROUGH").is_some());
        let (name, bytes) = &cases[which.index(cases.len())];
        let mut bytes = bytes.clone();
        for (place, byte) in places {
            let at = place.index(bytes.len().max(1));
            if let Some(slot) = bytes.get_mut(at) {
                *slot = byte;
            }
        }
        if does_cut {
            bytes.truncate(cut.index(bytes.len().max(1)));
        }
        read(name, &bytes);
    }
}

/// A gzip file of so many megabytes of sevens, a member each (RFC 1952).
fn gzip_bomb(megabytes: usize) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&vec![b'7'; 1 << 20]).unwrap();
    packer.finish().unwrap().repeat(megabytes)
}

/// A Zstandard frame of so many blocks of 128 KB, each one byte repeated (RFC 8878).
fn zstd_bomb(blocks: u32) -> Vec<u8> {
    const BLOCK_BYTES: u32 = 128 << 10;
    const REPEATED: u32 = 1;
    // Magic number, no flags, a window of 2 MB.
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
    for block in 1..=blocks {
        let head = (BLOCK_BYTES << 3) | (REPEATED << 1) | u32::from(block == blocks);
        frame.extend(&head.to_le_bytes()[..3]);
        frame.push(b'7');
    }
    frame
}

/// A ZIP file with a part of so many megabytes, and parts that lead out of its folder.
#[cfg(feature = "office")]
fn zip_with(part: &str, megabytes: usize) -> Vec<u8> {
    use std::io::Write;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(1));
    for outside in ["../../out.txt", "/tmp/verify-must-not-write-here.txt", "..\\out.txt"] {
        archive.start_file(outside, packed).unwrap();
        archive.write_all(b"It cost $5 million.").unwrap();
    }
    archive.start_file(part, packed).unwrap();
    archive.write_all(b"<w:t>").unwrap();
    let block = vec![b'7'; 1 << 20];
    for _ in 0..megabytes {
        archive.write_all(&block).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn bombs_are_refused() {
    let refused = |name: &str, bytes: &[u8]| ingest::read(name, bytes).unwrap_err().reason;
    let bomb = gzip_bomb(65);
    assert_eq!(refused("x.txt.gz", &bomb), "unpacks to more than 64 MB");
    assert_eq!(refused("x.txt.zst", &zstd_bomb(600)), "unpacks to more than 64 MB");
    assert!(ingest::read("x.txt.zst", &zstd_bomb(1)).is_ok());
    let twice = {
        use std::io::Write;
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&bomb).unwrap();
        packer.finish().unwrap()
    };
    assert_eq!(refused("x.txt.gz.gz", &twice), "compressed twice");
    let large = vec![b'a'; ingest::FILE_BYTES_MAX + 1];
    assert_eq!(refused("x.txt", &large), "larger than 64 MB");
}

#[test]
#[cfg(feature = "office")]
fn documents_that_are_bombs_are_refused_and_paths_in_them_lead_nowhere() {
    let error = ingest::read("x.docx", &zip_with("word/document.xml", 65)).unwrap_err();
    assert_eq!(error.reason, "unpacks to more than 64 MB");
    for name in ["x.docx", "x.odt"] {
        // Parts are read by their names only: what leads elsewhere is not looked at.
        let error = ingest::read(name, &zip_with("../word/document.xml", 0)).unwrap_err();
        assert!(error.reason.contains("is missing"), "{}", error.reason);
    }
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("a/b");
    fs::create_dir_all(&inner).unwrap();
    fs::write(inner.join("x.docx"), zip_with("word/document.xml", 0)).unwrap();
    let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_verify"));
    run.arg(inner.join("x.docx")).current_dir(&inner).output().unwrap();
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().path()).collect();
    assert_eq!(names, [folder.path().join("a")], "nothing is written out of an archive");
    assert!(!Path::new("/tmp/verify-must-not-write-here.txt").exists());
}

#[test]
fn the_program_names_what_it_refuses_and_checks_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bomb.txt.gz"), gzip_bomb(65)).unwrap();
    fs::write(folder.path().join("cut.txt.zst"), &zstd_bomb(3)[..9]).unwrap();
    fs::write(folder.path().join("good.txt"), "The bridge cost $5 million.\n").unwrap();
    let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_verify"));
    let done = run.arg(".").current_dir(folder.path()).output().unwrap();
    let told = String::from_utf8_lossy(&done.stderr);
    assert_eq!(done.status.code(), Some(2), "{told}");
    assert!(told.contains("error: bomb.txt.gz: unpacks to more than 64 MB (unpack and"), "{told}");
    assert!(told.contains("error: cut.txt.zst: cannot be unpacked"), "{told}");
    let report = String::from_utf8_lossy(&done.stdout);
    assert!(report.contains("Not checked: 2 files (bomb.txt.gz, cut.txt.zst)"), "{report}");
    assert!(report.contains("Read 1 document"), "{report}");
}
