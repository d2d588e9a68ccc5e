//! Tokens as the time grammar sees them: what each word can mean, and how far it stands from the
//! one before.

pub(super) use crate::extract::scan::Gap;

use crate::extract::scan::{Noted, Scan};
use crate::lexicon::Flags;
use crate::lexicon::time::{Cue, Forms, Sense, Tense, TimeUnit, TimeWords};
use crate::text::TokenKind;
use std::ops::Deref;

/// One token, and what it can mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    /// A figure and what is glued to it are one here.
    noted: Noted,
    pub(super) sense: Option<&'a Sense>,
    /// The text that it stands in; where that is noted, for there is an item for every word.
    whole: &'a &'a str,
}

impl Deref for Item<'_> {
    type Target = Noted;

    #[inline]
    fn deref(&self) -> &Noted {
        &self.noted
    }
}

impl<'a> Item<'a> {
    /// As written.
    #[inline]
    pub(super) fn text(&self) -> &'a str {
        self.span.of(self.whole)
    }

    /// Whether an expression may begin with it, as far as it alone tells: most words and signs
    /// begin none.
    #[inline]
    pub(super) fn opens(&self) -> bool {
        self.flags.any(Flags::TIME)
    }

    /// Its first token in the scan.
    pub(super) fn token(&self, scan: &Scan<'_>) -> usize {
        scan.token_from(|token| token.start < self.span.start)
    }

    /// How long it is, in bytes.
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.span.len()
    }

    #[inline]
    pub(super) fn is(&self, cue: Cue) -> bool {
        self.sense.is_some_and(|sense| sense.is(cue))
    }

    #[inline]
    pub(super) fn any(&self, cues: &[Cue]) -> bool {
        self.sense.is_some_and(|sense| sense.any(cues))
    }

    /// Whether one of these forms may begin with it, as far as it is a word.
    #[inline]
    pub(super) fn begins(&self, forms: Forms) -> bool {
        self.sense.is_some_and(|sense| sense.begins(forms))
    }

    /// Whether it is a figure, with letters glued to it or without.
    #[inline]
    pub(super) fn is_figure(&self) -> bool {
        matches!(self.kind, TokenKind::Number | TokenKind::Mixed)
    }

    /// Whether an amount of time may begin with it.
    #[inline]
    pub(super) fn begins_amount(&self) -> bool {
        match self.kind {
            TokenKind::Number | TokenKind::Mixed => true,
            TokenKind::Word => self.sense.is_some_and(Sense::begins_amount),
            TokenKind::Sign => false,
        }
    }

    pub(super) fn month(&self) -> Option<i8> {
        self.sense?.month
    }

    pub(super) fn weekday(&self) -> Option<i8> {
        self.sense?.weekday
    }

    pub(super) fn unit(&self) -> Option<TimeUnit> {
        self.sense?.unit
    }

    /// A number of digits only, without separators.
    #[inline]
    pub(super) fn digits(&self) -> Option<u32> {
        if self.kind == TokenKind::Number && self.len() <= 8 { self.few_digits() } else { None }
    }

    fn few_digits(&self) -> Option<u32> {
        self.text().bytes().try_fold(0, |all, byte| {
            byte.is_ascii_digit().then(|| all * 10 + u32::from(byte - b'0'))
        })
    }

    /// Where the word puts the event of its clause.
    pub(super) fn tense(&self) -> Option<Tense> {
        if self.kind == TokenKind::Word { TimeWords::tense(self.text(), self.sense) } else { None }
    }

    #[inline]
    pub(super) fn is_sign(&self, signs: &str) -> bool {
        self.kind == TokenKind::Sign && self.is_among(signs)
    }

    fn is_among(&self, signs: &str) -> bool {
        let [byte] = self.text().as_bytes() else { return signs.contains(self.text()) };
        for sign in signs.as_bytes() {
            if sign == byte {
                return true;
            }
        }
        false
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text().starts_with(char::is_uppercase)
    }

    /// Whether it can be part of a time expression at all.
    #[inline]
    pub(super) fn counts(&self) -> bool {
        self.sense.is_some_and(Sense::is_part)
            || matches!(self.kind, TokenKind::Number | TokenKind::Mixed)
    }

    /// Whether an expression may go on with it: no word that is none of time.
    #[inline]
    pub(super) fn goes_on(&self) -> bool {
        self.kind == TokenKind::Sign || self.counts()
    }

    /// Takes in the letters glued to a figure.
    fn takes(&mut self, next: &Self) -> bool {
        let glued = self.kind == TokenKind::Number && is_tail(next);
        if glued {
            self.noted.span = self.span.join(next.span);
            self.noted.kind = TokenKind::Mixed;
            self.noted.flags = self.flags.with(Flags::TIME);
        }
        glued
    }

    /// Whether the name of a holiday may begin with it, whose next item is given.
    #[inline]
    pub(super) fn names_day(&self, next: Option<&Self>) -> bool {
        self.sense.is_some_and(|sense| {
            let second = || next.filter(|next| next.kind != TokenKind::Sign);
            sense.holiday && sense.may_name_day(second().map(Item::text))
        })
    }
}

/// The items of a scanned text. A figure and the letters glued to it are one item here ("27th",
/// "3pm", "2016H2").
pub(super) fn items<'a>(scan: &'a Scan<'a>) -> Vec<Item<'a>> {
    let (mut before, mut glued) = (TokenKind::Sign, false);
    let (markers, words) = (&scan.lexicon.markers, &scan.lexicon.time);
    let mut items: Vec<Item<'a>> = Vec::with_capacity(scan.tokens.len());
    // Most texts have no letters glued to figures: that is looked for aside, so that the tokens are
    // taken over in one go.
    items.extend(scan.tokens.iter().map(|token| {
        glued |= before == TokenKind::Number && is_tail(token);
        before = token.kind;
        let sense = words.sense_if(markers.sense(token.mark));
        Item { noted: *token, sense, whole: &scan.text }
    }));
    if glued {
        items.dedup_by(|next, last| last.takes(next));
    }
    // Nothing lies before the first token that an expression could reach across.
    items.iter_mut().take(1).for_each(|first| first.noted.gap = Gap::Line);
    items
}

/// Whether a token is letters that stand glued to what is before them.
fn is_tail(token: &Noted) -> bool {
    token.gap == Gap::None && matches!(token.kind, TokenKind::Word | TokenKind::Mixed)
}
