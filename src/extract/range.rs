//! Two figures that belong together: ranges with the scale carried back, lists that share a unit,
//! scores and ratios.

use super::amount::{self, Amount};
use super::codes::hangs;
use super::numeral::Form;
use super::scan::{Gap, Scan};
use crate::lexicon::NumberWord;
use crate::lexicon::figures::Cue;
use crate::lexicon::time::Cue as Time;
use crate::model::{Decimal, QuantityKind};
use crate::text::TokenKind;

/// How far before two figures a verb of change is looked for.
const CHANGE_REACH: usize = 8;
/// How far around two figures a word of games and votes is looked for.
const RESULT_REACH: usize = 12;

/// What two figures are together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pair {
    /// Two ends; the lower one first.
    Range(Amount, Amount),
    /// "3-1", "221-203".
    Score(Amount, Amount),
    /// "one in five", "3 to 1".
    Ratio(Amount, Amount),
    /// The first takes its unit from the second: "5 and 6 kg".
    List(Amount),
}

/// What stands between two figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Dash,
    To,
    And,
    Or,
    Comma,
    In,
    OutOf,
    Colon,
    For,
}

/// The number at `index` and the next one, if they belong together.
pub(super) fn read(scan: &Scan<'_>, index: usize, a: &Amount) -> Option<Pair> {
    // Most figures are followed by nothing that joins them to another.
    joint(scan.word(a.end))?;
    let next = scan.numeral(index + 1)?;
    if next.first > a.tail + 8
        || matches!(next.form, Form::Ordinal | Form::Vague)
        || a.ends.is_some()
    {
        return None;
    }
    let b = amount::read(scan, next, a.end);
    let (link, about) = link(scan, a.end, b.first)?;
    match link {
        Link::In | Link::OutOf => ratio(scan, a, &b, link),
        Link::Colon => None,
        Link::For => (a.is_bare() && b.is_bare() && b.value > Decimal::ZERO)
            .then(|| Pair::Ratio(a.clone(), b.clone())),
        Link::Comma => list(a, &b, about).map(Pair::List),
        Link::Or => list(a, &b, about).or_else(|| hours(scan, a, &b)).map(Pair::List),
        Link::And => {
            let opened = opener(scan, a.first)
                .is_some_and(|word| scan.is(word, "between") || scan.is(word, "from"))
                || range_of(scan, a.first);
            if opened {
                return range(scan, a, &b, link);
            }
            list(a, &b, about).or_else(|| hours(scan, a, &b)).map(Pair::List)
        }
        Link::Dash | Link::To => score(scan, a, &b, link)
            .or_else(|| range(scan, a, &b, link))
            .or_else(|| changed(a, &b, link)),
    }
}

/// "between" or "from" before token `first`.
pub(super) fn opener(scan: &Scan<'_>, first: usize) -> Option<usize> {
    let at = first.checked_sub(1).filter(|_| scan.follows(first))?;
    let at = if scan.is(at, "about") { at.checked_sub(1)? } else { at };
    ["between", "from"].iter().any(|word| scan.is(at, word)).then_some(at)
}

/// "range of" before token `first`: "in the range of 3 and 5".
fn range_of(scan: &Scan<'_>, first: usize) -> bool {
    first.checked_sub(2).is_some_and(|at| scan.is(at, "range") && scan.is(at + 1, "of"))
}

