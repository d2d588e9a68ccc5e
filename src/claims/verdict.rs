//! The verdict on a statement: each of its values is held against the candidates of the sources,
//! then the words that are not values.

use super::context::{Passages, terms, word_at};
use super::contrary::{Contrary, contrary};
use super::evidence::{Asked, Candidate, FULL, candidates};
use super::kinship::Kinship;
use super::statement::Statement;
use crate::lexicon::Lexicon;
use crate::lexicon::edges::Edge;
use crate::model::mention::canonical;
use crate::model::verdict::Part;
use crate::model::{
    Analysis, Finding, Label, Mention, MentionKind, Report, Sentence, Severity, Verdict,
    VerdictKind,
};
use crate::text::Span;

/// From this score on, a value that agrees supports the statement.
const SUPPORTS: u64 = 400;
/// From this score on, a value that disagrees refutes it.
const REFUTES: u64 = 550;
/// The same for a figure that stands nowhere in sources that tell the statement's story.
const REFUTES_ABSENT: u64 = 300;
/// By so much a disagreeing candidate must fit better than an agreeing one.
const AHEAD: u64 = 150;
/// So much of a statement's words must stand in the sources for it to be supported.
const COVERED: u64 = 550;
/// Quotes shown for a part, at most.
const QUOTES_MAX: usize = 6;

