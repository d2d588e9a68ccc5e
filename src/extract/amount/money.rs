//! Money: a sign, a code or a name before or behind the figure.

use super::{Amount, bracket, per, unit_at};
use crate::extract::numeral::{Form, Numeral};
use crate::extract::scan::{Gap, Scan};
use crate::lexicon::figures::Cue;
use crate::lexicon::{Around, CurrencyName, NumberWord};
use crate::model::decimal::power_of_ten;
use crate::model::{Decimal, QuantityKind};
use crate::text::TokenKind;

/// The currency whose name is also a weight.
const STERLING: &str = "GBP";
/// How far around "pounds" a word is looked for that tells money from weight.
const REACH: usize = 12;

/// "$4.2 billion", "USD 200", "20 €", "470 pence", "15 dollars and 50".
pub(super) fn read(scan: &Scan<'_>, numeral: &Numeral, floor: usize) -> Option<Amount> {
    let mut amount = bracket::read(scan, numeral, floor)
        .or_else(|| before(scan, numeral, floor))
        .or_else(|| of_money(scan, numeral))
        .or_else(|| after(scan, numeral))?;
    if amount.minor.is_none() {
        amount = hundredths(scan, amount);
    }
    Some(per::read(scan, amount))
}

/// "Tens of millions of dollars".
fn of_money(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let at = numeral.end + 1;
    if numeral.form != Form::Vague {
        return None;
    }
    let of = matches!(scan.mark(numeral.end).number, Some(NumberWord::Of))
        && scan.follows(numeral.end)
        && scan.follows(at);
    let (count, name) = scan.lexicon.currencies.name(scan.ahead(at)).filter(|_| of)?;
    let sure = name.minor.is_none() && (name.sure || is_money(scan, numeral, at + count));
    let code = if name.dollar { dollar(scan, "USD") } else { name.code };
    sure.then(|| Amount::with(numeral, QuantityKind::Money, Some(code), at + count))
}

/// A sign or code in front.
fn before(scan: &Scan<'_>, numeral: &Numeral, floor: usize) -> Option<Amount> {
    let at = numeral.first.checked_sub(1).filter(|at| *at >= floor)?;
    if scan.gap(numeral.first) > Gap::Space {
        return None;
    }
    let (first, code) = sign_before(scan, at, floor).or_else(|| letters_before(scan, at, floor))?;
    let mut amount = Amount {
        front: true,
        ..Amount::with(numeral, QuantityKind::Money, Some(code), numeral.end)
    };
    amount.first = first;
    // "-$5": the sign of the number stands before that of the currency.
    let minus = first.checked_sub(1).filter(|at| *at >= floor);
    if let Some(minus) = minus.filter(|at| is_minus(scan, *at)) {
        amount.first = minus;
        amount.value = -amount.value;
    }
    // "$75 USD", "C$5 Canadian": a code behind says it more exactly.
    let code_after = Some(numeral.end)
        .filter(|end| scan.gap(*end) == Gap::Space)
        .and_then(|end| scan.lexicon.currencies.letters(scan.word(end)));
    if let Some(code) = code_after.filter(|code| code.len() == 3) {
        amount.unit = Some(code.to_owned());
        amount.end = numeral.end + 1;
        amount.tail = amount.end;
    }
    Some(amount)
}

fn is_minus(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "-" | "−" | "–") && scan.glued(at + 1) && !scan.glued(at)
}

/// "$", "US$", "C $": first token and code.
pub(super) fn sign_before<'s>(
    scan: &'s Scan<'_>,
    at: usize,
    floor: usize,
) -> Option<(usize, &'s str)> {
    let currencies = &scan.lexicon.currencies;
    let code = currencies.sign(scan.word(at))?;
    if code != "USD" && code != "JPY" {
        return Some((at, code));
    }
    let prefix = at.checked_sub(1).filter(|before| *before >= floor);
    if let Some(before) = prefix {
        let letters = scan.word(before);
        let close = scan.glued(at) && scan.kind(before) == TokenKind::Word;
        let spaced = scan.gap(at) == Gap::Space
            && matches!(letters, "US" | "HK" | "NZ" | "C" | "c" | "U.S." | "us" | "AU" | "CA");
        if (close || spaced)
            && let Some(code) = currencies.prefix(letters)
        {
            return Some((before, code));
        }
    }
    Some((at, dollar(scan, code)))
}

