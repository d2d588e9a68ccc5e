//! Figures of codes and titles: "10-K", "401(k)", "0800 555 111", "the album “1989”".

use super::numeral::{Form, Numeral};
use super::scan::{Gap, Scan};
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