/// What stands between tokens `at` and `end`, and whether "about" stands there too.
fn link(scan: &Scan<'_>, at: usize, end: usize) -> Option<(Link, bool)> {
    if at >= end || scan.gap(at) > Gap::Line {
        return None;
    }
    let mut at = at;
    let hanging = matches!(scan.word(at), "-" | "–") && scan.glued(at) && end > at + 1;
    if hanging && hangs(scan, at) {
        at += 1;
    }
    if hanging && scan.word(at) == "-" && scan.word(at + 1) == "to" {
        at += 1;
    }
    // "2-for-1"
    let hyphen = |at: usize| scan.word(at) == "-" && scan.glued(at) && scan.glued(at + 1);
    if hyphen(at) && scan.is(at + 1, "for") && hyphen(at + 2) && at + 3 == end {
        return Some((Link::For, false));
    }
    let link = joint(scan.word(at))?;
    let mut next = at + 1;
    if link == Link::OutOf {
        next += scan.is(next, "of").then_some(1)?;
    }
    // "three-to-one"
    if link == Link::To && scan.word(next) == "-" && scan.glued(next) {
        next += 1;
    }
    // ", and 7 kg"
    if link == Link::Comma && (scan.is(next, "and") || scan.is(next, "or")) {
        next += 1;
    }
    // "one in every 10"
    if matches!(link, Link::In | Link::OutOf) && scan.is(next, "every") {
        next += 1;
    }
    let about = scan.is(next, "about") || scan.is(next, "around") || scan.is(next, "approximately");
    (next + usize::from(about) == end && scan.follows(at)).then_some((link, about))
}

/// What a word or sign that stands first between two figures makes of them.
fn joint(word: &str) -> Option<Link> {
    Some(match word {
        "-" | "–" | "—" | "~" | "‑" | "−" => Link::Dash,
        ":" => Link::Colon,
        "," => Link::Comma,
        "&" => Link::And,
        word if word.eq_ignore_ascii_case("to") => Link::To,
        word if word.eq_ignore_ascii_case("and") => Link::And,
        word if word.eq_ignore_ascii_case("or") => Link::Or,
        word if word.eq_ignore_ascii_case("in") => Link::In,
        word if word.eq_ignore_ascii_case("out") => Link::OutOf,
        _ => return None,
    })
}

/// Two ends, the unit and the scale of one taken over by the other.
fn range(scan: &Scan<'_>, a: &Amount, b: &Amount, link: Link) -> Option<Pair> {
    if matches!(a.form, Form::Fraction) != matches!(b.form, Form::Fraction)
        && a.is_bare()
        && b.is_bare()
    {
        return None;
    }
    let (mut low, mut high) = shared_unit(scan, a, b, link)?;
    if low.kind == QuantityKind::Number && years(scan, &low, &high, link) {
        return None;
    }
    if low.scale == Decimal::ONE && high.scale > Decimal::ONE {
        low = carried(low, &high);
    }
    // "Rose 10 to 15 percent" is a range, "fell 3 to 45 cents" tells a change and where it led.
    let percents =
        a.is_bare() && b.kind == QuantityKind::Percent && opener(scan, a.first).is_none();
    if link == Link::To && !percents && changes(scan, a.first)
        || link == Link::And && changes_before(scan, a.first)
    {
        return None;
    }
    if low.value >= high.value {
        // "-78-0 degrees": the second sign is a dash.
        return None;
    }
    high.first = high.first.max(low.end);
    Some(Pair::Range(low, high))
}

/// The two with a common unit; none where each has its own.
fn shared_unit(scan: &Scan<'_>, a: &Amount, b: &Amount, link: Link) -> Option<(Amount, Amount)> {
    let (mut low, mut high) = (a.clone(), b.clone());
    if a.kind == b.kind && a.unit == b.unit && a.minor == b.minor {
        return Some((low, high));
    }
    let convertible = a.kind == b.kind && a.kind == QuantityKind::Measure;
    if convertible {
        return None;
    }
    if a.is_bare() && !b.front {
        take_unit(&mut low, b);
        if b.minor.is_some() {
            low = low.clone().times_hundredth()?;
        }
        return Some((low, high));
    }
    // "$2-3 billion", "5kg-7"
    let takes = a.front || link == Link::Dash || a.kind == QuantityKind::Age;
    if b.is_bare() && takes && !b.front && !counts(scan, b) {
        take_unit(&mut high, a);
        return Some((low, high));
    }
    None
}

fn counts(scan: &Scan<'_>, b: &Amount) -> bool {
    super::count::noun(scan, b.end, (false, true)).is_some() && b.scale == Decimal::ONE
}

fn take_unit(to: &mut Amount, from: &Amount) {
    to.kind = from.kind;
    to.unit.clone_from(&from.unit);
    to.minor.clone_from(&from.minor);
    to.per.clone_from(&from.per);
}

