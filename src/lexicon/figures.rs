//! Words around figures that tell how to read them: `data/figures.toml`.

use super::sequences::Sequences;
use crate::model::Decimal;
use crate::text::Map;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a word near a figure says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// Before a figure: it is a name ("Section 427").
    Designator,
    /// The last word of an address.
    Street,
    /// A change: "from 3 to 5" is no range.
    Change,
    /// A change where "from" follows: "took it from 3 to 5".
    Move,
    /// Somebody's: "in her 30s" is an age.
    Possessive,
    /// Something that lasts: what "holds today" is not dated by it.
    Standing,
    /// A game or a vote.
    Result,
    /// Degrees are an angle.
    Angle,
    /// "C" or "F" is a temperature.
    Temperature,
    /// Pounds are money.
    Money,
    /// Pounds are a weight.
    Weight,
    /// What an extent is said to be ("5 in thick").
    Extent,
    /// After "times" that makes it a multiple ("10 times as many").
    AfterTimes,
    /// After a figure that is said of somebody and counts nothing ("she was 71 AND lived alone").
    AgeEnd,
    /// Before a figure set off at the head of a sentence ("AT 28, Ada Smith is").
    AgeOpen,
    /// Of adjectives with a number word that count nothing ("zero-sum").
    Idiom,
    /// A beginning of words.
    Prefix,
    /// A multiple, unless it stands before a noun like an adjective.
    Doubling,
    /// A number of times, unless "as" or the like follows.
    Frequency,
    /// A loss: a bracketed sum behind it is not negative.
    Loss,
    /// Points near it are those of percentages.
    Rate,
    /// Degrees near it are none of heat.
    Position,
    /// "point", of a share.
    Point,
    /// Verbs that set dates in the present.
    Scheduling,
    /// A form of "be".
    Copula,
    /// A person whose age may follow between commas.
    AgeBearer,
    /// A child, which has no children of its own: "a boy of seven" is that old.
    AgeChild,
    /// Beneath so much of something.
    Under,
}

/// What follows a figure that is a share or a difference of shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// "percent".
    Percent,
    /// "percentage points".
    Points,
    /// "basis points".
    Basis,
}

/// What a word does in a temperature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Degree {
    /// "°", "degrees".
    Sign,
    /// A scale: its unit.
    Scale(&'static str),
    /// "below zero".
    Below,
}

/// Words around an age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeWord {
    /// After the unit of time ("old").
    After,
    /// After the figure, unit and all ("yo").
    Short,
    /// Before the figure ("aged").
    Before,
}

/// A word that is a span of time ("monthslong"): the least and most that it allows, and the unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lasting {
    /// The least that it says.
    pub low: Decimal,
    /// The most that it says; the least where it says exactly one.
    pub high: Decimal,
    /// The unit of time.
    pub unit: String,
}

