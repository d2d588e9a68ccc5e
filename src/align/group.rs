//! Pairs of claims to facts: sides grouped by what they say, origins counted.

use super::known::figure;
use super::meeting::relation;
use super::origin::names_somebody;
use super::pairs::Pair;
use super::value::Relation;
use super::view::View;
use crate::lexicon::Lexicon;
use crate::model::{
    Bound, ClaimId, Decimal, Fact, FactId, Form, Lemma, Side, Value, Word, decimal,
};
use crate::text::{Groups, Map, Span};
use std::collections::{BTreeMap, BTreeSet};

/// The facts that the pairs make, in the order of their first claims.
pub(super) fn facts(views: &[View<'_>], pairs: &[Pair], lexicon: &Lexicon) -> Vec<Fact> {
    let mut joined = Groups::new(views.len());
    for pair in pairs {
        joined.join(pair.left, pair.right);
    }
    for (first, other) in repeated(views) {
        joined.join(first, other);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..views.len() {
        groups.entry(joined.root(at)).or_default().push(at);
    }
    let mut clashing = clashes(pairs, &mut joined, views);
    groups
        .into_iter()
        .filter(|(_, members)| is_shared(members, views))
        .enumerate()
        .map(|(number, (group, members))| {
            let mut fact = fact(number, &members, views, lexicon);
            fact.clashes = clashing.remove(&group).unwrap_or_default();
            fact
        })
        .collect()
}

/// Whether the members of a group come from several documents.
fn is_shared(members: &[usize], views: &[View<'_>]) -> bool {
    let mut documents = members.iter().filter_map(|at| Some(views.get(*at)?.document));
    let first = documents.next();
    documents.any(|other| Some(other) != first)
}

/// Claims of one document that give one figure of two digits or more for one concept: each with
/// the first of them.
fn repeated(views: &[View<'_>]) -> Vec<(usize, usize)> {
    let mut first = Map::default();
    let mut pairs = Vec::new();
    for (at, view) in views.iter().enumerate() {
        let of = view.claim.concept.as_deref().filter(|_| figure(view).is_some());
        let Some(concept) = of else { continue };
        let key = (view.document, view.dimension, concept, Said::of(&view.claim.value));
        let known = *first.entry(key).or_insert(at);
        if known != at {
            pairs.push((known, at));
        }
    }
    pairs
}

fn fact(number: usize, members: &[usize], views: &[View<'_>], lexicon: &Lexicon) -> Fact {
    let own: Vec<&View<'_>> = members.iter().filter_map(|at| views.get(*at)).collect();
    Fact {
        id: FactId(u32::try_from(number).unwrap_or(u32::MAX)),
        entity: entity(&own),
        attribute: attribute(&own, lexicon),
        claims: own.iter().map(|view| view.claim.id).collect(),
        sides: sides(&own, lexicon),
        clashes: Vec::new(),
        reasons: reasons(&own, lexicon),
        origins: origins(&own),
    }
}

/// The pairs whose values cannot both be true, by the group that they are in: in one pass, since
/// facts and pairs both grow with the run.
fn clashes(
    pairs: &[Pair],
    joined: &mut Groups,
    views: &[View<'_>],
) -> BTreeMap<usize, Vec<(ClaimId, ClaimId)>> {
    let mut found: BTreeMap<usize, Vec<(ClaimId, ClaimId)>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.relation != Relation::Agree) {
        if let (Some(left), Some(right)) = (views.get(pair.left), views.get(pair.right)) {
            let group = joined.root(pair.left);
            found.entry(group).or_default().push((left.claim.id, right.claim.id));
        }
    }
    found
}

/// Whose attribute: the name of the first subject that has one.
fn entity(own: &[&View<'_>]) -> String {
    own.iter()
        .find_map(|view| {
            let subject = view.claim.subject?;
            view.analysis.entities.get(subject.0 as usize).map(|entity| entity.name.clone())
        })
        .unwrap_or_default()
}

/// The attribute as people say it: the label of the concept that most claims have, the first of
/// equals, or the words that the claims share.
fn attribute(own: &[&View<'_>], lexicon: &Lexicon) -> String {
    let has = |name: &str, view: &View<'_>| view.claim.concepts().any(|own| own == name);
    let names = own.iter().filter_map(|view| view.claim.concept.as_deref());
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        // Mostly all have one concept.
        if best.is_some_and(|(_, known)| known == name) {
            continue;
        }
        let count = own.iter().filter(|view| has(name, view)).count();
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, name));
        }
    }
    // What one of two is taken for speaks less well for both than the noun that both count.
    let doubtful = best.is_none_or(|(count, _)| own.len() > 1 && count * 2 <= own.len());
    if let Some(noun) = counted(own).filter(|_| doubtful) {
        return format!("the number of {noun}");
    }
    if let Some(concept) = best.and_then(|(_, name)| lexicon.concepts.named(name)) {
        return concept.label.to_owned();
    }
    in_words(own, lexicon)
}

/// Most words by which an attribute is named that no table knows.
const WORDS: usize = 4;

/// The words that the claims share, quoted from the first, with a mark where others stand between:
/// names only where there is nothing else.
fn in_words(own: &[&View<'_>], lexicon: &Lexicon) -> String {
    let Some(first) = own.first() else { return String::new() };
    let shared = shared(own);
    let is_name = |word: &&str| first.claim.names.iter().any(|name| name.as_str() == *word);
    let plain: Vec<&str> = shared.iter().copied().filter(|word| !is_name(word)).collect();
    let words = if plain.is_empty() { shared } else { plain };
    let found = words.into_iter().take(WORDS).filter_map(|word| word_of(first, word, lexicon));
    let spans: BTreeSet<Span> = found.map(|word| word.span).collect();
    let document = &first.analysis.document;
    let mut said = String::new();
    let mut last: Option<Span> = None;
    for span in spans {
        let gap = last.map(|last| document.quote(Span { start: last.end, end: span.start }));
        said.push_str(gap.map_or("", |gap| if gap.trim().is_empty() { " " } else { " … " }));
        said.push_str(document.quote(span));
        last = Some(span);
    }
    if said.is_empty() { said } else { format!("“{said}”") }
}

/// The noun that all count, as the first that has it in the plural writes it.
fn counted(own: &[&View<'_>]) -> Option<String> {
    let (first, rest) = own.split_first()?;
    let noun = first.counted()?;
    rest.iter().all(|view| view.counted() == Some(noun)).then_some(())?;
    own.iter().find_map(|view| {
        let words = view.analysis.words_of(view.claim).iter();
        let behind = words.filter(|word| word.span.start >= view.claim.span.start);
        let word = behind.into_iter().find(|word| word.lemma == noun)?;
        (word.form == Form::Plural).then(|| view.analysis.document.quote(word.span).to_owned())
    })
}

/// Words of the first claim's attribute and clause that all other claims have too.
fn shared<'a>(own: &[&View<'a>]) -> Vec<&'a str> {
    let Some((first, rest)) = own.split_first() else { return Vec::new() };
    let has = |view: &View<'_>, word: &Lemma| {
        let claim = view.claim;
        claim.attribute.contains(word)
            || claim.names.contains(word)
            || claim.clause.contains(word)
            || claim.context.contains(word)
    };
    let words = first.claim.names.iter().chain(&first.claim.attribute).chain(&first.claim.clause);
    words.filter(|word| rest.iter().all(|view| has(view, word))).map(Lemma::as_str).collect()
}

fn reasons(own: &[&View<'_>], lexicon: &Lexicon) -> Vec<String> {
    let mut reasons = Vec::new();
    let concept = own.first().and_then(|view| view.claim.concept.as_deref());
    if let Some(concept) = concept
        && own.iter().all(|view| view.claim.concept.as_deref() == Some(concept))
        && let Some(concept) = lexicon.concepts.named(concept)
    {
        reasons.push(format!("all speak of {}", concept.label));
    }
    let shared = shared(own);
    if let Some(first) = own.first().filter(|_| !shared.is_empty()) {
        let words: Vec<String> = shared
            .iter()
            .take(6)
            .map(|word| format!("“{}”", written(first, word, lexicon)))
            .collect();
        reasons.push(format!("they have in common: {}", words.join(", ")));
    }
    if exchanged(own) {
        reasons.push("their digits are the same, two neighbours exchanged".to_owned());
    }
    reasons
}

/// Whether another figure is the first with two neighbouring digits exchanged.
fn exchanged(own: &[&View<'_>]) -> bool {
    let Some((first, rest)) = own.split_first() else { return false };
    rest.iter().any(|view| first.told.exchanged(&view.told))
}

/// A word as the sentence of a claim writes it; the word itself where it stands elsewhere.
fn written(view: &View<'_>, word: &str, lexicon: &Lexicon) -> String {
    let found = word_of(view, word, lexicon);
    found.map_or_else(|| word.to_owned(), |one| view.analysis.document.quote(one.span).to_owned())
}

/// The first word of a class in the sentence of a claim.
fn word_of<'a>(view: &View<'a>, class: &str, lexicon: &Lexicon) -> Option<&'a Word> {
    let mut words = view.analysis.words_of(view.claim).iter();
    words.find(|one| lexicon.slots.class(&one.lemma) == class)
}

/// Claims by what they say: a claim joins the first side with which it agrees, sides with the
/// same figure first.
fn sides(own: &[&View<'_>], lexicon: &Lexicon) -> Vec<Side> {
    let mut groups: Vec<Vec<&View<'_>>> = Vec::new();
    // The first side that says each value.
    let mut first: Map<Said<'_>, usize> = Map::default();
    for view in own {
        let agrees = |group: &Vec<&View<'_>>| {
            group.iter().all(|other| relation(other, view, lexicon) == Relation::Agree)
        };
        let side = *first
            .entry(Said::of(&view.claim.value))
            .or_insert_with(|| groups.iter().position(agrees).unwrap_or(groups.len()));
        match groups.get_mut(side) {
            Some(group) => group.push(view),
            None => groups.push(vec![view]),
        }
    }
    let mut sides: Vec<Side> = groups
        .into_iter()
        .filter_map(|group| {
            let first = group.first()?;
            let claims: Vec<ClaimId> = group.iter().map(|view| view.claim.id).collect();
            Some(Side { value: canonical(&first.claim.value), claims, origins: origins(&group) })
        })
        .collect();
    sides.sort_by_key(|side| std::cmp::Reverse(side.origins));
    sides
}

/// How many documents speak, copies of each other and those that name the same source counted
/// once.
fn origins(own: &[&View<'_>]) -> u32 {
    let said: BTreeSet<(usize, &str)> = own
        .iter()
        .map(|view| match &view.claim.attribution {
            Some(attribution) if names_somebody(view.analysis, attribution) => {
                (usize::MAX, attribution.who.as_str())
            }
            _ => (view.origin, ""),
        })
        .collect();
    u32::try_from(said.len()).unwrap_or(u32::MAX)
}

/// What a value is, for grouping: the same where it is written alike.
#[derive(PartialEq, Eq, Hash)]
enum Said<'a> {
    /// A figure or the ends of a range, how it is bounded where the figures do not say it, a unit.
    Figure((Option<Decimal>, Option<Decimal>), Option<Bound>, Option<&'a str>),
    Words(&'a str),
}

impl<'a> Said<'a> {
    fn of(value: &'a Value) -> Self {
        match value {
            Value::Quantity(quantity) => {
                let figures = match (quantity.value, quantity.low, quantity.high) {
                    (None, Some(low), Some(high)) => (Some(low), Some(high)),
                    (value, low, high) => (value.or(low).or(high), None),
                };
                let told = !matches!(quantity.bound, Bound::Exact | Bound::Between);
                let bound = told.then_some(quantity.bound);
                Self::Figure(figures, bound, quantity.unit.as_deref())
            }
            Value::Time(time) => Self::Words(&time.timex),
            Value::Status(name) | Value::Scope(name) => Self::Words(name),
            Value::Entity(_) => Self::Words(""),
        }
    }
}

/// What a value is, for people ("138000000000 USD").
fn canonical(value: &Value) -> String {
    let (low, high, bound, unit) = match Said::of(value) {
        Said::Figure((low, high), bound, unit) => (low, high, bound, unit),
        Said::Words(words) => return words.to_owned(),
    };
    let bound = bound.map_or_else(String::new, |bound| bound.name().replace('-', " ") + " ");
    let figure = low.map_or_else(String::new, decimal::plain);
    let high = high.map_or_else(String::new, |high| format!("..{}", decimal::plain(high)));
    let unit = unit.map_or_else(String::new, |unit| format!(" {unit}"));
    format!("{bound}{figure}{high}{unit}")
}
