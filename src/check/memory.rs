//! What stories came to, remembered between runs: a story whose documents are the same, read by
//! the same program, comes to the same.

use super::waiting::Waiting;
use crate::model::{Body, Document, DocumentId, Fact, Finding, Needs, Parts, Report};
use crate::text::Gaps;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// A story once judged and lightened.
#[derive(Serialize, Deserialize)]
struct Outcome {
    /// The documents of which more is left than is known without their texts, in order.
    documents: Vec<Left>,
    facts: Vec<Fact>,
    facts_dropped: usize,
    single_dropped: usize,
    findings: Vec<Finding>,
    not_compared: BTreeMap<String, u64>,
    compared: u64,
    claims_dropped: usize,
}

/// What is left of a document.
#[derive(Serialize, Deserialize)]
struct Left {
    /// Its place in the story.
    id: DocumentId,
    parts: Parts,
    /// What is left of its text, unless that is all, and which lines are not.
    body: Option<(Body, Gaps)>,
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
pub(super) fn recalled(kept: &[u8], story: Vec<Waiting>) -> Result<Report, Vec<Waiting>> {
    let Ok(outcome) = postcard::from_bytes::<Outcome>(kept) else { return Err(story) };
    let mut left = outcome.documents.into_iter().peekable();
    let documents = story.into_iter().zip(0..).map(|(waiting, at)| {
        let id = DocumentId(at);
        let (mut document, parts) = match left.next_if(|left| left.id == id) {
            Some(Left { parts, body: Some((body, gaps)), .. }) => {
                let lines = body.lines.with_gaps(gaps);
                ((*waiting.document).with(Body { lines, ..body }), parts)
            }
            Some(Left { parts, body: None, .. }) => (waiting.whole_document(), parts),
            None => {
                let mut bare = *waiting.document;
                bare.forget_text();
                let published = bare.published;
                (bare, Parts { published, ..Parts::default() })
            }
        };
        document.id = id;
        parts.with(document)
    });
    Ok(Report {
        analyses: documents.collect(),
        facts: outcome.facts,
        facts_dropped: outcome.facts_dropped,
        single_dropped: outcome.single_dropped,
        findings: outcome.findings,
        not_compared: outcome.not_compared,
        compared: outcome.compared,
        claims_dropped: outcome.claims_dropped,
        ..Report::default()
    })
}

/// What is kept of a story's report that was lightened for such a need.
pub(super) fn kept(report: &Report, needs: Needs) -> Option<Vec<u8>> {
    let left = report.analyses.iter().filter_map(|analysis| {
        let Document { id, view, blocks, lines, .. } = &analysis.document;
        let parts = Parts::copied(analysis);
        if needs >= Needs::Facts {
            return Some(Left { id: *id, parts, body: None });
        }
        // Without a text, nothing of it is quoted.
        let body = Body { view: view.clone(), blocks: blocks.clone(), lines: lines.clone() };
        let quoted = body != Body::default();
        let body = Some((body, lines.gaps().clone()));
        quoted.then_some(Left { id: *id, parts, body })
    });
    let outcome = Outcome {
        documents: left.collect(),
        facts: report.facts.clone(),
        facts_dropped: report.facts_dropped,
        single_dropped: report.single_dropped,
        findings: report.findings.clone(),
        not_compared: report.not_compared.clone(),
        compared: report.compared,
        claims_dropped: report.claims_dropped,
    };
    postcard::to_stdvec(&outcome).ok()
}