/// The table, ready for look-ups.
#[derive(Debug, Clone)]
pub struct Figures {
    pub(super) shares: Sequences<Share>,
    pub(super) degrees: Sequences<Degree>,
    pub(super) age_words: Sequences<AgeWord>,
    pub(super) ages_before: Sequences<()>,
    pub(super) age_states: Sequences<()>,
    pub(super) lasting: Sequences<Lasting>,
    cues: Map<Box<str>, u32>,
    pub(super) remarks: Sequences<()>,
    rankless: Sequences<()>,
    multiples: Map<Box<str>, Decimal>,
    pub(super) ages: Map<String, String>,
    others: Map<String, String>,
    longest: usize,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Table {
    designators: String,
    remarks: Vec<String>,
    rankless: Vec<String>,
    age_bearers: String,
    age_children: String,
    streets: String,
    changes: String,
    moves: String,
    possessives: String,
    standing: String,
    others: BTreeMap<String, String>,
    results: String,
    angles: String,
    temperatures: String,
    pounds_money: String,
    pounds_weight: String,
    extents: String,
    after_times: String,
    idioms: String,
    prefixes: String,
    doubling: String,
    frequencies: String,
    losses: String,
    rates: String,
    positions: String,
    points: String,
    scheduling: String,
    copulas: String,
    beneath: String,
    multiples: BTreeMap<String, Decimal>,
    ages: BTreeMap<String, String>,
    age_states: Vec<String>,
    age_ends: String,
    age_opens: String,
    lasting: BTreeMap<String, String>,
    shares: BTreeMap<String, Vec<String>>,
    degrees: BTreeMap<String, Vec<String>>,
    age_words: BTreeMap<String, Vec<String>>,
}

impl Table {
    /// The lists of words, each with what its words are.
    fn cues(&self) -> [(&str, Cue); 28] {
        [
            (&self.designators, Cue::Designator),
            (&self.streets, Cue::Street),
            (&self.changes, Cue::Change),
            (&self.moves, Cue::Move),
            (&self.possessives, Cue::Possessive),
            (&self.standing, Cue::Standing),
            (&self.results, Cue::Result),
            (&self.angles, Cue::Angle),
            (&self.temperatures, Cue::Temperature),
            (&self.pounds_money, Cue::Money),
            (&self.pounds_weight, Cue::Weight),
            (&self.extents, Cue::Extent),
            (&self.after_times, Cue::AfterTimes),
            (&self.age_ends, Cue::AgeEnd),
            (&self.age_opens, Cue::AgeOpen),
            (&self.idioms, Cue::Idiom),
            (&self.prefixes, Cue::Prefix),
            (&self.doubling, Cue::Doubling),
            (&self.frequencies, Cue::Frequency),
            (&self.losses, Cue::Loss),
            (&self.rates, Cue::Rate),
            (&self.positions, Cue::Position),
            (&self.points, Cue::Point),
            (&self.scheduling, Cue::Scheduling),
            (&self.copulas, Cue::Copula),
            (&self.age_bearers, Cue::AgeBearer),
            (&self.age_children, Cue::AgeChild),
            (&self.beneath, Cue::Under),
        ]
    }
}

impl Table {
    /// Every word with the bits of its cues, and the length of the longest.
    fn marked(&self) -> (Map<Box<str>, u32>, usize) {
        let mut cues: Map<Box<str>, u32> = Map::default();
        let mut longest = 0;
        for (words, cue) in self.cues() {
            for word in words.split_ascii_whitespace() {
                longest = longest.max(word.len());
                *cues.entry(word.into()).or_default() |= bit(cue);
            }
        }
        (cues, longest)
    }
}

impl Default for Figures {
    /// The built-in table.
    fn default() -> Self {
        let table: Table = super::table(packed!("figures"));
        let (cues, longest) = table.marked();
        let mut figures = Self {
            cues,
            shares: sequences(&table.shares, |key| match key {
                "percent" => Share::Percent,
                "points" => Share::Points,
                _ => Share::Basis,
            }),
            degrees: sequences(&table.degrees, |key| match key {
                "sign" => Degree::Sign,
                "C" => Degree::Scale("C"),
                "F" => Degree::Scale("F"),
                "K" => Degree::Scale("K"),
                _ => Degree::Below,
            }),
            age_words: sequences(&table.age_words, |key| match key {
                "after" => AgeWord::After,
                "short" => AgeWord::Short,
                _ => AgeWord::Before,
            }),
            ages_before: Sequences::new(false),
            age_states: Sequences::new(false),
            lasting: lasting(&table.lasting),
            remarks: Sequences::new(false),
            rankless: Sequences::new(false),
            multiples: Map::default(),
            ages: table.ages.into_iter().collect(),
            others: table.others.into_iter().collect(),
            longest,
        };
        let before = table.age_words.get("before").into_iter().flatten();
        before.for_each(|words| figures.ages_before.add_reversed(words, &()));
        table.age_states.iter().for_each(|words| figures.age_states.add_reversed(words, &()));
        table.remarks.iter().for_each(|remark| figures.remarks.add(remark, &()));
        table.rankless.iter().for_each(|words| figures.rankless.add(words, &()));
        for (word, value) in table.multiples {
            figures.multiples.insert(word.into(), value);
        }
        figures
    }
}

impl Figures {
    /// Whether a word is a cue of a kind, whatever its case.
    pub fn is(&self, word: &str, cue: Cue) -> bool {
        if word.len() > self.longest {
            return false;
        }
        // Most are in small letters; those with capitals are copied.
        let bits = if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.cues.get(word.to_ascii_lowercase().as_str())
        } else {
            self.cues.get(word)
        };
        bits.is_some_and(|bits| bits & bit(cue) != 0)
    }

