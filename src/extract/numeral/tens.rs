//! Tens in the plural: "the low 70s", "in her 30s", "mid-teens".

use super::{Form, Numeral, Part, finish, is_hyphen};
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::NumberWord;
use crate::model::Decimal;

/// Tens in the plural that begin at a token, with the word before them that says which part.
pub(super) fn read(scan: &Scan<'_>, first: usize) -> Option<Numeral> {
    let part = match scan.mark(first).number {
        Some(NumberWord::PartOfTen(low, high)) => Some((low, high)),
        _ => None,
    };
    let at = match part {
        Some(_) if is_hyphen(scan, first + 1) => first + 2,
        Some(_) if scan.gap(first + 1) == Gap::Space => first + 1,
        Some(_) => return None,
        None => first,
    };
    let (ten, end) = ten(scan, at, part.is_some())?;
    let (low, high) = part.unwrap_or((0, 9));
    let low = Decimal::from(ten + low.max(u8::from(ten == TEENS)));
    let high = Decimal::from(ten + high);
    let mut numeral = finish(scan, first, Part::new(end, low, Form::Vague), false)?;
    numeral.ends = Some((low, high));
    Some(numeral)
}

/// Where the teens begin; the first of them is eleven.
const TEENS: u8 = 10;

/// "70s", "teens": the ten and one past its tokens.
fn ten(scan: &Scan<'_>, at: usize, led: bool) -> Option<(u8, usize)> {
    if led && scan.mark(at).number == Some(NumberWord::Teens) {
        return Some((TEENS, at + 1));
    }
    let plural = scan.glued(at + 1) && scan.word(at + 1) == "s";
    let ten: u8 = plural.then(|| scan.word(at).parse().ok())??;
    let fits = scan.word(at).len() == 2 && ten.is_multiple_of(10) && ten >= 20;
    // "F-20s", "$20s", "'80s"
    let free = scan.gap(at) != Gap::None || at == 0 || led;
    (fits && free).then_some((ten, at + 2))
}
