//! The verdict on a statement: each of its values is held against the candidates of the sources,
//! then the words that are not values.

use super::ages;
use super::apart;
use super::borne::borne;
use super::context::{Passages, word_at};
use super::contrary::{Contrary, contrary};
use super::coverage::{self, Line};
use super::denial::denial;
use super::designation::designation;
use super::evidence::{Asked, Candidate, candidates};
use super::keys::Reader;
use super::kinship::Kinship;
use super::lists;
use super::nearest;
use super::shares;
use super::statement::Statement;
use super::told::{self, Told};
use super::value::{self, Weighed};
use crate::lexicon::Lexicon;
use crate::lexicon::edges::Edge;
use crate::model::mention::canonical;
use crate::model::verdict::Part;
use crate::model::{
    Analysis, Bound, Decimal, Label, Mention, MentionKind, QuantityKind, Report, Sentence, Tag,
    Verdict, VerdictKind,
};
use crate::text::Span;

/// So much of a statement's words must stand in the sources for other words to be held against them.
const COVERED: u64 = 550;
/// So much of them, names and nouns first, must be said there for it to be supported.
const BORNE: u64 = 750;
/// So much of them in the passages, for a figure to be missed there.
const TOLD_BY_PASSAGES: u64 = 500;
/// So much of them in one document, for a figure to be missed there.
const TOLD_BY_DOCUMENT: u64 = 750;

/// So many words that no source says are told, at most.
const UNSAID_MAX: usize = 4;

