//! What is dropped of a story once it is judged, since no report asks for it any more.

use crate::model::{Analysis, DocumentId, Fact, Needs, Report};
use std::collections::BTreeSet;

/// Drops what a report of that need does not draw.
pub(super) fn lighten(report: &mut Report, needs: Needs) {
    if needs == Needs::Everything {
        return;
    }
    let labels = report.findings.iter().flat_map(|finding| &finding.labels);
    let quoted: BTreeSet<DocumentId> = labels.map(|label| label.document).collect();
    for analysis in &mut report.analyses {
        let quoted = quoted.contains(&analysis.document.id);
        report.claims_dropped += self::analysis(analysis, quoted, needs);
    }
    if needs < Needs::Facts {
        report.facts.iter_mut().for_each(count_only);
    }
}

/// Lightens a document that findings quote, or none does; how many claims went.
fn analysis(analysis: &mut Analysis, quoted: bool, needs: Needs) -> usize {
    analysis.entities = Vec::new();
    analysis.entity_mentions = Vec::new();
    if quoted {
        // Quotes are shown with the whole of their sentence.
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
    if !quoted {
        analysis.document.forget_text();
    }
    std::mem::take(&mut analysis.claims).len()
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