/// The verdict on one statement.
pub(crate) fn verdict(
    statement: &Statement,
    read: &Analysis,
    passages: &Passages<'_>,
    report: &Report,
    lexicon: &Lexicon,
) -> Verdict {
    let covered = coverage(read, passages);
    let mut parts = Vec::new();
    for sentence in &read.sentences {
        let around = terms(sentence);
        let named = |m: &&Mention| m.kind != MentionKind::Name && sentence.span.contains(m.span);
        for mention in read.mentions.iter().filter(named) {
            let at = word_at(sentence, mention.span);
            let edge = edge(sentence, at, lexicon);
            let asked = Asked { value: mention, edge, at, around: &around };
            let found = candidates(&asked, passages, lexicon);
            parts.push(part(mention.full, canonical(&mention.kind), &found, covered, report));
        }
    }
    if covered >= COVERED {
        let contrary = contrary(read, passages, lexicon);
        parts.extend(contrary.and_then(|contrary| contrary_part(read, contrary, report)));
    }
    let worst =
        parts.iter().map(|part: &Part| part.verdict).max_by_key(|verdict| gravity(*verdict));
    let verdict = match worst {
        Some(VerdictKind::Supported) if covered < COVERED => VerdictKind::NotEnoughEvidence,
        Some(worst) => worst,
        None if covered >= COVERED => VerdictKind::Supported,
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

/// From which score on an agreeing figure somewhere in the sources speaks against a refutation:
/// a figure of many digits does not stand there by chance, a small number may.
fn told_elsewhere(value: &str) -> u64 {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let zeros = value.chars().filter(|c| *c == '0').count();
    match digits.saturating_sub(zeros) {
        0 | 1 => 450,
        2 => 300,
        _ => 200,
    }
}

/// Whether a figure has more than one digit that is not a zero: small numbers stand for many
/// things, and a source may count them otherwise.
fn is_specific(value: &str) -> bool {
    value.chars().filter(|c| c.is_ascii_digit() && *c != '0').count() > 1
}

/// The verdict on one value.
fn part(span: Span, value: String, found: &[Candidate], covered: u64, report: &Report) -> Part {
    let best = |kinship: Kinship| found.iter().find(|c| c.kinship == kinship);
    let score = |candidate: Option<&Candidate>| candidate.map_or(0, |candidate| candidate.score);
    let (same, near, clash) = (best(Kinship::Same), best(Kinship::Near), best(Kinship::Clash));
    let supported = score(same) >= SUPPORTS && score(same) + AHEAD >= score(clash);
    // Where the sources tell the statement's story and never its figure, less likeness will do.
    let absent = same.is_none() && near.is_none() && covered >= COVERED && is_specific(&value);
    let refuted = score(clash) >= if absent { REFUTES_ABSENT } else { REFUTES }
        && score(clash) > score(near) + AHEAD
        && score(same) < told_elsewhere(&value);
    let (verdict, kinship, reason) = if supported && disputed(found, report) {
        (VerdictKind::Disputed, None, "the sources contradict each other on it")
    } else if supported {
        (VerdictKind::Supported, Some(Kinship::Same), "a source says the same")
    } else if refuted {
        (VerdictKind::Refuted, Some(Kinship::Clash), "a source says something else of it")
    } else if near.is_some_and(|near| near.score >= SUPPORTS) {
        (VerdictKind::NotEnoughEvidence, Some(Kinship::Near), "the sources say it less exactly")
    } else {
        (VerdictKind::NotEnoughEvidence, None, "no source speaks clearly of the same thing")
    };
    let least = score(found.first()).min(SUPPORTS);
    let shown: Vec<&Candidate> = found
        .iter()
        .filter(|c| c.score >= least && kinship.is_none_or(|kinship| kinship == c.kinship))
        .take(QUOTES_MAX)
        .collect();
    let mut documents: Vec<usize> = shown.iter().map(|candidate| candidate.document).collect();
    documents.sort_unstable();
    documents.dedup();
    let evidence = shown.iter().enumerate().filter_map(|(n, c)| label(c, n == 0, report)).collect();
    let origins = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    Part { span, value, verdict, reason: reason.to_owned(), evidence, origins }
}

fn label(candidate: &Candidate, primary: bool, report: &Report) -> Option<Label> {
    let analysis = report.analyses.get(candidate.document)?;
    let mention = analysis.mentions.get(candidate.mention)?;
    let remark = match candidate.kinship {
        Kinship::Same => "says the same",
        Kinship::Near => "says it less exactly",
        Kinship::Clash => "says otherwise",
    };
    Some(Label {
        document: analysis.document.id,
        span: mention.full,
        value: canonical(&mention.kind),
        remark: remark.to_owned(),
        primary,
    })
}

/// Whether a finding of the sources sets one of the agreeing candidates against another figure.
fn disputed(found: &[Candidate], report: &Report) -> bool {
    let agreeing = found.iter().filter(|c| c.kinship == Kinship::Same && c.score >= SUPPORTS);
    let quotes: Vec<Label> = agreeing.filter_map(|c| label(c, false, report)).collect();
    let sets_against = |finding: &Finding| {
        finding.severity >= Severity::Warning
            && finding.labels.len() > 1
            && finding.labels.iter().any(|label| {
                quotes.iter().any(|q| q.document == label.document && q.span.overlaps(label.span))
            })
    };
    report.findings.iter().any(sets_against)
}

/// How much of the statement's words stands in the best passages, 0 to [`FULL`].
fn coverage(read: &Analysis, passages: &Passages<'_>) -> u64 {
    let (mut held, mut whole) = (0, 0);
    for sentence in &read.sentences {
        let around = terms(sentence);
        let best = passages.all.iter().map(|passage| {
            let stands = |key: &str| {
                let beside = |at: Option<usize>| {
                    at.and_then(|at| passages.of(passage.document, at)).is_some_and(|p| {
                        p.document == passage.document && p.places.contains_key(key)
                    })
                };
                passage.places.contains_key(key)
                    || beside(passage.sentence.checked_sub(1))
                    || beside(passage.sentence.checked_add(1))
            };
            let held = |term: &&super::context::Term| stands(&term.key);
            around.iter().filter(held).map(|term| term.weight).sum::<u64>()
        });
        held += best.max().unwrap_or(0);
        whole += around.iter().map(|term| term.weight).sum::<u64>();
    }
    (held * FULL).checked_div(whole).unwrap_or(FULL)
}
