//! Stated relations held against their figures: wordings of the table found in each document,
//! computed, and reported where they fail.

use super::evaluate::{Operands, Outcome, interval, nominal, outcome, stated, written};
use super::matcher::{Slots, find};
use super::{Figure, Line};
use crate::judge::{Row, Story};
use crate::lexicon::relations::{Expression, Formula, Mark, Relation, Relations, Relator};
use crate::model::{Decimal, DocumentId, Evidence, Finding, Label, Severity, decimal};
use std::collections::BTreeMap;

/// What a rule says about a failed calculation.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// The rule's name.
    pub rule: &'static str,
    /// The message; `{stated}` and `{computed}` are filled in.
    pub message: &'static str,
    /// What would reconcile the figures.
    pub help: &'static str,
}

/// A wording found in a document.
#[derive(Debug)]
pub struct Hit<'a> {
    /// What must hold.
    pub formula: &'a Formula,
    /// The figures.
    pub operands: Operands,
    /// How they fare.
    pub outcome: Outcome,
    /// Whether an operand was taken from what went before.
    pub loose: bool,
}

/// The findings of one rule over all documents.
pub fn findings(story: &Story<'_>, wording: &Wording) -> Vec<Finding> {
    let relations = &story.lexicon.relations;
    let mut findings = Vec::new();
    for row in story.rows().iter().filter(|row| row.line.figures.len() >= 2) {
        for hit in failures(row, relations, wording.rule) {
            findings.extend(finding(&hit, row.analysis.document.id, wording));
        }
    }
    findings
}

/// All places where the wordings of a rule are found in a document, with their figures.
pub fn told<'a>(row: &Row<'_>, relations: &'a Relations, rule: &str) -> Vec<Hit<'a>> {
    let Row { line, starts, .. } = row;
    let mut hits = Vec::new();
    for relation in relations.of(rule) {
        for at in starts.among(relation.patterns.clone()) {
            let found = find(line, starts, at);
            if found.is_empty() {
                continue;
            }
            let pattern = relations.pattern(at);
            let loose = pattern.is_some_and(|pattern| pattern.antecedent.is_some());
            hits.extend(found.iter().filter_map(|slots| hit(line, relation, slots, loose)));
        }
    }
    hits
}

/// The calculations of a rule that fail, one for each derived figure, none for a figure that some
/// reading of the text explains.
fn failures<'a>(row: &Row<'_>, relations: &'a Relations, rule: &str) -> Vec<Hit<'a>> {
    let mut by_figure: BTreeMap<u32, Vec<Hit<'a>>> = BTreeMap::new();
    for hit in told(row, relations, rule) {
        let place = left(&hit).map_or(0, |figure| figure.span.start);
        by_figure.entry(place).or_default().push(hit);
    }
    let mut failures = Vec::new();
    for hits in by_figure.into_values() {
        if hits.iter().all(|hit| hit.outcome != Outcome::Holds) {
            failures.extend(hits.into_iter().next());
        }
    }
    failures
}

fn hit<'a>(line: &Line<'_>, relation: &'a Relation, slots: &Slots, loose: bool) -> Option<Hit<'a>> {
    let mut operands: Operands = slots
        .iter()
        .map(|(slot, places)| {
            let figures = places.iter().filter_map(|place| line.figure(*place)).cloned().collect();
            (*slot, figures)
        })
        .collect();
    let same_unit = relation.units.iter().all(|group| {
        let mut figures = operands
            .iter()
            .filter(|(slot, _)| group.contains(*slot))
            .flat_map(|(_, figures)| figures.iter());
        let first = figures.next();
        figures.all(|figure| first.is_some_and(|first| first.adds_to(figure)))
    });
    let formula = relation.formula()?;
    if !same_unit || formula.sums && !one_whole(line, slots) {
        return None;
    }
    if formula.sums && !of_one_whole(&operands) {
        return None;
    }
    count_spans_in_the_unit_of_the_rate(&mut operands)?;
    let mut result = outcome(formula, &operands)?;
    // A whole that words do not name, and parts that no word ties to it, must at least be near.
    let guessed = loose || relation.rule == "total-does-not-add-up" || formula.sums;
    if result == Outcome::Fails && guessed && !plausible(formula, &operands)? {
        return None;
    }
    if result != Outcome::Holds && some_part_of_the_list_fits(formula, &operands) {
        result = Outcome::Holds;
    }
    Some(Hit { formula, operands, outcome: result, loose })
}

/// Whether shares that are added up can be of one whole: the first may say of what ("half OF THE
/// shares, 30% and 30%"), one that says it later says it because it is of something else.
fn one_whole(line: &Line<'_>, slots: &Slots) -> bool {
    let of = |place: &usize| line.mark(*place + 1).any(Mark::OF);
    slots.iter().flat_map(|(_, places)| places).skip(1).all(|place| !of(place))
}

/// Whether the parts come near enough to the total to be meant as its parts: figures that are far
/// from it are of something else.
fn plausible(formula: &Formula, operands: &Operands) -> Option<bool> {
    let stated = stated(formula, operands)?.value;
    let computed = nominal(&formula.right, operands)?;
    if formula.sums {
        return Some(stated.checked_mul(Decimal::TEN)? <= computed.checked_mul(WHOLE)?);
    }
    // Groups that overlap come to far more than all: "30 passed maths, 25 English and 12 both".
    let most = if formula.relator == Relator::AtLeast { EACH_ONCE } else { PLAUSIBLE };
    let (less, more) = (stated.min(computed), stated.max(computed));
    Some(less.checked_mul(most)? >= more)
}

