//! A prominent figure that one document gives and no other that speaks of the same thing.

use crate::align::{Measured, Relation, held};
use crate::judge::{Rule, Story};
use crate::lexicon::{Lexicon, heads};
use crate::model::{
    Analysis, BlockKind, Claim, Decimal, Evidence, Finding, Label, Lemma, Modality, Polarity,
    Quantity, QuantityKind, Report, Severity, Word, decimal,
};
use crate::text::{Map, Set};
use std::cell::OnceCell;

/// The rule.
pub const RULE: Rule = Rule {
    name: "single-source",
    group: "sources",
    summary: "a prominent figure that one document gives and no other that speaks of its matter",
    docs: include_str!("../docs/single-source.md"),
    spec: include_str!("../../../tests/specs/single-source.md"),
    severity: Severity::Info,
    check,
};

/// Documents below which nothing can be said to stand alone.
const DOCUMENTS_MIN: usize = 3;

/// Words of its attribute that another document must have in one of its claims, where no concept
/// of the tables says what a figure is of.
const SHARED_WORDS: usize = 2;

/// Figures of one document that are reported: an editor reads the first ones.
const PER_DOCUMENT: usize = 8;

/// Figures of a run that are held against each other; larger runs are no one story.
const CLAIMS_MAX: usize = 20_000;

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let claims = report.analyses.iter().map(|analysis| analysis.claims.len()).sum::<usize>();
    if report.analyses.len() < DOCUMENTS_MIN || claims > CLAIMS_MAX {
        return Vec::new();
    }
    let spoken: Vec<Spoken<'_>> =
        report.analyses.iter().map(|analysis| Spoken::of(analysis, lexicon)).collect();
    let known = Known::of(report, lexicon);
    let analyses = report.analyses.iter().enumerate();
    analyses
        .flat_map(|(at, analysis)| of_document(at, analysis, &known, &spoken, lexicon))
        .collect()
}

/// What a document speaks of: concepts of its claims and its words, gathered when first asked for.
struct Spoken<'a> {
    analysis: &'a Analysis,
    lexicon: &'a Lexicon,
    concepts: OnceCell<Set<&'a str>>,
    words: OnceCell<Set<&'a str>>,
}

impl<'a> Spoken<'a> {
    fn of(analysis: &'a Analysis, lexicon: &'a Lexicon) -> Self {
        Self { analysis, lexicon, concepts: OnceCell::new(), words: OnceCell::new() }
    }

    fn concepts(&self) -> &Set<&'a str> {
        let claims = || self.analysis.claims.iter();
        self.concepts.get_or_init(|| claims().flat_map(Claim::concepts).collect())
    }

    fn words(&self) -> &Set<&'a str> {
        self.words.get_or_init(|| {
            let words = self.analysis.sentences.iter().flat_map(|sentence| &sentence.words);
            let class = |word: &'a Word| match word.lemma.as_str() {
                lemma if word.cues.meets(heads::CLASSES) => self.lexicon.slots.class(lemma),
                lemma => lemma,
            };
            words.map(class).collect()
        })
    }

    /// Whether it speaks of what a claim is of.
    fn tells_of(&self, claim: &Claim) -> bool {
        let has = |word: &&Lemma| self.words().contains(word.as_str());
        let named = claim.names.is_empty() || claim.names.iter().any(|name| has(&name));
        named
            && (claim.concepts().any(|name| self.concepts().contains(name))
                || claim.attribute.iter().filter(has).count() >= SHARED_WORDS)
    }
}

/// What two figures must have in common to be held against each other.
type Key<'a> = (QuantityKind, Option<&'a str>);

/// The figures of all documents that may stand alone somewhere by kind and unit, each with its document.
struct Known<'a> {
    figures: Map<Key<'a>, Vec<(usize, Figure<'a>)>>,
}

/// A figure with what it measures.
type Figure<'a> = (&'a Quantity, Option<Measured>);

impl<'a> Known<'a> {
    fn of(report: &'a Report, lexicon: &Lexicon) -> Self {
        let mut figures: Map<_, Vec<_>> = Map::default();
        for (at, analysis) in report.analyses.iter().enumerate() {
            for claim in &analysis.claims {
                if let Some(quantity) = claim.quantity().filter(|quantity| is_asked(quantity)) {
                    let figure = (quantity, Measured::of(quantity, lexicon));
                    figures.entry(key(quantity)).or_default().push((at, figure));
                }
            }
        }
        Self { figures }
    }

    /// Whether another document has a figure that agrees.
    fn elsewhere(&self, document: usize, claim: &Claim, lexicon: &Lexicon) -> bool {
        let Some(quantity) = claim.quantity() else { return false };
        let own = (quantity, Measured::of(quantity, lexicon));
        let all = self.figures.get(&key(quantity));
        let mut others = all.into_iter().flatten().filter(|(at, _)| *at != document);
        others.any(|(_, other)| {
            !matches!(held(own, *other), Relation::Excludes | Relation::Incomparable)
        })
    }
}

