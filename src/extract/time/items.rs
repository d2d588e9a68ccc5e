//! Tokens as the time grammar sees them: what each word can mean, and how far it stands from the
//! one before.

pub(super) use crate::extract::scan::Gap;

use crate::extract::scan::Scan;
use crate::lexicon::Flags;
use crate::lexicon::time::{Cue, Sense, Tense, TimeUnit, TimeWords, Weight};
use crate::text::{Span, TokenKind};

/// One token.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) span: Span,
    /// Its first token in the scan.
    pub(super) token: u32,
    pub(super) kind: TokenKind,
    pub(super) text: &'a str,
    pub(super) gap: Gap,
    /// Whether an expression may begin with it, as far as it alone tells: most words and signs
    /// begin none.
    pub(super) opens: bool,
    pub(super) sense: Option<&'a Sense>,
}

impl Item<'_> {
    #[inline]
    pub(super) fn is(&self, cue: Cue) -> bool {
        self.sense.is_some_and(|sense| sense.is(cue))
    }

    #[inline]
    pub(super) fn any(&self, cues: &[Cue]) -> bool {
        self.sense.is_some_and(|sense| sense.any(cues))
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
    pub(super) fn digits(&self) -> Option<u32> {
        let plain = self.kind == TokenKind::Number && self.text.len() <= 8;
        if plain && self.text.bytes().all(|b| b.is_ascii_digit()) {
            self.text.parse().ok()
        } else {
            None
        }
    }

    /// Where the word puts the event of its clause.
    pub(super) fn tense(&self) -> Option<Tense> {
        if self.kind == TokenKind::Word { TimeWords::tense(self.text, self.sense) } else { None }
    }

    #[inline]
    pub(super) fn is_sign(&self, signs: &str) -> bool {
        self.kind == TokenKind::Sign
            && match self.text.as_bytes() {
                [byte] => signs.bytes().any(|sign| sign == *byte),
                _ => signs.contains(self.text),
            }
    }

    pub(super) fn is_capitalised(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it can be part of a time expression at all.
    #[inline]
    pub(super) fn counts(&self) -> bool {
        self.sense.is_some_and(Sense::is_part)
            || matches!(self.kind, TokenKind::Number | TokenKind::Mixed)
    }

    /// What it brings to a time expression, whose next item is given.
    #[inline]
    pub(super) fn weight(&self, next: Option<&Self>) -> Weight {
        match self.kind {
            TokenKind::Number | TokenKind::Mixed => Weight::Content,
            TokenKind::Sign => Weight::Frame,
            TokenKind::Word if self.names_day(next) => Weight::Content,
            TokenKind::Word => self.sense.map_or(Weight::None, Sense::plain_weight),
        }
    }

    /// Whether the name of a holiday may begin with it, whose next item is given.
    #[inline]
    pub(super) fn names_day(&self, next: Option<&Self>) -> bool {
        self.sense.is_some_and(|sense| {
            let second = next.filter(|next| next.kind != TokenKind::Sign);
            sense.holiday && sense.may_name_day(second.map(|next| next.text))
        })
    }
}

/// The items of a scanned text. A figure and the letters glued to it are one item here ("27th",
/// "3pm", "2016H2").
pub(super) fn items<'a>(scan: &Scan<'a>) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::with_capacity(scan.len());
    for (at, (token, note)) in (0_u32..).zip(scan.noted()) {
        let (span, kind) = (token.span, token.kind);
        // Nothing lies before the first token that an expression could reach across.
        let gap = if at == 0 { Gap::Line } else { note.gap };
        if gap == Gap::None
            && matches!(kind, TokenKind::Word | TokenKind::Mixed)
            && let Some(last) = items.last_mut().filter(|last| last.kind == TokenKind::Number)
        {
            last.span = last.span.join(span);
            last.text = last.span.of(scan.text);
            last.kind = TokenKind::Mixed;
            last.opens = true;
            continue;
        }
        let (text, sense) = (span.of(scan.text), scan.sense_of(*note));
        let opens = note.flags.any(Flags::TIME);
        items.push(Item { span, token: at, kind, text, gap, opens, sense });
    }
    items
}