    /// Whether a word names an extent ("thick").
    pub fn is_extent(&self, word: &str) -> bool {
        self.is(word, Cue::Extent)
    }

    /// Whether a word after "times" makes it a multiple ("as").
    pub fn after_times(&self, word: &str) -> bool {
        self.is(word, Cue::AfterTimes)
    }

    /// Whether what follows a figure makes it a remark about the text ("min read").
    pub fn remark<'w>(&self, word: impl Fn(usize) -> &'w str) -> bool {
        self.remarks.at(word).is_some()
    }

    /// Whether what follows an ordinal makes it no rank ("second to none").
    pub fn is_rankless<'w>(&self, word: impl Fn(usize) -> &'w str) -> bool {
        self.rankless.at(word).is_some()
    }

    /// What follows a figure that is a share.
    pub fn share<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, Share)> {
        self.shares.at(word).map(|(count, share)| (count, *share))
    }

    /// What follows a figure that is a temperature.
    pub fn degree<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, Degree)> {
        self.degrees.at(word).map(|(count, degree)| (count, *degree))
    }

    /// What follows a figure, or a figure and its unit of time, that is an age.
    pub fn age_word<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, AgeWord)> {
        self.age_words.at(word).map(|(count, word)| (count, *word))
    }

    /// Words before a figure that make it an age; `word(0)` is the last of them.
    pub fn age_before<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<usize> {
        self.ages_before.at(word).map(|(count, ())| count)
    }

    /// Whether the words before a figure tell how old somebody is ("she was").
    pub fn states_age<'w>(&self, word: impl Fn(usize) -> &'w str) -> bool {
        self.age_states.at(word).is_some()
    }

    /// The span of time that words are ("monthslong"), and how many they are.
    pub fn lasting<'w>(&self, word: impl Fn(usize) -> &'w str) -> Option<(usize, &Lasting)> {
        self.lasting.at(word)
    }

    /// The multiple that a word is ("doubled").
    pub fn multiple(&self, word: &str) -> Option<Decimal> {
        self.multiples.get(word.to_ascii_lowercase().as_str()).copied()
    }

    /// Words that are multiples, in lower case.
    #[cfg(test)]
    pub(super) fn multiples(&self) -> impl Iterator<Item = (&str, Decimal)> {
        let mut words: Vec<_> = self.multiples.iter().map(|(w, v)| (&**w, *v)).collect();
        words.sort_unstable();
        words.into_iter()
    }

    /// The lemma of a pronoun that may be counted ("300 others").
    pub fn other(&self, word: &str) -> Option<&str> {
        self.others.get(word).map(String::as_str)
    }

    /// The unit of time that a word after an age is ("yrs" is "year").
    pub fn age(&self, word: &str) -> Option<&str> {
        self.ages.get(&word.to_ascii_lowercase()).map(String::as_str)
    }
}

/// Rows of "least most unit".
fn lasting(table: &BTreeMap<String, String>) -> Sequences<Lasting> {
    let mut sequences = Sequences::new(false);
    for (spelling, row) in table {
        let mut cells = row.split_ascii_whitespace();
        let (low, high, unit) = (cells.next(), cells.next(), cells.next());
        let number = |cell: Option<&str>| cell.and_then(|cell| cell.parse().ok());
        if let (Some(low), Some(high), Some(unit)) = (number(low), number(high), unit) {
            sequences.add(spelling, &Lasting { low, high, unit: unit.to_owned() });
        }
    }
    sequences
}

fn sequences<T: Clone>(
    table: &BTreeMap<String, Vec<String>>,
    meaning: impl Fn(&str) -> T,
) -> Sequences<T> {
    let mut sequences = Sequences::new(false);
    for (key, spellings) in table {
        for spelling in spellings {
            sequences.add(spelling, &meaning(key));
        }
    }
    sequences
}

fn bit(cue: Cue) -> u32 {
    1 << cue as u16
}
