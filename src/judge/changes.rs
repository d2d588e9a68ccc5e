//! Changes told in two documents: what a figure was before a rise or fall, worked out from the one
//! and held against the other. "Rose 12% to 3.4 billion" and "up to 3.4 billion from 2.9 billion"
//! are not of one rise; "lost 2.56 to close at 44.27" has no place behind a close of 46.64.

use super::derive::evaluate::{interval, nominal, written};
use super::derive::stated::{self, Hit};
use super::derive::{Figure, Interval};
use super::{Row, Story};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Bound, Claim, Decimal, DocumentId, Evidence, Finding, Label, QuantityKind, Severity,
};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The relation in the tables whose right side is the level before a change to the left side.
const TOLD: &str = "told-change";

/// A move of a level that is told with the level it ends at.
struct Change<'a> {
    document: DocumentId,
    analysis: &'a Analysis,
    /// What the figure of the level after it is a figure of.
    claim: &'a Claim,
    /// Whose it is, by the key of the run.
    subject: Option<u32>,
    /// The level after it.
    after: Figure,
    /// The level before it, as a calculation and as what rounding allows.
    hit: Hit<'a>,
    before: Interval,
    /// Spans of time named near it ("from a year before"), which say what it is counted from.
    base: Vec<&'a str>,
}

/// The findings, each document's changes against what the later documents tell.
pub fn findings(story: &Story<'_>, rule: &str) -> Vec<Finding> {
    let changes: Vec<Change<'_>> = story.rows().iter().flat_map(|row| told(row, story)).collect();
    if changes.is_empty() {
        return Vec::new();
    }
    let mut by_end: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (number, change) in changes.iter().enumerate() {
        by_end.entry(end(&change.after)).or_default().push(number);
    }
    let mut found = Vec::new();
    for (number, change) in changes.iter().enumerate() {
        let alike = by_end.get(&end(&change.after)).map_or(&[][..], Vec::as_slice);
        let past = alike.partition_point(|other| *other <= number);
        let mut later = alike.iter().skip(past).take(ALIKE_MAX).filter_map(|at| changes.get(*at));
        let clash = later.find(|other| of_one(change, other) && apart(change, other));
        found.extend(clash.and_then(|other| two_starts(change, other, rule)));
    }
    let levels = levels(story);
    found.extend(changes.iter().filter_map(|change| {
        let market = (market(change.claim, story.lexicon)?, change.subject?);
        broken_chain(change, levels.get(&market)?, rule)
    }));
    found
}

/// Later changes to one figure that a change is held against: what a story tells more often is a
/// table.
const ALIKE_MAX: usize = 48;

/// Levels of one market of which a story tells so many: more are a table of prices.
const LEVELS_MAX: usize = 256;

/// What changes to one figure have in common.
fn end(after: &Figure) -> (Decimal, QuantityKind, Option<&str>) {
    (after.value, after.kind, after.unit.as_deref())
}

/// The changes of a document, each level once: of two readings the first of the table.
fn told<'a>(row: &'a Row<'a>, story: &'a Story<'_>) -> Vec<Change<'a>> {
    let lexicon = story.lexicon;
    let mut seen: BTreeSet<Span> = BTreeSet::new();
    let mut found: Vec<Change<'a>> = Vec::new();
    for hit in stated::told(row, &lexicon.relations, TOLD) {
        let after = hit.operands.iter().find(|(slot, _)| *slot == hit.formula.left);
        let Some(after) = after.and_then(|(_, figures)| figures.first()).cloned() else { continue };
        let Some(before) = interval(&hit.formula.right, &hit.operands) else { continue };
        let claim = claim_at(row.analysis, after.span);
        let Some(claim) = claim.filter(|_| is_exact(&after)) else { continue };
        if seen.insert(after.span) {
            let base = base(row.analysis, claim, lexicon);
            let (document, analysis) = (row.analysis.document.id, row.analysis);
            let subject = subject(story, document, claim);
            found.push(Change { document, analysis, claim, subject, after, hit, before, base });
        }
    }
    found
}

fn is_exact(figure: &Figure) -> bool {
    figure.bound == Bound::Exact
}

/// The claim of a figure.
fn claim_at(analysis: &Analysis, span: Span) -> Option<&Claim> {
    let from = analysis.claims.partition_point(|claim| claim.span.end <= span.start);
    analysis.claims.get(from).filter(|claim| claim.span.start <= span.start)
}