/// "2" of "2-3 million" is two million; "500" of "500 to 1 million" is five hundred.
fn carried(low: Amount, high: &Amount) -> Amount {
    let grown = low.value.checked_mul(high.scale).filter(|value| *value < high.value);
    match (grown, low.step.checked_mul(high.scale)) {
        (Some(value), Some(step)) => Amount { value, step, scale: high.scale, ..low },
        _ => low,
    }
}

/// "1999-2004", "2019-20": left to the extractor of dates.
fn years(scan: &Scan<'_>, a: &Amount, b: &Amount, link: Link) -> bool {
    let year = |amount: &Amount| {
        amount.form == Form::Figures
            && amount.scale == Decimal::ONE
            && scan.word(amount.first).len() == 4
            && (Decimal::from(1700)..=Decimal::from(2100)).contains(&amount.value)
    };
    let two = scan.word(b.end - 1).len() <= 2;
    year(a) && (year(b) || two && link == Link::Dash) && !counts(scan, b)
}

/// Whether a verb of change stands before "from 3 to 5". Without "from" it must stand in the same
/// clause and be a change by itself: "it will take 18 to 24 months".
fn changes(scan: &Scan<'_>, first: usize) -> bool {
    let from = opener(scan, first).is_some();
    let figures = &scan.lexicon.figures;
    let back = (first.saturating_sub(CHANGE_REACH)..first).rev();
    back.take_while(|at| {
        let word = scan.word(*at);
        scan.gap(at + 1) < Gap::Break && !matches!(word, "." | ";" | ":") && (from || word != ",")
    })
    .any(|at| {
        let word = scan.word(at);
        figures.is(word, Cue::Change) || from && figures.is(word, Cue::Move)
    })
}

/// "from 20 and" is no range in a sentence of change; "between" always is one.
fn changes_before(scan: &Scan<'_>, first: usize) -> bool {
    opener(scan, first).is_some_and(|at| scan.is(at, "from")) && changes(scan, first)
}

/// "beat them 3-1", "voted 221-203", "by 52 to 48".
fn score(scan: &Scan<'_>, a: &Amount, b: &Amount, link: Link) -> Option<Pair> {
    let whole = |x: &Amount| {
        x.is_bare()
            && x.scale == Decimal::ONE
            && x.step == Decimal::ONE
            && x.form != Form::Fraction
            && !x.value.is_sign_negative()
    };
    if !whole(a) || !whole(b) || counts(scan, b) || years(scan, a, b, link) {
        return None;
    }
    let tight = link == Link::Dash && scan.glued(a.end) && scan.glued(b.first);
    let near = || {
        let around = a.first.saturating_sub(RESULT_REACH)..(b.end + RESULT_REACH).min(scan.len());
        around.into_iter().any(|at| scan.lexicon.figures.is(scan.word(at), Cue::Result))
    };
    let opened = opener(scan, a.first).is_some();
    let falling = a.value >= b.value;
    // "It failed, 198 to 213."
    let set_off = scan.word(a.first.wrapping_sub(1)) == "," && scan.kind(b.end) == TokenKind::Sign;
    // "Gainers led decliners, 2-to-1", but "the 214-to-209 vote".
    let joined = b.value == Decimal::ONE && scan.word(a.end) == "-" && scan.glued(a.end);
    let told = link == Link::To && !joined && (falling || set_off) && near();
    let is_score = !opened && (tight && (falling || near()) || told);
    if is_score {
        return Some(Pair::Score(a.clone(), b.clone()));
    }
    let ratio = link == Link::To
        && falling
        && !opened
        && b.value > Decimal::ZERO
        && b.value <= Decimal::TEN;
    (ratio && (joined || !changes(scan, a.first))).then(|| Pair::Ratio(a.clone(), b.clone()))
}

