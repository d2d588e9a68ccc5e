//! What became of each claim, as checkers tick copy: agreed by others, told by one origin only,
//! in conflict, not compared.

use super::view::FindingView;
use crate::model::{Analysis, ClaimId, Fact, Report, Severity, Side};

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// A finding of severity warning or error quotes it.
    Conflict,
    /// Another origin says the same.
    Agreed,
    /// Only one origin speaks of it.
    Single,
    /// It was not held against anything.
    NotCompared,
}

impl Status {
    /// Every status, worst first.
    pub const ALL: [Self; 4] = [Self::Conflict, Self::Agreed, Self::Single, Self::NotCompared];

    /// The name in machine-readable reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Conflict => "in-conflict",
            Self::Agreed => "agreed",
            Self::Single => "single-source",
            Self::NotCompared => "not-compared",
        }
    }

    /// The name for people.
    pub fn told(self) -> &'static str {
        match self {
            Self::Conflict => "in conflict",
            Self::Agreed => "agreed by others",
            Self::Single => "single source",
            Self::NotCompared => "not compared",
        }
    }

    /// A sign for those who do not see the colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Conflict => "≠",
            Self::Agreed => "✓",
            Self::Single => "1",
            Self::NotCompared => "·",
        }
    }
}

/// A claim's outcome.
#[derive(Debug, Clone, Copy)]
pub struct Ticked<'a> {
    /// What became of it.
    pub status: Status,
    /// The fact it speaks of.
    pub fact: Option<&'a Fact>,
    /// The side of the fact it is on.
    pub side: Option<&'a Side>,
    /// Index of the worst finding that quotes it.
    pub finding: Option<usize>,
}

/// The outcome of every claim, by document and by claim.
pub fn ticked<'a>(report: &'a Report, views: &[FindingView<'_>]) -> Vec<Vec<Ticked<'a>>> {
    let blank = Ticked { status: Status::NotCompared, fact: None, side: None, finding: None };
    let mut all: Vec<Vec<Ticked<'a>>> =
        report.analyses.iter().map(|analysis| vec![blank; analysis.claims.len()]).collect();
    for fact in &report.facts {
        for side in &fact.sides {
            for id in &side.claims {
                if let Some(ticked) = at(&mut all, *id) {
                    let alone = fact.origins <= 1;
                    ticked.status = if alone { Status::Single } else { Status::Agreed };
                    (ticked.fact, ticked.side) = (Some(fact), Some(side));
                }
            }
        }
    }
    for (index, view) in views.iter().enumerate() {
        if view.finding.severity < Severity::Warning {
            continue;
        }
        for label in &view.labels {
            let document = label.analysis.document.id;
            for claim in claims_under(label.analysis, label.span) {
                if let Some(ticked) = at(&mut all, ClaimId { document, index: claim }) {
                    ticked.status = Status::Conflict;
                    ticked.finding.get_or_insert(index);
                }
            }
        }
    }
    all
}

fn at<'t, 'a>(all: &'t mut [Vec<Ticked<'a>>], id: ClaimId) -> Option<&'t mut Ticked<'a>> {
    all.get_mut(id.document.0 as usize)?.get_mut(id.index as usize)
}

/// Numbers of the claims that share a byte with a span.
fn claims_under(analysis: &Analysis, span: crate::text::Span) -> Vec<u32> {
    // Claims are by position; a claim is a few words long, so that those before overlap rarely.
    let from = analysis.claims.partition_point(|claim| claim.span.end <= span.start);
    let claims = analysis.claims.iter().enumerate().skip(from);
    claims
        .take_while(|(_, claim)| claim.span.start < span.end)
        .filter(|(_, claim)| claim.span.overlaps(span))
        .filter_map(|(index, _)| u32::try_from(index).ok())
        .collect()
}