/// The units of calendar time that the sentence of a claim names.
fn base<'a>(analysis: &'a Analysis, claim: &Claim, lexicon: &Lexicon) -> Vec<&'a str> {
    let lemmas = analysis.words_of(claim).iter().map(|word| word.lemma.as_str());
    let mut found: Vec<&str> =
        lemmas.filter(|lemma| lexicon.conversions.of(lemma).is_some()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether two changes end at one figure of one thing, and are counted from one time.
fn of_one(a: &Change<'_>, b: &Change<'_>) -> bool {
    let digits = a.after.value.normalize().mantissa().abs() > 9;
    a.document != b.document
        && digits
        && a.base == b.base
        && a.claim.shared_concept(b.claim).is_some()
        && a.subject.zip(b.subject).is_none_or(|(a, b)| a == b)
}

/// Whose attribute a claim is of, by the key of the run.
fn subject(story: &Story<'_>, document: DocumentId, claim: &Claim) -> Option<u32> {
    story.identities().key(document.0 as usize, claim.subject?)
}

fn apart(a: &Change<'_>, b: &Change<'_>) -> bool {
    !a.before.meets(b.before)
}

/// Two documents that let one rise begin at two levels.
fn two_starts(a: &Change<'_>, b: &Change<'_>, rule: &str) -> Option<Finding> {
    let (one, two) = (start(a)?, start(b)?);
    let after = a.after.show(a.after.value);
    let mut labels = labels(b, true);
    labels.extend(self::labels(a, false));
    Some(Finding {
        rule: rule.to_owned(),
        severity: Severity::Warning,
        message: format!("two documents let the change to {after} begin at {one} and at {two}"),
        fact: None,
        reasons: vec![
            format!("same thing: both speak of a change to {after}"),
            shown(a)?,
            shown(b)?,
            "clash: the two have no value in common, rounding allowed for".to_owned(),
        ],
        evidence: Evidence::from([
            ("after".to_owned(), a.after.canonical()),
            ("before".to_owned(), format!("{one}; {two}")),
        ]),
        help: "look up the level before the change, or say what it is counted from".to_owned(),
        labels,
    })
}

/// The level before a change, for people.
fn start(change: &Change<'_>) -> Option<String> {
    Some(change.after.show(nominal(&change.hit.formula.right, &change.hit.operands)?))
}

fn shown(change: &Change<'_>) -> Option<String> {
    let path = &change.analysis.document.path;
    let calculation = written(&change.hit.formula.right, &change.hit.operands);
    Some(format!("{path}: before it, {calculation} = {}", start(change)?))
}

/// Parts of the move by which a level may miss the one that the move starts from and still be
/// meant as it.
const NEAR: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// A level of a market and the document that tells it.
type Level<'a> = (&'a Analysis, Figure);

/// The exact levels of each market that is somebody's, in the order of the documents.
fn levels<'a>(story: &'a Story<'_>) -> BTreeMap<(&'a str, u32), Vec<Level<'a>>> {
    let mut found: BTreeMap<_, Vec<Level<'a>>> = BTreeMap::new();
    for analysis in &story.report.analyses {
        for claim in &analysis.claims {
            let Some(subject) = subject(story, analysis.document.id, claim) else { continue };
            let from = analysis.mentions.partition_point(|one| one.full.end <= claim.span.start);
            let figure = analysis.mentions.get(from).and_then(Figure::of).filter(is_exact);
            let Some(figure) = figure else { continue };
            for concept in markets(claim, story.lexicon) {
                found.entry((concept, subject)).or_default().push((analysis, figure.clone()));
            }
        }
    }
    found
}

/// A level of a market that another document tells, and that is all but the one from which a move
/// starts: the close of one day does not lead to the next.
fn broken_chain(change: &Change<'_>, levels: &[Level<'_>], rule: &str) -> Option<Finding> {
    let starts = |(_, level): &Level<'_>| level.allowed.meets(change.before);
    if levels.len() > LEVELS_MAX || levels.iter().any(starts) {
        return None;
    }
    let moved = change.before.gap(change.after.allowed);
    let near = |level: &Figure| {
        let gap = level.allowed.gap(change.before).checked_mul(NEAR);
        level.unit == change.after.unit && gap.is_some_and(|gap| gap <= moved)
    };
    let mut elsewhere = levels.iter().filter(|(from, _)| from.document.id != change.document);
    let (analysis, level) = elsewhere.find(|(_, level)| near(level))?;
    let (before, told) = (start(change)?, level.show(level.value));
    let mut labels = labels(change, true);
    labels.push(label(analysis.document.id, level, "told elsewhere", false));
    Some(Finding {
        rule: rule.to_owned(),
        severity: Severity::Warning,
        message: format!("the move starts from {before}, another document tells {told}"),
        fact: None,
        reasons: vec![
            "same thing: both are levels of one market, and all but one figure".to_owned(),
            shown(change)?,
            format!("clash: {} tells {told}", analysis.document.path),
        ],
        evidence: Evidence::from([
            ("before".to_owned(), before),
            ("told".to_owned(), level.canonical()),
        ]),
        help: "look up the level from which the move is counted, or the day of the other"
            .to_owned(),
        labels,
    })
}

/// The likeliest concept of a claim whose figures move with the days.
fn market<'a>(claim: &'a Claim, lexicon: &Lexicon) -> Option<&'a str> {
    markets(claim, lexicon).next()
}

/// The concepts of a claim whose figures move with the days.
fn markets<'a>(claim: &'a Claim, lexicon: &Lexicon) -> impl Iterator<Item = &'a str> {
    let moves = |name: &&str| lexicon.concepts.named(name).is_some_and(|one| one.moves);
    claim.concepts().filter(moves)
}

/// The figures of a change, the level that it ends at first.
fn labels(change: &Change<'_>, primary: bool) -> Vec<Label> {
    let inputs = change.hit.operands.iter().flat_map(|(_, figures)| figures);
    let inputs = inputs.filter(|figure| figure.span != change.after.span);
    std::iter::once(label(change.document, &change.after, "after the change", primary))
        .chain(inputs.map(|figure| label(change.document, figure, "given", false)))
        .collect()
}

fn label(document: DocumentId, figure: &Figure, remark: &str, primary: bool) -> Label {
    Label {
        document,
        span: figure.span,
        value: figure.canonical(),
        remark: remark.to_owned(),
        primary,
    }
}