fn dollar<'s>(scan: &'s Scan<'_>, code: &'s str) -> &'s str {
    if code == "USD" {
        scan.lexicon.currencies.dollar(scan.document.region.as_deref())
    } else {
        code
    }
}

/// "USD 200", "Rs. 20".
fn letters_before<'s>(scan: &'s Scan<'_>, at: usize, floor: usize) -> Option<(usize, &'s str)> {
    let at = if scan.word(at) == "." && scan.glued(at) { at.checked_sub(1)? } else { at };
    let code = scan.lexicon.currencies.before(scan.word(at)).filter(|_| at >= floor)?;
    Some((at, code))
}

/// A sign, code or name behind.
fn after(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let money = |code: &str, end| Amount::with(numeral, QuantityKind::Money, Some(code), end);
    let at = numeral.end;
    let currencies = &scan.lexicon.currencies;
    if let Some((code, end)) = sign_after(scan, at) {
        return Some(money(code, end));
    }
    let minor = if scan.glued(at) { currencies.minor_sign(scan.word(at)) } else { None };
    if let Some(minor) = minor {
        let alone = scan.kind(at) == TokenKind::Sign || scan.is(at, "p");
        return alone.then(|| in_hundredths(scan, money(minor.code, at + 1), minor))?;
    }
    if scan.gap(at) <= Gap::Space
        && let Some(amount) = code_after(scan, numeral)
    {
        return Some(amount);
    }
    let at = unit_at(scan, at);
    if !scan.heads(at).any(Around::CURRENCY) {
        return None;
    }
    let (count, name) = currencies.name(scan.ahead(at))?;
    if !name.sure && !is_money(scan, numeral, at + count) || numeral.form == Form::Ordinal {
        return None;
    }
    let code = if name.dollar { dollar(scan, "USD") } else { name.code };
    let amount = money(code, at + count);
    match name.minor {
        Some(_) => in_hundredths(scan, amount, name),
        None => Some(amount),
    }
}

fn in_hundredths(scan: &Scan<'_>, amount: Amount, name: &CurrencyName) -> Option<Amount> {
    let code =
        if name.code == "USD" { dollar(scan, "USD").to_owned() } else { name.code.to_string() };
    let amount = amount.times(power_of_ten(-2)?)?;
    Some(Amount { unit: Some(code), minor: name.minor.as_ref().map(ToString::to_string), ..amount })
}

/// "20€", "3.14 US$"; the sign of a next figure ("10 $30") is not this one's.
fn sign_after<'s>(scan: &'s Scan<'_>, at: usize) -> Option<(&'s str, usize)> {
    let prefixed = scan.word(at + 1) == "$" && scan.glued(at) && scan.glued(at + 1);
    let prefix = || scan.lexicon.currencies.prefix(scan.word(at));
    if let Some(code) = prefixed.then(prefix).flatten() {
        return Some((code, at + 2));
    }
    let code = scan.lexicon.currencies.sign(scan.word(at)).filter(|_| scan.follows(at))?;
    let next = scan.kind(at + 1) == TokenKind::Number && scan.gap(at + 1) <= Gap::Space;
    let ours = !next || scan.glued(at) && !scan.glued(at + 1);
    ours.then(|| (dollar(scan, code), at + 1))
}

/// "20 USD", "75 USD million", "120 MEUR".
fn code_after(scan: &Scan<'_>, numeral: &Numeral) -> Option<Amount> {
    let at = numeral.end;
    let word = scan.word(at);
    let currencies = &scan.lexicon.currencies;
    if let Some(code) = currencies.letters(word) {
        let amount = Amount::with(numeral, QuantityKind::Money, Some(code), at + 1);
        let scale = match scan.mark(at + 1).number {
            Some(NumberWord::Scale(factor)) if scan.follows(at + 1) => factor,
            _ => return Some(amount),
        };
        return Some(Amount { end: at + 2, tail: at + 2, scale, ..amount.times(scale)? });
    }
    let code = word.strip_prefix('M').filter(|code| code.len() == 3)?;
    let code = currencies.letters(code)?;
    let million = power_of_ten(6)?;
    let amount = Amount::with(numeral, QuantityKind::Money, Some(code), at + 1);
    Some(Amount { scale: million, ..amount.times(million)? })
}

