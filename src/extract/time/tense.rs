//! Whether the clause around a date speaks of what was or of what will be.

use super::items::{Gap, Item};
use super::parser::Parser;
use crate::lexicon::figures::Cue as Figure;
use crate::lexicon::time::{Cue, Tense};
use crate::text::TokenKind;

/// How far the words of a clause reach: so much work a date, and no more.
const BACK: usize = 18;
const AHEAD: usize = 14;
/// How far before a date a verb stands right beside it.
const BESIDE: usize = 3;

/// Sentences longer than this end somewhere: nobody writes such headlines.
const LONG_SENTENCE: usize = 24;

/// Abbreviations of months have at most so many letters.
const SHORT_MONTH: usize = 4;

/// How far before a participle its auxiliary stands.
const AUXILIARIES: usize = 3;

impl Parser<'_> {
    /// The tense of the clause at `i`: the nearest word that tells, those before it first.
    pub(super) fn tense(&self, i: usize) -> Option<Tense> {
        self.tense_before(i).or_else(|| self.tense_after(i))
    }

    /// Whether a verb in the past stands right before `i` and nothing behind it speaks of what will
    /// be: "took effect Jan. 1", but not "said Dec. 15 will be".
    pub(super) fn is_told(&self, i: usize) -> bool {
        let near = (1..=BESIDE).map_while(|back| {
            let k = i.checked_sub(back)?;
            let item = self.at(k).filter(|item| item.kind == TokenKind::Word)?;
            (self.at(k + 1).is_some_and(|next| next.gap < Gap::Break)).then_some((k, item))
        });
        let ends: &[Cue] = &[Cue::To, Cue::By, Cue::Until, Cue::Through, Cue::Before];
        let told = near
            .take_while(|(_, item)| !item.any(ends))
            .find_map(|(k, _)| Some(self.tense_word(k)? == Tense::Past));
        told == Some(true) && !self.plans(i) && self.tense_after(i) != Some(Tense::Future)
    }

    /// "Expects to have it signed by March": a deadline lies ahead, whatever the verb beside it.
    pub(super) fn is_deadline(&self, i: usize) -> bool {
        let ends: &[Cue] = &[Cue::By, Cue::Until, Cue::Before];
        let at = if self.was(i, &[Cue::The]) && i > 0 { i - 1 } else { i };
        // "Gave them until Friday to reply".
        let leave = self.is(i + 1, Cue::To) && self.is_plain_word(i + 2);
        self.was(at, ends) && (leave || self.plans(i))
    }

    /// Whether the clause before `i` speaks of what is to come: "expected to have it signed".
    fn plans(&self, i: usize) -> bool {
        (1..=BACK)
            .map_while(|back| {
                let k = i.checked_sub(back)?;
                let joined = self.at(k + 1).is_some_and(|next| next.gap < Gap::Break);
                self.at(k).filter(|_| joined && !self.ends_sentence(k)).map(|_| k)
            })
            .any(|k| self.tense_word(k) == Some(Tense::Future))
    }

    fn tense_before(&self, i: usize) -> Option<Tense> {
        let mut k = i;
        for _ in 0..BACK {
            if self.at(k).is_none_or(|item| item.gap == Gap::Break) {
                return None;
            }
            k = k.checked_sub(1)?;
            let item = self.at(k)?;
            if self.ends_sentence(k) {
                return None;
            }
            if item.kind == TokenKind::Word {
                if let Some(tense) = self.tense_word(k) {
                    let coming = tense == Tense::Past && self.is_coming(k);
                    return Some(if coming { Tense::Future } else { tense });
                }
                if item.is(Cue::To) && self.is_infinitive(k) {
                    return Some(Tense::Future);
                }
            }
        }
        None
    }

    fn tense_after(&self, i: usize) -> Option<Tense> {
        for k in i..i + AHEAD {
            let item = self.next(k)?;
            if k > i && self.ends_sentence(k) {
                return None;
            }
            if item.kind == TokenKind::Word
                && let Some(tense) = self.tense_word(k)
            {
                return Some(tense);
            }
        }
        None
    }

    /// What a word says of its clause; "May" is a month.
    fn tense_word(&self, k: usize) -> Option<Tense> {
        let item = self.at(k)?;
        let month = item.month().is_some() && item.is_capitalised();
        if month { None } else { item.tense() }
    }

    /// Whether the clause at `i` is a sentence in the present, which sets dates to come ("Payments
    /// begin on Monday"). Headlines tell the past in the present.
    pub(super) fn sets_dates(&self, i: usize, end: usize) -> bool {
        let possessive = self.sign(end, "'’") && self.glued(end);
        if possessive || self.tense(i).is_some() || !self.schedules(i, end) {
            return false;
        }
        for k in end..end + LONG_SENTENCE {
            let Some(item) = self.next(k) else { return false };
            if item.is_sign(".?!;") && self.ends_sentence(k) {
                return true;
            }
        }
        true
    }

    /// "The parliament, elected two years ago, votes Tuesday": whatever stands before it.
    pub(super) fn sets_beside(&self, i: usize) -> bool {
        let on = if self.was(i, &[Cue::On]) { i.saturating_sub(1) } else { i };
        let verb = |k: usize| {
            self.at(k).filter(|item| {
                item.kind == TokenKind::Word
                    && item.text().starts_with(char::is_lowercase)
                    && item.text().ends_with('s')
                    && self.figures.is(item.text(), Figure::Scheduling)
            })
        };
        self.at(on).is_some_and(|item| item.gap == Gap::Space)
            && on.checked_sub(1).and_then(verb).is_some()
    }

    /// "Next update: Tuesday 07:00": a label tells what is to come.
    pub(super) fn announces(&self, i: usize) -> bool {
        let Some(label) = i.checked_sub(1).filter(|at| self.sign(*at, ":")) else { return false };
        (label.saturating_sub(BESIDE)..label).any(|k| self.is(k, Cue::Next))
    }

    /// Whether a verb of the sentence around items `i..end` sets dates in the present.
    fn schedules(&self, i: usize, end: usize) -> bool {
        let is = |k: &usize| {
            self.at(*k).is_some_and(|item| {
                item.kind == TokenKind::Word && self.figures.is(item.text(), Figure::Scheduling)
            })
        };
        let back = (i.saturating_sub(BACK)..i).rev().take_while(|k| !self.ends_sentence(*k));
        let ahead = (end..end + AHEAD).take_while(|k| !self.ends_sentence(*k));
        back.chain(ahead).any(|k| is(&k))
    }

    /// "Will be replaced", "is expected to have ended": the participle of what is to come.
    fn is_coming(&self, k: usize) -> bool {
        // "The current plan was drawn up in December".
        let finite = self.at(k).is_some_and(|item| self.figures.is(item.text(), Figure::Copula));
        !finite
            && (1..=AUXILIARIES)
                .map_while(|back| self.at(k.checked_sub(back)?))
                .any(|item| item.kind == TokenKind::Word && item.tense() == Some(Tense::Future))
    }

    /// A full stop with a capital after it.
    pub(super) fn ends_sentence(&self, k: usize) -> bool {
        let Some(item) = self.at(k) else { return true };
        if item.is_sign("!?;") {
            return true;
        }
        let opens = |next: &Item<'_>| {
            next.is_capitalised()
                || next.gap >= Gap::Line
                || next.is_sign("\"“‘") && self.at(k + 2).is_some_and(Item::is_capitalised)
        };
        item.is_sign(".")
            && self.at(k + 1).is_none_or(|next| next.gap > Gap::None && opens(next))
            && k.checked_sub(1)
                .and_then(|p| self.at(p))
                // "Sept. Monday" goes on, "until 30 September. The line" does not.
                .is_some_and(|before| before.month().is_none() || before.len() > SHORT_MONTH)
    }

    /// "to" before a verb: not "to the", "to 5", "to Paris", "according to", "went to school".
    fn is_infinitive(&self, k: usize) -> bool {
        let verb = self.next(k + 1).is_some_and(|item| {
            item.kind == TokenKind::Word
                && !item.counts()
                && item.text().starts_with(char::is_lowercase)
        });
        let before = k.checked_sub(1).and_then(|p| self.at(p));
        let led = before.is_some_and(|item| {
            item.is_capitalised()
                || item.tense() == Some(Tense::Future)
                // "Was to arrive on Saturday".
                || self.figures.is(item.text(), Figure::Copula)
        });
        verb && led
    }
}
