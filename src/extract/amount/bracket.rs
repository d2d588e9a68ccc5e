//! Sums in brackets, as accounts write losses: "$(0.12) per share", "net income was ($5.3 million)".
//! After a word of loss the sum is that of the loss, and as it is written.

use super::{Amount, money};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::Scan;
use crate::lexicon::figures::Cue;
use crate::lexicon::{NumberWord, Senses};
use crate::model::QuantityKind;

/// How far before the bracket a word of loss is looked for.
const REACH: usize = 7;

/// A sum of money whose brackets are its sign.
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, floor: usize) -> Option<Amount> {
    let close = numeral.end;
    let bracket = numeral.first.checked_sub(1).filter(|at| *at >= floor)?;
    let closed = scan.word(close) == ")" && scan.glued(close) && scan.glued(numeral.first);
    if !closed || matches!(numeral.form, Form::Ordinal | Form::Vague) {
        return None;
    }
    let (first, code) = if scan.word(bracket) == "(" {
        // "$(0.12)": nobody brackets a figure behind its sign for another reason.
        let sign = bracket.checked_sub(1).filter(|at| *at >= floor && scan.glued(bracket))?;
        money::sign_before(scan, sign, floor)?
    } else {
        let (first, code) = money::sign_before(scan, bracket, floor)?;
        let open = first.checked_sub(1).filter(|at| *at >= floor && scan.glued(first))?;
        // "was ($5.3 million)"; "100 euros ($120)" says it again.
        let word = scan.behind(open)(0).to_ascii_lowercase();
        let led = Senses::PREPOSITION.with(Senses::AUXILIARY);
        let fits = scan.word(open) == "(" && scan.lexicon.words.known(&word).any(led);
        fits.then_some((open, code))?
    };
    let mut amount = Amount {
        first,
        front: true,
        ..Amount::with(numeral, QuantityKind::Money, Some(code), close + 1)
    };
    if let Some(NumberWord::Scale(factor)) = scan.mark(close + 1).number
        && scan.follows(close + 1)
    {
        amount = Amount { end: close + 2, tail: close + 2, scale: factor, ..amount.times(factor)? };
    }
    let loss = (first.saturating_sub(REACH)..first)
        .any(|at| scan.lexicon.figures.is(scan.word(at), Cue::Loss));
    Some(if loss { amount } else { Amount { value: -amount.value, ..amount } })
}