fn key(quantity: &Quantity) -> Key<'_> {
    (quantity.kind, quantity.unit.as_deref())
}

/// The figures of a document that stand alone, each once, in the order of the text.
fn of_document(
    document: usize,
    analysis: &Analysis,
    known: &Known<'_>,
    spoken: &[Spoken<'_>],
    lexicon: &Lexicon,
) -> Vec<Finding> {
    let mut places: Map<_, Vec<&Claim>> = Map::default();
    let mut order = Vec::new();
    for claim in analysis.claims.iter().filter(|claim| is_telling(claim)) {
        let Some(figure) = figure(claim) else { continue };
        let all = places.entry(figure).or_default();
        if all.is_empty() {
            order.push(figure);
        }
        all.push(claim);
    }
    let mut found = Vec::new();
    for figure in order {
        let Some(claims) = places.get(&figure) else { continue };
        let prominent = is_repeated(claims) || claims.iter().any(|claim| is_high(analysis, claim));
        let Some(first) = claims.first().filter(|_| prominent) else { continue };
        if claims.iter().any(|claim| known.elsewhere(document, claim, lexicon)) {
            continue;
        }
        let others = spoken.iter().enumerate().filter(|(at, other)| {
            *at != document && claims.iter().any(|claim| other.tells_of(claim))
        });
        let telling = others.count();
        if telling > 0 {
            let value = format!("{} {}", decimal::grouped(figure.0), figure.1);
            found.push(finding(analysis, &value, first, claims, (telling, spoken.len()), lexicon));
        }
    }
    found.truncate(PER_DOCUMENT);
    found
}

/// A figure of money or a share of two digits or more, told as a fact or a plan.
fn is_telling(claim: &Claim) -> bool {
    let Some(quantity) = claim.quantity() else { return false };
    let real = matches!(claim.modality, Modality::Asserted | Modality::Planned);
    let value = quantity.value.is_some_and(|value| value.abs() >= Decimal::TEN);
    is_asked(quantity)
        && value
        && real
        && claim.polarity == Polarity::Positive
        && says_of_what(claim)
}

fn is_asked(quantity: &Quantity) -> bool {
    matches!(quantity.kind, QuantityKind::Money | QuantityKind::Percent)
}

fn says_of_what(claim: &Claim) -> bool {
    claim.concept.is_some() || !claim.attribute.is_empty()
}

/// The figure by itself, with its unit: how it is hedged does not make it another.
fn figure(claim: &Claim) -> Option<(Decimal, &str)> {
    let quantity = claim.quantity()?;
    Some((quantity.value?, quantity.unit.as_deref().unwrap_or("%")))
}

fn is_repeated(claims: &[&Claim]) -> bool {
    let mut sentences = claims.iter().map(|claim| claim.sentence);
    let first = sentences.next();
    sentences.any(|other| Some(other) != first)
}

/// Whether a claim stands at the top of its document or in a heading or list of it.
fn is_high(analysis: &Analysis, claim: &Claim) -> bool {
    let block = analysis.document.block_at(claim.span.start);
    claim.lead
        || block.is_some_and(|block| {
            matches!(block.kind, BlockKind::Title | BlockKind::Heading(_) | BlockKind::Item)
        })
}

fn finding(
    analysis: &Analysis,
    value: &str,
    first: &Claim,
    claims: &[&Claim],
    (telling, all): (usize, usize),
    lexicon: &Lexicon,
) -> Finding {
    let written = analysis.document.quote(first.span).trim();
    let concept = claims.iter().find_map(|claim| claim.concept.as_deref());
    let label = concept.and_then(|name| lexicon.concepts.named(name));
    let of = label.map_or(String::new(), |concept| format!(" ({})", concept.label));
    let matter = label.map_or("the same", |concept| concept.label);
    let others = if telling == 1 { "one other document speaks" } else { "other documents speak" };
    let how_many = if telling == 1 { String::new() } else { format!("{telling} ") };
    let mut evidence = Evidence::from([("figure".to_owned(), value.to_owned())]);
    let source = claims.iter().find_map(|claim| claim.attribution.as_ref());
    evidence.extend(source.map(|source| ("source".to_owned(), source.who.clone())));
    let labels = claims.iter().enumerate().map(|(at, claim)| Label {
        document: analysis.document.id,
        span: claim.span,
        value: value.to_owned(),
        remark: "only here".to_owned(),
        primary: at == 0,
    });
    Finding {
        rule: RULE.name.to_owned(),
        severity: RULE.severity,
        message: format!("“{written}”{of} stands in one document only"),
        fact: None,
        reasons: vec![format!(
            "none of the {all} documents gives the figure but this one; {how_many}{others} of {matter}"
        )],
        evidence,
        help: "look for a second source before the figure is repeated".to_owned(),
        labels: labels.collect(),
    }
}
