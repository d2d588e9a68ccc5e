//! The whole check, story by story: documents that tell of one thing are aligned and judged by
//! themselves, in parallel, and their reports are put together in the order of the documents.

mod lighten;
mod memory;
mod reading;
mod slot;
mod waiting;

pub use memory::{Key, Memory};
pub use waiting::{Apart, Waiting};

use crate::align;
use crate::extract::Desks;
use crate::judge::{self, Story};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, ClaimId, DocumentId, Fact, FactId, Finding, Needs, Report, Skipped};
use rayon::prelude::*;
use slot::Slot;

/// A thread takes so many stories at once: where it takes more, the others wait for the last one.
const STORIES_MAX: usize = 8;

/// Compares what the documents say and reports where they clash.
pub fn check(analyses: Vec<Analysis>, skipped: Vec<Skipped>, lexicon: &Lexicon) -> Report {
    let waiting = analyses.into_par_iter().map(|one| Waiting::read(one, lexicon)).collect();
    check_waiting(waiting, skipped, Needs::Everything, None, lexicon)
}

/// The same for documents that wait to be read and compared, which is done story by story. What the
/// report does not need is dropped on the way, so that a run holds one story a thread at a time; what
/// is remembered of a story is not worked out again.
pub fn check_waiting(
    waiting: Vec<Waiting>,
    skipped: Vec<Skipped>,
    needs: Needs,
    memory: Option<&dyn Memory>,
    lexicon: &Lexicon,
) -> Report {
    let (mut bags, mut slots) = (Vec::new(), Vec::new());
    let apart = |mut one: Waiting| (std::mem::take(&mut one.bag), Slot::of(one));
    waiting.into_par_iter().map(apart).unzip_into_vecs(&mut bags, &mut slots);
    let lot = reading::lot(slots.len(), reading::LOT_MAX);
    let stories = align::stories(bags);
    let desks = Desks::default();
    let of_run = |story: &Vec<usize>| {
        let part = story.iter().filter_map(|at| slots.get(*at)?.take()).collect();
        let mut report = judged(part, (lot, &desks), needs, memory, lexicon);
        report.facts.iter_mut().for_each(|fact| placed(fact, story));
        report.findings.iter_mut().for_each(|finding| shown(finding, story));
        for (mut analysis, at) in std::mem::take(&mut report.analyses).into_iter().zip(story) {
            renumber(&mut analysis, *at);
            if let Some(slot) = slots.get(*at) {
                slot.put(analysis);
            }
        }
        report
    };
    let stories = stories.par_iter().with_max_len(STORIES_MAX);
    let reports: Vec<Report> = stories.map(of_run).collect();
    let analyses = slots.into_par_iter().map(Slot::analysis).collect();
    together(reports, Report { analyses, skipped, ..Report::default() })
}

/// One story read, so many documents in a lot, aligned, judged and lightened; or what is remembered of
/// it.
fn judged(
    mut part: Vec<Waiting>,
    (lot, desks): (usize, &Desks),
    needs: Needs,
    memory: Option<&dyn Memory>,
    lexicon: &Lexicon,
) -> Report {
    let memory = memory.and_then(|memory| Some((memory, memory::key(&part, needs)?)));
    if let Some(kept) = memory.and_then(|(memory, key)| memory.recall(&key)) {
        match memory::recalled(&kept, part) {
            Ok(report) => return report,
            Err(whole) => part = whole,
        }
    }
    let mut report = story(reading::analyses(part, lot, desks, lexicon), lexicon);
    lighten::lighten(&mut report, needs);
    if let Some((memory, key)) = memory
        && let Some(kept) = memory::kept(&report, needs)
    {
        memory.keep(key, kept);
    }
    report
}

/// Gives a document and its claims the number of its place.
fn renumber(analysis: &mut Analysis, at: usize) {
    let id = number(at);
    analysis.document.id = id;
    for claim in &mut analysis.claims {
        claim.id.document = id;
    }
}

fn number(at: usize) -> DocumentId {
    DocumentId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Aligns and judges the documents of one story.
fn story(analyses: Vec<Analysis>, lexicon: &Lexicon) -> Report {
    let alignment = align::facts(&analyses, lexicon);
    let mut report = Report {
        analyses,
        facts: alignment.facts,
        not_compared: alignment.not_compared,
        compared: alignment.compared,
        ..Report::default()
    };
    let story = Story::with_identities(&report, alignment.identities, lexicon);
    report.findings = judge::findings(&story);
    report
}

/// The reports of all stories as one, with the documents of the run: facts in the order of their
/// first claims, findings worst first.
fn together(reports: Vec<Report>, mut whole: Report) -> Report {
    let count = reports.iter().map(|report| report.facts.len()).sum();
    let mut facts: Vec<(usize, Fact)> = Vec::with_capacity(count);
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    for report in reports {
        // Numbers of facts are those of their story: here, so many were before it.
        let before = facts.len() + whole.facts_dropped;
        facts.extend(report.facts.into_iter().map(|fact| (before, fact)));
        findings.extend(report.findings.into_iter().map(|finding| (before, finding)));
        whole.facts_dropped = whole.facts_dropped.saturating_add(report.facts_dropped);
        whole.single_dropped = whole.single_dropped.saturating_add(report.single_dropped);
        whole.compared = whole.compared.saturating_add(report.compared);
        whole.claims_dropped = whole.claims_dropped.saturating_add(report.claims_dropped);
        for (respect, count) in report.not_compared {
            let sum = whole.not_compared.entry(respect).or_default();
            *sum = sum.saturating_add(count);
        }
    }
    numbered(facts, findings, &mut whole);
    whole
}

/// Numbers the facts through the run, in the order of their claims, and tells the findings.
fn numbered(mut facts: Vec<(usize, Fact)>, findings: Vec<(usize, Finding)>, whole: &mut Report) {
    let through = |before: usize, id: FactId| before.saturating_add(id.0 as usize);
    let number = |at: usize| FactId(u32::try_from(at).unwrap_or(u32::MAX));
    // A fact that is only counted keeps a number of its own.
    let mut numbers: Vec<FactId> = (0..facts.len() + whole.facts_dropped).map(number).collect();
    facts.sort_by_cached_key(|(_, fact)| fact.claims.first().copied());
    let facts = facts.into_iter().enumerate().map(|(at, (before, mut fact))| {
        if let Some(there) = numbers.get_mut(through(before, fact.id)) {
            *there = number(at);
        }
        fact.id = number(at);
        fact
    });
    whole.facts = facts.collect();
    let findings = findings.into_iter().map(|(before, mut finding)| {
        let number = |id| numbers.get(through(before, id)).copied();
        finding.fact = finding.fact.and_then(number);
        finding
    });
    whole.findings = judge::in_order(findings.collect());
}

/// Makes the claims of a fact those of the run.
fn placed(fact: &mut Fact, places: &[usize]) {
    let claim = |id: &mut ClaimId| id.document = place(id.document, places);
    fact.claims.iter_mut().for_each(claim);
    fact.sides.iter_mut().flat_map(|side| &mut side.claims).for_each(claim);
    for (left, right) in &mut fact.clashes {
        claim(left);
        claim(right);
    }
}

/// Puts the labels of a finding into the documents of the run.
fn shown(finding: &mut Finding, places: &[usize]) {
    for label in &mut finding.labels {
        label.document = place(label.document, places);
    }
}

fn place(id: DocumentId, places: &[usize]) -> DocumentId {
    places.get(id.0 as usize).map_or(id, |at| number(*at))
}
