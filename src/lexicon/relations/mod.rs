//! Stated arithmetic: the wordings in which a text says that one figure follows from others, and
//! what must then hold. The table is `data/derive.toml`; its header explains the notation.

pub mod formula;
pub mod openers;
pub mod pattern;

pub use formula::{Expression, Formula, Operator, Relator};
pub use openers::{Needs, Openers};
pub use pattern::{Kinds, Pattern, Shapes, Step};

use crate::text::Set;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A wording and what it asserts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The rule that speaks when it does not hold.
    pub rule: String,
    /// What must hold; the left side is the figure that the text derives.
    pub formula: Formula,
    /// Slots that must have one unit ("abt").
    pub units: Vec<String>,
    /// The wordings.
    pub patterns: Vec<Pattern>,
}

/// All stated relations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relations {
    /// Words that no gap of a wording crosses: what follows them is about something else.
    barriers: Set<String>,
    barrier_shapes: Shapes,
    /// Words of the header of a row or column that is the total of the others.
    pub total_heads: Vec<String>,
    /// Units of which there are several under one name, by symbol.
    pub ambiguous_units: Vec<String>,
    /// Words after a date without a year that give it another year than the document's.
    pub other_year: Vec<String>,
    /// In the order of the table.
    pub all: Vec<Relation>,
    /// What their wordings begin with.
    pub openers: Openers,
    /// Rows that could not be read, for the test that holds the table tidy.
    pub unread: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    #[serde(default)]
    barriers: Vec<String>,
    #[serde(default)]
    total_heads: Vec<String>,
    #[serde(default)]
    ambiguous_units: Vec<String>,
    #[serde(default)]
    other_year: Vec<String>,
    classes: BTreeMap<String, Vec<String>>,
    relation: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    rule: String,
    holds: String,
    #[serde(default)]
    units: Vec<String>,
    patterns: Vec<String>,
}

impl Default for Relations {
    /// The built-in table.
    fn default() -> Self {
        Self::of(super::table(packed!("derive")))
    }
}

impl Relations {
    /// Whether no gap of a wording crosses a word.
    pub fn bars(&self, word: &str) -> bool {
        self.barrier_shapes.may_have(word) && self.barriers.contains(word)
    }

    fn empty() -> Self {
        Self {
            barriers: Set::default(),
            barrier_shapes: Shapes::default(),
            total_heads: Vec::new(),
            ambiguous_units: Vec::new(),
            other_year: Vec::new(),
            all: Vec::new(),
            openers: Openers::default(),
            unread: Vec::new(),
        }
    }

    /// Makes the look-ups of a table; a row that cannot be read is kept aside by name.
    fn of(table: Table) -> Self {
        let mut relations = Self::empty();
        relations.barrier_shapes = Shapes::of(table.barriers.iter());
        relations.barriers = table.barriers.into_iter().collect();
        relations.total_heads = table.total_heads;
        relations.ambiguous_units = table.ambiguous_units;
        relations.other_year = table.other_year;
        let classes: BTreeMap<String, Vec<Vec<String>>> = table
            .classes
            .into_iter()
            .map(|(name, phrases)| (name, phrases.iter().map(|phrase| words(phrase)).collect()))
            .collect();
        for row in table.relation {
            let Some(formula) = Formula::read(&row.holds) else {
                relations.unread.push(row.holds);
                continue;
            };
            let mut patterns = Vec::new();
            for text in row.patterns {
                let pattern = Pattern::read(&text, &classes);
                let full = |pattern: &Pattern| formula.slots().iter().all(|s| pattern.has(*s));
                match pattern.filter(full).and_then(|one| relations.openers.placed(one)) {
                    Some(pattern) => patterns.push(pattern),
                    None => relations.unread.push(text),
                }
            }
            let (rule, units) = (row.rule, row.units);
            relations.all.push(Relation { rule, formula, units, patterns });
        }
        relations
    }
}

fn words(phrase: &str) -> Vec<String> {
    phrase.split_ascii_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let relations = Relations::default();
        assert!(relations.unread.is_empty(), "{:#?}", relations.unread);
        assert!(!relations.all.is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let read = |text: &str| Relations::of(toml::from_str(text).unwrap());
        let bad =
            read("[classes]\n[[relation]]\nrule = 'r'\nholds = 'b = a +'\npatterns = ['$a']\n");
        assert_eq!(bad.unread, ["b = a +"]);
        let lacking =
            read("[classes]\n[[relation]]\nrule = 'r'\nholds = 'b = a'\npatterns = ['$a']\n");
        assert_eq!(lacking.unread, ["$a"]);
    }
}