/// Whether a doubtful name ("pounds", "won", "marks") is money: by its scale, by the words around
/// it, or for want of words that say otherwise where the document is British.
fn is_money(scan: &Scan<'_>, numeral: &Numeral, end: usize) -> bool {
    // "($1 = 0.7427 pounds)"
    if scan.word(numeral.first.wrapping_sub(1)) == "=" {
        return true;
    }
    let pounds = scan.word(end - 1).to_ascii_lowercase().starts_with("pound");
    if numeral.scale >= Decimal::ONE_THOUSAND {
        return !pounds
            || !near(scan, numeral.first, end, Cue::Weight)
            || near(scan, numeral.first, end, Cue::Money);
    }
    if !pounds {
        return numeral.value >= Decimal::ONE_HUNDRED && !scan.is(end - 1, "ether");
    }
    let british = matches!(scan.document.region.as_deref(), Some("GB" | "UK"));
    let around = numeral.first.saturating_sub(REACH)..(end + REACH).min(scan.len());
    let signed = around.into_iter().any(|at| {
        scan.kind(at) == TokenKind::Sign
            && scan.lexicon.currencies.sign(scan.word(at)) == Some(STERLING)
    });
    if signed {
        return true;
    }
    let money = near(scan, numeral.first, end, Cue::Money) || british;
    money && !near(scan, numeral.first, end, Cue::Weight) && !scan.is(end, "of")
}

/// Whether a cue stands near tokens `first..end`.
fn near(scan: &Scan<'_>, first: usize, end: usize, cue: Cue) -> bool {
    let figures = &scan.lexicon.figures;
    let is = |at: usize| scan.kind(at) == TokenKind::Word && figures.is(scan.word(at), cue);
    let back =
        (first.saturating_sub(REACH)..first).rev().take_while(|at| !ends_sentence(scan, *at));
    let ahead = (end..end + REACH).take_while(|at| *at < scan.len() && !ends_sentence(scan, *at));
    back.chain(ahead).any(is)
}

fn ends_sentence(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "." | "!" | "?") || scan.gap(at) == Gap::Break
}

/// "43 cents", "and 43c", "and fifty" after whole dollars.
fn hundredths(scan: &Scan<'_>, amount: Amount) -> Amount {
    added(scan, &amount).unwrap_or(amount)
}

fn added(scan: &Scan<'_>, amount: &Amount) -> Option<Amount> {
    let whole = amount.step == Decimal::ONE && amount.form != Form::Fraction;
    let and = matches!(scan.mark(amount.end).number, Some(NumberWord::And));
    let at = amount.end + usize::from(and);
    if !whole || scan.gap(amount.end) != Gap::Space || scan.gap(at) != Gap::Space {
        return None;
    }
    let numeral = scan.numeral_at(at).filter(|n| n.is_plain() && n.value < Decimal::ONE_HUNDRED)?;
    let currencies = &scan.lexicon.currencies;
    let name = currencies.name(scan.ahead(numeral.end)).filter(|(_, name)| name.minor.is_some());
    let sign = currencies.minor_sign(scan.word(numeral.end)).filter(|_| scan.glued(numeral.end));
    let end = match (name, sign) {
        (Some((count, _)), _) => numeral.end + count,
        (None, Some(_)) => numeral.end + 1,
        (None, None) => {
            // Without "cents" nothing may follow that could be counted.
            let counted = scan.kind(numeral.end) != TokenKind::Sign
                && scan.follows(numeral.end)
                && !matches!(scan.mark(numeral.end).number, Some(NumberWord::And))
                && !scan.is(numeral.end, "more");
            let signed = scan.lexicon.currencies.sign(scan.word(numeral.end)).is_some()
                || matches!(scan.word(numeral.end), "%" | "-" | "–" | "," | ":" | "/" | "°");
            let named = !amount.front || and;
            if counted || signed || !named {
                return None;
            }
            numeral.end
        }
    };
    let cents = numeral.value.checked_mul(power_of_ten(-2)?)?;
    let value = amount.value.checked_add(cents)?;
    let step = power_of_ten(-2)?;
    Some(Amount { value, step, end, tail: end, ..amount.clone() })
}
