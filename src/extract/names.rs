//! Digits that are no amount: "Section 427", "GPT-5.5", "Flight 370", list markers, telephone
//! numbers, addresses, "7 min read", web addresses and handles.

use super::numeral::{Form, Numeral};
use super::scan::{Gap, Scan};
use super::{bound, codes};
use crate::lexicon::figures::Cue;
use crate::lexicon::names::Cue as NameCue;
use crate::lexicon::{Around, NumberWord, Senses};
use crate::model::Decimal;
use crate::text::TokenKind;

/// Most tokens of a web address before a figure in it.
const LINK_REACH: usize = 200;
/// How far to the right an address ends ("10 Upper Downing Street").
const STREET_REACH: usize = 4;

/// Least length of a word in small letters that is a name before a hyphen and a figure.
const STRANGE: usize = 3;
/// How far in a line a word is looked for that tells text from a headline.
const LINE_REACH: usize = 12;
const FINITE: Senses =
    Senses::THIRD.with(Senses::PAST).with(Senses::PARTICIPLE).with(Senses::GERUND);
const CLOSED: Senses = Senses::PREPOSITION
    .with(Senses::DETERMINER)
    .with(Senses::CONJUNCTION)
    .with(Senses::ADVERB)
    .with(Senses::AUXILIARY)
    .with(Senses::SUBORDINATOR);

/// Whether a number without a unit that is no [part of a name](is_part_of_name) is one by what
/// stands around it.
pub(super) fn is_name(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    if codes::operand(scan, numeral) {
        return true;
    }
    if numeral.form == Form::Vague || bounded(scan, numeral) || codes::hangs(scan, numeral.end) {
        return false;
    }
    if codes::in_plain_words(scan, numeral) {
        return remark(scan, numeral) || numeral.form != Form::Ordinal && designated(scan, numeral);
    }
    joined(scan, numeral)
        || remark(scan, numeral)
        || numeral.form != Form::Ordinal
            && (designated(scan, numeral)
                || codes::worded(scan, numeral)
                || codes::padded(scan, numeral)
                || codes::plural(scan, numeral)
                || marks_item(scan, numeral)
                || codes::quoted(scan, numeral)
                || named(scan, numeral)
                || flanked(scan, numeral)
                || addressed(scan, numeral))
}

/// Whether a number stands in a web address, a path or a handle, or is glued to letters: it is a
/// name whatever unit seems to follow.
pub(super) fn is_part_of_name(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    linked(scan, numeral) || prefixed(scan, numeral)
}

/// "Nearly 3,000 troops": what is bounded is an amount.
fn bounded(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    scan.gap(numeral.first) <= Gap::Space
        && bound::known_before(scan, numeral.first).is_some()
        && !scan.lexicon.figures.is(scan.word(numeral.first.wrapping_sub(1)), Cue::Designator)
}

/// "the Six Day War", "the Nine Network": a number word with a capital inside a sentence, before
/// another capital; at the start of one a unit must follow ("Three Mile Island"). The tokens of
/// the name.
pub(super) fn worded(scan: &Scan<'_>, numeral: &Numeral) -> Option<usize> {
    let (first, end) = (numeral.first, numeral.end);
    let rank = numeral.form == Form::Ordinal && scan.kind(first) == TokenKind::Word;
    let whole = numeral.form == Form::Words && numeral.scale == Decimal::ONE;
    if whole && capital(scan, first) && ends_name(scan, first) {
        return Some(end);
    }
    let fits = (whole || rank)
        && capital(scan, first)
        && capital(scan, end)
        && scan.gap(end) == Gap::Space;
    if !fits || !in_running_text(scan, first, end) {
        return None;
    }
    let starts = starts_sentence(scan, first);
    let quote = usize::from(matches!(scan.word(end + 1), "'" | "’") && scan.glued(end + 1));
    let unit = scan.lexicon.units.at(scan.ahead(end)).is_some()
        || scan.lexicon.time.sense(scan.word(end)).is_some_and(|sense| sense.unit.is_some());
    let led = unit && capital(scan, end + 1 + quote) && !rank;
    (led || !starts && !unit).then_some(end + 1)
}

