//! The same payment or deed, running the other way.

use crate::judge::actors::Actor;
use crate::judge::deeds::{Done, deeds};
use crate::judge::derive::figure::spoken;
use crate::judge::events::{self, Differ};
use crate::judge::flows::{Flow, flows};
use crate::judge::{Rule, Story, pair, payers};
use crate::language::Identities;
use crate::lexicon::{Lexicon, heads};
use crate::model::{
    Analysis, Decimal, DocumentId, Evidence, Finding, Label, Report, Sentence, Severity,
};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub const RULE: Rule = Rule {
    name: "roles-swapped",
    group: "roles",
    summary: "who pays, owes, buys or sues whom is told the other way round",
    docs: include_str!("../docs/roles-swapped.md"),
    spec: include_str!("../../../tests/specs/roles-swapped.md"),
    severity: Severity::Error,
    check,
};

fn check(story: &Story<'_>) -> Vec<Finding> {
    let (report, lexicon) = (story.report, story.lexicon);
    let identities = story.identities();
    let (mut payments, mut done) = (Vec::new(), Vec::new());
    let twins = story.twins();
    let mut silent = twins.silent();
    for (document, analysis) in report.analyses.iter().enumerate() {
        for (index, sentence) in analysis.sentences.iter().enumerate() {
            let may = story.may_have(analysis, index, heads::DEEDS);
            if !may || silent.has(document, index) {
                continue;
            }
            let before = payments.len() + done.len();
            let tells = tells_of_deeds(sentence, lexicon);
            if let Some(reading) = story.reading(analysis, index).filter(|_| tells) {
                payments.extend(flows(&reading));
                done.extend(deeds(&reading));
            }
            let nothing = before == payments.len() + done.len();
            // "The sum was paid": how much, the sentence before may tell.
            if nothing && !twins.is_alone(document, index) && !leans_back(sentence, lexicon) {
                silent.add(document, index);
            }
        }
    }
    let mut found = swapped_payments(report, &payments, identities);
    // A sum that flows both ways is told once.
    let mut owed = payers::findings(report, &payments, identities, &RULE);
    owed.retain(|one| found.iter().all(|known| known.evidence != one.evidence));
    found.extend(owed);
    found.extend(swapped_deeds(report, &done, identities));
    let told = events::findings(story, &RULE, &[Differ::Swapped], &found);
    found.extend(told);
    found
}

/// Whether a sentence has a word of the tables; only then is its structure worked out.
fn tells_of_deeds(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    let mut words = sentence.words.iter().filter(|word| word.cues.meets(heads::DEEDS));
    words.any(|word| lexicon.deeds.has(&word.lemma))
}

/// Whether a sentence may speak of an amount that the sentence before names.
fn leans_back(sentence: &Sentence, lexicon: &Lexicon) -> bool {
    sentence.words.iter().any(|word| lexicon.deeds.is_amount(&word.lemma))
}

/// One finding for each amount that is said to flow both ways.
fn swapped_payments(report: &Report, payments: &[Flow], names: &Identities) -> Vec<Finding> {
    let mut by_amount: BTreeMap<String, Vec<&Flow>> = BTreeMap::new();
    for flow in payments {
        if let Some(key) = key(flow) {
            by_amount.entry(key).or_default().push(flow);
        }
    }
    let mut found = Vec::new();
    for flows in by_amount.into_values() {
        if flows.len() > pair::SAME_MAX {
            continue;
        }
        let clash = pair::first(&flows, |left, right| run_apart(left, right));
        // Who tells of both knows of two payments of one size.
        let both =
            |left: &&Flow, right: &&Flow| left.place.0 == right.place.0 && run_apart(left, right);
        let clash = clash.filter(|_| pair::first(&flows, both).is_none());
        let Some((&left, &right)) = clash else { continue };
        let amount = shown(left);
        let shared = shared(left, right).map(|actor| name(actor, names)).unwrap_or_default();
        let mut labels = vec![
            label(report, left.place, left.span, direction(left, names), true),
            label(report, right.place, right.span, direction(right, names), false),
        ];
        for flow in &flows {
            let told = [left, right].iter().any(|kept| kept.place == flow.place);
            if !told && (run_apart(flow, left) || run_apart(flow, right)) {
                labels.push(label(report, flow.place, flow.span, direction(flow, names), false));
            }
        }
        found.push(Finding {
            rule: RULE.name.to_owned(),
            severity: RULE.severity,
            message: format!("the sources disagree on which way {amount} is paid"),
            fact: None,
            reasons: vec![
                format!("both tell of a payment of {amount} with {shared} at one end of it"),
                format!("{shared} pays it in one and gets it in the other"),
            ],
            evidence: Evidence::from([("amount".to_owned(), amount)]),
            help: "see whether two payments of one size are meant, one each way".to_owned(),
            labels,
        });
    }
    found
}

