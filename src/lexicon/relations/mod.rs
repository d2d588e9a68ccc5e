//! Stated arithmetic: the wordings in which a text says that one figure follows from others, and
//! what must then hold. The table is `data/derive.toml`; its header explains the notation.

pub mod formula;
pub mod marks;
pub mod openers;
pub mod pattern;
pub mod wording;
pub mod words;

pub use formula::{Expression, Formula, Operator, Relator};
pub use marks::Mark;
pub use openers::{Needs, Openers, Parts};
pub use pattern::{Kinds, Pattern};
pub use wording::{Phrases, Step, Wording};
pub use words::Words;

use super::layout::{Cell, number};
use super::packed::Rows;
use serde::Deserialize;
use std::ops::Range;
use std::sync::OnceLock;

/// Wordings and what they assert.
#[derive(Debug)]
pub struct Relation {
    /// The rule that speaks when it does not hold.
    pub rule: &'static str,
    /// Slots that must have one unit ("abt").
    pub units: Vec<&'static str>,
    /// The places of its wordings among all patterns.
    pub patterns: Range<usize>,
    holds: &'static str,
    formula: OnceLock<Option<Formula>>,
}

impl Relation {
    /// What must hold; the left side is the figure that the text derives.
    pub fn formula(&self) -> Option<&Formula> {
        self.formula.get_or_init(|| Formula::read(self.holds)).as_ref()
    }
}

/// All stated relations.
#[derive(Debug)]
pub struct Relations {
    /// The words of the wordings by number; among their marks are the barriers, which no gap of a
    /// wording crosses: what follows them is about something else.
    pub words: Words,
    /// Words of the header of a row or column that is the total of the others.
    pub total_heads: Vec<&'static str>,
    /// Those who have a vote in a body of so many.
    pub members: Vec<&'static str>,
    /// Verbs that tell how a body voted.
    pub voting: Vec<&'static str>,
    /// Units of which there are several under one name, by symbol.
    pub ambiguous_units: Vec<&'static str>,
    /// Words after a date without a year that give it another year than the document's.
    pub other_year: Vec<&'static str>,
    /// What the wordings begin with.
    pub openers: Openers,
    rows: Rows<Relation>,
    patterns: Rows<Pattern<'static>>,
    /// By the places of their patterns.
    wordings: Box<[OnceLock<Option<Wording>>]>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    #[serde(borrow)]
    barriers: Vec<&'static str>,
    total_heads: Vec<&'static str>,
    members: Vec<&'static str>,
    voting: Vec<&'static str>,
    ambiguous_units: Vec<&'static str>,
    other_year: Vec<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row<'a> {
    rule: &'a str,
    holds: &'a str,
    #[serde(borrow, default)]
    units: Vec<&'a str>,
    /// How many there are: they lie apart.
    patterns: usize,
}

/// The relation of a row; its patterns begin at the place that is laid out for it.
fn relation(at: usize, row: &'static [u8]) -> Relation {
    let Row { rule, holds, units, patterns } = super::table(row);
    let (firsts, _): (&[Cell], _) = laid_out!("relations.firsts").as_chunks();
    let first = number(firsts, at) as usize;
    let patterns = first..first + patterns;
    Relation { rule, units, patterns, holds, formula: OnceLock::new() }
}

impl Default for Relations {
    /// The built-in table.
    fn default() -> Self {
        let table: Table = super::table(laid_out!("relations.lists"));
        let patterns = Rows::new(laid_out!("relations.patterns"), |_, text| {
            Pattern::read(std::str::from_utf8(text).ok()?)
        });
        Self {
            words: Words::new(&table.barriers),
            total_heads: table.total_heads,
            members: table.members,
            voting: table.voting,
            ambiguous_units: table.ambiguous_units,
            other_year: table.other_year,
            openers: Openers::default(),
            rows: Rows::new(laid_out!("relations.rows"), |at, row| Some(relation(at, row))),
            wordings: (0..patterns.len()).map(|_| OnceLock::new()).collect(),
            patterns,
        }
    }
}

impl Relations {
    /// The relations of which a rule speaks, in the order of the table.
    pub fn of<'r, 'n>(&'r self, rule: &'n str) -> impl Iterator<Item = &'r Relation> + use<'r, 'n> {
        self.rows.iter().filter(move |relation| relation.rule == rule)
    }

    /// A wording by its place.
    pub fn pattern(&self, at: usize) -> Option<&Pattern<'static>> {
        self.patterns.get(at)
    }

    /// The same with its words by number.
    pub fn wording(&self, at: usize) -> Option<&Wording> {
        let wording = || self.pattern(at).map(|pattern| Wording::of(pattern, &self.words));
        self.wordings.get(at)?.get_or_init(wording).as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let relations = Relations::default();
        let mut next = 0;
        for relation in relations.rows.iter() {
            let formula = relation.formula();
            assert!(formula.is_some(), "{}", relation.holds);
            assert_eq!(relation.patterns.start, next, "{}", relation.holds);
            next = relation.patterns.end;
            for at in relation.patterns.clone() {
                let pattern = relations.pattern(at).unwrap();
                let lacks = formula.unwrap().slots().into_iter().find(|slot| !pattern.has(*slot));
                assert_eq!(lacks, None, "{pattern:?} of {}", relation.holds);
                let wording = relations.wording(at).unwrap();
                assert!(wording.steps.iter().all(is_numbered), "{wording:?}");
            }
        }
        assert!(next > 0 && relations.pattern(next).is_none());
    }

    /// The row of words of a document leaves out the words of sentences without figures.
    #[test]
    fn every_sentence_of_a_wording_has_a_figure() {
        let relations = Relations::default();
        let patterns = (0..).map_while(|at| relations.pattern(at));
        for pattern in patterns {
            let mut sentences = pattern.steps.split(|step| *step == pattern::Step::End);
            let told = |sentence: &[pattern::Step<'_>]| {
                let figure = |step: &pattern::Step<'_>| {
                    matches!(step, pattern::Step::Figure(..) | pattern::Step::List(..))
                };
                sentence.is_empty() || sentence.iter().any(figure)
            };
            assert!(sentences.all(told), "{pattern:?}");
        }
    }

    fn is_numbered(step: &Step) -> bool {
        match step {
            Step::Words(phrases) => phrases.iter().flatten().all(|word| *word != words::OTHER),
            Step::Maybe(inner) => is_numbered(inner),
            Step::Figure(..) | Step::List(..) | Step::Gap(..) | Step::End => true,
        }
    }
}
