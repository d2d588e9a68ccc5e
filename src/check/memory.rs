//! What stories came to, remembered between runs: a story whose documents are the same, read by
//! the same program, comes to the same.

use super::waiting::Waiting;
use crate::model::{DocumentId, Fact, Finding, Needs, Parts, Report};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A key of what is remembered: a digest of all that it depends on.
pub type Key = [u8; 32];

/// Where what stories came to is kept between runs. It may forget, but what it recalls is what was
/// kept under that key.
pub trait Memory: Sync {
    /// What was kept under a key.
    fn recall(&self, key: &Key) -> Option<Vec<u8>>;
    /// Keeps something under a key.
    fn keep(&self, key: Key, outcome: Vec<u8>);
}

/// A story once judged and lightened, without its documents.
#[derive(Serialize, Deserialize)]
struct Outcome {
    parts: Vec<Parts>,
    facts: Vec<Fact>,
    findings: Vec<Finding>,
    not_compared: BTreeMap<String, u64>,
    compared: u64,
    claims_dropped: usize,
}

/// The key of a story: those of its documents in order, and what is kept of it; none where one of
/// them has none, or everything is wanted.
pub(super) fn key(story: &[Waiting], needs: Needs) -> Option<Key> {
    let kept = match needs {
        Needs::Findings => "story: findings",
        Needs::Facts => "story: facts",
        Needs::Everything => return None,
    };
    let mut hash = blake3::Hasher::new();
    hash.update(kept.as_bytes());
    for document in story {
        hash.update(document.key.as_ref()?);
    }
    Some(*hash.finalize().as_bytes())
}

/// The report of a story that was kept, on its documents.
pub(super) fn recalled(
    kept: &[u8],
    story: Vec<Waiting>,
    needs: Needs,
) -> Result<Report, Vec<Waiting>> {
    let Ok(outcome) = postcard::from_bytes::<Outcome>(kept) else { return Err(story) };
    if outcome.parts.len() != story.len() {
        return Err(story);
    }
    // Quoted is only what findings quote: of other documents no report of a lower need has the text.
    let labels = outcome.findings.iter().flat_map(|finding| &finding.labels);
    let quoted: BTreeSet<DocumentId> = labels.map(|label| label.document).collect();
    let documents = story.into_iter().zip(outcome.parts).zip(0..);
    let analyses = documents.map(|((waiting, parts), at)| {
        let id = DocumentId(at);
        let whole = needs >= Needs::Facts || quoted.contains(&id);
        let mut document = if whole { waiting.whole_document() } else { waiting.document };
        document.id = id;
        parts.with(document)
    });
    Ok(Report {
        analyses: analyses.collect(),
        facts: outcome.facts,
        findings: outcome.findings,
        not_compared: outcome.not_compared,
        compared: outcome.compared,
        claims_dropped: outcome.claims_dropped,
        ..Report::default()
    })
}

/// What is kept of a story's report.
pub(super) fn kept(report: &Report) -> Option<Vec<u8>> {
    let outcome = Outcome {
        parts: report.analyses.iter().map(Parts::copied).collect(),
        facts: report.facts.clone(),
        findings: report.findings.clone(),
        not_compared: report.not_compared.clone(),
        compared: report.compared,
        claims_dropped: report.claims_dropped,
    };
    postcard::to_stdvec(&outcome).ok()
}
