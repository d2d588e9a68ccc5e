//! Two tellings of one event that differ in one argument.

use super::kin::{kind_of, one_thing, same_thing, single, strangers, told_of_one};
use super::{Argument, Event, Filler, Telling, Told};
use crate::judge::holders::spelled_alike;
use crate::judge::topic::Topics;
use crate::judge::{Story, pair, whereabouts};
use crate::language::Identities;
use crate::lexicon::Lexicon;
use crate::model::{Analysis, Decimal, EntityKind};
use std::collections::{BTreeMap, BTreeSet};

/// Events of one deed that are held against each other: what a story tells more often is no one
/// event.
const SAME_MAX: usize = 48;

/// Days between two tellings of one event.
const SLACK: i32 = 31;

/// Bits that two tellings must share beside the argument in which they differ.
pub(super) const ENOUGH: u32 = 9;

/// The same where nothing is named that it was done to.
const ENOUGH_OF_NOTHING: u32 = 12;

/// The same where both tell of something that somebody got.
const ENOUGH_GOT: u32 = 20;

/// In which argument two tellings differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Differ {
    /// Another did it.
    Who,
    /// It was done to another.
    What,
    /// It was done elsewhere.
    Place,
    /// Who did it to whom is exchanged.
    Swapped,
    /// The one has it done, the other not.
    Denied,
    /// The one has it done, the other to come.
    Pending,
}

/// Two tellings of one event that differ.
#[derive(Debug, Clone)]
pub struct Rivals {
    /// In what.
    pub differ: Differ,
    /// The one, and what it says there.
    pub left: (Telling, Argument),
    /// The other.
    pub right: (Telling, Argument),
    /// Bits that they share.
    pub score: u32,
}

impl Rivals {
    /// In a box: most looks at two events find none, and rivals are large.
    pub(super) fn of(
        differ: Differ,
        (left, a): (&Telling, &Argument),
        (right, b): (&Telling, &Argument),
        score: u32,
    ) -> Box<Self> {
        let (left, right) = ((left.clone(), a.clone()), (right.clone(), b.clone()));
        Box::new(Self { differ, left, right, score })
    }
}

/// What the tellings of one deed are held against each other with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bench<'a> {
    pub(super) names: &'a Identities,
    pub(super) topics: &'a Topics,
    pub(super) lexicon: &'a Lexicon,
    pub(super) analyses: &'a [Analysis],
    /// All tellings of the deed.
    told: &'a [&'a Telling],
    /// Bits that two of them share by telling of it.
    pub(super) common: u32,
}

/// The best two tellings of each deed that differ, in the order of the deeds.
pub fn rivals(events: &[Telling], story: &Story<'_>) -> Vec<Rivals> {
    let (names, topics, lexicon) = (story.identities(), story.topics(), story.lexicon);
    let mut by: BTreeMap<&str, Vec<&Telling>> = BTreeMap::new();
    for event in events {
        by.entry(&event.deed).or_default().push(event);
    }
    let analyses = &story.report.analyses;
    let mut found = Vec::new();
    for told in by.values().filter(|told| told.len() <= SAME_MAX) {
        let common = topics.rarity_of(told.len());
        let bench = Bench { names, topics, lexicon, analyses, told, common };
        let mut all: Vec<Box<Rivals>> = Vec::new();
        for (at, left) in told.iter().enumerate() {
            for right in told.iter().skip(at + 1) {
                if left.place.0 != right.place.0 {
                    all.extend(bench.differ(left, right));
                }
            }
        }
        all.sort_by_key(|one| std::cmp::Reverse(one.score));
        let mut seen = BTreeSet::new();
        all.retain(|one| seen.insert((one.differ, ends(one))));
        found.extend(all.into_iter().map(|one| *one));
    }
    found
}

/// Whether the document of an event names a filler, too, in such a list of one of the events told.
fn tells(
    told: &[&Telling],
    event: &Telling,
    other: &Argument,
    list: fn(&Event) -> &[Argument],
) -> bool {
    let named = |one: &&&Telling| list(one).iter().any(|named| named.filler == other.filler);
    told.iter().filter(|one| one.place.0 == event.place.0).any(|one| named(&one))
}

