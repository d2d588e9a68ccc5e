//! The verdict on one value of a statement: its candidates in the sources weighed against each
//! other.

use super::evidence::Candidate;
use super::kinship::Kinship;
use super::sums;
use super::told::{Told, is_specific};
use crate::judge;
use crate::model::mention::canonical;
use crate::model::verdict::Part;
use crate::model::{Finding, Label, Mention, Report, Severity, VerdictKind};

/// From this score on, a value that agrees supports the statement.
pub(crate) const SUPPORTS: u64 = 400;
/// The same for a statement whose words stand in the sources otherwise.
const SUPPORTS_COVERED: u64 = 300;
/// So much of its words.
const COVERED_WELL: u64 = 650;
/// From this score on, a value that disagrees refutes it.
const REFUTES: u64 = 550;
/// The same for a figure that stands nowhere in sources that tell the statement's story.
const REFUTES_ABSENT: u64 = 300;
/// By so much a disagreeing candidate must fit better than an agreeing one.
const AHEAD: u64 = 150;
/// The group of rules that recompute: a sum that is off leaves its figures as they are told.
const ARITHMETIC: &str = "arithmetic";
/// Quotes shown for a part, at most.
const QUOTES_MAX: usize = 6;

/// A value of the statement and what was found for it, best first.
pub(crate) struct Weighed<'a> {
    /// The value.
    pub(crate) said: &'a Mention,
    /// The candidates.
    pub(crate) found: &'a [Candidate],
    /// Where the source that disagrees tells this figure; none where it does not clearly tell
    /// the statement's story.
    pub(crate) told: Option<Told>,
    /// How much of the statement's words the passages hold.
    pub(crate) covered: u64,
}

/// The verdict on one value.
pub(crate) fn part(weighed: &Weighed<'_>, report: &Report) -> Part {
    let (said, found) = (weighed.said, weighed.found);
    let (verdict, kinship, reason) = outcome(weighed, report);
    let open = matches!(verdict, VerdictKind::Refuted | VerdictKind::NotEnoughEvidence);
    let made = said.quantity().filter(|_| open).and_then(|quantity| {
        let specific = is_specific(said, &canonical(&said.kind));
        sums::made_of(quantity, specific, found, SUPPORTS, report)
    });
    if let Some(figures) = made {
        return sum(said, figures, report);
    }
    let found: Vec<&Candidate> = found.iter().filter(|c| c.kinship != Kinship::Other).collect();
    let least = found.first().map_or(0, |candidate| candidate.score).min(SUPPORTS);
    let agrees = |c: &Candidate| c.kinship <= Kinship::Within;
    let shown: Vec<&Candidate> = found
        .into_iter()
        .filter(|c| c.score >= least)
        .filter(|c| kinship.is_none_or(|k| k == c.kinship || (k == Kinship::Same && agrees(c))))
        .take(QUOTES_MAX)
        .collect();
    let mut documents: Vec<usize> = shown.iter().map(|candidate| candidate.document).collect();
    documents.sort_unstable();
    documents.dedup();
    let evidence = shown.iter().enumerate().filter_map(|(n, c)| label(c, n == 0, report)).collect();
    let origins = u32::try_from(documents.len()).unwrap_or(u32::MAX);
    let value = canonical(&said.kind);
    Part { span: said.full, value, verdict, reason: reason.to_owned(), evidence, origins }
}

/// A value that two figures of a source make.
fn sum(said: &Mention, figures: [&Candidate; 2], report: &Report) -> Part {
    let labels = figures.iter().enumerate().filter_map(|(n, candidate)| {
        let label = label(candidate, n == 0, report)?;
        Some(Label { remark: "one of the two".to_owned(), ..label })
    });
    Part {
        span: said.full,
        value: canonical(&said.kind),
        verdict: VerdictKind::Supported,
        reason: "two figures of a source make it".to_owned(),
        evidence: labels.collect(),
        origins: 1,
    }
}

type Outcome = (VerdictKind, Option<Kinship>, &'static str);

fn outcome(weighed: &Weighed<'_>, report: &Report) -> Outcome {
    let found = weighed.found;
    let best = |kinship: Kinship| found.iter().find(|c| c.kinship == kinship);
    let score = |kinship| best(kinship).map_or(0, |candidate| candidate.score);
    let (same, within) = (score(Kinship::Same), score(Kinship::Within));
    let (near, clash) = (score(Kinship::Near), score(Kinship::Clash));
    // A story has many dates: one that is told with the statement's words is its own.
    let ahead = if weighed.said.time().is_some() { AHEAD * 2 } else { AHEAD };
    let supports = if weighed.covered >= COVERED_WELL { SUPPORTS_COVERED } else { SUPPORTS };
    let told = same >= supports && same + ahead >= clash;
    let supported = told || (within >= SUPPORTS && within >= clash);
    let looser = near.max(within);
    let excluded = match weighed.told {
        Some(Told::AsName) => false,
        Some(Told::Nowhere) => clash >= REFUTES_ABSENT && clash > looser,
        Some(Told::Somewhere) | None => clash >= REFUTES && clash > looser + AHEAD,
    };
    let refuted = excluded && same < told_elsewhere(&canonical(&weighed.said.kind));
    if supported && disputed(found, report) {
        (VerdictKind::Disputed, None, "the sources contradict each other on it")
    } else if supported {
        (VerdictKind::Supported, Some(Kinship::Same), "a source says the same")
    } else if refuted {
        (VerdictKind::Refuted, Some(Kinship::Clash), "a source says something else of it")
    } else if near >= SUPPORTS {
        (VerdictKind::NotEnoughEvidence, Some(Kinship::Near), "the sources say it less exactly")
    } else {
        (VerdictKind::NotEnoughEvidence, None, "no source speaks clearly of the same thing")
    }
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

pub(crate) fn label(candidate: &Candidate, primary: bool, report: &Report) -> Option<Label> {
    let analysis = report.analyses.get(candidate.document)?;
    let mention = analysis.mentions.get(candidate.mention)?;
    let remark = match candidate.kinship {
        Kinship::Same => "says the same",
        Kinship::Within => "is within it",
        Kinship::Near => "says it less exactly",
        Kinship::Clash => "says otherwise",
        Kinship::Other => "is of another thing",
    };
    Some(Label {
        document: analysis.document.id,
        span: mention.full,
        value: canonical(&mention.kind),
        remark: remark.to_owned(),
        primary,
    })
}

/// Whether a finding of the sources sets one of the agreeing candidates against something else.
fn disputed(found: &[Candidate], report: &Report) -> bool {
    let agreeing = found.iter().filter(|c| c.kinship <= Kinship::Within && c.score >= SUPPORTS);
    let quotes: Vec<Label> = agreeing.filter_map(|c| label(c, false, report)).collect();
    let sets_against = |finding: &Finding| {
        finding.severity >= Severity::Warning
            && finding.labels.len() > 1
            && judge::rule(&finding.rule).is_none_or(|rule| rule.group != ARITHMETIC)
            && finding.labels.iter().filter(|one| !one.remark.starts_with(judge::GIVEN)).any(
                |label| {
                    quotes
                        .iter()
                        .any(|q| q.document == label.document && q.span.overlaps(label.span))
                },
            )
    };
    report.findings.iter().any(sets_against)
}
