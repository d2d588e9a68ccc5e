//! What narrows a figure: the words of `slots.toml` near it, the time of its clause, what it is
//! compared with, what it is per.

use super::scene::Scene;
use super::syntax::Syntax;
use super::{periods, syntax};
use crate::lexicon::phrases::form_of;
use crate::lexicon::whereabouts::Path;
use crate::model::{MentionKind, Qualifier, QualifierKind, QuantityKind, Tag, Word};
use crate::text::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a joining word between a size and a figure costs, in words of distance.
const APART: usize = 20;

/// Signs inside a size that stands before a noun: "13-inch", "15″".
const SIZE_SIGNS: [char; 5] = ['-', '"', '″', '”', '‑'];

/// How far a narrowing word may stand from the figure, in words.
const REACH: usize = 4;

/// The same for a word that parts a figure from one without any such word.
const REACH_ALONE: usize = 2;

/// The qualifiers of a figure, by kind.
pub(super) fn of(scene: &Scene<'_>, concept: Option<&str>, syntax: &Syntax) -> Vec<Qualifier> {
    let mut found = narrowing(scene, syntax);
    found.extend(model(scene, concept));
    found.extend(places(scene, concept));
    found.extend(route(scene));
    found.extend(title(scene));
    found.extend(periods::of(scene));
    found.extend(comparison(scene));
    found.extend(partitive(scene));
    if let MentionKind::Quantity(quantity) = &scene.mention.kind
        && let Some(per) = &quantity.per
    {
        found.push(plain(QualifierKind::Per, per, scene.mention.span));
    }
    found.sort_by(|a, b| (a.kind, &a.value, a.span).cmp(&(b.kind, &b.value, b.span)));
    found.dedup_by(|a, b| (a.kind, &a.value) == (b.kind, &b.value));
    found
}

fn plain(kind: QualifierKind, value: &str, span: Span) -> Qualifier {
    Qualifier { kind, value: value.to_owned(), time: None, entity: None, span, attached: true }
}

/// The narrowing words that stand in the clause near the figure.
/// The value is "respect: word".
fn narrowing(scene: &Scene<'_>, syntax: &Syntax) -> Vec<Qualifier> {
    let mut nearest: BTreeMap<&str, (usize, Qualifier)> = BTreeMap::new();
    let opening = opening(scene);
    for at in opening.start..scene.clause.end {
        let hit = scene.lexicon.slots.narrowing.at(scene.words, at, scene.text());
        let Some((count, narrow)) = hit else { continue };
        if at < scene.clause.start && !(narrow.wide && opening.contains(&at)) {
            continue;
        }
        if narrow.kind == QualifierKind::Party && counts(scene, syntax, at..at + count) {
            continue;
        }
        let gap = if at >= scene.at.end {
            at - scene.at.end
        } else {
            scene.at.start.saturating_sub(at + count)
        };
        let reach = match (narrow.wide, narrow.alone) {
            (true, _) => usize::MAX,
            (false, true) => REACH_ALONE,
            (false, false) => REACH,
        };
        let side = if at >= scene.at.end { !narrow.ahead } else { !narrow.behind };
        let side = side && (narrow.wide || !narrow.alone || !sign_between(scene, at));
        if gap <= reach && side && !figure_between(scene, at) {
            let span = scene.words.get(at).map_or(scene.mention.span, |word| word.span);
            let value = format!("{}: {}", narrow.respect, narrow.value);
            let qualifier = plain(narrow.kind, &value, span);
            let known = nearest.get(narrow.respect).map(|(gap, _)| *gap);
            if known.is_none_or(|known| gap <= known) {
                nearest.insert(narrow.respect, (gap, qualifier));
            }
        }
    }
    nearest.into_values().map(|(_, qualifier)| qualifier).collect()
}

/// Whether some words are those of who counts or treats the many that a figure tells of, not of the
/// many: "DOCTORS confirmed 230 cases".
fn counts(scene: &Scene<'_>, syntax: &Syntax, words: Range<usize>) -> bool {
    let count = scene.mention.quantity().is_some_and(|found| found.kind == QuantityKind::Count);
    let doer = syntax.subject.is_some_and(|subject| words.contains(&subject));
    count && doer && syntax.is_argument && !syntax.is_subject
}

/// The words before a clause that say when or where it is ("BY NOON, 12 had died").
fn opening(scene: &Scene<'_>) -> Range<usize> {
    let start = scene.clause.start;
    let none = start..start;
    let Some(comma) = start
        .checked_sub(1)
        .filter(|at| scene.words.get(*at).is_some_and(|word| word.lemma == ","))
    else {
        return none;
    };
    let words = scene.words.get(..comma).unwrap_or(&[]);
    let plain = |word: &Word| !matches!(word.tag, Tag::Sign | Tag::Verb | Tag::Participle);
    if words.len() <= OPENING_MAX && words.iter().all(plain) { 0..comma } else { none }
}

/// Words that such an opening has at most.
const OPENING_MAX: usize = 8;

