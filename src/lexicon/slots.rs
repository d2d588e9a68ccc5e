//! Words that narrow what a figure is of, and words that say the same: `data/slots.toml`,
//! `data/synonyms.toml`.

use super::phrases::Phrases;
use super::{heads, vocabulary};
use crate::model::{Lemma, QualifierKind};
use crate::text::{Map, Set};
use serde::Deserialize;

/// What a narrowing word says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrow {
    /// In which respect it parts figures ("part", "basis").
    pub respect: &'static str,
    /// Which kind of qualifier it is.
    pub kind: QualifierKind,
    /// Its name in the group.
    pub value: &'static str,
    /// Whether it parts a figure that has it from one that has nothing of its group.
    pub alone: bool,
    /// Whether it reaches over its whole clause.
    pub wide: bool,
    /// Whether it stands only before the figure that it narrows ("of whom 3", "including 3").
    pub ahead: bool,
    /// Whether it stands only behind it ("3 alone").
    pub behind: bool,
}

/// Narrowing words and synonyms, ready for look-ups.
#[derive(Debug)]
pub struct Slots {
    /// The narrowing phrases.
    pub narrowing: Phrases<Narrow>,
    classes: Map<&'static str, &'static str>,
    stop: Set<&'static str>,
    alone: Set<&'static str>,
    deeds: Map<&'static str, &'static str>,
    of_place: Set<&'static str>,
    as_of: Set<&'static str>,
    order: Set<&'static str>,
    again: Set<&'static str>,
    daily: Set<&'static str>,
    extremes: Set<&'static str>,
    lasting: Set<&'static str>,
    ending: Set<&'static str>,
    once: Set<&'static str>,
    moments: Set<&'static str>,
    measures: Set<&'static str>,
    reasons: Set<&'static str>,
    asides: Set<&'static str>,
    deals: Set<&'static str>,
    holds: Set<&'static str>,
    place_nouns: Set<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotTable<'a> {
    #[serde(borrow)]
    places: Places<'a>,
    times: Times<'a>,
    ties: Ties<'a>,
    group: Vec<Group<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Places<'a> {
    prepositions: &'a str,
    nouns: &'a str,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Times<'a> {
    as_of: &'a str,
    order: &'a str,
    again: &'a str,
    daily: &'a str,
    extremes: &'a str,
    lasting: &'a str,
    ending: &'a str,
    once: &'a str,
    moments: &'a str,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ties<'a> {
    measures: &'a str,
    reasons: &'a str,
    asides: &'a str,
    deals: &'a str,
    holds: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Group<'a> {
    respect: &'a str,
    kind: QualifierKind,
    alone: bool,
    #[serde(default)]
    wide: bool,
    #[serde(default)]
    ahead: bool,
    #[serde(default)]
    behind: bool,
    values: Vec<(&'a str, &'a str)>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SynonymTable {
    classes: &'static str,
    deeds: &'static str,
    stop: &'static str,
}

impl Default for Slots {
    fn default() -> Self {
        let mut narrowing = Vec::new();
        let mut alone = Set::default();
        let slots: SlotTable<'_> = super::table(packed!("slots"));
        for group in slots.group {
            if group.alone {
                alone.insert(group.respect);
            }
            for (value, phrases) in group.values {
                let narrow = Narrow {
                    respect: group.respect,
                    kind: group.kind,
                    value,
                    alone: group.alone,
                    wide: group.wide,
                    ahead: group.ahead,
                    behind: group.behind,
                };
                for phrase in phrases.split(',') {
                    narrowing.push((phrase.trim(), narrow.clone()));
                }
            }
        }
        let table: SynonymTable = super::table(packed!("synonyms"));
        let set = |list: &'static str| list.split_ascii_whitespace().collect();
        Self {
            narrowing: Phrases::of(heads::NARROWING, laid_out!("narrowing.tree"), narrowing),
            classes: classes(table.classes),
            stop: set(table.stop),
            alone,
            deeds: classes(table.deeds),
            of_place: set(slots.places.prepositions),
            as_of: set(slots.times.as_of),
            order: set(slots.times.order),
            again: set(slots.times.again),
            daily: set(slots.times.daily),
            extremes: set(slots.times.extremes),
            lasting: set(slots.times.lasting),
            ending: set(slots.times.ending),
            once: set(slots.times.once),
            moments: set(slots.times.moments),
            measures: set(slots.ties.measures),
            reasons: set(slots.ties.reasons),
            asides: set(slots.ties.asides),
            deals: set(slots.ties.deals),
            holds: set(slots.ties.holds),
            place_nouns: set(slots.places.nouns),
        }
    }
}

/// A line is a class: a word in it stands for the first.
fn classes(lines: &'static str) -> Map<&'static str, &'static str> {
    let mut classes = Map::default();
    for line in lines.lines() {
        let mut words = line.split_ascii_whitespace();
        let Some(first) = words.next() else { continue };
        for word in words {
            classes.entry(word).or_insert(first);
        }
    }
    classes
}

impl Slots {
    /// The lemmas that are too common to tell figures apart.
    pub(super) fn stop(&self) -> impl Iterator<Item = &str> {
        self.stop.iter().copied()
    }

    /// The lemmas that another stands for.
    pub(super) fn in_classes(&self) -> impl Iterator<Item = &str> {
        self.classes.keys().chain(self.deeds.keys()).copied()
    }

    /// The word that stands for the class of a lemma; the lemma itself where no class has it.
    pub fn class<'a>(&'a self, lemma: &'a str) -> &'a str {
        self.classes.get(lemma).copied().unwrap_or(lemma)
    }

    /// The same for a verb: some nouns mean another thing than the verb they look like ("strike").
    pub fn deed<'a>(&'a self, lemma: &'a str) -> &'a str {
        self.deeds.get(lemma).copied().unwrap_or_else(|| self.class(lemma))
    }

    /// The class of a lemma as a lemma: as [`Self::deed`] for a verb, else as [`Self::class`].
    pub fn lemma_of_class(&self, lemma: &Lemma, verb: bool) -> Lemma {
        let deed = if verb { self.deeds.get(lemma.as_str()) } else { None };
        let class = deed.or_else(|| self.classes.get(lemma.as_str()));
        class.map_or_else(|| lemma.clone(), |class| vocabulary::lemma(class))
    }

    /// Whether a preposition may say where.
    pub fn is_of_place(&self, lemma: &str) -> bool {
        self.of_place.contains(lemma)
    }

    /// Whether a time behind the preposition is the moment as of which a figure holds.
    pub fn is_as_of(&self, lemma: &str) -> bool {
        self.as_of.contains(lemma)
    }

    /// Whether a verb tells of what happens more than once a day ("the hearing resumes").
    pub fn is_again(&self, lemma: &str) -> bool {
        self.again.contains(lemma)
    }

    /// Whether a verb tells of what has its hours ("the pool opens at nine").
    pub fn is_daily(&self, lemma: &str) -> bool {
        self.daily.contains(lemma)
    }

    /// Whether a preposition says what came first ("after").
    pub fn is_of_order(&self, lemma: &str) -> bool {
        self.order.contains(lemma)
    }

    /// Whether a word says that there was nothing like it for a time ("first", "worst").
    pub fn is_extreme(&self, form: &str) -> bool {
        self.extremes.contains(form)
    }

    /// Whether a span of time is of the subject of the verb ("last").
    pub fn is_lasting(&self, lemma: &str) -> bool {
        self.lasting.contains(lemma)
    }

    /// Whether what a verb tells of has lasted so long as what "after" names ("ended after two hours").
    pub fn is_ending(&self, lemma: &str) -> bool {
        self.ending.contains(lemma)
    }

    /// Whether a verb tells of what happens to a thing or person but once ("born", "founded").
    pub fn is_once(&self, lemma: &str) -> bool {
        self.once.contains(lemma)
    }

    /// Whether a verb, too common to tell figures apart, tells what came about at a time ("found").
    pub fn is_of_moment(&self, lemma: &str) -> bool {
        self.moments.contains(lemma)
    }

    /// Whether the object of a verb says how much its subject is.
    pub fn measures(&self, lemma: &str) -> bool {
        self.measures.contains(lemma)
    }

    /// Whether a verb tells how much there is room for.
    pub fn holds(&self, lemma: &str) -> bool {
        self.holds.contains(lemma)
    }

    /// Whether a noun is of what is moved about another thing ("amendment").
    pub fn is_aside(&self, lemma: &str) -> bool {
        self.asides.contains(lemma)
    }

    /// Whether a verb is of a side of a deal ("sell").
    pub fn is_deal(&self, lemma: &str) -> bool {
        self.deals.contains(lemma)
    }

    /// Whether a preposition behind a span of time says what it is given for.
    pub fn is_reason(&self, lemma: &str) -> bool {
        self.reasons.contains(lemma)
    }

    /// Whether a noun is a kind of place ("province").
    pub fn is_place(&self, lemma: &str) -> bool {
        self.place_nouns.contains(lemma)
    }

    /// Whether a lemma is too common to tell one figure from another.
    pub fn is_stop(&self, lemma: &str) -> bool {
        self.stop.contains(lemma)
    }

    /// Whether a word of a respect parts a figure from one that has none of the respect.
    pub fn parts_alone(&self, respect: &str) -> bool {
        self.alone.contains(respect)
    }
}
