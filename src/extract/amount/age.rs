//! Ages: "29 years old", "a 12-year-old", "aged 87", "Ada Smith, 45, said".

use super::{Amount, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::figures::{AgeWord, Cue};
use crate::lexicon::names::Cue as NameCue;
use crate::lexicon::{Around, Senses};
use crate::model::{Decimal, QuantityKind};
use crate::text::TokenKind;

/// Nobody is older.
const OLDEST: Decimal = Decimal::from_parts(125, 0, 0, false, 0);

/// An age in words or by its place.
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, floor: usize) -> Option<Amount> {
    if numeral.form == Form::Vague {
        return in_tens(scan, numeral);
    }
    if numeral.form == Form::Ordinal {
        return None;
    }
    let read = with_unit(scan, numeral).or_else(|| before(scan, numeral, floor));
    let plain = numeral.is_plain() && matches!(numeral.form, Form::Figures | Form::Words);
    if read.is_some() || !plain || !is_years(numeral.value) {
        return read;
    }
    listed(scan, numeral)
        .or_else(|| apposed(scan, numeral))
        .or_else(|| borne(scan, numeral))
        .or_else(|| of_bearer(scan, numeral))
        .or_else(|| stated(scan, numeral))
        .or_else(|| opened(scan, numeral))
}

/// Whether somebody can be so many years old, by words that do not say that it is years.
fn is_years(value: Decimal) -> bool {
    match value.scale() {
        0 => (2..=OLDEST.mantissa()).contains(&value.mantissa()),
        _ => (Decimal::TWO..=OLDEST).contains(&value),
    }
}

/// "She was 71.": said of somebody, with nothing that the figure could count.
fn stated(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let figures = &scan.lexicon.figures;
    let told = scan.last_before(numeral.first).any(Around::AGE_STATE)
        && figures.states_age(scan.behind(numeral.first));
    if !told {
        return None;
    }
    let next = scan.word(numeral.end);
    let counts_nothing = matches!(next, "." | "," | ";" | ")" | "”" | "\"")
        && scan.gap(numeral.end) == Gap::None
        || figures.is(next, Cue::AgeEnd);
    counts_nothing.then(|| Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end))
}

/// "At 28, Ada Smith is the youngest".
fn opened(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let before = numeral.first.checked_sub(1).filter(|_| scan.word(numeral.end) == ",")?;
    let opens = scan.lexicon.figures.is(scan.word(before), Cue::AgeOpen)
        && scan.word(before).starts_with(char::is_uppercase);
    let named = is_name(scan, numeral.end + 1);
    (opens && named && numeral.form == Form::Figures)
        .then(|| Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end))
}

/// "In her mid-30s".
fn in_tens(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let people = numeral.value >= Decimal::TEN && numeral.value < Decimal::ONE_HUNDRED;
    let hers = scan.lexicon.figures.is(scan.behind(numeral.first)(0), Cue::Possessive);
    (people && hers).then(|| Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end))
}

/// "29 years old", "12-year-old", "87 yo".
fn with_unit(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let figures = &scan.lexicon.figures;
    let at = unit_at(scan, numeral.end);
    if !scan.heads(at).any(Around::AGE) {
        return None;
    }
    let age = |unit: &str, end| Amount::with(numeral, QuantityKind::Age, Some(unit), end);
    if let Some((count, AgeWord::Short)) = figures.age_word(scan.ahead(at)) {
        return Some(age("year", at + count));
    }
    let unit = figures.age(scan.word(at)).filter(|_| scan.follows(at))?;
    let next = unit_at(scan, at + 1);
    match figures.age_word(scan.ahead(next)) {
        Some((count, AgeWord::After)) => Some(age(unit, next + count)),
        _ => None,
    }
}

/// "aged 29", "at the age of 29".
fn before(scan: &Scan<'_>, numeral: &Numeral, floor: usize) -> Option<Amount> {
    let led = scan.last_before(numeral.first).any(Around::AGE_BEFORE);
    let plain = || numeral.is_plain() && numeral.value <= OLDEST && numeral.value > Decimal::ZERO;
    if !led || !plain() || scan.gap(numeral.first) > Gap::Space {
        return None;
    }
    let count = scan.lexicon.figures.age_before(scan.behind(numeral.first))?;
    let first = numeral.first.checked_sub(count).filter(|first| *first >= floor)?;
    // "age 87" is the mention, "at the age of 87" keeps to the figure.
    let amount = Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end);
    Some(if count == 1 && scan.is(first, "age") { Amount { first, ..amount } } else { amount })
}

/// Most ages in a row ("aged 7, 9 and 12").
const AGES: usize = 6;

/// "Aged 22, 25 and 40": behind an age, where nothing follows that could be counted.
fn listed(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let joint = |at: usize| {
        let word = scan.word(at);
        word == "," || scan.lexicon.words.known(word).any(Senses::CONJUNCTION)
    };
    let led = || numeral.first.checked_sub(1).is_some_and(joint);
    let ends = || scan.kind(numeral.end) == TokenKind::Sign || joint(numeral.end);
    if numeral.form != Form::Figures || !ends() || !led() {
        return None;
    }
    let mut at = numeral.first;
    for _ in 0..AGES {
        at = at.checked_sub(1).filter(|at| joint(*at))?;
        // "7, 9, and 12"
        at = if at > 0 && joint(at - 1) { at - 1 } else { at };
        at = at.checked_sub(1).filter(|at| scan.kind(*at) == TokenKind::Number)?;
        if scan.lexicon.figures.age_before(scan.behind(at)).is_some() {
            return Some(Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end));
        }
    }
    None
}

