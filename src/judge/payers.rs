//! Who owes: one sum promised for one thing, by one party in one source and by another elsewhere.

use super::actors::{Actor, Actors};
use super::derive::figure::spoken;
use super::flows::Flow;
use super::{Rule, pair};
use crate::language::Identities;
use crate::model::{
    Analysis, Decimal, DocumentId, EntityId, Evidence, Finding, Label, QuantityKind, Report,
    Sentence, Severity, Tag,
};
use std::collections::{BTreeMap, BTreeSet};

/// One finding for each sum that two parties are said to owe for one thing.
pub fn findings(
    report: &Report,
    payments: &[Flow],
    names: &Identities,
    rule: &Rule,
) -> Vec<Finding> {
    let mut by_amount: BTreeMap<(Decimal, &str), Vec<&Flow>> = BTreeMap::new();
    for flow in payments.iter().filter(|flow| !flow.payer.is_empty()) {
        let (Some(value), Some(unit)) = (flow.amount.value, flow.amount.unit.as_deref()) else {
            continue;
        };
        // A round "5 million" is owed by many.
        if value.normalize().mantissa().abs() > 9 {
            by_amount.entry((value.normalize(), unit)).or_default().push(flow);
        }
    }
    let mut found = Vec::new();
    for ((value, unit), flows) in by_amount {
        let Some(flows) = flows.get(..flows.len().min(pair::SAME_MAX)) else { continue };
        let promises: Vec<&Flow> = flows.iter().filter(|flow| flow.owed).copied().collect();
        let apart = promises.iter().enumerate().find_map(|(at, left)| {
            let mut rest = promises.iter().skip(at + 1);
            let right = rest.find(|right| differ(left, right))?;
            let thing = thing(report, left, right, names)?;
            Some((*left, *right, thing))
        });
        let between = || {
            let (left, right) =
                pair::first(flows, |left, right| two_parties(report, left, right, names))?;
            let (a, b) = (name(&left.payer, names), name(&right.payer, names));
            Some((*left, *right, format!("{a} and {b}")))
        };
        let Some((left, right, thing)) = apart.or_else(between) else { continue };
        let amount = format!("{} {unit}", spoken(value));
        let told = |flow: &&&Flow| {
            flow.place != left.place
                && flow.place != right.place
                && (differ(flow, left) || differ(flow, right))
        };
        let mut labels = vec![label(report, left, names), label(report, right, names)];
        labels.extend(flows.iter().filter(told).map(|flow| label(report, flow, names)));
        if let Some(first) = labels.first_mut() {
            first.primary = true;
        }
        let (a, b) = (name(&left.payer, names), name(&right.payer, names));
        found.push(Finding {
            rule: rule.name.to_owned(),
            severity: Severity::Warning,
            message: format!("the sources disagree on who owes {amount}: {a} or {b}"),
            fact: None,
            reasons: vec![
                format!("both tell of {amount} promised, and both name {thing}"),
                format!("it is {a}'s to pay in one and {b}'s in the other"),
            ],
            evidence: Evidence::from([("amount".to_owned(), amount)]),
            help: "see whether each of the two has promised as much".to_owned(),
            labels,
        });
    }
    found
}

/// Whether two promises in two documents are of two parties.
fn differ(left: &Flow, right: &Flow) -> bool {
    left.place.0 != right.place.0 && left.payer.is_disjoint(&right.payer)
}

/// Whether one sum is paid by the one party here and by the other there, both documents know both,
/// and each pays it to one whom it has ("its target", "its suitor").
fn two_parties(report: &Report, left: &Flow, right: &Flow, names: &Identities) -> bool {
    let body = |flow: &Flow| entities(&flow.payer).next();
    let (Some(a), Some(b)) = (body(left), body(right)) else { return false };
    let knows = |flow: &Flow, key: u32| {
        let entities = report.analyses.get(flow.place.0).map_or(0, |one| one.entities.len());
        let mut all = (0..entities).filter_map(|at| u32::try_from(at).ok());
        all.any(|at| names.key(flow.place.0, EntityId(at)) == Some(key))
    };
    differ(left, right)
        && left.within
        && right.within
        && left.amount.kind == QuantityKind::Money
        && knows(left, b)
        && knows(right, a)
}

fn entities(actors: &Actors) -> impl Iterator<Item = u32> {
    actors.iter().filter_map(Actor::entity)
}

/// A name that both sentences have and that is neither party's: what the promise is about.
fn thing(report: &Report, left: &Flow, right: &Flow, names: &Identities) -> Option<String> {
    let parties: BTreeSet<String> = left
        .payer
        .iter()
        .chain(&right.payer)
        .flat_map(|actor| {
            one(actor, names).to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    let (a, b) = (sentence(report, left)?, sentence(report, right)?);
    let other: BTreeSet<&str> = named(b.1).map(|(lemma, _)| lemma).collect();
    let mut shared =
        named(a.1).filter(|(lemma, _)| other.contains(lemma) && !parties.contains(*lemma));
    shared.next().map(|(_, span)| a.0.document.quote(span).to_owned())
}

fn sentence<'a>(report: &'a Report, flow: &Flow) -> Option<(&'a Analysis, &'a Sentence)> {
    let analysis = report.analyses.get(flow.place.0)?;
    Some((analysis, analysis.sentences.get(flow.place.1)?))
}

fn named(sentence: &Sentence) -> impl Iterator<Item = (&str, crate::text::Span)> {
    let names =
        sentence.words.iter().filter(|word| word.tag == Tag::Name && word.mention.is_none());
    names.map(|word| (word.lemma.as_str(), word.span))
}

fn one(actor: &Actor, names: &Identities) -> String {
    match actor {
        Actor::Entity(key) => names.name(*key).to_owned(),
        Actor::Described(noun) => format!("the {noun}"),
    }
}

fn name(actors: &Actors, names: &Identities) -> String {
    actors.first().map_or_else(|| "?".to_owned(), |actor| one(actor, names))
}

fn label(report: &Report, flow: &Flow, names: &Identities) -> Label {
    let analysis = report.analyses.get(flow.place.0);
    let payer = name(&flow.payer, names);
    Label {
        document: analysis.map_or(DocumentId(0), |analysis| analysis.document.id),
        span: flow.span,
        remark: format!("owed by {payer}"),
        value: payer,
        primary: false,
    }
}