/// Whether shares can be meant as the parts of one whole: two beside each other are mostly of two
/// ("took 39 per cent, and 72 per cent voted"), and so are those that come to far more than all.
fn of_one_whole(operands: &Operands) -> bool {
    operands.iter().all(|(_, parts)| {
        let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value));
        parts.len() >= PARTS_LEAST && sum.is_some_and(|sum| sum <= SHARES_MOST)
    })
}

/// Shares that are held to be parts of one whole.
const PARTS_LEAST: usize = 3;

/// What shares that somebody added up wrongly come to at most, in percent.
const SHARES_MOST: Decimal = Decimal::from_parts(125, 0, 0, false, 0);

/// How many times a total may be its parts, or they it, before the reading is given up.
const PLAUSIBLE: Decimal = Decimal::from_parts(17, 0, 0, false, 1);

/// How many times a whole the parts of it may be that are told as if each were counted once.
const EACH_ONCE: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// Tenths of the whole up to which shares that come to more are taken to be of it.
const WHOLE: Decimal = Decimal::from_parts(13, 0, 0, false, 0);

/// "€6.5m a day" for "two weeks": the weeks become days.
fn count_spans_in_the_unit_of_the_rate(operands: &mut Operands) -> Option<()> {
    let per = operands.iter().find(|(slot, _)| *slot == 'r');
    let Some(per) = per.and_then(|(_, rates)| rates.first()?.per.clone()) else { return Some(()) };
    for (_, figures) in operands.iter_mut().filter(|(slot, _)| *slot == 'd') {
        for figure in figures {
            *figure = figure.counted_in(&per)?;
        }
    }
    Some(())
}

/// Whether two or more figures of a list give what is stated: the rest of the list is then no
/// part of the calculation.
fn some_part_of_the_list_fits(formula: &Formula, operands: &Operands) -> bool {
    if formula.sums {
        return false;
    }
    let Some(at) = operands.iter().position(|(_, figures)| figures.len() > 2) else { return false };
    let Some((slot, figures)) = operands.get(at) else { return false };
    if figures.len() > PARTS {
        return true;
    }
    (1_u32..1 << figures.len()).filter(|chosen| chosen.count_ones() >= 2).any(|chosen| {
        let part = figures.iter().enumerate();
        let part =
            part.filter(|(n, _)| chosen >> n & 1 == 1).map(|(_, figure)| figure.clone()).collect();
        let mut tried = operands.clone();
        if let Some(entry) = tried.get_mut(at) {
            *entry = (*slot, part);
        }
        outcome(formula, &tried) == Some(Outcome::Holds)
    })
}

/// Parts of a list that are tried in every combination; a longer list is believed.
const PARTS: usize = 10;

fn left(hit: &Hit<'_>) -> Option<Figure> {
    stated(hit.formula, &hit.operands)
}

/// A failed calculation in words.
pub fn finding(hit: &Hit<'_>, document: DocumentId, wording: &Wording) -> Option<Finding> {
    let left = left(hit)?;
    let computed = nominal(&hit.formula.right, &hit.operands)?;
    let allowed = interval(&hit.formula.right, &hit.operands)?;
    let shown = left.show(computed);
    let said = left.show(left.value);
    let mut calculation = format!("{} = {shown}", written(&hit.formula.right, &hit.operands));
    if hit.formula.sums {
        let sum = written(&Expression::Sum(hit.formula.left), &hit.operands);
        calculation = format!("{sum} = {said}, the whole is {shown}");
    }
    let mut message = wording.message.replace("{stated}", &said).replace("{computed}", &shown);
    if hit.formula.sums {
        message = format!("the shares given come to {said}, more than the whole");
    }
    let mut reasons = vec![calculation.clone(), format!("the text says {said}")];
    if let (Some(low), Some(high)) = (allowed.low(), allowed.high())
        && low < high
    {
        let (low, high) = (left.show(low), left.show(high));
        reasons.push(format!("rounding of the figures given allows {low} to {high}"));
    }
    let mut evidence = Evidence::new();
    evidence
        .insert("computed".to_owned(), decimal::plain(computed.round_sf(12).unwrap_or(computed)));
    evidence.insert("stated".to_owned(), decimal::plain(left.value));
    evidence.insert("calculation".to_owned(), calculation);
    Some(Finding {
        rule: wording.rule.to_owned(),
        severity: match hit.outcome {
            Outcome::Near => Severity::Info,
            _ if hit.loose => Severity::Warning,
            Outcome::Holds | Outcome::Fails => Severity::Error,
        },
        message,
        fact: None,
        reasons,
        evidence,
        help: wording.help.to_owned(),
        labels: labels(hit, &left, document),
    })
}

fn labels(hit: &Hit<'_>, left: &Figure, document: DocumentId) -> Vec<Label> {
    let label = |figure: &Figure, primary| Label {
        document,
        span: figure.span,
        value: figure.canonical(),
        remark: if primary { "stated" } else { "given" }.to_owned(),
        primary,
    };
    let figures = hit.operands.iter().flat_map(|(_, figures)| figures);
    let inputs = figures.filter(|figure| figure.span != left.span);
    let mut primary = label(left, true);
    if hit.formula.sums {
        primary.value = figures_value(hit, left);
    }
    std::iter::once(primary).chain(inputs.map(|figure| label(figure, false))).collect()
}

/// The canonical text of the last part of a sum.
fn figures_value(hit: &Hit<'_>, left: &Figure) -> String {
    let figures = hit.operands.iter().flat_map(|(_, figures)| figures);
    figures
        .filter(|figure| figure.span == left.span)
        .map(Figure::canonical)
        .next()
        .unwrap_or_default()
}