/// "the Big Ten schools": the number word is the last of a name inside a sentence.
fn ends_name(scan: &Scan<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    scan.gap(first) == Gap::Space
        && capital(scan, before)
        && !starts_sentence(scan, before)
        && !scan.lexicon.words.known(&lower(scan, before)).any(FINITE.with(CLOSED))
        && in_running_text(scan, before, first + 1)
}

/// "Fox 2000 Pictures": a figure between two words of a name.
fn flanked(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let between = plain(numeral)
        && !scan.word(numeral.first).contains(',')
        && scan.gap(numeral.first) == Gap::Space
        && scan.gap(numeral.end) == Gap::Space
        && capital(scan, before)
        && capital(scan, numeral.end);
    if !between {
        return false;
    }
    let (left, right) = (lower(scan, before), lower(scan, numeral.end));
    let names = &scan.lexicon.names;
    let closed = FINITE.with(CLOSED);
    !scan.lexicon.words.known(&left).any(closed)
        && !names.cue(&left).any(NameCue::CALENDAR)
        && names.place(&left).is_none()
        && names.demonym(&right).is_none()
        && in_running_text(scan, before, numeral.end + 1)
}

fn lower(scan: &Scan<'_>, at: usize) -> String {
    scan.word(at).to_ascii_lowercase()
}