/// The amount as compared: its ends and unit. Ranges tell enough without the unit ("12% to 18%",
/// "between 12 and 18 cents of every dollar").
fn key(flow: &Flow) -> Option<String> {
    let (low, high) = (flow.amount.low?.normalize(), flow.amount.high?.normalize());
    if low != high {
        return Some(format!("{} to {}", low.mantissa(), high.mantissa()));
    }
    // A sum of thousands tells enough without its unit, which may be unknown ("18m dinars").
    let unit = flow.amount.unit.as_deref().filter(|_| low < Decimal::ONE_THOUSAND);
    Some(unit.map_or_else(|| low.to_string(), |unit| format!("{low} {unit}")))
}

/// The amount for people ("2,100,000 EUR", "12 to 18 %").
fn shown(flow: &Flow) -> String {
    let printed = |value: Option<Decimal>| value.map(spoken).unwrap_or_default();
    let (low, high) = (printed(flow.amount.low), printed(flow.amount.high));
    let figure = if low == high { low } else { format!("{low} to {high}") };
    let unit = flow.amount.unit.as_deref();
    unit.map_or_else(|| figure.clone(), |unit| format!("{figure} {unit}"))
}

/// Whether two payments run against each other: whoever pays in one gets in the other, and nobody
/// is at the same end in both.
fn run_apart(left: &Flow, right: &Flow) -> bool {
    let crossed = !left.payer.is_disjoint(&right.payee) || !left.payee.is_disjoint(&right.payer);
    let same = !left.payer.is_disjoint(&right.payer) || !left.payee.is_disjoint(&right.payee);
    // "paid 5 million, which was refunded later"
    let undone =
        left.place.0 == right.place.0 && (left.returns || right.returns) || left.back != right.back;
    crossed && !same && !undone
}

fn shared<'a>(left: &'a Flow, right: &Flow) -> Option<&'a Actor> {
    let payer = left.payer.iter().find(|actor| right.payee.contains(actor));
    payer.or_else(|| left.payee.iter().find(|actor| right.payer.contains(actor)))
}

fn name(actor: &Actor, names: &Identities) -> String {
    match actor {
        Actor::Entity(key) => names.name(*key).to_owned(),
        Actor::Described(noun) => format!("the {noun}"),
    }
}

fn names_of(actors: &BTreeSet<Actor>, names: &Identities) -> String {
    actors.first().map_or_else(|| "?".to_owned(), |actor| name(actor, names))
}

fn direction(flow: &Flow, names: &Identities) -> String {
    format!("{} to {}", names_of(&flow.payer, names), names_of(&flow.payee, names))
}

fn label(
    report: &Report,
    place: (usize, usize),
    span: Span,
    value: String,
    primary: bool,
) -> Label {
    let document = report
        .analyses
        .get(place.0)
        .map_or(DocumentId(0), |analysis: &Analysis| analysis.document.id);
    let remark = if value.is_empty() { String::new() } else { format!("from {value}") };
    Label { document, span, value, remark, primary }
}

/// One finding for each pair of whom each is said to do the same to the other.
fn swapped_deeds(report: &Report, done: &[Done], names: &Identities) -> Vec<Finding> {
    let mut seen: BTreeMap<(&str, &Actor, &Actor), &Done> = BTreeMap::new();
    for deed in done {
        seen.entry((deed.name.as_str(), &deed.agent, &deed.patient)).or_insert(deed);
    }
    let mut found = Vec::new();
    for ((deed, agent, patient), left) in &seen {
        let Some(right) = seen.get(&(*deed, *patient, *agent)) else { continue };
        // Each pair comes up twice; the one with the lower agent speaks.
        if agent > patient || left.place.0 == right.place.0 || left.is_apart(right) {
            continue;
        }
        let (a, b) = (name(agent, names), name(patient, names));
        let said = |deed: &Done| {
            format!("{} {} {}", name(&deed.agent, names), deed.name, name(&deed.patient, names))
        };
        found.push(Finding {
            rule: RULE.name.to_owned(),
            severity: RULE.severity,
            message: format!("the sources disagree on who does it to whom: {a} or {b} ({deed})"),
            fact: None,
            reasons: vec![
                format!("both tell of the same deed ({deed}) between {a} and {b}"),
                "who does it in one has it done to them in the other".to_owned(),
            ],
            evidence: Evidence::new(),
            help: "see whether each did it to the other, at another time".to_owned(),
            labels: vec![
                label(report, left.place, left.span, said(left), true),
                label(report, right.place, right.span, said(right), false),
            ],
        });
    }
    found
}
