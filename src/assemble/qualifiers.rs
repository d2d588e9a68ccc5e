//! What narrows a figure: the words of `slots.toml` near it, the time of its clause, what it is
//! compared with, what it is per.

use super::scene::Scene;
use crate::lexicon::phrases::form_of;
use crate::model::{MentionKind, Qualifier, QualifierKind, QuantityKind, Tag, TimeKind};
use crate::text::Span;
use std::collections::BTreeMap;

/// How far a narrowing word may stand from the figure, in words.
const REACH: usize = 4;

/// The same for a word that parts a figure from one without any such word.
const REACH_ALONE: usize = 2;

/// The qualifiers of a figure, by kind.
pub(super) fn of(scene: &Scene<'_>) -> Vec<Qualifier> {
    let mut found = narrowing(scene);
    found.extend(times(scene));
    found.extend(comparison(scene));
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
    Qualifier { kind, value: value.to_owned(), time: None, entity: None, span }
}

/// The narrowing words that stand in the clause near the figure.
/// The value is "respect: word".
fn narrowing(scene: &Scene<'_>) -> Vec<Qualifier> {
    let mut nearest: BTreeMap<String, (usize, Qualifier)> = BTreeMap::new();
    for at in scene.clause.clone() {
        let hit = scene.lexicon.slots.narrowing.at(scene.words, at, scene.text());
        let Some((count, narrow)) = hit else { continue };
        let gap = if at >= scene.at.end {
            at - scene.at.end
        } else {
            scene.at.start.saturating_sub(at + count)
        };
        let reach = if narrow.alone { REACH_ALONE } else { REACH };
        if gap <= reach && !figure_between(scene, at) {
            let span = scene.words.get(at).map_or(scene.mention.span, |word| word.span);
            let value = format!("{}: {}", narrow.respect, narrow.value);
            let qualifier = plain(narrow.kind, &value, span);
            let known = nearest.get(&narrow.respect).map(|(gap, _)| *gap);
            if known.is_none_or(|known| gap <= known) {
                nearest.insert(narrow.respect.clone(), (gap, qualifier));
            }
        }
    }
    nearest.into_values().map(|(_, qualifier)| qualifier).collect()
}

/// Whether another figure stands between a word and the figure.
fn figure_between(scene: &Scene<'_>, at: usize) -> bool {
    let range = if at >= scene.at.end { scene.at.end..at } else { at..scene.at.start };
    range.clone().any(|index| {
        scene.tag(index) == Some(Tag::Number)
            && matches!(scene.mention_at(index), Some(MentionKind::Quantity(_)))
    })
}

/// The time of the clause, or the only time of the sentence.
fn times(scene: &Scene<'_>) -> Option<Qualifier> {
    let mut inside: Option<(usize, usize)> = None;
    let mut all = Vec::new();
    let mut last = None;
    for (at, word) in scene.words.iter().enumerate() {
        if scene.at.contains(&at) || word.mention == last {
            continue;
        }
        last = word.mention;
        let Some(MentionKind::Time(time)) = scene.mention_at(at) else { continue };
        if !matches!(time.kind, TimeKind::Date | TimeKind::DateRange) {
            continue;
        }
        all.push(at);
        if scene.clause.contains(&at) {
            let gap = at.abs_diff(scene.at.start);
            if inside.is_none_or(|(least, _)| gap < least) {
                inside = Some((gap, at));
            }
        }
    }
    let only = if all.len() == 1 { all.first().copied() } else { None };
    let at = inside.map(|(_, at)| at).or(only)?;
    let Some(MentionKind::Time(time)) = scene.mention_at(at) else { return None };
    let span = scene.words.get(at)?.span;
    Some(Qualifier {
        kind: QualifierKind::Period,
        value: time.timex.clone(),
        time: Some(time.clone()),
        entity: None,
        span,
    })
}

/// What makes a figure a mark to compare with ("from", "than"), a change ("by", "sagged $2"), a
/// relation ("81% more likely") or a level ("to").
fn comparison(scene: &Scene<'_>) -> Option<Qualifier> {
    let table = &scene.lexicon.comparisons;
    if let Some(after) = scene.words.get(scene.at.end)
        && table.relates(&form_of(after, scene.text()))
    {
        return Some(plain(QualifierKind::Comparison, "relative", after.span));
    }
    let before = scene.at.start.checked_sub(1)?;
    let word = scene.words.get(before)?;
    let earlier = before.checked_sub(1).and_then(|at| scene.words.get(at));
    let earlier = earlier.map_or("", |word| word.lemma.as_str());
    let money = matches!(&scene.mention.kind, MentionKind::Quantity(found) if found.kind == QuantityKind::Money);
    let role = match table.role(&word.lemma, earlier) {
        Some(role) => role,
        None if money && table.changes(&word.lemma) && word.tag != Tag::Noun => "by",
        None => return None,
    };
    Some(plain(QualifierKind::Comparison, role, word.span))
}