/// "one in five", "2 out of 5".
fn ratio(scan: &Scan<'_>, a: &Amount, b: &Amount, link: Link) -> Option<Pair> {
    let bare = a.is_bare() && b.is_bare() && a.value < b.value && a.value > Decimal::ZERO;
    let year = b.form == Form::Figures
        && scan.word(b.first).len() == 4
        && b.value > Decimal::from(1500)
        && b.value < Decimal::from(2100);
    let whole = a.step == Decimal::ONE && a.scale == Decimal::ONE;
    // "six in 10": style books write numbers below ten in words.
    let tens = b.value.checked_rem(Decimal::TEN).is_some_and(|rest| rest.is_zero());
    let alike = a.form == b.form || a.value == Decimal::ONE || tens;
    let small = link == Link::OutOf || a.value <= Decimal::from(20) && alike && !year;
    let time = scan.lexicon.figures.age(scan.word(b.end)).is_some();
    (bare && whole && small && !(time && link == Link::In))
        .then(|| Pair::Ratio(a.clone(), b.clone()))
}

/// "Rose from 5 to 7 percent", "from $1.2 to $1.5 billion": no range, but the first has the unit
/// and the scale of the second.
fn changed(a: &Amount, b: &Amount, link: Link) -> Option<Pair> {
    let takes = a.is_bare() && shares(b);
    let same = a.kind == b.kind && a.unit == b.unit && a.minor == b.minor;
    if link != Link::To || !(takes || same) || a.form != b.form || a.ends.is_some() {
        return None;
    }
    let mut first = a.clone();
    if takes {
        take_unit(&mut first, b);
        if b.minor.is_some() {
            first = first.times_hundredth()?;
        }
    }
    // "From 800 to 1.2 million": the eight hundred are none of millions.
    let figure = b.value.checked_div(b.scale)?;
    let near = a.value < figure.checked_mul(CARRIED)? && figure < a.value.checked_mul(CARRIED)?;
    if a.scale == Decimal::ONE && b.scale > Decimal::ONE && near {
        first.value = first.value.checked_mul(b.scale)?;
        first.step = first.step.checked_mul(b.scale)?;
        first.scale = b.scale;
    }
    (first != *a).then_some(Pair::List(first))
}

/// How many times one of two figures may be the other where both are of one scale.
const CARRIED: Decimal = Decimal::ONE_HUNDRED;

/// Whether an amount's unit goes for a bare figure before it, too.
fn shares(b: &Amount) -> bool {
    matches!(
        b.kind,
        QuantityKind::Measure
            | QuantityKind::Percent
            | QuantityKind::PercentagePoints
            | QuantityKind::Temperature
    ) || b.kind == QuantityKind::Money && !b.front
}

/// "5 and 6 kg": the first with the unit of the second.
fn list(a: &Amount, b: &Amount, about: bool) -> Option<Amount> {
    let fits = a.is_bare() && shares(b) && !about && a.form == b.form && a.scale == Decimal::ONE;
    fits.then(|| {
        let mut a = a.clone();
        take_unit(&mut a, b);
        a
    })
}

/// "Five and seven hours": durations, but not "killed five and two hours later fled".
fn hours(scan: &Scan<'_>, a: &Amount, b: &Amount) -> Option<Amount> {
    let step = scan.lexicon.time.sense(scan.word(b.end));
    let apart = step.is_some_and(|sense| {
        sense.any(&[Time::Later, Time::Ago, Time::Earlier, Time::After, Time::Before])
    });
    let fits = a.is_bare()
        && b.kind == QuantityKind::Duration
        && a.form == b.form
        && a.scale == Decimal::ONE
        && a.value < b.value
        && !apart;
    fits.then(|| {
        let mut a = a.clone();
        take_unit(&mut a, b);
        a
    })
}

/// "and" that joins two bounds: "more than 10 and less than 40".
pub(super) fn joins_bounds(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.mark(at).number, Some(NumberWord::And)) || scan.is(at, "but")
}

impl Amount {
    fn times_hundredth(self) -> Option<Self> {
        let hundred = Decimal::ONE_HUNDRED;
        let value = self.value.checked_div(hundred)?;
        let step = self.step.checked_div(hundred)?;
        Some(Self { value, step, ..self })
    }
}

/// The quotient of a ratio.
pub(super) fn quotient(a: &Amount, b: &Amount) -> Option<Decimal> {
    a.value.checked_div(b.value)
}
