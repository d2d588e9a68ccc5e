//! Changes told in two documents: what a figure was before a rise or fall, worked out from the one
//! and held against the other. "Rose 12% to 3.4 billion" and "up to 3.4 billion from 2.9 billion"
//! are not of one rise; "lost 2.56 to close at 44.27" has no place behind a close of 46.64.

use super::derive::evaluate::{interval, nominal, written};
use super::derive::stated::{self, Hit};
use super::derive::{Figure, Interval};
use super::{Row, Story};
use crate::lexicon::Lexicon;
use crate::model::{
    Analysis, Bound, Claim, Decimal, DocumentId, Evidence, Finding, Label, Severity,
};
use crate::text::Span;

/// The relation in the tables whose right side is the level before a change to the left side.
const TOLD: &str = "told-change";

/// A move of a level that is told with the level it ends at.
struct Change<'a> {
    document: DocumentId,
    analysis: &'a Analysis,
    /// What the figure of the level after it is a figure of.
    claim: &'a Claim,
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
    let mut changes: Vec<Change<'_>> = Vec::new();
    for row in story.rows() {
        changes.extend(told(row, story.lexicon));
    }
    let mut found = Vec::new();
    for (number, change) in changes.iter().enumerate() {
        let later = changes.iter().skip(number + 1);
        let clash =
            later.into_iter().find(|other| of_one(story, change, other) && apart(change, other));
        found.extend(clash.and_then(|other| two_starts(change, other, rule)));
    }
    found.extend(changes.iter().filter_map(|change| broken_chain(story, change, rule)));
    found
}

/// The changes of a document, each level once: of two readings the first of the table.
fn told<'a>(row: &'a Row<'a>, lexicon: &'a Lexicon) -> Vec<Change<'a>> {
    let mut found: Vec<Change<'a>> = Vec::new();
    for hit in stated::told(row, &lexicon.relations, TOLD) {
        let after = hit.operands.iter().find(|(slot, _)| *slot == hit.formula.left);
        let Some(after) = after.and_then(|(_, figures)| figures.first()).cloned() else { continue };
        let known = found.iter().any(|known| known.after.span == after.span);
        let Some(before) = interval(&hit.formula.right, &hit.operands) else { continue };
        let claim = claim_at(row.analysis, after.span);
        if let Some(claim) = claim.filter(|_| !known && is_exact(&after)) {
            let base = base(row.analysis, claim, lexicon);
            let (document, analysis) = (row.analysis.document.id, row.analysis);
            found.push(Change { document, analysis, claim, after, hit, before, base });
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
    let sentence = analysis.sentences.get(claim.sentence as usize);
    let words = sentence.map_or(&[][..], |sentence| sentence.words.as_slice());
    let lemmas = words.iter().map(|word| word.lemma.as_str());
    let mut found: Vec<&str> =
        lemmas.filter(|lemma| lexicon.conversions.of(lemma).is_some()).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether two changes end at one figure of one thing, and are counted from one time.
fn of_one(story: &Story<'_>, a: &Change<'_>, b: &Change<'_>) -> bool {
    let digits = a.after.value.normalize().mantissa().abs() > 9;
    a.document != b.document
        && a.after.value == b.after.value
        && a.after.unit == b.after.unit
        && a.after.kind == b.after.kind
        && digits
        && a.base == b.base
        && a.claim.shared_concept(b.claim).is_some()
        && !of_two(story, a, b.claim, b.document)
}

/// Whether two claims name two subjects.
fn of_two(story: &Story<'_>, a: &Change<'_>, claim: &Claim, document: DocumentId) -> bool {
    let key = |claim: &Claim, document: DocumentId| {
        story.identities().key(document.0 as usize, claim.subject?)
    };
    let keys = key(a.claim, a.document).zip(key(claim, document));
    keys.is_some_and(|(a, b)| a != b)
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

/// A level of a market that another document tells, and that is all but the one from which a move
/// starts: the close of one day does not lead to the next.
fn broken_chain(story: &Story<'_>, change: &Change<'_>, rule: &str) -> Option<Finding> {
    let concept = market(change.claim, story.lexicon)?;
    let same = |analysis: &Analysis, claim: &Claim| {
        let key = |document: DocumentId, claim: &Claim| {
            story.identities().key(document.0 as usize, claim.subject?)
        };
        let own = key(change.document, change.claim);
        own.is_some() && own == key(analysis.document.id, claim)
    };
    let mut levels: Vec<(&Analysis, &Claim, Figure)> = Vec::new();
    for analysis in &story.report.analyses {
        let of_it =
            analysis.claims.iter().filter(|claim| claim.concepts().any(|own| own == concept));
        for claim in of_it.filter(|claim| same(analysis, claim)) {
            let from =
                analysis.mentions.partition_point(|found| found.full.end <= claim.span.start);
            let figure = analysis.mentions.get(from).and_then(Figure::of);
            levels.extend(figure.filter(is_exact).map(|figure| (analysis, claim, figure)));
        }
    }
    if levels.iter().any(|(_, _, level)| level.allowed.meets(change.before)) {
        return None;
    }
    let moved = change.before.gap(change.after.allowed);
    let near = |level: &Figure| {
        let gap = level.allowed.gap(change.before).checked_mul(NEAR);
        level.unit == change.after.unit && gap.is_some_and(|gap| gap <= moved)
    };
    let (analysis, _, level) = levels
        .into_iter()
        .find(|(analysis, _, level)| analysis.document.id != change.document && near(level))?;
    let (before, told) = (start(change)?, level.show(level.value));
    let mut labels = labels(change, true);
    labels.push(label(analysis.document.id, &level, "told elsewhere", false));
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

/// The concept of a claim, where its figures move with the days and are sums of money.
fn market<'a>(claim: &'a Claim, lexicon: &Lexicon) -> Option<&'a str> {
    let moves = |name: &&str| lexicon.concepts.named(name).is_some_and(|one| one.moves);
    claim.concepts().find(moves)
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
