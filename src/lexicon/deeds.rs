//! Who does what to whom: verbs of payment and other deeds with a direction.

use crate::text::{Map, Set};
use serde::Deserialize;
use std::collections::BTreeMap;

/// How a verb of payment arranges payer, receiver and amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transfer {
    /// Subject pays, first object or "to" gets.
    Pay,
    /// Subject pays, the object gets.
    Refund,
    /// Subject gets, "from" pays.
    Receive,
    /// Subject gets, the object pays.
    Charge,
    /// The object gets; who pays is not said.
    Award,
    /// The subject is what is paid, "from" whom and "to" whom.
    Move,
}

/// A deed of the table by its name, and whether the verb's subject suffers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The name of the deed ("buy").
    pub name: Box<str>,
    /// Whether the subject is the one it is done to.
    pub inverse: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    pay: String,
    refund: String,
    receive: String,
    charge: String,
    award: String,
    #[serde(rename = "move")]
    moves: String,
    back: String,
    answers: String,
    amounts: String,
    burdens: String,
    gives: String,
    payments: String,
    owed: String,
    parts: String,
    deeds: BTreeMap<String, Verbs>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verbs {
    active: String,
    inverse: String,
}

/// The tables of deeds.
#[derive(Debug)]
pub struct Deeds {
    transfers: Map<Box<str>, Transfer>,
    verbs: Map<Box<str>, Deed>,
    first_words: Set<Box<str>>,
    amounts: Vec<Box<str>>,
    burdens: Vec<Box<str>>,
    gives: Vec<Box<str>>,
    parts: Vec<Box<str>>,
    payments: Vec<Box<str>>,
    owed: Vec<Box<str>>,
    back: Vec<Box<str>>,
    answers: Vec<Box<str>>,
}

impl Default for Deeds {
    /// The built-in tables.
    fn default() -> Self {
        let table: Table = super::table(packed!("deeds"));
        let mut transfers = Map::default();
        for (list, kind) in [
            (&table.pay, Transfer::Pay),
            (&table.refund, Transfer::Refund),
            (&table.receive, Transfer::Receive),
            (&table.charge, Transfer::Charge),
            (&table.award, Transfer::Award),
            (&table.moves, Transfer::Move),
        ] {
            for verb in items(list) {
                transfers.entry(verb).or_insert(kind);
            }
        }
        let mut deeds = Map::default();
        let mut first_words = Set::default();
        for (name, verbs) in &table.deeds {
            for (list, inverse) in [(&verbs.active, false), (&verbs.inverse, true)] {
                for verb in items(list) {
                    first_words.extend(verb.split(' ').next().map(Box::from));
                    deeds.insert(verb, Deed { name: Box::from(name.as_str()), inverse });
                }
            }
        }
        Self {
            transfers,
            verbs: deeds,
            first_words,
            amounts: items(&table.amounts).collect(),
            burdens: items(&table.burdens).collect(),
            gives: items(&table.gives).collect(),
            parts: items(&table.parts).collect(),
            payments: items(&table.payments).collect(),
            owed: items(&table.owed).collect(),
            back: items(&table.back).collect(),
            answers: items(&table.answers).collect(),
        }
    }
}

impl Deeds {
    /// How a verb of payment arranges its parts, by its lemma (with its adverb, if it has one).
    pub fn transfer(&self, verb: &str) -> Option<Transfer> {
        self.transfers.get(verb).copied()
    }

    /// The deed that a verb names.
    pub fn deed(&self, verb: &str) -> Option<&Deed> {
        self.verbs.get(verb)
    }

    /// Whether a word is the first word of a verb in the table of deeds.
    pub fn is_deed_word(&self, lemma: &str) -> bool {
        self.first_words.contains(lemma)
    }

    /// The verbs of payment, the first words of deeds, and the payments.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let verbs = self.transfers.keys().chain(&self.first_words);
        verbs.chain(&self.payments).map(AsRef::as_ref)
    }

    /// Whether a lemma is among [`Deeds::words`].
    pub fn has(&self, lemma: &str) -> bool {
        self.transfer(lemma).is_some() || self.is_deed_word(lemma) || self.is_payment(lemma)
    }

    /// Whether a noun is of what has to be paid by whoever is given it ("fine").
    pub fn is_burden(&self, lemma: &str) -> bool {
        self.burdens.iter().any(|known| **known == *lemma)
    }

    /// Whether a verb of payment also says that something is imposed ("handed a fine").
    pub fn gives(&self, verb: &str) -> bool {
        self.gives.iter().any(|known| **known == *verb)
    }

    /// Whether a noun can stand for an amount named before ("this amount").
    pub fn is_amount(&self, lemma: &str) -> bool {
        self.amounts.iter().any(|known| **known == *lemma)
    }

    /// Whether a noun is for a part of somebody's body or business ("a stake in").
    pub fn is_part(&self, lemma: &str) -> bool {
        self.parts.iter().any(|known| **known == *lemma)
    }

    /// Whether a verb or noun tells of what is promised or due, not of what is paid.
    pub fn is_owed(&self, lemma: &str) -> bool {
        self.owed.iter().any(|known| **known == *lemma)
    }

    /// Whether a verb or adverb tells of giving back what one has had.
    pub fn is_back(&self, lemma: &str) -> bool {
        self.back.iter().any(|known| **known == *lemma)
    }

    /// Whether a word makes a deed the answer to the like.
    pub fn is_answer(&self, lemma: &str) -> bool {
        self.answers.iter().any(|known| **known == *lemma)
    }

    /// Whether a noun is a payment.
    pub fn is_payment(&self, lemma: &str) -> bool {
        self.payments.iter().any(|known| **known == *lemma)
    }
}

/// Words parted by white space; words in quotation marks are one item.
pub(super) fn items(list: &str) -> impl Iterator<Item = Box<str>> {
    list.split('"').enumerate().flat_map(|(index, part)| {
        let quoted = index % 2 == 1;
        let whole = quoted.then(|| Box::from(part));
        let single =
            (!quoted).then(|| part.split_ascii_whitespace().map(Box::from)).into_iter().flatten();
        whole.into_iter().chain(single).collect::<Vec<_>>()
    })
}
