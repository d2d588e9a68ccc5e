//! Two claims side by side, and what several looks at them need, worked out once.

use super::compare::{apart, entities};
use super::evidence::RARE;

use super::moments::moments;
use super::parted::Parted;
use super::placed::{periods, places};
use super::value::{self, Relation, held};
use super::view::{NEAR, Terms, View};
use crate::lexicon::Lexicon;
use crate::lexicon::concepts::Concept;
use crate::model::Value;
use std::cmp::Ordering;

/// Two claims of one dimension.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meeting<'v> {
    pub(super) a: &'v View<'v>,
    pub(super) b: &'v View<'v>,
    /// How their values stand to each other.
    pub(super) relation: Relation,
    /// The likeliest concept that both may be of.
    pub(super) shared: Option<&'v str>,
    /// The same in the tables.
    pub(super) concept: Option<&'v Concept>,
    pub(super) terms: &'v Terms,
    pub(super) lexicon: &'v Lexicon,
}

impl<'v> Meeting<'v> {
    pub(super) fn of(
        a: &'v View<'v>,
        b: &'v View<'v>,
        terms: &'v Terms,
        lexicon: &'v Lexicon,
    ) -> Self {
        let of = |number: u32| b.concepts.iter().any(|(other, _)| *other == number);
        let place = a.concepts.iter().position(|(number, _)| of(*number));
        let shared = place.and_then(|place| a.claim.concepts().nth(place));
        let concept = place.and_then(|place| a.concepts.get(place)?.1);
        Self { a, b, relation: relation(a, b, lexicon), shared, concept, terms, lexicon }
    }

    /// What parts the two, if anything does.
    pub(super) fn parted(&self) -> Option<Parted<'v>> {
        let (a, b) = (self.a, self.b);
        let parted = apart(&a.told, &b.told, self.shared, self.concept, self.lexicon);
        if a.told.exchanged(&b.told) {
            return parted;
        }
        parted
            .or_else(|| entities(a, b, self.terms))
            .or_else(|| places(self))
            .or_else(|| periods(self))
            .or_else(|| moments(self))
    }

    /// The words that the two have in common.
    pub(super) fn overlap(&self) -> Overlap {
        let (a, b, terms) = (self.a, self.b, self.terms);
        let dates = a.claim.time().is_some();
        let mut found = Overlap::default();
        let (mut left, mut right) = (a.terms.iter(), b.terms.iter());
        let (mut x, mut y) = (left.next(), right.next());
        let only = |(term, level): (u32, u8), alone: &mut i32| {
            *alone += i32::from(level == NEAR && terms.rarity(term) >= RARE);
        };
        let (mut alone, mut other_alone) = (0, 0);
        while let (Some(one), Some(other)) = (x, y) {
            match one.0.cmp(&other.0) {
                Ordering::Less => {
                    only(*one, &mut alone);
                    x = left.next();
                }
                Ordering::Greater => {
                    only(*other, &mut other_alone);
                    y = right.next();
                }
                Ordering::Equal => {
                    // A story has many dates of its main thing: only names and what is rare tell
                    // which.
                    let named = || !dates || a.names.binary_search(&one.0).is_ok();
                    found.add(terms.rarity(one.0), (one.1, other.1), named);
                    (x, y) = (left.next(), right.next());
                }
            }
        }
        x.into_iter().chain(left).for_each(|one| only(*one, &mut alone));
        y.into_iter().chain(right).for_each(|one| only(*one, &mut other_alone));
        found.alone = alone.min(3) + other_alone.min(3);
        found
    }
}

/// How the values of two claims stand to each other.
pub(super) fn relation(a: &View<'_>, b: &View<'_>, lexicon: &Lexicon) -> Relation {
    match (&a.claim.value, &b.claim.value) {
        (Value::Quantity(x), Value::Quantity(y)) => held((x, a.measured), (y, b.measured)),
        (x, y) => value::relation(x, y, lexicon),
    }
}

/// What the words around two figures have in common.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Overlap {
    /// The rarities of the words on both sides, each by its nearness where it is farther.
    pub(super) weight: u32,
    /// Points for words that govern both, and for others.
    pub(super) near: i32,
    pub(super) far: i32,
    /// Rare governing words of one side that the other has nowhere, of each side three at most.
    pub(super) alone: i32,
}

impl Overlap {
    fn add(&mut self, rarity: u32, (level, other): (u8, u8), named: impl Fn() -> bool) {
        let (least, most) = (level.min(other), level.max(other));
        self.weight += rarity * u32::from(least);
        let rare = i32::from(rarity >= RARE);
        match least {
            NEAR if rare == 0 && !named() => self.near += 1,
            NEAR => self.near += 2 + rare,
            _ if most == NEAR => self.far += 1 + rare,
            _ => self.far += rare,
        }
    }
}
