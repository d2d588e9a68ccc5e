//! Parts of speech and the structure of sentences, held against sentences of our own.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use verify_sources::language::Structure;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::{Analysis, Sentence};

fn analysis(text: &str) -> Analysis {
    let document = verify_sources::ingest::read("test.txt", text.as_bytes()).unwrap().remove(0);
    verify_sources::analyze(document, Lexicon::builtin())
}

fn data(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language").join(name);
    fs::read_to_string(path).unwrap()
}

/// The relations of a sentence as the data file writes them.
fn relations(analysis: &Analysis, sentence: &Sentence) -> String {
    let structure = Structure::of(analysis, sentence);
    let head = |phrase: Option<usize>| {
        let phrase = phrase.and_then(|phrase| structure.phrases.get(phrase));
        phrase.map_or("-", |phrase| analysis.document.quote(sentence.words[phrase.head].span))
    };
    let mut out = String::new();
    for (index, verb) in structure.verbs.iter().enumerate() {
        let agent = head(structure.agent(&sentence.words, index));
        let lemma = &sentence.words[verb.group.main].lemma;
        writeln!(out, "    {agent} > {lemma} > {}", head(structure.patient(index))).unwrap();
    }
    out
}

#[test]
fn who_does_what() {
    let data = data("structure.txt");
    let lines = data.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let expected: String = lines.clone().fold(String::new(), |all, line| all + line + "\n");
    let sentences = lines.filter(|line| !line.starts_with(' '));
    let mut found = String::new();
    for text in sentences {
        let analysis = analysis(text);
        writeln!(found, "{text}").unwrap();
        found += &relations(&analysis, &analysis.sentences[0]);
    }
    assert_eq!(found, expected, "found:\n{found}");
}

/// The entities of a text as the data file writes them.
fn entities(text: &str) -> String {
    let analysis = analysis(text);
    let mut out = String::new();
    for (index, entity) in analysis.entities.iter().enumerate() {
        let kind = format!("{:?}", entity.kind).to_lowercase();
        let spoken: Vec<String> = analysis
            .entity_mentions
            .iter()
            .filter(|mention| mention.entity.0 as usize == index)
            .map(|mention| {
                let sign = if mention.named { "" } else { "~" };
                format!("{sign}{}", analysis.document.quote(mention.span))
            })
            .collect();
        writeln!(out, "    {kind} {}: {}", entity.name, spoken.join(", ")).unwrap();
    }
    out
}

#[test]
fn who_is_spoken_of() {
    let data = data("entities.txt");
    let lines = data.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let expected: String = lines.clone().fold(String::new(), |all, line| all + line + "\n");
    let mut found = String::new();
    for text in lines.filter(|line| !line.starts_with(' ')) {
        writeln!(found, "{text}").unwrap();
        found += &entities(text);
    }
    assert_eq!(found, expected, "found:\n{found}");
}
