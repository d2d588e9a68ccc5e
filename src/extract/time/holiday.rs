//! Days with a name: "Thanksgiving 2024", "next Easter", "the King's birthday".

use super::expr::{Expr, Found, Part, Which};
use super::items::Gap;
use super::parser::Parser;
use crate::lexicon::holidays::plain;
use crate::lexicon::time::Cue;
use crate::model::Grain;
use crate::text::TokenKind;

impl Parser<'_> {
    /// A named day, with its year.
    pub(super) fn holiday(&self, i: usize) -> Option<Found> {
        let which = match self.next(i)? {
            item if item.any(&[Cue::Last, Cue::Previous]) => Some(Which::Last),
            item if item.any(&[Cue::Next, Cue::Following, Cue::Coming]) => Some(Which::Next),
            item if item.is(Cue::This) => Some(Which::This),
            _ => None,
        };
        let start = if which.is_some() { i + 1 } else { i };
        let (id, end) = self.named_day(start, which.is_some())?;
        let which = which.unwrap_or(Which::Plain);
        let of = if self.any(end, &[Cue::In, Cue::Of]) { end + 1 } else { end };
        let (year, last) = match self.relative_year(of) {
            Some(found) => found,
            None => self.year_after(if self.year(of).is_some() { of } else { end }),
        };
        let day = Expr::Holiday { id, year, which };
        let weekend = self
            .next(last)
            .and_then(super::items::Item::unit)
            .is_some_and(|unit| unit.grain == Grain::Weekend && unit.singular);
        if weekend {
            let expr = Expr::Part { part: Part::Weekend, of: Box::new(day) };
            return Some(Found::new(expr, last + 1));
        }
        Some(Found::new(day, last))
    }

    /// The place of a holiday in the table, and where its name ends.
    fn named_day(&self, i: usize, directed: bool) -> Option<(usize, usize)> {
        let first = self.next(i).filter(|first| first.names_day(self.at(i + 1)))?;
        let marked = self.alone || directed || first.is_capitalised();
        let (word, after) = self.name_word(i)?;
        let mut names = self.holidays.names(&word);
        // Hundreds of names begin alike, and most end with their second word.
        let second = self.name_word(self.skip_sign(after, "-"));
        names.find_map(|(rest, id)| {
            let words = || rest.split(' ').filter(|word| !word.is_empty());
            let fits = |wanted: &str| second.as_ref().is_some_and(|(word, _)| word == wanted);
            if words().next().is_some_and(|wanted| !fits(wanted)) {
                return None;
            }
            let mut end = after;
            for wanted in words() {
                let (word, next) = self.name_word(self.skip_sign(end, "-"))?;
                if *word != *wanted {
                    return None;
                }
                end = next;
            }
            let region = self.holidays.is_of(id, self.region);
            let single = rest.is_empty() && self.is_capitalised_name(end);
            (region && !single && (marked || !rest.is_empty())).then_some((id, end))
        })
    }

    /// "Christmas Carol", "Easter Island": a name that goes on is another name.
    fn is_capitalised_name(&self, i: usize) -> bool {
        !self.alone
            && self.next(i).is_some_and(|item| {
                item.kind == TokenKind::Word
                    && item.gap == Gap::Space
                    && item.is_capitalised()
                    && !item.counts()
            })
    }

    /// A word of a name with its possessive, as the table has it.
    fn name_word(&self, i: usize) -> Option<(String, usize)> {
        let item = self.next(i).filter(|item| item.kind != TokenKind::Sign)?;
        let mut end = i + 1;
        if self.sign(end, "'’") && self.glued(end) {
            let s = self.at(end + 1).is_some_and(|next| next.gap == Gap::None && next.len() == 1);
            // "Presidents' Day", "Jumu'atul": "King' Day" is a slip that names nothing.
            let goes_on = self.at(end + 1).is_some_and(|next| next.gap == Gap::None);
            if !s && !goes_on && !item.text().ends_with(['s', 'S']) {
                return None;
            }
            end += if s { 2 } else { 1 };
        }
        Some((plain(item.text()), end))
    }
}
