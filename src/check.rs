//! The whole check, story by story: documents that tell of one thing are aligned and judged by
//! themselves, in parallel, and their reports are put together in the order of the documents.

use crate::align;
use crate::judge::{self, Story};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, ClaimId, DocumentId, Fact, FactId, Finding, Report, Skipped};
use rayon::prelude::*;

/// Compares what the documents say and reports where they clash.
pub fn check(analyses: Vec<Analysis>, skipped: Vec<Skipped>, lexicon: &Lexicon) -> Report {
    let stories = align::stories(&analyses);
    let parts = parts(analyses, &stories);
    let reports: Vec<Report> = parts.into_par_iter().map(|part| story(part, lexicon)).collect();
    together(reports, &stories, skipped)
}

/// The documents of each story, numbered from 0 in each.
fn parts(analyses: Vec<Analysis>, stories: &[Vec<usize>]) -> Vec<Vec<Analysis>> {
    let mut analyses: Vec<Option<Analysis>> = analyses.into_iter().map(Some).collect();
    let mut take = |at: &usize| analyses.get_mut(*at).and_then(Option::take);
    stories
        .iter()
        .map(|story| {
            let mut own: Vec<Analysis> = story.iter().filter_map(&mut take).collect();
            for (at, analysis) in own.iter_mut().enumerate() {
                renumber(analysis, at);
            }
            own
        })
        .collect()
}

/// Gives a document and its claims the number of its place.
pub(crate) fn renumber(analysis: &mut Analysis, at: usize) {
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

/// The reports of all stories as one: documents at their places in the run, facts in the order of
/// their first claims, findings worst first.
fn together(reports: Vec<Report>, stories: &[Vec<usize>], skipped: Vec<Skipped>) -> Report {
    let mut whole = Report { skipped, ..Report::default() };
    let mut analyses = Vec::new();
    // The story of each fact and of each finding, since numbers of facts are those of the story.
    let mut facts: Vec<(usize, Fact)> = Vec::new();
    let mut findings: Vec<(usize, Finding)> = Vec::new();
    for (story, (report, places)) in reports.into_iter().zip(stories).enumerate() {
        analyses.extend(places.iter().copied().zip(report.analyses));
        facts.extend(report.facts.into_iter().map(|fact| (story, placed(fact, places))));
        findings.extend(report.findings.into_iter().map(|finding| (story, shown(finding, places))));
        whole.compared = whole.compared.saturating_add(report.compared);
        for (respect, count) in report.not_compared {
            let sum = whole.not_compared.entry(respect).or_default();
            *sum = sum.saturating_add(count);
        }
    }
    analyses.sort_by_key(|(place, _)| *place);
    whole.analyses = analyses
        .into_iter()
        .map(|(place, mut analysis)| {
            renumber(&mut analysis, place);
            analysis
        })
        .collect();
    numbered(facts, findings, &mut whole);
    whole
}

/// Numbers the facts through the run and tells the findings.
fn numbered(mut facts: Vec<(usize, Fact)>, findings: Vec<(usize, Finding)>, whole: &mut Report) {
    facts.sort_by(|a, b| a.1.claims.first().cmp(&b.1.claims.first()));
    let mut numbers = std::collections::BTreeMap::new();
    for (at, (story, mut fact)) in facts.into_iter().enumerate() {
        let id = FactId(u32::try_from(at).unwrap_or(u32::MAX));
        numbers.insert((story, fact.id), id);
        fact.id = id;
        whole.facts.push(fact);
    }
    let findings = findings.into_iter().map(|(story, mut finding)| {
        finding.fact = finding.fact.and_then(|id| numbers.get(&(story, id)).copied());
        finding
    });
    whole.findings = judge::in_order(findings.collect());
}

/// A fact whose claims are those of the run.
fn placed(mut fact: Fact, places: &[usize]) -> Fact {
    let claim = |id: &mut ClaimId| id.document = place(id.document, places);
    fact.claims.iter_mut().for_each(claim);
    fact.sides.iter_mut().flat_map(|side| &mut side.claims).for_each(claim);
    for (left, right) in &mut fact.clashes {
        claim(left);
        claim(right);
    }
    fact
}

/// A finding whose labels stand in the documents of the run.
fn shown(mut finding: Finding, places: &[usize]) -> Finding {
    for label in &mut finding.labels {
        label.document = place(label.document, places);
    }
    finding
}

fn place(id: DocumentId, places: &[usize]) -> DocumentId {
    places.get(id.0 as usize).map_or(id, |at| number(*at))
}
