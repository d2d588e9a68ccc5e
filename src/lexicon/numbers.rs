//! The words of numbers: `data/numbers.toml`.

use super::layout::marks::Role;
use crate::model::Decimal;
use crate::model::decimal::power_of_ten;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// "zero" to "nineteen".
    Unit(Decimal),
    /// "twenty" to "ninety".
    Ten(Decimal),
    /// "hundred", "thousand", "crore": the factor. In the plural it also counts alone.
    Scale(Decimal),
    /// "dozen".
    Group(Decimal),
    /// "half", "quarters": the denominator.
    Part(Decimal),
    /// "third", "thirds": the rank, and as a denominator whether it is a plural.
    Ordinal {
        /// The rank.
        rank: Decimal,
        /// Whether it stands in the plural ("thirds").
        plural: bool,
    },
    /// "hundredth", "millionths": the factor, and whether it is a plural.
    ScaleOrdinal {
        /// The rank or denominator.
        factor: Decimal,
        /// Whether it stands in the plural.
        plural: bool,
    },
    /// "a", "an".
    Article,
    /// "and".
    And,
    /// "point".
    Point,
    /// "minus".
    Minus,
    /// "of".
    Of,
    /// "few", "several": least and most that the word counts before a scale or a group.
    Few(u8, u8),
    /// "low", "mid": least and most that the word adds to the ten behind it ("low 70s").
    PartOfTen(u8, u8),
    /// "teens": a ten only behind such a word.
    Teens,
    /// "tens", "scores": a plural that is not also a scale.
    Vague,
}

impl NumberWord {
    /// Whether a number may begin with such a word: others only go on with one.
    pub fn begins(self) -> bool {
        !matches!(self, Self::And | Self::Of | Self::Point)
    }
}

/// The table, ready for look-ups.
#[derive(Debug)]
pub struct Numbers(Table<'static>);

/// What is looked up as it is; what the words of numbers are is gathered in [`super::Markers`].
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Table<'a> {
    #[serde(borrow)]
    letters: BTreeMap<&'a str, i32>,
    after_fraction: Vec<&'a str>,
    after_half: Vec<&'a str>,
    before_half: Vec<&'a str>,
    before_scale: Vec<&'a str>,
    in_millions: Vec<&'a str>,
}

impl Default for Numbers {
    /// The built-in table.
    fn default() -> Self {
        Self(super::table(laid_out!("numbers.rest")))
    }
}

impl NumberWord {
    /// The part in a number that the build script gathered; none where it is out of range.
    pub(super) fn of(role: Role, value: u32) -> Option<Self> {
        let number = Decimal::from(value);
        let power = || power_of_ten(i32::try_from(value).ok()?);
        let ends = || (byte(value >> 8), byte(value));
        Some(match role {
            Role::None => return None,
            Role::Unit => Self::Unit(number),
            Role::Ten => Self::Ten(number),
            Role::Scale => Self::Scale(power()?),
            Role::Group => Self::Group(number),
            Role::Part => Self::Part(number),
            Role::Ordinal => Self::Ordinal { rank: number, plural: false },
            Role::Ordinals => Self::Ordinal { rank: number, plural: true },
            Role::ScaleOrdinal => Self::ScaleOrdinal { factor: power()?, plural: false },
            Role::ScaleOrdinals => Self::ScaleOrdinal { factor: power()?, plural: true },
            Role::Article => Self::Article,
            Role::And => Self::And,
            Role::Point => Self::Point,
            Role::Minus => Self::Minus,
            Role::Of => Self::Of,
            Role::Few => Self::Few(ends().0, ends().1),
            Role::PartOfTen => Self::PartOfTen(ends().0, ends().1),
            Role::Teens => Self::Teens,
            Role::Vague => Self::Vague,
        })
    }
}

/// No scale is written as more letters than these; a test holds it.
const LETTERS_MAX: usize = 2;

fn byte(number: u32) -> u8 {
    u8::try_from(number & 0xff).unwrap_or_default()
}

impl Numbers {
    /// The factor of a scale written as letters after digits, as written ("bn", "M").
    pub fn letter(&self, word: &str) -> Option<Decimal> {
        if word.len() > LETTERS_MAX {
            return None;
        }
        power_of_ten(*self.0.letters.get(word)?)
    }

    /// Whether a word may follow a share ("a third more"); before other words "a third" is a rank.
    pub fn after_fraction(&self, word: &str) -> bool {
        self.0.after_fraction.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word before a scale counts it vaguely ("several hundred").
    pub fn before_scale(&self, word: &str) -> bool {
        self.0.before_scale.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word is counted in millions written "m" ("3m people").
    pub fn in_millions(&self, word: &str) -> bool {
        self.0.in_millions.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word may follow "half" as a share; before other nouns it is part of a name.
    pub fn after_half(&self, word: &str) -> bool {
        self.0.after_half.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word before "half" makes it a stretch of time or one of two halves.
    pub fn is_half_of_time(&self, word: &str) -> bool {
        self.0.before_half.iter().any(|known| known.eq_ignore_ascii_case(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_scales_are_few() {
        let numbers = Numbers::default();
        assert!(numbers.0.letters.keys().all(|letters| letters.len() <= LETTERS_MAX));
        assert_eq!(numbers.letter("bn"), power_of_ten(9));
    }
}