/// A word that begins with a capital and goes on in small letters.
fn capital(scan: &Scan<'_>, at: usize) -> bool {
    let word = scan.word(at);
    scan.kind(at) == TokenKind::Word
        && word.starts_with(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
}

/// Whether a lower-case word that is no small one stands near in the line: in a headline all
/// words begin like names.
fn in_running_text(scan: &Scan<'_>, first: usize, end: usize) -> bool {
    let back = (first.saturating_sub(LINE_REACH)..first)
        .rev()
        .take_while(|at| scan.gap(at + 1) < Gap::Line);
    let ahead = (end..end + LINE_REACH).take_while(|at| scan.gap(*at) < Gap::Line);
    back.chain(ahead).any(|at| {
        let word = scan.word(at);
        scan.kind(at) == TokenKind::Word
            && word.len() > 3
            && word.starts_with(char::is_lowercase)
            && !scan.lexicon.words.known(word).any(CLOSED)
    })
}

/// "GPT-5.5", "Covid-19": a hyphen and letters before it.
fn prefixed(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let Some(hyphen) = numeral.first.checked_sub(1) else { return false };
    let glued = scan.glued(numeral.first) && scan.glued(hyphen);
    if !glued || !matches!(scan.word(hyphen), "-" | "‑" | "_" | "/" | "." | "–") {
        return false;
    }
    let Some(before) = hyphen.checked_sub(1) else { return false };
    match scan.kind(before) {
        TokenKind::Mixed => true,
        TokenKind::Word => {
            let word = scan.word(before);
            let capital = word.starts_with(char::is_uppercase);
            // "single-A-2"
            let number = scan
                .mark(before)
                .number
                .is_some_and(|number| !(capital && number == NumberWord::Article));
            let slash = scan.word(hyphen) == "/";
            // "covid-19": a word of no dictionary.
            let strange = word.len() >= STRANGE
                && scan.word(hyphen) == "-"
                && scan.lexicon.words.known(word).is_empty()
                && !scan.lexicon.figures.is(word, Cue::Prefix)
                && !scan.lexicon.figures.is(word, Cue::Position);
            !number
                && (capital || slash && scan.glued(before) || strange)
                && numeral.form != Form::Words
                && scan.word(hyphen) != "–"
        }
        TokenKind::Number | TokenKind::Sign => false,
    }
}

/// Letters or another figure glued to it: "777F", "737-800", "555-1234".
fn joined(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let before = numeral.first.checked_sub(1).filter(|_| scan.glued(numeral.first));
    if before.is_some_and(|at| matches!(scan.kind(at), TokenKind::Word | TokenKind::Mixed)) {
        return true;
    }
    let after = numeral.end;
    let letters =
        scan.glued(after) && matches!(scan.kind(after), TokenKind::Word | TokenKind::Mixed);
    letters && numeral.form == Form::Figures && scan.word(after) != "s"
        || chained(scan, numeral)
        || codes::lettered(scan, numeral)
        || codes::dialled(scan, numeral)
}

/// One of three or more figures joined by hyphens, dots, colons or slashes: a telephone number, a
/// date, a time, an identifier.
fn chained(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let link = |at: usize| {
        scan.kind(at) == TokenKind::Sign
            && matches!(scan.word(at), "-" | "‑" | "/" | ":" | "." | "−")
            && scan.glued(at)
            && scan.glued(at + 1)
    };
    let figure = |at: usize| matches!(scan.kind(at), TokenKind::Number | TokenKind::Mixed);
    let right = |at: usize| link(at) && figure(at + 1);
    let left = |at: usize| at >= 2 && link(at - 1) && figure(at - 2);
    let (first, end) = (numeral.first, numeral.end);
    if !right(end) && !left(first) {
        return false;
    }
    let colon = right(end) && scan.word(end) == ":" || left(first) && scan.word(first - 1) == ":";
    // Of "737-800" and "2026-02" the second figure is here only where the two are no range.
    let behind = left(first) && matches!(scan.word(first - 1), "-" | "‑");
    let digits = |at: usize, len: usize| {
        scan.word(at).len() == len && scan.word(at).bytes().all(|b| b.is_ascii_digit())
    };
    // "555-0199" of a telephone.
    let phone = right(end)
        && matches!(scan.word(end), "-" | "‑")
        && digits(first, 3)
        && digits(end + 1, 4)
        && !counts(scan, end + 2)
        && scan.lexicon.units.at(scan.ahead(end + 2)).is_none();
    let slash = right(end) && scan.word(end) == "/" || left(first) && scan.word(first - 1) == "/";
    colon
        || behind
        || phone
        || slash
        || right(end) && (right(end + 2) || left(first))
        || left(first) && left(first - 2)
        || left(first) && scan.glued(first - 2) && scan.word(first.wrapping_sub(3)) == "+"
}

/// "http://…/2026", "@user9", "#1234", "www.x.com/5".
fn linked(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let mut at = numeral.first;
    // Back to the last space, no further than an address is long.
    for _ in 0..LINK_REACH {
        if scan.gap(at) != Gap::None || at == 0 {
            break;
        }
        at -= 1;
        if matches!(scan.word(at), "@" | "#" | "\\") {
            return true;
        }
    }
    let head = scan.word(at);
    head.eq_ignore_ascii_case("http")
        || head.eq_ignore_ascii_case("https")
        || head.eq_ignore_ascii_case("www")
        || matches!(head, "@" | "#") && at < numeral.first
}

fn remark(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let ahead = scan.ahead(numeral.end);
    let remarks = &scan.lexicon.figures;
    let glued = scan.unglued(numeral.end) != scan.word(numeral.end);
    if !glued && !scan.heads(numeral.end).any(Around::REMARK) {
        return false;
    }
    remarks.remark(&ahead)
        || remarks.remark(|step| {
            if ahead(step).is_empty() { "" } else { scan.unglued(numeral.end + step) }
        })
}

/// "Section 427", "page 3", "No. 5".
fn designated(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    if !plain(numeral) || scan.gap(numeral.first) > Gap::Space {
        return false;
    }
    let Some(mut at) = numeral.first.checked_sub(1) else { return false };
    if scan.word(at) == "." && scan.glued(at) {
        let Some(before) = at.checked_sub(1) else { return false };
        at = before;
    }
    let word = scan.word(at);
    let capital = word.starts_with(char::is_uppercase);
    let designator = scan.lexicon.figures.is(word, Cue::Designator);
    designator && (capital || !counts(scan, numeral.end) && !score(scan, numeral))
}

/// "passed the bill 97-0", "beat Norwick 5-0"
fn score(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let hyphen = numeral.end;
    matches!(scan.word(hyphen), "-" | "–")
        && scan.glued(hyphen)
        && scan.glued(hyphen + 1)
        && scan.numeral_at(hyphen + 1).is_some_and(|next| next.value <= numeral.value)
}

/// The same behind a name that is not in capitals, of two figures that are no version or year.
fn result(scan: &Scan<'_>, numeral: &Numeral, caps: bool) -> bool {
    let small = numeral.value < Decimal::ONE_HUNDRED;
    let end = numeral.end + 2;
    let goes_on = scan.glued(end) && matches!(scan.word(end), "-" | "–" | "/");
    small && !caps && !goes_on && score(scan, numeral)
}

/// "1. ", "01.", "(2)": a whole number at the start of a line or in brackets.
fn marks_item(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let small =
        numeral.form == Form::Figures && numeral.is_plain() && scan.word(numeral.first).len() <= 2;
    if !small || numeral.end != numeral.first + 1 {
        return false;
    }
    let after = scan.word(numeral.end);
    let next = numeral.end + 1;
    let closes = matches!(after, "." | ")") && scan.gap(next) != Gap::None && next < scan.len();
    let before = numeral.first.wrapping_sub(1);
    let bullet =
        matches!(scan.word(before), "•" | "-" | "*" | "·" | "(") && scan.gap(before) >= Gap::Line;
    let starts = scan.gap(numeral.first) >= Gap::Line || bullet;
    starts
        && closes
        && (after == ")"
            || scan.gap(next) <= Gap::Space
            || scan.word(numeral.first).starts_with('0')
            || bullet)
}

/// "Trainium 3", "Apollo 11": a name before a whole number and nothing that it counts behind it.
fn named(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    let word = scan.word(before);
    let capital = word.starts_with(char::is_uppercase) && scan.kind(before) == TokenKind::Word
        || scan.kind(before) == TokenKind::Mixed;
    if !capital || word.len() < 2 || scan.gap(numeral.first) != Gap::Space {
        return false;
    }
    // "USB 3.0", "GeForce 9400M"
    let caps = word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let version = numeral.form == Form::Figures && caps && numeral.scale == Decimal::ONE;
    // "USB 3.0 ports"
    let dotted = version && scan.word(numeral.first).contains('.');
    let lettered = numeral.form == Form::Figures
        && numeral.end == numeral.first + 2
        && scan.glued(numeral.first + 1)
        && scan.word(numeral.first + 1).len() == 1;
    let fits = plain(numeral) && !scan.word(numeral.first).contains(',') || version || lettered;
    if !fits || scan.mark(before).number.is_some() {
        return false;
    }
    let known = scan.lexicon.words.known(&word.to_ascii_lowercase());
    !known.any(FINITE.with(CLOSED))
        && (known.is_empty() || !starts_sentence(scan, before))
        && (dotted || !counts(scan, numeral.end))
        && !result(scan, numeral, caps)
        && !codes::tallied(scan, numeral)
}

fn starts_sentence(scan: &Scan<'_>, at: usize) -> bool {
    scan.gap(at) >= Gap::Line
        || matches!(
            scan.word(at.wrapping_sub(1)),
            "." | "!" | "?" | ":" | "\"" | "“" | "•" | "‘" | "'"
        )
}

/// "10 Downing Street": capitalised words up to one that ends an address.
fn addressed(scan: &Scan<'_>, numeral: &Numeral) -> bool {
    if !plain(numeral) {
        return false;
    }
    let capital = |at: usize| {
        scan.kind(at) == TokenKind::Word
            && scan.gap(at) == Gap::Space
            && scan.word(at).starts_with(char::is_uppercase)
    };
    (numeral.end..numeral.end + STREET_REACH)
        .take_while(|at| capital(*at))
        .any(|at| at > numeral.end && scan.lexicon.figures.is(scan.word(at), Cue::Street))
}

/// A whole number in digits without separators.
fn plain(numeral: &Numeral) -> bool {
    let commas = numeral.span.len() > 6;
    numeral.form == Form::Figures && numeral.is_plain() && !commas
}

/// Whether a plural that may be counted follows.
fn counts(scan: &Scan<'_>, at: usize) -> bool {
    if !scan.follows(at) || scan.kind(at) != TokenKind::Word {
        return false;
    }
    let known = |at: usize| scan.lexicon.words.known_folded(scan.word(at));
    let here = known(at);
    here.any(Senses::PLURAL)
        || here.any(Senses::ADJECTIVE.with(Senses::NOUN)) && known(at + 1).any(Senses::PLURAL)
}
