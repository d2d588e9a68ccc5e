//! What every look at a pair of claims asks of each of the two, worked out once a claim.

use super::slip::{is_exchanged, written};
use crate::lexicon::Lexicon;
use crate::model::{Claim, Qualifier, QualifierKind};
use rust_decimal::Decimal;

/// A claim and what is asked of it.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub(super) claim: &'a Claim,
    /// Its narrowing words, each with its respect.
    pub(super) narrowed: Vec<(&'a str, &'a str)>,
    /// What its figure is in a comparison.
    pub(super) role: Role,
    /// Whether a word of its attribute is said of one of two groups.
    pub(super) sided: bool,
    /// What its figure is per; empty where that is not said.
    pub(super) per: &'a str,
    /// See [`Claim::moment`].
    pub(super) moment: Option<&'a Qualifier>,
    /// Its figure.
    value: Option<Decimal>,
    /// The digits of its figure without zeros at either end; empty where it has none.
    pub(super) digits: String,
    /// Whether these are two or more.
    pub(super) is_long: bool,
}

impl<'a> Told<'a> {
    pub(super) fn of(claim: &'a Claim, lexicon: &Lexicon) -> Self {
        let narrowed = claim.qualifiers.iter().filter_map(|found| found.value.split_once(": "));
        let mut words = claim.attribute.iter();
        let per = claim.qualifiers(QualifierKind::Per).next();
        let value = claim.quantity().and_then(|quantity| quantity.value);
        let digits = value.map_or_else(String::new, written);
        Self {
            claim,
            narrowed: narrowed.collect(),
            role: compared(claim),
            sided: words.any(|word| lexicon.contraries.tells_group(word)),
            per: per.map_or("", |found| found.value.as_str()),
            moment: claim.moment(),
            value,
            is_long: digits.len() > 1,
            digits,
        }
    }

    /// Whether the figures of both are one with two neighbouring digits exchanged.
    pub(super) fn exchanged(&self, other: &Self) -> bool {
        let values = self.value.zip(other.value);
        values.is_some_and(|(a, b)| is_exchanged((a, &self.digits), (b, &other.digits)))
    }
}

/// What a figure is in a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The level told of.
    Level,
    /// What a level is compared with.
    Mark,
    /// By how much something changes.
    Change,
    /// How much more or less something is than something else.
    Relative,
}

impl Role {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Level => "the level",
            Self::Mark => "what it is compared with",
            Self::Change => "a change",
            Self::Relative => "more or less than something",
        }
    }
}

/// What the figure of a claim is in a comparison.
fn compared(claim: &Claim) -> Role {
    let mut all = claim.qualifiers(QualifierKind::Comparison).map(|found| found.value.as_str());
    match all.find(|role| *role != "to") {
        None => Role::Level,
        Some("by") => Role::Change,
        Some("relative") => Role::Relative,
        Some(_) => Role::Mark,
    }
}