/// "Five of the counts": a part of them, as "of which" says. "All five of the counts" is the whole.
fn partitive(scene: &Scene<'_>) -> Option<Qualifier> {
    let MentionKind::Quantity(quantity) = &scene.mention.kind else { return None };
    let counts = matches!(quantity.kind, QuantityKind::Count | QuantityKind::Number);
    let of = scene.words.get(scene.at.start + 1)?;
    let all = scene.words.get(scene.at.start + 2)?;
    let before = scene.at.start.checked_sub(1).and_then(|at| scene.words.get(at));
    let whole = before.is_some_and(|word| matches!(word.lemma.as_str(), "all" | "both"));
    let said = counts && of.lemma == "of" && all.tag == Tag::Determiner && !whole;
    said.then(|| plain(QualifierKind::Part, "part: of which", of.span))
}

/// The size that names a version of a thing: "the 13-inch model costs $1,199".
/// The value is "version: size".
fn model(scene: &Scene<'_>, concept: Option<&str>) -> Option<Qualifier> {
    let MentionKind::Quantity(own) = &scene.mention.kind else { return None };
    let concept = || concept.and_then(|name| scene.lexicon.concepts.named(name));
    if own.kind != QuantityKind::Money && !concept().is_some_and(|concept| concept.versions) {
        return None;
    }
    let mut nearest: Option<(usize, Qualifier)> = None;
    for at in scene.clause.clone().filter(|at| !scene.at.contains(at)) {
        let Some(word) = scene.words.get(at) else { continue };
        let mention = word.mention.and_then(|index| scene.analysis.mentions.get(index as usize));
        let Some(mention) = mention else { continue };
        let MentionKind::Quantity(size) = &mention.kind else { continue };
        let named = size.kind == QuantityKind::Measure
            && (own.kind != QuantityKind::Measure || own.unit != size.unit)
            && scene.analysis.document.quote(mention.span).contains(SIZE_SIGNS);
        let Some(value) = size.value.filter(|_| named) else { continue };
        let between = if at < scene.at.start { at..scene.at.start } else { scene.at.end..at };
        let other = between.into_iter().any(|at| scene.tag(at) == Some(Tag::Conjunction));
        let gap = at.abs_diff(scene.at.start) + if other { APART } else { 0 };
        if nearest.as_ref().is_none_or(|(least, _)| gap < *least) {
            let unit = size.unit.as_deref().unwrap_or("");
            let value = format!("version: {} {unit}", value.normalize());
            nearest = Some((gap, plain(QualifierKind::Modifier, &value, mention.span)));
        }
    }
    nearest.map(|(_, found)| found)
}

/// Where the people or things are counted, for figures that a story gives for many places.
/// The value is "place: name".
fn places(scene: &Scene<'_>, concept: Option<&str>) -> Vec<Qualifier> {
    let MentionKind::Quantity(own) = &scene.mention.kind else { return Vec::new() };
    let counts = matches!(own.kind, QuantityKind::Count | QuantityKind::Number);
    let concept = || concept.and_then(|name| scene.lexicon.concepts.named(name));
    if !counts || !concept().is_some_and(|concept| concept.broad) {
        return Vec::new();
    }
    let found = syntax::places(scene).into_iter();
    found
        .map(|name| plain(QualifierKind::Place, &format!("place: {name}"), scene.mention.span))
        .collect()
}

/// The two ends of a way ("the flight FROM VELM TO SOLLEN"), in either direction.
/// The value is "route: end, end".
fn route(scene: &Scene<'_>) -> Option<Qualifier> {
    let leads = |at: usize, path: Path| {
        let preposition = scene.words.get(at).filter(|word| word.tag == Tag::Preposition);
        preposition.is_some_and(|word| scene.lexicon.whereabouts.is(path, &word.lemma))
    };
    let name = |at: usize| {
        let words = scene.words.get(at + 1..scene.clause.end).unwrap_or(&[]).iter();
        let name: Vec<_> = words.take_while(|word| word.tag == Tag::Name).collect();
        let lemmas: Vec<&str> = name.iter().map(|word| word.lemma.as_str()).collect();
        (!name.is_empty()).then(|| (lemmas.join(" "), at + 1 + name.len()))
    };
    scene.clause.clone().filter(|at| leads(*at, Path::From)).find_map(|from| {
        let (one, next) = name(from)?;
        let (other, _) = name(next).filter(|_| leads(next, Path::To))?;
        let (first, second) = if one < other { (one, other) } else { (other, one) };
        let span = scene.words.get(from)?.span;
        Some(plain(QualifierKind::Place, &format!("route: {first}, {second}"), span))
    })
}

/// Words that a quoted title may have.
const TITLE_MAX: usize = 7;

