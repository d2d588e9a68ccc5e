//! What is dropped of a story once it is judged, since no report asks for it any more.

use crate::model::{Analysis, DocumentId, Fact, Needs, Report};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Drops what a report of that need does not draw.
pub(super) fn lighten(report: &mut Report, needs: Needs) {
    if needs == Needs::Everything {
        return;
    }
    let mut quoted: BTreeMap<DocumentId, Vec<Span>> = BTreeMap::new();
    for label in report.findings.iter().flat_map(|finding| &finding.labels) {
        quoted.entry(label.document).or_default().push(label.span);
    }
    for analysis in &mut report.analyses {
        let quotes = quoted.get(&analysis.document.id).map(Vec::as_slice);
        report.claims_dropped += self::analysis(analysis, quotes, needs);
    }
    if needs < Needs::Facts {
        report.facts.iter_mut().for_each(count_only);
    }
}

/// Lightens a document of which findings quote such spans, or nothing; how many claims went.
fn analysis(analysis: &mut Analysis, quotes: Option<&[Span]>, needs: Needs) -> usize {
    analysis.entities = Vec::new();
    analysis.entity_mentions = Vec::new();
    analysis.structures = Vec::new();
    if quotes.is_some() {
        for sentence in &mut analysis.sentences {
            (sentence.words, sentence.quoted) = (Vec::new(), Vec::new());
        }
    } else {
        (analysis.sentences, analysis.mentions) = (Vec::new(), Vec::new());
    }
    if needs >= Needs::Facts {
        for claim in &mut analysis.claims {
            claim.place_only();
        }
        return 0;
    }
    match quotes {
        Some(quotes) => quoted_only(analysis, quotes),
        None => analysis.document.forget_text(),
    }
    std::mem::take(&mut analysis.claims).len()
}

/// Quotes are shown with the whole of their sentence, and with the figure in them: others go.
fn quoted_only(analysis: &mut Analysis, quotes: &[Span]) {
    let (sentences, mentions) = (&analysis.sentences, &analysis.mentions);
    // As reports look for them: the last sentence that starts by then, the first figure that ends later.
    let sentence = |quote: &Span| sentences.partition_point(|s| s.span.start <= quote.start);
    let mention = |quote: &Span| mentions.partition_point(|m| m.span.end <= quote.start);
    let of_sentences = quotes.iter().filter_map(|quote| sentence(quote).checked_sub(1)).collect();
    let of_mentions = quotes.iter().map(mention).collect();
    keep(&mut analysis.sentences, &of_sentences);
    keep(&mut analysis.mentions, &of_mentions);
}

/// Keeps what stands at such places of a list.
fn keep<T>(list: &mut Vec<T>, places: &BTreeSet<usize>) {
    let mut at = 0..;
    list.retain(|_| at.next().is_some_and(|at| places.contains(&at)));
    list.shrink_to_fit();
}

/// A fact that is counted: its origins, and the claim by which it has its place in the list.
fn count_only(fact: &mut Fact) {
    let first = fact.claims.first().copied();
    *fact = Fact {
        id: fact.id,
        entity: String::new(),
        attribute: String::new(),
        claims: first.into_iter().collect(),
        sides: Vec::new(),
        clashes: Vec::new(),
        reasons: Vec::new(),
        origins: fact.origins,
    };
}
