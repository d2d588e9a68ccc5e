//! Figures of codes and titles: "10-K", "401(k)", "0800 555 111", "the album “1989”", "zero-sum".

use super::numeral::{Form, Numeral};
use super::scan::{Gap, Scan};
use crate::lexicon::figures::Cue;
use crate::text::TokenKind;

/// Most groups of a telephone number.
const DIALLED: usize = 5;

/// "10-K", "3-D", "401(k)": a figure and a letter of its name.
pub(super) fn lettered(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let sign = numeral.end;
    let letter = |at: usize| {
        scan.kind(at) == TokenKind::Word && scan.glued(at) && scan.word(at).chars().count() == 1
    };
    if numeral.form != Form::Figures || !scan.glued(sign) || !letter(sign + 1) {
        return false;
    }
    match scan.word(sign) {
        "-" => {
            let capital = scan.word(sign + 1).starts_with(char::is_uppercase);
            capital && scan.lexicon.units.at(scan.ahead(sign + 1)).is_none()
        }
        "(" => scan.word(sign + 2) == ")" && scan.glued(sign + 2),
        _ => false,
    }
}

/// "0800 555 111": a figure that begins with a nought, and the groups behind it.
pub(super) fn dialled(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let group = |at: usize| {
        scan.kind(at) == TokenKind::Number && scan.word(at).bytes().all(|b| b.is_ascii_digit())
    };
    let nought = |at: usize| {
        let word = scan.word(at);
        group(at) && word.starts_with('0') && word.trim_start_matches('0').len() > 1
    };
    let mut at = numeral.first;
    for _ in 0..DIALLED {
        if nought(at) {
            return scan.len() > 1;
        }
        let spaced = scan.gap(at) == Gap::Space;
        match at.checked_sub(1).filter(|before| spaced && group(*before)) {
            Some(before) => at = before,
            None => return false,
        }
    }
    false
}

/// "the album “1989”": nothing else within the quotation marks.
pub(super) fn quoted(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.first, numeral.end);
    let mark = |at: usize| matches!(scan.word(at), "\"" | "“" | "”");
    let opens = first.checked_sub(1).is_some_and(|at| at > 0 && mark(at)) && scan.glued(first);
    numeral.form == Form::Figures && opens && mark(end) && scan.glued(end)
}

/// "A zero-sum game", "one-off", "all-in-one": a number word of an adjective that counts nothing.
pub(super) fn worded(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let hyphen = |at: usize| scan.word(at) == "-" && scan.glued(at) && scan.glued(at + 1);
    let (first, end) = (numeral.first, numeral.end);
    if numeral.form != Form::Words || scan.kind(first) != TokenKind::Word {
        return false;
    }
    let zero = numeral.value.is_zero() && hyphen(end);
    let one = numeral.value == crate::model::Decimal::ONE;
    let ahead = hyphen(end) && scan.lexicon.figures.is(scan.word(end + 1), Cue::Idiom);
    let behind = first
        .checked_sub(2)
        .is_some_and(|at| hyphen(first - 1) && scan.lexicon.figures.is(scan.word(at), Cue::Idiom));
    zero || one && (ahead || behind)
}

/// "iLife 09": a nought before a whole number.
pub(super) fn padded(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let word = scan.word(numeral.first);
    numeral.form == Form::Figures
        && numeral.end == numeral.first + 1
        && word.len() == 2
        && word.starts_with('0')
        && word.bytes().all(|b| b.is_ascii_digit())
        && scan.gap(numeral.first) == Gap::Space
}
