//! The verdict on a statement: each of its values is held against the candidates of the sources,
//! then the words that are not values.

use super::context::{Passages, terms, word_at};
use super::contrary::{Contrary, contrary};
use super::coverage::{self, Line, Unnamed};
use super::denial::denial;
use super::designation::designation;
use super::evidence::{Asked, Candidate, candidates};
use super::kinship::Kinship;
use super::statement::Statement;
use super::told::{self, Told};
use super::value::{self, Weighed};
use crate::lexicon::Lexicon;
use crate::lexicon::edges::Edge;
use crate::model::mention::canonical;
use crate::model::verdict::Part;
use crate::model::{
    Analysis, Label, Mention, MentionKind, Report, Sentence, Tag, Verdict, VerdictKind,
};
use crate::text::Span;

/// So much of a statement's words must stand in the sources for it to be supported.
const COVERED: u64 = 550;
/// So much of them in the passages, for a figure to be missed there.
const TOLD_BY_PASSAGES: u64 = 500;
/// So much of them in one document, for a figure to be missed there.
const TOLD_BY_DOCUMENT: u64 = 750;

/// The verdict on one statement.
pub(crate) fn verdict(
    statement: &Statement,
    read: &Analysis,
    passages: &Passages<'_>,
    report: &Report,
    lexicon: &Lexicon,
) -> Verdict {
    let line = |sentence: &Sentence| {
        let around = terms(sentence, lexicon);
        Line { near: passages.near(&around), around }
    };
    let lines: Vec<Line> = read.sentences.iter().map(line).collect();
    let covered = coverage::of_passages(&lines, passages, Unnamed::Passes);
    let borne = coverage::of_passages(&lines, passages, Unnamed::Lacks);
    let mut parts = Vec::new();
    for (sentence, line) in read.sentences.iter().zip(&lines) {
        let held = |m: &&Mention| m.kind != MentionKind::Name && sentence.span.contains(m.span);
        for said in read.mentions.iter().filter(held) {
            if is_in_name(read, sentence, said) {
                continue;
            }
            let at = word_at(sentence, said.span);
            let edge = edge(sentence, at, lexicon);
            let (around, near) = (&line.around, &line.near);
            let asked = Asked { value: said, edge, at, around, near };
            let found = candidates(&asked, passages, lexicon);
            let words = read.document.quote(said.span);
            let told = told_by(said, words, &found, passages).filter(|(clash, told)| {
                *told == Told::AsName
                    || is_story(clash.document, covered, &lines, passages)
                        && !passages.of(clash.document, clash.sentence).is_some_and(|passage| {
                            coverage::is_of_others(passage, &lines, passages)
                        })
            });
            let told = told.map(|(_, told)| told);
            parts.push(value::part(&Weighed { said, found: &found, told }, report));
        }
    }
    if covered >= COVERED {
        let against = [
            contrary(read, &lines, passages, lexicon),
            denial(read, &lines, passages, lexicon),
            designation(read, &lines, passages),
        ];
        let against = against.into_iter().flatten();
        parts.extend(against.filter_map(|contrary| contrary_part(read, contrary, report)));
    }
    let worst =
        parts.iter().map(|part: &Part| part.verdict).max_by_key(|verdict| gravity(*verdict));
    let verdict = match worst {
        Some(VerdictKind::Supported) if borne < COVERED => VerdictKind::NotEnoughEvidence,
        Some(worst) => worst,
        None if borne >= COVERED => VerdictKind::Supported,
        None => VerdictKind::NotEnoughEvidence,
    };
    Verdict {
        id: statement.id.clone(),
        path: statement.path.clone(),
        line: statement.line,
        text: statement.text.clone(),
        verdict,
        expect: statement.expect,
        note: statement.note.clone(),
        parts,
    }
}

/// Whether a number is a word of a name: "the Final Four", "the Big Ten".
fn is_in_name(read: &Analysis, sentence: &Sentence, said: &Mention) -> bool {
    let word = read.document.quote(said.span);
    let before = word_at(sentence, said.span).checked_sub(1);
    let after_name =
        before.and_then(|at| sentence.words.get(at)).is_some_and(|word| word.tag == Tag::Name);
    said.quantity().is_some()
        && after_name
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
}

/// The candidate that disagrees most clearly, and where its document tells the figure all the same; none for
/// a value that says too little to be missed.
fn told_by(
    said: &Mention,
    words: &str,
    found: &[Candidate],
    passages: &Passages<'_>,
) -> Option<(Candidate, Told)> {
    let clash = found.iter().find(|candidate| candidate.kinship == Kinship::Clash)?;
    let told = told::told(passages.analyses.get(clash.document)?, said, words);
    let missed = told == Told::AsName || told::is_specific(said, &canonical(&said.kind));
    missed.then_some((*clash, told))
}

/// Whether a document tells the statement's story, so that what it does not say is missed there.
fn is_story(document: usize, covered: u64, lines: &[Line], passages: &Passages<'_>) -> bool {
    covered >= TOLD_BY_PASSAGES
        || coverage::of_document(lines, document, passages) >= TOLD_BY_DOCUMENT
}

/// The worst part decides: one that is refuted, then one that is disputed, then one unknown.
fn gravity(verdict: VerdictKind) -> u8 {
    match verdict {
        VerdictKind::Supported => 0,
        VerdictKind::NotEnoughEvidence => 1,
        VerdictKind::Disputed => 2,
        VerdictKind::Refuted => 3,
    }
}

/// The end of a stretch of time that a date is said to be: by the nearest word that speaks of one.
fn edge(sentence: &Sentence, at: usize, lexicon: &Lexicon) -> Option<Edge> {
    let words = sentence.words.iter().enumerate();
    words
        .filter_map(|(place, word)| Some((place.abs_diff(at), lexicon.edges.of(&word.lemma)?)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, edge)| edge)
}

/// A part for a word of the statement whose contrary stands in the sources.
fn contrary_part(read: &Analysis, contrary: Contrary, report: &Report) -> Option<Part> {
    let analysis = report.analyses.get(contrary.document)?;
    let word = |analysis: &Analysis, span: Span| analysis.document.quote(span).to_lowercase();
    let (said, found) = (word(read, contrary.said), word(analysis, contrary.found));
    Some(Part {
        span: contrary.said,
        reason: format!("a source says \u{201c}{found}\u{201d} of the same"),
        value: said,
        verdict: VerdictKind::Refuted,
        evidence: vec![Label {
            document: analysis.document.id,
            span: contrary.found,
            value: found,
            remark: "says otherwise".to_owned(),
            primary: true,
        }],
        origins: 1,
    })
}
