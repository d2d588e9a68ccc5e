//! The words of numbers: `data/numbers.toml`.

use crate::model::Decimal;
use crate::model::decimal::power_of_ten;
use crate::text::Map;
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
#[derive(Debug, Clone)]
pub struct Numbers {
    /// Words, in lower case.
    pub words: BTreeMap<String, NumberWord>,
    letters: Map<String, Decimal>,
    vague: Map<String, (Decimal, Decimal)>,
    after_fraction: Vec<String>,
    after_half: Vec<String>,
    before_half: Vec<String>,
    before_scale: Vec<String>,
    in_millions: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Table {
    units: BTreeMap<String, i64>,
    tens: BTreeMap<String, i64>,
    scales: BTreeMap<String, i32>,
    letters: BTreeMap<String, i32>,
    groups: BTreeMap<String, i64>,
    parts: BTreeMap<String, i64>,
    ordinals: BTreeMap<String, i64>,
    scale_ordinals: BTreeMap<String, i32>,
    vague: BTreeMap<String, (i64, i64)>,
    few: BTreeMap<String, (u8, u8)>,
    part_of_ten: BTreeMap<String, (u8, u8)>,
    after_fraction: Vec<String>,
    after_half: Vec<String>,
    before_half: Vec<String>,
    before_scale: Vec<String>,
    in_millions: Vec<String>,
    glue: BTreeMap<String, Vec<String>>,
}

impl Default for Numbers {
    /// The built-in table.
    fn default() -> Self {
        Self::new(super::table(packed!("numbers")))
    }
}

impl Numbers {
    /// Makes the look-ups; an entry out of range is left out.
    fn new(table: Table) -> Self {
        let mut numbers = Self {
            words: BTreeMap::new(),
            letters: Map::default(),
            vague: Map::default(),
            after_fraction: table.after_fraction,
            after_half: table.after_half,
            before_half: table.before_half,
            before_scale: table.before_scale,
            in_millions: table.in_millions,
        };
        for (word, value) in table.units {
            numbers.add(&word, NumberWord::Unit(value.into()));
        }
        for (word, value) in table.tens {
            numbers.add(&word, NumberWord::Ten(value.into()));
        }
        for (word, value) in table.groups {
            numbers.add(&word, NumberWord::Group(value.into()));
        }
        for (word, value) in table.parts {
            numbers.add(&word, NumberWord::Part(value.into()));
        }
        for (word, rank) in table.ordinals {
            numbers.add(&word, NumberWord::Ordinal { rank: rank.into(), plural: false });
            numbers.add(&plural(&word), NumberWord::Ordinal { rank: rank.into(), plural: true });
        }
        for (word, (low, high)) in table.few {
            numbers.add(&word, NumberWord::Few(low, high));
        }
        for (word, (low, high)) in table.part_of_ten {
            numbers.add(&word, NumberWord::PartOfTen(low, high));
        }
        numbers.add_scales(table.scales, table.scale_ordinals);
        for (letter, power) in table.letters {
            numbers.letters.extend(power_of_ten(power).map(|factor| (letter, factor)));
        }
        for (word, (low, high)) in table.vague {
            numbers.words.entry(word.clone()).or_insert(NumberWord::Vague);
            numbers.vague.insert(word, (low.into(), high.into()));
        }
        numbers.add_glue(&table.glue);
        numbers.add_joined();
        numbers
    }

    /// The factor of a scale written as letters after digits, as written ("bn", "M").
    pub fn letter(&self, word: &str) -> Option<Decimal> {
        self.letters.get(word).copied()
    }

    /// What plurals of a scale without a number before them allow ("dozens"), in lower case.
    pub(super) fn vague(&self) -> impl Iterator<Item = (&str, (Decimal, Decimal))> {
        let mut words: Vec<_> = self.vague.iter().map(|(word, ends)| (&**word, *ends)).collect();
        words.sort_unstable();
        words.into_iter()
    }

    /// Whether a word may follow a share ("a third more"); before other words "a third" is a rank.
    pub fn after_fraction(&self, word: &str) -> bool {
        self.after_fraction.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word before a scale counts it vaguely ("several hundred").
    pub fn before_scale(&self, word: &str) -> bool {
        self.before_scale.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word is counted in millions written "m" ("3m people").
    pub fn in_millions(&self, word: &str) -> bool {
        self.in_millions.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word may follow "half" as a share; before other nouns it is part of a name.
    pub fn after_half(&self, word: &str) -> bool {
        self.after_half.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    /// Whether a word before "half" makes it a stretch of time or one of two halves.
    pub fn is_half_of_time(&self, word: &str) -> bool {
        self.before_half.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    fn add(&mut self, word: &str, role: NumberWord) {
        self.words.insert(word.to_owned(), role);
    }

    fn add_scales(&mut self, scales: BTreeMap<String, i32>, ordinals: BTreeMap<String, i32>) {
        for (word, power) in scales {
            let Some(factor) = power_of_ten(power) else { continue };
            self.add(&word, NumberWord::Scale(factor));
            self.add(&plural(&word), NumberWord::Scale(factor));
        }
        for (word, power) in ordinals {
            let Some(factor) = power_of_ten(power) else { continue };
            self.add(&word, NumberWord::ScaleOrdinal { factor, plural: false });
            self.add(&plural(&word), NumberWord::ScaleOrdinal { factor, plural: true });
        }
    }

    fn add_glue(&mut self, glue: &BTreeMap<String, Vec<String>>) {
        for (role, words) in glue {
            let role = match role.as_str() {
                "article" => NumberWord::Article,
                "and" => NumberWord::And,
                "point" => NumberWord::Point,
                "minus" => NumberWord::Minus,
                "teens" => NumberWord::Teens,
                _ => NumberWord::Of,
            };
            for word in words {
                self.add(word, role);
            }
        }
    }

    /// "thirtyfirst", "twentyfive": tens and units written as one word.
    fn add_joined(&mut self) {
        let words: Vec<_> = self.words.iter().map(|(word, role)| (word.clone(), *role)).collect();
        let tens = words.iter().filter_map(|(word, role)| match role {
            NumberWord::Ten(value) => Some((word, *value)),
            _ => None,
        });
        for (ten, value) in tens {
            for (unit, role) in &words {
                let joined = match *role {
                    NumberWord::Unit(u) if is_digit(u) => NumberWord::Unit(value + u),
                    NumberWord::Ordinal { rank, plural } if is_digit(rank) => {
                        NumberWord::Ordinal { rank: value + rank, plural }
                    }
                    _ => continue,
                };
                self.add(&format!("{ten}{unit}"), joined);
            }
        }
    }
}

fn plural(word: &str) -> String {
    format!("{word}s")
}

fn is_digit(value: Decimal) -> bool {
    value >= Decimal::ONE && value < Decimal::TEN
}