/// The title in quotation marks of what a figure is of: the painting “Harbour”.
/// The value is "title: its words".
fn title(scene: &Scene<'_>) -> Option<Qualifier> {
    let (words, text) = (scene.words, scene.text());
    let is_mark = |word: &Word| word.tag == Tag::Sign && MARKS.contains(&word.span.of(text));
    let open = words.iter().position(is_mark)?;
    // A title stands behind the noun of what it is the title of; what somebody says does not.
    let noun = words.get(open.checked_sub(1)?)?;
    let inside = words.get(open + 1..)?;
    let close = inside.iter().position(is_mark)?;
    if inside.iter().skip(close + 1).any(is_mark) {
        return None;
    }
    let title = inside.get(..close).filter(|title| title.len() <= TITLE_MAX)?;
    let named = title.first()?.span.of(text).starts_with(char::is_uppercase);
    let is_noun = matches!(noun.tag, Tag::Noun);
    let plain_words = title.iter().all(|word| word.tag != Tag::Sign);
    if !named || !is_noun || !plain_words {
        return None;
    }
    let told = title.iter().filter(|word| word.tag != Tag::Determiner);
    let lemmas: Vec<&str> = told.map(|word| word.lemma.as_str()).collect();
    let value = format!("title: {}", lemmas.join(" "));
    (!lemmas.is_empty()).then(|| plain(QualifierKind::Modifier, &value, noun.span))
}

/// Quotation marks around titles.
const MARKS: [&str; 7] = ["\"", "“", "”", "‘", "’", "'", "„"];

/// Whether a comma or another sign stands between a word and the figure.
fn sign_between(scene: &Scene<'_>, at: usize) -> bool {
    let range = if at >= scene.at.end { scene.at.end..at } else { at..scene.at.start };
    let comma = |at: usize| scene.words.get(at).is_some_and(|word| word.lemma == ",");
    range.into_iter().any(|at| scene.tag(at) == Some(Tag::Sign) && comma(at))
}

/// Whether another figure stands between a word, which may be a rank itself ("the FIRST session"), and
/// the figure.
fn figure_between(scene: &Scene<'_>, at: usize) -> bool {
    let range = if at >= scene.at.end { scene.at.end..at } else { at + 1..scene.at.start };
    // "BY 48 VOTES TO 52" is told of both at once.
    let before = scene.at.start.checked_sub(1).and_then(|at| scene.words.get(at));
    let joined =
        before.is_some_and(|word| scene.lexicon.comparisons.role(&word.lemma, "") == Some("to"));
    let tally = if joined { scene.at.start.saturating_sub(TALLY)..scene.at.start } else { 0..0 };
    range.clone().filter(|index| !tally.contains(index)).any(|index| {
        scene.tag(index) == Some(Tag::Number)
            && matches!(scene.mention_at(index), Some(MentionKind::Quantity(_)))
    })
}

/// The words of a tally before its second figure ("48 votes to").
const TALLY: usize = 3;

/// Whether the words before a sum or share make it a change: "sagged $2.56", "rose 5%", "up 5%", "a rise
/// of 5%".
fn is_change(scene: &Scene<'_>, word: &Word, earlier: Option<&Word>) -> bool {
    let table = &scene.lexicon.comparisons;
    let MentionKind::Quantity(quantity) = &scene.mention.kind else { return false };
    let changed = table.changes(&word.lemma) && word.tag != Tag::Noun;
    let rise = |word: &Word| table.changes(&word.lemma) && word.tag == Tag::Noun;
    match quantity.kind {
        QuantityKind::Money => changed,
        QuantityKind::Percent => {
            changed || table.shifts(&word.lemma) || word.lemma == "of" && earlier.is_some_and(rise)
        }
        _ => false,
    }
}

/// What makes a figure a mark to compare with ("from", "than"), a change ("by", "sagged $2"), a
/// relation ("81% more likely") or a level ("to").
fn comparison(scene: &Scene<'_>) -> Option<Qualifier> {
    let table = &scene.lexicon.comparisons;
    let of_kind = |kind| scene.mention.quantity().is_some_and(|quantity| quantity.kind == kind);
    if let Some(after) = scene.words.get(scene.at.end)
        && table.relates(&form_of(after, scene.text()), of_kind(QuantityKind::Measure))
    {
        return Some(plain(QualifierKind::Comparison, "relative", after.span));
    }
    if let Some(after) = scene.words.get(scene.at.end)
        && of_kind(QuantityKind::Money)
        && after.tag == Tag::Noun
        && table.changes(&after.lemma)
    {
        return Some(plain(QualifierKind::Comparison, "by", after.span));
    }
    let before = scene.at.start.checked_sub(1)?;
    let word = scene.words.get(before)?;
    let earlier = before.checked_sub(1).and_then(|at| scene.words.get(at));
    // "The FALL in exports was 3.8 percent".
    let first = scene.clause.clone().find(|at| scene.tag(*at) == Some(Tag::Noun));
    let first = first.and_then(|at| scene.words.get(at)).filter(|_| word.lemma == "be");
    if of_kind(QuantityKind::Percent) && first.is_some_and(|noun| table.changes(&noun.lemma)) {
        return Some(plain(QualifierKind::Comparison, "by", word.span));
    }
    let lemma = earlier.map_or("", |word| word.lemma.as_str());
    let role = match table.role(&word.lemma, lemma) {
        Some(role) => role,
        None if is_change(scene, word, earlier) => "by",
        None => return None,
    };
    Some(plain(QualifierKind::Comparison, role, word.span))
}
