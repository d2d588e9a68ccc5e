//! Sentences that stand in many documents (`extract/copies.rs`): what is read of them beside others
//! is what is read of each document by itself, whatever stands around them.

use std::path::Path;
use verify_sources::extract::{self, Copies};
use verify_sources::lexicon::Lexicon;
use verify_sources::model::Document;

/// How many sentences are dealt out at a time, and into how many documents of how many blocks.
const POOL: usize = 40;
/// Of so many such lots one is dealt: a test is to be quick.
const STEP: usize = 6;
const DOCUMENTS: usize = 12;
const BLOCKS: usize = 8;

#[test]
fn what_is_read_beside_other_documents_is_what_is_read_alone() {
    let mut sentences = Vec::new();
    for folder in ["tests/corpus", "tests/stories"] {
        gather(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut sentences);
    }
    sentences.sort_unstable();
    sentences.dedup();
    let mut dice = Dice(7);
    for _ in 0..sentences.len() {
        let (a, b) = (dice.below(sentences.len()), dice.below(sentences.len()));
        sentences.swap(a, b);
    }
    let (lexicon, mut copies) = (Lexicon::builtin(), Copies::default());
    for (round, pool) in sentences.chunks(POOL).step_by(STEP).enumerate() {
        for at in 0..DOCUMENTS {
            let document = dealt(pool, &mut dice);
            let alone = extract::annotated(&document, lexicon);
            let beside = extract::annotated_beside(&document, lexicon, &mut copies);
            assert!(alone == beside, "document {at} of round {round}");
            let mentions = extract::mentions(&document, lexicon);
            let beside = extract::mentions_beside(&document, lexicon, &mut copies);
            assert!(mentions == beside, "mentions of document {at} of round {round}");
        }
    }
}

/// The sentences of the texts below a folder, cut roughly: of tables the texts in quotation marks.
fn gather(path: &Path, sentences: &mut Vec<String>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            gather(&entry.unwrap().path(), sentences);
        }
        return;
    }
    let Ok(text) = std::fs::read_to_string(path) else { return };
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("txt" | "md") => {
            let lines = text.lines().flat_map(|line| line.split_inclusive(". "));
            sentences.extend(lines.map(|sentence| sentence.trim().to_owned()));
        }
        Some("toml") => {
            let plain = text.replace(['[', ']', '\\'], "");
            let quoted = plain.split('"').skip(1).step_by(2);
            sentences.extend(quoted.map(|text| format!("{}.", text.trim_end_matches('.'))));
        }
        _ => {}
    }
}

/// A document of sentences that are dealt out, some of them often.
fn dealt(pool: &[String], dice: &mut Dice) -> Document {
    let mut text = String::new();
    for _ in 0..BLOCKS {
        for _ in 0..=dice.below(6) {
            text.push_str(&pool[dice.below(pool.len())]);
            text.push_str(if dice.below(12) == 0 { "\n" } else { " " });
        }
        text.push_str("\n\n");
    }
    let mut documents = verify_sources::ingest::read("x.txt", text.as_bytes()).unwrap();
    let mut document = documents.swap_remove(0);
    document.published = (dice.below(8) > 0).then(|| "2026-05-20".parse().unwrap());
    document.region = [None, Some("US"), Some("GB")][dice.below(3)].map(str::to_owned);
    document
}

/// Numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}