/// "Ada Smith, 45, said", "Ada Smith (45)": a whole number set off behind a name.
fn apposed(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let sign = numeral.first.checked_sub(1)?;
    let closes = match scan.word(sign) {
        "," => matches!(scan.word(numeral.end), "," | "."),
        "(" => scan.word(numeral.end) == ")",
        _ => false,
    };
    if !closes || numeral.form != Form::Figures {
        return None;
    }
    let last = sign.checked_sub(1)?;
    let full = last.checked_sub(1).is_some_and(|first| {
        is_name(scan, first) && scan.gap(last) == Gap::Space && !leads(scan, first)
    });
    let named = is_name(scan, last) && (full || is_person(scan, last, numeral.end));
    // "Ada Smith , 45 , said": in text cut into tokens every sign stands alone.
    let signs = |gap| scan.gap(sign) == gap && scan.gap(numeral.end) == gap;
    let apart = signs(Gap::Space);
    (named && (scan.glued(sign) || apart || scan.word(sign) == "("))
        .then(|| Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end))
}

/// "The driver, 24, was hurt": set off behind a noun for a person.
fn borne(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let comma = numeral.first.checked_sub(1)?;
    let noun = scan.word(comma.checked_sub(1)?);
    let set_off = scan.word(comma) == ","
        && scan.gap(comma) <= Gap::Space
        && matches!(scan.word(numeral.end), "," | ".")
        && scan.gap(numeral.end) <= Gap::Space
        // A list goes on in figures: "one goal by the striker, 2, 3".
        && scan.kind(numeral.end + 1) != TokenKind::Number;
    let aged = set_off && numeral.form == Form::Figures;
    let person = || {
        scan.lexicon.figures.is(noun, Cue::AgeBearer)
            || scan.lexicon.names.cue(&noun.to_ascii_lowercase()).any(NameCue::ROLE)
    };
    (aged && person()).then(|| Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end))
}

/// Below it a person of so many is one that has so many: "a father of 4", "a captain of 11".
const GROWN: Decimal = Decimal::from_parts(13, 0, 0, false, 0);
/// The same of who has a trade or an office: "a director of 12".
const AT_WORK: Decimal = Decimal::from_parts(18, 0, 0, false, 0);

/// "A woman OF 29 was hurt", "a boy of seven", "a retired driver of 71": behind a noun for a
/// person, and nothing that could be counted follows.
fn of_bearer(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let of = numeral.first.checked_sub(1).filter(|of| scan.word(*of) == "of")?;
    let noun = scan.word(of.checked_sub(1)?);
    let figures = &scan.lexicon.figures;
    let is_role = || scan.lexicon.names.cue(&noun.to_ascii_lowercase()).any(NameCue::ROLE);
    let least = if figures.is(noun, Cue::AgeChild) {
        Decimal::TWO
    } else if figures.is(noun, Cue::AgeBearer) {
        GROWN
    } else if is_role() {
        AT_WORK
    } else {
        return None;
    };
    if numeral.value < least {
        return None;
    }
    let known = scan.lexicon.words.known(&scan.word(numeral.end).to_ascii_lowercase());
    let small = Senses::PREPOSITION.with(Senses::CONJUNCTION).with(Senses::SUBORDINATOR);
    let ends = scan.kind(numeral.end) == TokenKind::Sign
        || known.any(small.with(Senses::AUXILIARY).with(Senses::VERBS))
            && !known.any(Senses::NOUNS.with(Senses::ADJECTIVE));
    ends.then(|| Amount::with(numeral, QuantityKind::Age, Some("year"), numeral.end))
}

/// "Smith, 41, who": a single name is a person's where the clause goes on in small letters and the
/// name is none of a place, a month or a preposition's.
fn is_person(scan: &Scan<'_>, last: usize, comma: usize) -> bool {
    let lower = scan.word(last).to_ascii_lowercase();
    let names = &scan.lexicon.names;
    let goes_on = scan.word(comma) == ","
        && scan.gap(comma + 1) == Gap::Space
        && scan.word(comma + 1).starts_with(char::is_lowercase);
    let led = last.checked_sub(1).is_some_and(|at| leads(scan, at));
    goes_on
        && names.place(&lower).is_none()
        && names.demonym(&lower).is_none()
        && !names.cue(&lower).any(NameCue::CALENDAR)
        && scan.lexicon.words.known(&lower).is_empty()
        && !led
}

/// "In Lisbon, 12": a small word before the name.
fn leads(scan: &Scan<'_>, at: usize) -> bool {
    let known = scan.lexicon.words.known(&scan.word(at).to_ascii_lowercase());
    // "Said that Smith, 51, ...": the word joins clauses.
    let joins = known.any(Senses::SUBORDINATOR) && !known.any(Senses::PREPOSITION);
    !joins && known.any(Senses::PREPOSITION.with(Senses::DETERMINER))
}

/// A capitalised word that is not all capitals.
fn is_name(scan: &Scan<'_>, at: usize) -> bool {
    let mut letters = scan.word(at).chars();
    scan.kind(at) == TokenKind::Word
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
}
