//! What is dropped of a story once it is judged, since no report asks for it any more.

use crate::model::{Analysis, Claim, DocumentId, Needs, Report};
use crate::text::{Clip, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Drops what a report of that need does not draw.
pub(super) fn lighten(report: &mut Report, needs: Needs) {
    if needs == Needs::Everything {
        return;
    }
    let quoted = quotes(report);
    let mut clips: BTreeMap<DocumentId, Clip> = BTreeMap::new();
    for analysis in &mut report.analyses {
        let id = analysis.document.id;
        let quotes = quoted.get(&id).map(Vec::as_slice);
        words(analysis, quotes.is_some());
        if needs >= Needs::Facts {
            analysis.claims.iter_mut().for_each(Claim::place_only);
            continue;
        }
        report.claims_dropped += std::mem::take(&mut analysis.claims).len();
        analysis.mentions = Vec::new();
        match quotes {
            Some(quotes) => drop(clips.insert(id, quoted_only(analysis, quotes))),
            None => analysis.document.forget_text(),
        }
    }
    if needs < Needs::Facts {
        for label in report.findings.iter_mut().flat_map(|finding| &mut finding.labels) {
            let moved = clips.get(&label.document).map(|clip| clip.moved(label.span));
            label.span = moved.unwrap_or(label.span);
        }
        let single = report.facts.iter().filter(|fact| fact.origins <= 1).count();
        report.single_dropped += single;
        report.facts_dropped += std::mem::take(&mut report.facts).len();
    }
}

/// What findings quote of each document.
fn quotes(report: &Report) -> BTreeMap<DocumentId, Vec<Span>> {
    let mut quoted: BTreeMap<DocumentId, Vec<Span>> = BTreeMap::new();
    for label in report.findings.iter().flat_map(|finding| &finding.labels) {
        quoted.entry(label.document).or_default().push(label.span);
    }
    quoted
}

/// Drops what only judging asks of a document; of one that is not quoted, sentences and figures too.
fn words(analysis: &mut Analysis, quoted: bool) {
    analysis.entities = Vec::new();
    analysis.entity_mentions = Vec::new();
    analysis.structures = Vec::new();
    if quoted {
        for sentence in &mut analysis.sentences {
            (sentence.words, sentence.quoted) = (Vec::new(), Vec::new());
        }
    } else {
        (analysis.sentences, analysis.mentions) = (Vec::new(), Vec::new());
    }
}

/// Quotes are shown with the whole of their sentence: all other text goes. Where the rest is now.
fn quoted_only(analysis: &mut Analysis, quotes: &[Span]) -> Clip {
    let of_sentences =
        quotes.iter().filter_map(|quote| analysis.sentence_at(quote.start)).collect();
    keep(&mut analysis.sentences, &of_sentences);
    let mut shown: Vec<Span> = quotes.iter().map(|quote| analysis.sentence_of(*quote)).collect();
    shown.extend(analysis.sentences.iter().map(|sentence| sentence.span));
    let clip = Clip::of(analysis.document.text(), shown);
    for sentence in &mut analysis.sentences {
        sentence.span = clip.moved(sentence.span);
    }
    analysis.document.clip(&clip, quotes.iter().map(|quote| quote.start));
    clip
}

/// Keeps what stands at such places of a list.
fn keep<T>(list: &mut Vec<T>, places: &BTreeSet<usize>) {
    let mut at = 0..;
    list.retain(|_| at.next().is_some_and(|at| places.contains(&at)));
    list.shrink_to_fit();
}