/// The two fillers in which rivals differ, in one order.
fn ends(one: &Rivals) -> (Filler, Filler) {
    let (a, b) = (one.left.1.filler.clone(), one.right.1.filler.clone());
    if a < b { (a, b) } else { (b, a) }
}

impl Bench<'_> {
    fn differ(&self, left: &Telling, right: &Telling) -> Option<Box<Rivals>> {
        // The same of the same, told again: nothing differs.
        let same = || left.told_as == right.told_as && same_cast(left, right);
        if left.is_read_as(right) || same() {
            return None;
        }
        let real = |event: &Event| !matches!(event.told_as, Told::Not | Told::NotYet);
        if !(real(left) && real(right)) {
            return self.denied(left, right).or_else(|| self.denied(right, left));
        }
        // What is to come may be of this year or the next, where nobody knows when it was written.
        let dated = left.days.known() && right.days.known();
        let ahead = |event: &Event| matches!(event.told_as, Told::Ahead | Told::Open);
        if !left.days.meet(right.days, SLACK) || ahead(left) && ahead(right) && !dated {
            return None;
        }
        self.swapped(left, right)
            .or_else(|| self.swapped(right, left))
            .or_else(|| self.who(left, right))
            .or_else(|| self.what(left, right))
            .or_else(|| self.whom(left, right))
            .or_else(|| self.place(left, right))
            .or_else(|| self.pending(left, right))
            .or_else(|| self.pending(right, left))
    }

    /// Another did the same.
    fn who(&self, left: &Telling, right: &Telling) -> Option<Box<Rivals>> {
        let (a, b) = (single(&left.who)?, single(&right.who)?);
        // A sum that both name tells one deed where nothing else does.
        let one = one_thing(left, right) && told_of_one(left, right) || self.sum(left, right);
        let by_one = || left.by_one && right.by_one && same_thing(left, right);
        if left.many && right.many && !by_one()
            || !one
            || !(self.others(a, b) || left.by_owners(right) && self.two_things(a, b))
            || left.told_as != right.told_as
            || self.numbered_otherwise(left, right)
            || strangers(&left.whom, &right.whom)
            || strangers(&left.places, &right.places)
            || knows(left, b, self.told)
            || knows(right, a, self.told)
        {
            return None;
        }
        let score = self.shared(left, right, &[a, b]) + self.common;
        let of_nothing = !left.titled && left.what.is_empty() && right.what.is_empty();
        // Many win a prize: that both got one of a name tells little.
        let named = || same_thing(left, right) && left.what.iter().any(|one| one.stems.len() > 1);
        let enough = match (left.got && right.got, of_nothing) {
            (true, _) if !named() => ENOUGH_GOT,
            (_, true) => ENOUGH_OF_NOTHING,
            _ => ENOUGH,
        };
        (score >= enough).then(|| Rivals::of(Differ::Who, (left, a), (right, b), score))
    }

    /// Whether the things that two events were done to are counted, and otherwise: the FIRST goal
    /// and the SECOND, 54 PERCENT of the vote and 31.
    fn numbered_otherwise(&self, left: &Telling, right: &Telling) -> bool {
        let numbers = |event: &Telling| -> Vec<Decimal> {
            let Some(analysis) = self.analyses.get(event.place.0) else { return Vec::new() };
            // Of a share the thing is the whole: what stands before it is of the thing, too.
            let spans = event.what.iter().map(|one| one.span.join(event.told));
            let mentions = spans.flat_map(|span| analysis.mentions_in(span));
            mentions.filter_map(|mention| mention.quantity()?.value).collect()
        };
        pair::tell_apart(&numbers(left), &numbers(right))
    }

    /// The same did it to another.
    fn what(&self, left: &Telling, right: &Telling) -> Option<Box<Rivals>> {
        let (a, b) = (single(&left.what)?, single(&right.what)?);
        let (who, by) = (single(&left.who)?, single(&right.who)?);
        let same = who.entity().is_some() && who.filler == by.filler;
        if left.many && right.many
            || left.titled
            || right.titled
            || !same
            || left.told_as != right.told_as
            || !self.others(a, b)
            || strangers(&left.whom, &right.whom)
            || strangers(&left.places, &right.places)
            || tells(self.told, left, b, |one| &one.what)
            || tells(self.told, right, a, |one| &one.what)
        {
            return None;
        }
        let score = self.shared(left, right, &[a, b, who, by]) + self.common;
        (score >= ENOUGH).then(|| Rivals::of(Differ::What, (left, a), (right, b), score))
    }

    /// The same went to another.
    fn whom(&self, left: &Telling, right: &Telling) -> Option<Box<Rivals>> {
        let (a, b) = (single(&left.whom)?, single(&right.whom)?);
        let one = one_thing(left, right) && told_of_one(left, right) && !left.what.is_empty();
        if left.many && right.many
            || !(one || self.sum(left, right))
            || left.told_as != right.told_as
            || !self.others(a, b)
            || strangers(&left.who, &right.who)
            || strangers(&left.places, &right.places)
            || tells(self.told, left, b, |one| &one.whom)
            || tells(self.told, right, a, |one| &one.whom)
        {
            return None;
        }
        let score = self.shared(left, right, &[a, b]) + self.common;
        (score >= ENOUGH).then(|| Rivals::of(Differ::What, (left, a), (right, b), score))
    }

    /// The same was done elsewhere.
    fn place(&self, left: &Telling, right: &Telling) -> Option<Box<Rivals>> {
        let (a, b) = (single(&left.places)?, single(&right.places)?);
        let one_of = |left: &[Argument], right: &[Argument]| {
            let entity = |one: &&Argument| one.entity().is_some() && one.definite;
            left.iter()
                .filter(entity)
                .any(|one| right.iter().any(|other| one.filler == other.filler))
        };
        // Who meets whom may stand on either side of the verb.
        let same = one_of(&left.what, &right.what)
            || one_of(&left.who, &right.who) && one_thing(left, right)
            || named(left).intersection(&named(right)).count() > 1;
        let (one, other) = (a.entity()?.0, b.entity()?.0);
        if !same
            || !self.apart((left, one), (right, other))
            || strangers(&left.who, &right.who)
            || strangers(&left.what, &right.what)
            || tells(self.told, left, b, |one| &one.places)
            || tells(self.told, right, a, |one| &one.places)
        {
            return None;
        }
        let score = self.shared(left, right, &[a, b]) + self.common;
        (score >= ENOUGH).then(|| Rivals::of(Differ::Place, (left, a), (right, b), score))
    }

    /// Whether two places lie apart.
    fn apart(&self, (left, one): (&Telling, u32), (right, other): (&Telling, u32)) -> bool {
        let (a, b) = (self.names.name(one).to_lowercase(), self.names.name(other).to_lowercase());
        let (left, right) = ((left.place.0, a.as_str()), (right.place.0, b.as_str()));
        one != other && whereabouts::are_two(left, right, self.analyses, &self.lexicon.names)
    }

    /// The ends are exchanged: who did it in the one, suffers it in the other.
    fn swapped(&self, left: &Telling, right: &Telling) -> Option<Box<Rivals>> {
        let plain = |event: &Event| !event.titled && !event.bare;
        if !plain(left) || !plain(right) {
            return None;
        }
        let has = |list: &[Argument], key: u32| list.iter().any(|one| one.side() == Some(key));
        let gets = |event: &Event, key| has(&event.what, key) || has(&event.whom, key);
        let mut did = left.who.iter().filter_map(Argument::side);
        let both = did.find(|key| gets(right, *key) && !gets(left, *key))?;
        let full = right.who.iter().filter_map(Argument::side).any(|key| gets(left, key));
        if has(&right.who, both) || self.lexicon.events.is_mutual(&left.deed) {
            return None;
        }
        // "Acme fined $3 million" is a headline on what was done to Acme: somebody else must be named.
        let any = |list: &[Argument]| list.iter().any(|one| one.side().is_some());
        let named = any(&left.what) || any(&left.whom) || any(&right.who);
        let figure = || named && self.figure(left, right);
        let both_ways = |event: &Event| event.many && !event.one_way;
        if (both_ways(left) && both_ways(right) || !full) && !figure() {
            return None;
        }
        let of = |list: &[Argument]| list.iter().find(|one| one.side() == Some(both)).cloned();
        let a = of(&left.who)?;
        let suffers = of(&right.what).or_else(|| of(&right.whom))?;
        let score = self.shared(left, right, &[]) + self.common;
        // Who tells of both ways knows of two deeds.
        let knows = |one: &&Telling| {
            one.place.0 == left.place.0 && gets(one, both)
                || one.place.0 == right.place.0 && has(&one.who, both)
        };
        // On Saturday the one beat the other, on Sunday the other the one.
        (score >= ENOUGH && !self.told.iter().any(knows) && !self.is_another(left, right))
            .then(|| Rivals::of(Differ::Swapped, (left, &a), (right, &suffers), score))
    }

    /// Whether two are surely two, where only a company or a person can be meant: two names of
    /// which nothing tells what they are.
    fn two_things(&self, a: &Argument, b: &Argument) -> bool {
        let named = |one: &Argument| {
            let key = one.entity().filter(|(_, kind)| *kind == EntityKind::Thing)?.0;
            one.definite.then(|| self.names.name(key))
        };
        let Some((name, second)) = named(a).zip(named(b)) else { return false };
        let shares = |word: &str| second.split(' ').any(|own| own.eq_ignore_ascii_case(word));
        a.filler != b.filler && !spelled_alike(name, second) && !name.split(' ').any(shares)
    }

    /// Whether two are surely two: of one kind, named, with no name in common.
    fn others(&self, a: &Argument, b: &Argument) -> bool {
        let (Some((one, kind)), Some((other, also))) = (a.entity(), b.entity()) else {
            return false;
        };
        let (name, second) = (self.names.name(one), self.names.name(other));
        let (kind, also) = (kind_of(name, kind), kind_of(second, also));
        let known = kind != EntityKind::Thing;
        let word = |word: &str| second.split(' ').any(|own| own.eq_ignore_ascii_case(word));
        // What nothing tells the kind of may be of the other's, where its name has more than one word.
        let unknown = |name: &str, kind| kind == EntityKind::Thing && name.contains(' ');
        let person = |kind| kind == EntityKind::Person;
        let alike = kind == also && known
            || person(kind) && unknown(second, also)
            || person(also) && unknown(name, kind);
        alike
            && a.definite
            && b.definite
            && one != other
            && !spelled_alike(name, second)
            && !name.split(' ').any(word)
    }

    /// Whether two events name one sum of money.
    fn sum(&self, left: &Telling, right: &Telling) -> bool {
        let (left, right) = (left.sums(self.analyses), right.sums(self.analyses));
        left.iter().any(|sum| right.contains(sum))
    }

    /// Whether two events name one figure.
    fn figure(&self, left: &Telling, right: &Telling) -> bool {
        let (left, right) = (left.figures(self.analyses), right.figures(self.analyses));
        left.iter().any(|figure| right.contains(figure))
    }

    /// Bits that two events share: the rarity of their common stems, those of some arguments apart.
    pub(super) fn shared(&self, left: &Event, right: &Event, apart: &[&Argument]) -> u32 {
        left.stems
            .iter()
            .filter(|stem| right.stems.binary_search(stem).is_ok())
            .filter(|stem| !apart.iter().any(|one| one.stems.contains(stem)))
            .map(|stem| self.topics.rarity(*stem))
            .sum()
    }
}

/// Whether two events name the same in every part.
fn same_cast(left: &Event, right: &Event) -> bool {
    let same = |left: &[Argument], right: &[Argument]| {
        let one = |(a, b): (&Argument, &Argument)| a.filler == b.filler && a.of == b.of;
        left.len() == right.len() && left.iter().zip(right).all(one)
    };
    same(&left.who, &right.who)
        && same(&left.what, &right.what)
        && same(&left.whom, &right.whom)
        && same(&left.places, &right.places)
}

/// Everybody and everything with a name that is concerned in an event, by key.
fn named(event: &Event) -> BTreeSet<u32> {
    let all = event.who.iter().chain(&event.what).chain(&event.whom);
    all.filter(|one| one.definite).filter_map(|one| Some(one.entity()?.0)).collect()
}

/// Whether the document of an event tells the like of somebody else as well.
fn knows(event: &Telling, other: &Argument, told: &[&Telling]) -> bool {
    told.iter().any(|one| {
        one.place.0 == event.place.0
            && one.who.iter().any(|who| who.filler == other.filler)
            && one_thing(event, one)
    })
}
