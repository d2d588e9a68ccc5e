//! Cues of modality, negation and attribution: `data/modality.toml`, `data/negation.toml`,
//! `data/attribution.toml`.

use super::heads;
use super::phrases::Phrases;
use crate::model::{Modality, Word};
use crate::text::Set;
use serde::Deserialize;

/// How far a cue of modality reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Over what follows in its clause.
    After,
    /// Over what stands before it in its clause.
    Before,
    /// Over the clause that it opens.
    Opens,
}

/// What a negating phrase does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denial {
    /// Negates what follows in its clause.
    Clause,
    /// Negates what follows in its clause, but says of a figure right behind that it was just reached.
    Degree,
    /// Negates its own noun phrase.
    Noun,
    /// Only looks like a negation.
    Never,
    /// Not yet, but to come.
    Unfulfilled,
}

/// How an attributing phrase works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// A verb of saying, its source on either side.
    Verb {
        /// Whether the source may follow it ("said Mr Smith").
        inverted: bool,
    },
    /// A phrase before the source ("according to").
    Before,
}

/// The cues, ready for look-ups.
#[derive(Debug)]
pub struct ModalityCues {
    /// Cues of modality and how far they reach.
    pub modality: Phrases<(Modality, Reach)>,
    /// Cues of negation.
    pub negation: Phrases<Denial>,
    /// Cues of attribution.
    pub attribution: Phrases<Saying>,
    /// Verbs after which an infinitive is told as a fact.
    pub realis: Set<String>,
    /// Verbs that say a thing was otherwise before.
    pub returns: Set<String>,
    /// Words that say a thing goes on as before.
    pub lasting: Set<String>,
    /// Verbs whose subject tells what it found: no state of its own.
    pub finding: Set<String>,
    /// Phrases that say that a state held from end to end of what is told.
    pub whole: Phrases<()>,
    /// Nouns for a decision, of which an infinitive may be the whole deed.
    pub decisions: Set<String>,
    /// Nouns for what somebody undertakes: who does it is the subject of the verb that takes them.
    pub undertakings: Set<String>,
    /// Verbs whose infinitive is done by them ("voted to approve").
    pub deciding: Set<String>,
    light: Set<&'static str>,
    holds: Set<&'static str>,
    mute: Set<&'static str>,
    single: Set<&'static str>,
    nothing: Set<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModalityTable {
    #[serde(borrow)]
    realis: Vec<&'static str>,
    returns: Vec<&'static str>,
    lasting: Vec<&'static str>,
    finding: Vec<&'static str>,
    whole: Vec<&'static str>,
    decisions: Vec<&'static str>,
    undertakings: Vec<&'static str>,
    deciding: Vec<&'static str>,
    light: Vec<&'static str>,
    holds: Vec<&'static str>,
    mute: Vec<&'static str>,
    single: Vec<&'static str>,
    nothing: Vec<&'static str>,
    cue: Vec<ModalityRow>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModalityRow {
    modality: Modality,
    #[serde(borrow, default)]
    after: Vec<&'static str>,
    #[serde(default)]
    before: Vec<&'static str>,
    #[serde(default)]
    opens: Vec<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct NegationTable {
    #[serde(borrow)]
    clause: Vec<&'static str>,
    degree: Vec<&'static str>,
    noun: Vec<&'static str>,
    never: Vec<&'static str>,
    unfulfilled: Vec<&'static str>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AttributionTable {
    #[serde(borrow)]
    verbs: Vec<&'static str>,
    inverted: Vec<&'static str>,
    before: Vec<&'static str>,
}

impl Default for ModalityCues {
    fn default() -> Self {
        let table: ModalityTable = super::table(packed!("modality"));
        let whole = table.whole.iter().map(|phrase| (phrase, ()));
        let whole = Phrases::of(heads::WHOLE, laid_out!("whole.tree"), whole);
        Self {
            whole,
            modality: modality(&table),
            negation: negation(),
            attribution: attribution(),
            realis: owned(table.realis),
            returns: owned(table.returns),
            lasting: owned(table.lasting),
            finding: owned(table.finding),
            single: table.single.into_iter().collect(),
            decisions: owned(table.decisions),
            undertakings: owned(table.undertakings),
            deciding: owned(table.deciding),
            light: table.light.into_iter().collect(),
            holds: table.holds.into_iter().collect(),
            mute: table.mute.into_iter().collect(),
            nothing: table.nothing.into_iter().collect(),
        }
    }
}

impl ModalityCues {
    /// Whether a verb says that what it is done to is there.
    pub fn holds(&self, lemma: &str) -> bool {
        self.holds.contains(lemma)
    }

    /// Whether a verb's denial says nothing that another account could gainsay, unless it is of the same
    /// doer and thing.
    pub fn is_light(&self, lemma: &str) -> bool {
        self.light.contains(lemma)
    }

    /// Whether a verb's denial is of nothing, whomever and whatever it has around it.
    pub fn is_mute(&self, lemma: &str) -> bool {
        self.mute.contains(lemma)
    }

    /// Whether a word picks out one, so that an infinitive behind its noun tells a fact.
    pub fn is_single(&self, lemma: &str) -> bool {
        self.single.contains(lemma)
    }

    /// Whether the words from `at` on, behind a verb, deny what it is done to ("none of them", "no
    /// bid").
    pub fn denies_object(&self, words: &[Word], at: usize, text: &str) -> bool {
        let nothing = words.get(at).is_some_and(|word| self.is_nothing(&word.lemma));
        self.negation.at(words, at, text).is_some_and(|(_, denial)| {
            *denial == Denial::Noun || nothing && *denial == Denial::Clause
        })
    }

    /// Whether a pronoun denies the verb that it is an object of.
    pub fn is_nothing(&self, lemma: &str) -> bool {
        self.nothing.contains(lemma)
    }
}

fn owned(words: Vec<&str>) -> Set<String> {
    words.into_iter().map(str::to_owned).collect()
}

fn modality(table: &ModalityTable) -> Phrases<(Modality, Reach)> {
    let mut phrases = Vec::new();
    for row in &table.cue {
        for (cues, reach) in
            [(&row.after, Reach::After), (&row.before, Reach::Before), (&row.opens, Reach::Opens)]
        {
            phrases.extend(cues.iter().map(|cue| (cue, (row.modality, reach))));
        }
    }
    Phrases::of(heads::MODALITY, laid_out!("modality.tree"), phrases)
}

fn negation() -> Phrases<Denial> {
    let table: NegationTable = super::table(packed!("negation"));
    let mut phrases = Vec::new();
    for (cues, denial) in [
        (&table.clause, Denial::Clause),
        (&table.degree, Denial::Degree),
        (&table.noun, Denial::Noun),
        (&table.never, Denial::Never),
        (&table.unfulfilled, Denial::Unfulfilled),
    ] {
        phrases.extend(cues.iter().map(|cue| (cue, denial)));
    }
    Phrases::of(heads::NEGATION, laid_out!("negation.tree"), phrases)
}

fn attribution() -> Phrases<Saying> {
    let table: AttributionTable = super::table(packed!("attribution"));
    let inverted: Set<&str> = table.inverted.iter().copied().collect();
    let saying = |verb: &str| Saying::Verb { inverted: inverted.contains(verb) };
    let verbs = table.verbs.iter().map(|verb| (verb, saying(verb)));
    let before = table.before.iter().map(|cue| (cue, Saying::Before));
    Phrases::of(heads::ATTRIBUTION, laid_out!("attribution.tree"), verbs.chain(before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::phrases::plain_words;

    #[test]
    fn tables_load_and_inverted_verbs_are_verbs() {
        let table: AttributionTable = crate::lexicon::table(packed!("attribution"));
        assert!(table.inverted.iter().all(|verb| table.verbs.contains(verb)));
        let cues = ModalityCues::default();
        let text = "it plan to sell";
        let found = cues.modality.all(&plain_words(text), text);
        assert_eq!(found, [(1, 2, &(Modality::Planned, Reach::After))]);
    }

    #[test]
    fn what_only_looks_like_a_negation_is_known() {
        let cues = ModalityCues::default();
        for (text, denial) in [
            ("no fewer than 20 went", Denial::Never),
            ("not 20 went", Denial::Clause),
            ("no damage was found", Denial::Noun),
            ("have yet to decide", Denial::Unfulfilled),
        ] {
            let found = cues.negation.all(&plain_words(text), text);
            assert_eq!(found.first().map(|f| *f.2), Some(denial), "{text}");
        }
    }
}
