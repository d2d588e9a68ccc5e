//! Same input, same bytes: at any number of threads, in any order of the files, twice.

use std::fs;
use std::path::{Path, PathBuf};
use verify_sources::Waiting;
use verify_sources::ingest;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Analysis, Document, Packed, Parts, Shorthand};
use verify_sources::report::{self, Detail, Style, summary};

fn documents(folder: &Path) -> Vec<Document> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = paths.iter().filter(|path| path.is_file()).filter_map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        ingest::read(&name, &fs::read(path).unwrap()).ok()
    });
    read.flatten().collect()
}

fn reports(documents: Vec<Document>, threads: usize) -> Vec<String> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| {
        let lexicon = Lexicon::builtin();
        let analyses = verify_sources::analyze_all(documents, lexicon);
        let report = verify_sources::check(analyses, Vec::new(), lexicon);
        report::FORMATS.iter().map(|format| (format.write)(&report, &Style::default())).collect()
    })
}

/// Three orders: as sorted, backwards, and from the middle on.
fn orders(documents: &[Document]) -> [Vec<Document>; 3] {
    let sorted = documents.to_vec();
    let mut backwards = documents.to_vec();
    backwards.reverse();
    let mut turned = documents.to_vec();
    turned.rotate_left(documents.len() / 2);
    [sorted, backwards, turned]
}

fn same(folder: &Path) {
    let documents = documents(folder);
    assert!(!documents.is_empty(), "{}", folder.display());
    let expected = reports(documents.clone(), 1);
    for threads in [1, 2, 8] {
        for order in orders(&documents) {
            for (format, (is, was)) in
                report::FORMATS.iter().zip(reports(order, threads).iter().zip(&expected))
            {
                assert!(
                    is == was,
                    "{}: {} differs at {threads} threads",
                    folder.display(),
                    format.name
                );
            }
        }
    }
}

/// What is kept in shorthand, and is dropped once its story is judged, is missed by no report.
#[test]
fn reports_of_packed_documents_are_the_same_bytes() {
    let lexicon = Lexicon::builtin();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("sources");
    let analyses = verify_sources::analyze_all(documents(&sources), lexicon);
    let whole = verify_sources::check(analyses.clone(), Vec::new(), lexicon);
    assert!(!whole.findings.is_empty() && whole.claims_dropped == 0);
    let unread =
        |one: Analysis| Waiting::unread(vec![Box::new(one.document)], lexicon).pop().unwrap();
    let packed = |one: Analysis| {
        let (document, parts) = Parts::of(one);
        let packed = Packed::of(&Shorthand::of(parts, document.text())).unwrap();
        let short = packed.open::<Shorthand>().unwrap();
        let parts = short.written_out(document.text(), lexicon.heads()).unwrap();
        Waiting::read(parts.with(document), lexicon)
    };
    let waits: [&dyn Fn(Analysis) -> Waiting; 2] = [&unread, &packed];
    for (format, wait) in report::FORMATS.iter().flat_map(|format| waits.map(|wait| (format, wait)))
    {
        let waiting = analyses.iter().cloned().map(wait).collect();
        let light = verify_sources::check_waiting(waiting, Vec::new(), format.needs, None, lexicon);
        let style = Style { detail: Detail::Verbose, ..Style::default() };
        assert!(
            (format.write)(&light, &style) == (format.write)(&whole, &style),
            "{} draws what {:?} leaves out",
            format.name,
            format.needs
        );
        assert_eq!(summary::lines(&light), summary::lines(&whole));
    }
}

/// The same text on another day, with its paragraphs in another order, among words in small letters
/// that may be names elsewhere.
fn printed_again(document: &Document) -> Document {
    let mut paragraphs: Vec<&str> = document.text().split("\n\n").collect();
    paragraphs.reverse();
    let small: String = document.text().to_lowercase().chars().take(400).collect();
    let text = format!("On 4 May 2019 it rained.\n\n{}\n\n{small}", paragraphs.join("\n\n"));
    ingest::read(&document.path, text.as_bytes()).unwrap().remove(0)
}

/// What was read of a sentence that stood in an earlier document is used again: it is what reading
/// the document alone gives.
#[test]
fn documents_read_together_are_read_as_if_alone() {
    let lexicon = Lexicon::builtin();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let stories = fs::read_dir(root.join("tests/stories")).unwrap();
    let mut folders: Vec<PathBuf> =
        stories.map(|entry| entry.unwrap().path().join("sources")).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders.push(root.join("sources"));
    for folder in folders {
        let sources = documents(&folder);
        let again: Vec<Document> = sources.iter().map(printed_again).collect();
        let all = [again, sources.clone(), sources].concat();
        let together = verify_sources::analyze_story(all.clone(), lexicon);
        for (document, read) in all.into_iter().zip(together) {
            let path = document.path.clone();
            assert!(verify_sources::analyze(document, lexicon) == read, "{path}");
        }
    }
}

#[test]
fn reports_on_our_own_sources_are_the_same_bytes() {
    same(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sources"));
}

#[test]
fn reports_on_the_clusters_are_the_same_bytes() {
    let clusters = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/clusters");
    let Ok(entries) = fs::read_dir(&clusters) else {
        eprintln!("skipped: {} is not there", clusters.display());
        return;
    };
    if std::env::var_os("VERIFY_THOROUGH").is_none() {
        eprintln!("skipped: set VERIFY_THOROUGH=1 to compare the reports on all clusters");
        return;
    }
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for folder in folders.iter().map(|folder| folder.join("sources")).filter(|f| f.is_dir()) {
        same(&folder);
    }
}
