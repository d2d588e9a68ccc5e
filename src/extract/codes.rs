//! Figures of codes and titles: "10-K", "401(k)", "0800 555 111", "the album “1989”", "zero-sum".

use super::numeral::{Form, Numeral};
use super::scan::{Gap, Scan};
use crate::lexicon::NumberWord;
use crate::lexicon::figures::Cue;
use crate::text::TokenKind;

/// How far apart two figures of a tally stand, in tokens.
const BESIDE: usize = 9;
/// How many figures, and how many tokens, the figure that says of what lies before.
const TALLY: usize = 8;
const TALLY_REACH: usize = 48;

/// Most groups of a telephone number.
const DIALLED: usize = 5;

/// "8- to 16-foot", "13- and 15-inch": whether the hyphen at a token waits for the unit of the
/// figure behind it.
pub(super) fn hangs(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "-" | "–")
        && scan.glued(at)
        && !scan.glued(at + 1)
        && matches!(scan.word(at + 1), "to" | "or" | "and")
}

/// Whether words in small letters stand on both sides of a number, as mostly in running text: it
/// may be a name by what these words say, and by nothing else.
pub(super) fn in_plain_words(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let small = |at: usize| {
        scan.kind(at) == TokenKind::Word
            && scan.word(at).as_bytes().first().is_some_and(u8::is_ascii_lowercase)
    };
    let (first, end) = (numeral.first, numeral.end);
    scan.gap(first) == Gap::Space
        && scan.gap(end) == Gap::Space
        && small(end)
        && first.checked_sub(1).is_some_and(small)
        && !scan.word(first).starts_with('0')
}

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

/// "Two 737s": a figure that names a make, in the plural. "The 60s" and "100s" are none.
pub(super) fn plural(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let word = scan.word(numeral.first);
    let make = numeral.form == Form::Figures && word.len() == 3 && !word.ends_with('0');
    make && scan.word(numeral.end) == "s" && scan.glued(numeral.end)
}

/// "<>30", "=>30": what a comparison of a program is held against.
pub(super) fn operand(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let Some(last) = numeral.first.checked_sub(1) else { return false };
    let Some(first) = last.checked_sub(1) else { return false };
    scan.word(last) == ">" && scan.glued(last) && matches!(scan.word(first), "<" | "=")
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
    // "1800 555 0199": two groups before the one with the nought.
    let joined = |at: usize| scan.gap(at) == Gap::Space && group(at);
    let (next, last) = (numeral.end, numeral.end + 1);
    let begins = numeral.first + 1 == next && group(numeral.first);
    if begins
        && joined(next)
        && (joined(last) && nought(last) || nought(next) && joined(numeral.first))
    {
        return true;
    }
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

/// "The Centre 27 of the 81 seats, Homeland 14 and the Greens 10": what each has of what is counted
/// before, and no names.
pub(super) fn tallied(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let of = |numeral: &Numeral| {
        matches!(scan.mark(numeral.end).number, Some(NumberWord::Of))
            && (1..=2).any(|step| scan.numeral_at(numeral.end + step).is_some())
    };
    if of(numeral) {
        return true;
    }
    let Ok(index) = scan.numerals.binary_search_by_key(&numeral.first, |n| n.first) else {
        return false;
    };
    let holder = |numeral: &Numeral| {
        let at = numeral.first.checked_sub(1)?;
        let word = scan.word(at);
        (scan.gap(numeral.first) == Gap::Space && word.starts_with(char::is_uppercase))
            .then_some(word)
    };
    let own = holder(numeral);
    let beside = |other: Option<&Numeral>| {
        other.is_some_and(|other| {
            other.first.abs_diff(numeral.first) <= BESIDE
                && (of(other) || holder(other).is_some_and(|word| Some(word) != own))
        })
    };
    let before = |first: &Numeral| numeral.first - first.first <= TALLY_REACH && of(first);
    (beside(scan.numeral(index.wrapping_sub(1))) || beside(scan.numeral(index + 1)))
        && scan.numerals_before(index, TALLY).iter().any(before)
}