/// The verdict on one statement.
pub(crate) fn verdict(
    statement: &Statement,
    read: &Analysis,
    passages: &Passages<'_>,
    report: &Report,
    lexicon: &Lexicon,
) -> Verdict {
    let mut reader = Reader::of_statement(&passages.numbers, lexicon);
    let line = |sentence| Line::new(read, sentence, &mut reader, passages);
    let lines: Vec<Line<'_>> = read.sentences.iter().map(line).collect();
    let covered = coverage::of_passages(&lines, passages);
    let scene = Scene { read, lines, covered, passages, report, lexicon };
    let mut parts = scene.values();
    scene.shares(&mut parts);
    for word in scene.words() {
        let told = |part: &Part| part.verdict == word.verdict && part.span.overlaps(word.span);
        if !parts.iter().any(told) {
            parts.push(word);
        }
    }
    let supported = parts.iter().filter(|part| part.verdict == VerdictKind::Supported);
    let settled: Vec<Span> = supported.map(|part| part.span).collect();
    let borne = borne(read, &scene.lines, passages, lexicon, &settled);
    let told = borne.share >= BORNE && (!parts.is_empty() || borne.whole > 0);
    let open = parts.iter().all(|part| part.verdict == VerdictKind::Supported);
    parts.extend(borne.unnamed.iter().map(|name| {
        let reason = "no source that speaks of this has the name";
        unsaid_part(read, *name, reason)
    }));
    if open && !told && borne.unnamed.is_empty() {
        let words = borne.unsaid.iter().take(UNSAID_MAX);
        let reason = "no source that speaks of this says it";
        parts.extend(words.map(|word| unsaid_part(read, *word, reason)));
    }
    parts.sort_by_key(|part| part.span);
    let worst =
        parts.iter().map(|part: &Part| part.verdict).max_by_key(|verdict| gravity(*verdict));
    let verdict = match worst {
        Some(VerdictKind::Supported) | None if !told => VerdictKind::NotEnoughEvidence,
        Some(worst) => worst,
        None => VerdictKind::Supported,
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

/// A statement before the sources.
struct Scene<'a> {
    read: &'a Analysis,
    lines: Vec<Line<'a>>,
    /// How much of its words stands in the best passages.
    covered: u64,
    passages: &'a Passages<'a>,
    report: &'a Report,
    lexicon: &'a Lexicon,
}

impl Scene<'_> {
    /// What the sources say of its values.
    fn values(&self) -> Vec<Part> {
        let mut parts = Vec::new();
        for (sentence, line) in self.read.sentences.iter().zip(&self.lines) {
            let held = |m: &&Mention| m.kind != MentionKind::Name && sentence.span.contains(m.span);
            let values = self.read.mentions.iter().filter(held);
            let values = values.filter(|said| !is_in_name(self.read, sentence, said));
            parts.extend(values.filter_map(|said| self.value(said, sentence, line)));
        }
        parts
    }

    /// What they say of one value; none for a number that is no more than an article, where they
    /// say nothing of it.
    fn value(&self, said: &Mention, sentence: &Sentence, line: &Line<'_>) -> Option<Part> {
        let at = word_at(sentence, said.span);
        let edge = edge(sentence, at, self.lexicon);
        let adds = apart::adds(sentence, at, said, self.lexicon);
        let (around, near) = (&line.around, &line.near);
        let asked = Asked {
            value: said,
            edge,
            adds,
            claim: apart::claim_of(self.read, said),
            others: &self.read.mentions,
            at,
            around,
            near,
        };
        let found = candidates(&asked, self.passages, self.lexicon);
        let words = self.read.document.quote(said.span);
        let told = told_by(said, words, &found, self.passages);
        let told = told.filter(|(clash, told)| *told == Told::AsName || self.is_missed(clash));
        let told = told.map(|(_, told)| told);
        let weighed = Weighed { said, found: &found, told, covered: self.covered };
        let mut part = value::part(&weighed, self.report);
        if part.verdict == VerdictKind::NotEnoughEvidence {
            if is_article(said) {
                return None;
            }
            if let Some(made) = self.made(said, &part, sentence, line) {
                return Some(made);
            }
            nearest::explain(&mut part, &asked, sentence, &found, self.passages, self.read);
        }
        Some(part)
    }

    /// The verdict on a value of which no figure of the sources speaks, where something else in them
    /// makes it: a list, two dates.
    fn made(
        &self,
        said: &Mention,
        part: &Part,
        sentence: &Sentence,
        line: &Line<'_>,
    ) -> Option<Part> {
        if let Some(list) = lists::counted(said, line, self.passages, self.lexicon) {
            // "three cities": the noun is settled with the number.
            let at = sentence.words.partition_point(|word| word.span.start < part.span.end);
            let noun = sentence.words.get(at).map_or(part.span, |noun| noun.span);
            return Some(Part {
                span: part.span.join(noun),
                verdict: VerdictKind::Supported,
                reason: "a list of a source has so many".to_owned(),
                evidence: vec![list],
                origins: 1,
                ..part.clone()
            });
        }
        let aged = ages::aged(said, sentence, line, self.passages, self.lexicon)?;
        let makes = if aged.verdict == VerdictKind::Supported { "it" } else { "another age" };
        let reason = format!("two dates of a source make {makes}");
        let (verdict, evidence) = (aged.verdict, aged.evidence);
        Some(Part { verdict, reason, evidence, origins: 1, ..part.clone() })
    }

    /// What the sources say of its shares of a whole: a part of its own for a quantifier, the
    /// verdict on a figure that stands open otherwise.
    fn shares(&self, parts: &mut Vec<Part>) {
        for told in shares::shares(self.read, &self.lines, self.passages, self.lexicon) {
            let Some(analysis) = self.report.analyses.get(told.document) else { continue };
            let quote = |analysis: &Analysis, span| analysis.document.quote(span).to_lowercase();
            let supports = told.verdict == VerdictKind::Supported;
            let (remark, reason) = if supports {
                ("says the same", "a share that a source tells bears it out")
            } else {
                ("says otherwise", "a source tells another share of the same")
            };
            let label = Label {
                document: analysis.document.id,
                span: told.found,
                value: quote(analysis, told.found),
                remark: remark.to_owned(),
                primary: true,
            };
            let part = Part {
                span: told.said,
                value: quote(self.read, told.said),
                verdict: told.verdict,
                reason: reason.to_owned(),
                evidence: vec![label],
                origins: 1,
            };
            let within =
                |other: &Part| told.said.contains(other.span) || other.span.contains(told.said);
            let told_of = |other: &Part| within(other) && other.verdict == VerdictKind::Supported;
            if !parts.iter().any(told_of) {
                parts.retain(|other| !within(other));
                parts.push(part);
            }
        }
    }

    /// Whether a figure is missed where a candidate disagrees: its document tells the statement's
    /// story, and its passage does not speak of others.
    fn is_missed(&self, clash: &Candidate) -> bool {
        let passage = self.passages.of(clash.document, clash.sentence);
        is_story(clash.document, self.covered, &self.lines, self.passages)
            && !passage
                .is_some_and(|passage| coverage::is_of_others(passage, &self.lines, self.passages))
    }

    /// What in the sources stands against words that are no values.
    fn words(&self) -> Vec<Part> {
        if self.covered < COVERED {
            return Vec::new();
        }
        let (read, lines) = (self.read, &self.lines);
        let against = [
            contrary(read, lines, self.passages, self.lexicon),
            denial(read, lines, self.passages, self.lexicon),
            designation(read, lines, self.passages),
        ];
        let against = against.into_iter().flatten();
        against.filter_map(|contrary| contrary_part(read, contrary, self.report)).collect()
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

/// Whether a number says no more than an article does: "one man".
fn is_article(said: &Mention) -> bool {
    said.quantity().is_some_and(|quantity| {
        let plain = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number);
        plain && quantity.bound == Bound::Exact && quantity.value == Some(Decimal::ONE)
    })
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
fn is_story(document: usize, covered: u64, lines: &[Line<'_>], passages: &Passages<'_>) -> bool {
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

/// A part for words of the statement that the sources do not have.
fn unsaid_part(read: &Analysis, words: Span, reason: &str) -> Part {
    Part {
        span: words,
        value: read.document.quote(words).to_owned(),
        verdict: VerdictKind::NotEnoughEvidence,
        reason: reason.to_owned(),
        evidence: Vec::new(),
        origins: 0,
    }
}
