//! `tests/corpus/*.toml`: a value and all its spellings, values inside sentences, and what must
//! stay silent.
//!
//! A file may say `kinds = ["money"]`: then mentions of other kinds are passed over.
//! `[[value]]`: every text, as a whole, denotes exactly the value `is`, once. `anchor` is the
//! day of publication, `region` the country whose customs hold, `language` the language that a
//! document says it is in. `[[inside]]`: the stretches in
//! square brackets, and no others, denote `are`. `[[never]]`: nothing is found, and `why`.
//! `[[timex]]`: what `verify extract` shows of times, vague ones and spans of time among them:
//! `anchor`, and texts in which each `[stretch|value]` has that TIMEX3 value.

use serde::Deserialize;
use std::fs;
use std::path::Path;
use verify_sources::lexicon::Lexicon;
use verify_sources::model::mention::canonical;
use verify_sources::model::{Document, Mention, MentionKind};
use verify_sources::{extract, ingest};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Corpus {
    #[serde(default)]
    kinds: Vec<String>,
    #[serde(default)]
    value: Vec<Same>,
    #[serde(default)]
    inside: Vec<Inside>,
    #[serde(default)]
    never: Vec<Never>,
    #[serde(default)]
    timex: Vec<Timex>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Timex {
    anchor: String,
    texts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    is: String,
    texts: Vec<String>,
    anchor: Option<String>,
    region: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inside {
    text: String,
    are: Vec<String>,
    anchor: Option<String>,
    region: Option<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Never {
    text: String,
    why: String,
    anchor: Option<String>,
    language: Option<String>,
}

fn document(text: &str, anchor: Option<&str>, region: Option<&str>) -> Document {
    let mut document = ingest::text::document("corpus.txt", text);
    document.published = anchor.map(|day| day.parse().expect("anchor is a date"));
    document.region = region.map(str::to_owned);
    document
}

fn in_language(mut document: Document, language: Option<&String>) -> Document {
    document.language = language.cloned();
    document
}

fn found(document: &Document, kinds: &[String]) -> Vec<(String, String)> {
    let wanted = |mention: &Mention| match &mention.kind {
        MentionKind::Quantity(quantity) => {
            kinds.is_empty() || kinds.iter().any(|k| k == quantity.kind.name())
        }
        MentionKind::Time(time) => kinds.is_empty() || kinds.iter().any(|k| k == time.kind.name()),
        MentionKind::Name => false,
    };
    extract::mentions(document, Lexicon::builtin())
        .iter()
        .filter(|mention| wanted(mention))
        .map(|mention| (document.quote(mention.full).to_owned(), canonical(&mention.kind)))
        .collect()
}

fn check_value(case: &Same, kinds: &[String], wrong: &mut Vec<String>) {
    for text in &case.texts {
        let document = document(text, case.anchor.as_deref(), case.region.as_deref());
        let got = found(&document, kinds);
        if got != [(text.clone(), case.is.clone())] {
            wrong.push(format!("{text:?} is {:?}, but read as {got:?}", case.is));
        }
    }
}

fn check_inside(case: &Inside, kinds: &[String], wrong: &mut Vec<String>) {
    let marked: Vec<&str> =
        case.text.split('[').skip(1).map(|part| part.split(']').next().unwrap_or("")).collect();
    let text = case.text.replace(['[', ']'], "");
    let document = document(&text, case.anchor.as_deref(), case.region.as_deref());
    let got = found(&in_language(document, case.language.as_ref()), kinds);
    let want: Vec<(String, String)> =
        marked.iter().zip(&case.are).map(|(text, is)| ((*text).to_owned(), is.clone())).collect();
    if marked.len() != case.are.len() {
        wrong.push(format!("{text:?}: {} marked, {} values", marked.len(), case.are.len()));
    } else if got != want {
        wrong.push(format!("{text:?}\n    want {want:?}\n    got  {got:?}"));
    }
}

/// The times of a text with their TIMEX3 values, as `verify extract` shows them.
fn timed(document: &Document) -> Vec<(String, String)> {
    extract::annotated(document, Lexicon::builtin())
        .into_iter()
        .filter_map(|annotated| {
            let own = annotated.mention.time().map(|time| time.timex.clone());
            let text = document.quote(annotated.mention.span).to_owned();
            Some((text, annotated.timex.or(own)?))
        })
        .collect()
}

fn check_timex(case: &Timex, wrong: &mut Vec<String>) {
    for marked in &case.texts {
        let mut text = String::new();
        let mut want = Vec::new();
        for (at, part) in marked.split('[').enumerate() {
            let (inner, rest) = if at == 0 { ("", part) } else { part.split_once(']').unwrap() };
            if let Some((stretch, value)) = inner.split_once('|') {
                text.push_str(stretch);
                want.push((stretch.to_owned(), value.to_owned()));
            }
            text.push_str(rest);
        }
        let got = timed(&document(&text, Some(&case.anchor), None));
        if got != want {
            wrong.push(format!("{text:?}\n    want {want:?}\n    got  {got:?}"));
        }
    }
}

#[test]
fn every_spelling_is_read_as_its_value() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let corpus: Corpus =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let before = wrong.len();
        corpus.value.iter().for_each(|case| check_value(case, &corpus.kinds, &mut wrong));
        corpus.inside.iter().for_each(|case| check_inside(case, &corpus.kinds, &mut wrong));
        corpus.timex.iter().for_each(|case| check_timex(case, &mut wrong));
        for case in &corpus.never {
            assert!(!case.why.is_empty(), "{}: {:?} says no why", file.display(), case.text);
            let document = document(&case.text, case.anchor.as_deref(), None);
            let got = found(&in_language(document, case.language.as_ref()), &corpus.kinds);
            if !got.is_empty() {
                wrong.push(format!(
                    "{:?} holds nothing ({}), but {got:?} was read",
                    case.text, case.why
                ));
            }
        }
        if wrong.len() > before {
            wrong.insert(before, format!("-- {}", file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
