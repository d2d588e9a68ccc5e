//! Amounts: numbers with their units, ranges and bounds; counts; ordinals; digits that are names.

use super::amount::{self, Amount};
use super::bound::{self, Bounding};
use super::numeral::{Form, Numeral};
use super::range::{self, Pair};
use super::scan::Scan;
use super::{Candidate, Strength, count, names};
use crate::lexicon::figures::Cue;
use crate::lexicon::{Flags, NumberWord, Senses};
use crate::model::decimal::{is_one, is_whole};
use crate::model::{Bound, Decimal, Mention, MentionKind, Quantity, QuantityKind};
use crate::text::{Span, TokenKind};

/// Proposes every amount of the text, beside the times that are proposed.
pub(super) fn extract(scan: &Scan<'_>, out: &mut Vec<Candidate>) {
    read(scan, out);
}

/// The same; one past the last token of those that have figures.
pub(super) fn read(scan: &Scan<'_>, out: &mut Vec<Candidate>) -> usize {
    let dates: Vec<Span> =
        out.iter().filter(|one| is_date(one)).map(|one| one.mention.span).collect();
    let mut dates = dates.into_iter().peekable();
    let mut reader = Reader { scan, floor: 0, out };
    let mut index = 0;
    let mut known = scan.known.sentences.iter().peekable();
    while let Some(numeral) = scan.numerals.get(index) {
        while known.next_if(|sentence| sentence.end <= numeral.first).is_some() {}
        while dates.next_if(|date| date.end <= numeral.span.start).is_some() {}
        let dated = |date: &Span| date.start <= numeral.span.start && numeral.span.end <= date.end;
        if let Some(sentence) = known.peek().filter(|sentence| sentence.first <= numeral.first) {
            reader.floor = reader.floor.max(sentence.floor());
            index += 1;
        } else if dates.peek().is_some_and(dated) && names::worded(scan, numeral).is_none() {
            // Whatever amount it may be, the date is the better reading.
            reader.floor = numeral.end;
            index += 1;
        } else {
            index += reader.read(index, numeral);
        }
    }
    let floor = reader.floor;
    multiples(scan, out);
    lasting(scan, out);
    floor
}

/// Whether what is proposed is a time that can be nothing else.
fn is_date(candidate: &Candidate) -> bool {
    candidate.strength == Strength::Certain
        && matches!(candidate.mention.kind, MentionKind::Time(_))
}

struct Reader<'s, 'a, 'o> {
    scan: &'s Scan<'a>,
    /// Tokens before it belong to amounts already read.
    floor: usize,
    out: &'o mut Vec<Candidate>,
}

impl Reader<'_, '_, '_> {
    /// Reads the amount at a number; how many numbers it takes.
    fn read(&mut self, index: usize, numeral: &Numeral) -> usize {
        let scan = self.scan;
        if numeral.first < self.floor {
            return 1;
        }
        if let Some(end) = names::worded(scan, numeral) {
            let full = scan.span_of(numeral.first, end);
            let mention = Mention { span: numeral.span, full, kind: MentionKind::Name };
            self.out.push(Candidate { mention, strength: Strength::Certain });
            self.floor = numeral.end;
            return 1;
        }
        if names::is_part_of_name(scan, numeral) {
            self.name(numeral);
            return 1;
        }
        let amount = amount::read(scan, numeral, self.floor);
        if numeral.form == Form::Ordinal {
            self.ordinal(numeral);
            return 1;
        }
        if amount.is_bare() && names::is_name(scan, numeral) {
            self.name(numeral);
            return 1;
        }
        match range::read(scan, index, &amount) {
            Some(Pair::Range(low, high)) => {
                self.range(&low, high);
                2
            }
            Some(Pair::Score(a, b)) => {
                self.pair(QuantityKind::Score, &a, &b, None);
                2
            }
            Some(Pair::Ratio(a, b)) => {
                self.pair(QuantityKind::Ratio, &a, &b, range::quotient(&a, &b));
                2
            }
            Some(Pair::List(amount)) => {
                self.single(amount);
                1
            }
            None => {
                self.single(amount);
                1
            }
        }
    }

    fn push(&mut self, span: Span, full: Span, quantity: Quantity, strength: Strength) {
        let mention = Mention { span, full, kind: MentionKind::Quantity(quantity) };
        self.out.push(Candidate { mention, strength });
    }

    fn name(&mut self, numeral: &Numeral) {
        let mention = Mention { span: numeral.span, full: numeral.span, kind: MentionKind::Name };
        self.out.push(Candidate { mention, strength: Strength::Marked });
        self.floor = numeral.end;
    }

    fn ordinal(&mut self, numeral: &Numeral) {
        let scan = self.scan;
        // "kb per second", "a second": a unit of time, not a rank.
        let before = numeral.first.checked_sub(1).filter(|_| scan.follows(numeral.first));
        let unit = scan.is(numeral.first, "second")
            && before.is_some_and(|at| scan.lexicon.units.is_rate_word(scan.word(at)));
        if unit || scan.lexicon.figures.is_rankless(scan.ahead(numeral.end)) {
            return;
        }
        let quantity = Quantity::exact(QuantityKind::Ordinal, numeral.value);
        self.push(numeral.span, numeral.span, quantity, Strength::Bare);
        self.floor = numeral.end;
    }

    /// An amount that stands alone.
    fn single(&mut self, mut amount: Amount) {
        let scan = self.scan;
        let mut tail = amount.tail;
        if amount.is_bare() {
            let single = is_one(amount.value);
            let mixed = amount.form == Form::Fraction && amount.value > Decimal::ONE;
            if let Some(kind) = fraction_kind(scan, &amount).filter(|_| !mixed) {
                amount.kind = kind;
            } else if amount.form == Form::Fraction && !mixed {
                return;
            }
            let one = single || amount.form == Form::Fraction;
            let countable = amount.scale > Decimal::ONE
                || amount.form == Form::Fraction
                || is_whole(amount.value);
            // "45.75 points": decimals count what stands right behind them.
            let beside = |end: usize| countable || end == amount.end + 1;
            if let Some((noun, end)) =
                count::noun(scan, amount.end, (one, !single)).filter(|(_, end)| beside(*end))
            {
                if amount.is_bare() {
                    amount.kind = QuantityKind::Count;
                    amount.unit = Some(noun);
                }
                tail = end;
            }
        }
        let mut bounding = bound::read(scan, amount.first, (amount.end, tail), self.floor);
        if amount.kind == QuantityKind::Duration {
            bounding = bound::of_time(scan, bounding, amount.first);
        }
        if is_depth(scan, &amount, bounding) {
            bounding = Bounding { bound: Bound::Exact, first: amount.first, ..bounding };
        }
        if is_pronoun(scan, &amount, bounding) {
            return;
        }
        let strength = strength(&amount);
        let upper = self.upper(&amount, bounding);
        let value = amount.value;
        let mut span = amount.span(scan);
        let mut full = scan.span_of(bounding.first, bounding.end.max(amount.end));
        let mut end = bounding.end.max(amount.end);
        let mut quantity = quantity(amount, bounding.bound);
        if let Some((upper, last)) = upper {
            quantity.bound = Bound::Between;
            quantity.value = None;
            quantity.low = Some(value);
            quantity.high = Some(upper);
            full = scan.span_of(bounding.first, last);
            span = full;
            end = last;
        }
        self.floor = end;
        self.push(span, full, quantity, strength);
    }

    /// The upper end of "more than 10 and less than 40", and one past its last token.
    fn upper(&self, amount: &Amount, bounding: Bounding) -> Option<(Decimal, usize)> {
        let scan = self.scan;
        let lower = matches!(bounding.bound, Bound::MoreThan | Bound::AtLeast);
        let at = bounding.end.max(amount.end);
        if !lower || !range::joins_bounds(scan, at) {
            return None;
        }
        let index = scan.numerals.partition_point(|numeral| numeral.first <= at);
        let numeral = scan.numeral(index)?;
        let next = amount::read(scan, numeral, at);
        let bound = bound::read(scan, next.first, (next.end, next.end), at + 1);
        let fits = matches!(bound.bound, Bound::LessThan | Bound::AtMost)
            && bound.first == at + 1
            && (next.unit == amount.unit || amount.unit.is_none() || amount.is_bare())
            && next.value > amount.value;
        fits.then_some((next.value, bound.end.max(next.end)))
    }

    /// Two ends.
    fn range(&mut self, low: &Amount, mut high: Amount) {
        let scan = self.scan;
        if high.is_bare() && high.form == Form::Fraction {
            high.kind = QuantityKind::Ratio;
        }
        if high.is_bare()
            && let Some((noun, end)) = count::noun(scan, high.end, (false, true))
        {
            high.kind = QuantityKind::Count;
            high.unit = Some(noun);
            high.tail = end;
        }
        let opener = range::opener(scan, low.first).filter(|at| *at >= self.floor);
        let first = opener.unwrap_or(low.first);
        let bounding = bound::read(scan, first, (high.end, high.end), self.floor);
        let margin = Amount { kind: high.kind, ..low.clone() }.margin().min(high.margin());
        let span = scan.span_of(first, high.end);
        let full = scan.span_of(bounding.first.min(first), high.end);
        self.floor = high.end;
        let strength = strength(&high).max(Strength::Counted);
        let end = high.value;
        let mut quantity = quantity(high, Bound::Between);
        quantity.value = None;
        quantity.low = Some(low.value);
        quantity.high = Some(end);
        quantity.margin = margin;
        self.push(span, full, quantity, strength);
    }

    /// Two figures set against each other.
    fn pair(&mut self, kind: QuantityKind, a: &Amount, b: &Amount, value: Option<Decimal>) {
        let scan = self.scan;
        let bounding = bound::read(scan, a.first, (b.end, b.end), self.floor);
        let mut quantity = Quantity::exact(kind, value.unwrap_or(a.value));
        if let Some(value) = value {
            apply(&mut quantity, bounding.bound, value);
        } else {
            quantity.value = None;
            quantity.low = Some(a.value);
            quantity.high = Some(b.value);
        }
        let end = bounding.end.max(b.end);
        self.floor = end;
        let span = scan.span_of(a.first, b.end);
        let full = scan.span_of(bounding.first, end);
        self.push(span, full, quantity, Strength::Counted);
    }
}

fn strength(amount: &Amount) -> Strength {
    match amount.kind {
        QuantityKind::Number => Strength::Bare,
        QuantityKind::Count | QuantityKind::Ratio => Strength::Counted,
        _ => Strength::Marked,
    }
}

fn quantity(amount: Amount, bound: Bound) -> Quantity {
    let mut quantity = Quantity::exact(amount.kind, amount.value);
    quantity.margin = amount.margin();
    quantity.unit = amount.unit;
    quantity.minor = amount.minor;
    quantity.per = amount.per;
    match amount.ends {
        Some((low, high)) if bound == Bound::Exact || bound == Bound::About => {
            quantity.value = None;
            quantity.low = Some(low);
            quantity.high = Some(high);
            quantity.margin = Decimal::ZERO;
            quantity.bound = Bound::Between;
        }
        _ => apply(&mut quantity, bound, amount.value),
    }
    quantity
}

/// Sets the ends that a bound leaves.
fn apply(quantity: &mut Quantity, bound: Bound, value: Decimal) {
    quantity.bound = bound;
    match bound {
        Bound::AtLeast | Bound::MoreThan => {
            quantity.low = Some(value);
            quantity.high = None;
        }
        Bound::AtMost | Bound::LessThan => {
            quantity.low = None;
            quantity.high = Some(value);
        }
        Bound::Exact | Bound::About | Bound::Between => {}
    }
}

/// Whether a fraction without a unit is a share ("two-thirds", "half of"); a plain number is
/// neither kind.
fn fraction_kind(scan: &Scan<'_>, amount: &Amount) -> Option<QuantityKind> {
    if amount.form != Form::Fraction {
        return None;
    }
    let single = amount.end == amount.first + 1;
    let before = amount.first.checked_sub(1).filter(|_| scan.follows(amount.first));
    let ranked = before.is_some_and(|at| {
        scan.numeral_before(at + 1).is_some_and(|numeral| numeral.form == Form::Ordinal)
            || scan.lexicon.numbers.is_half_of_time(scan.word(at))
    });
    let hyphen = scan.word(amount.end) == "-" && scan.glued(amount.end);
    let words = scan.kind(amount.first) == TokenKind::Word;
    if words && (ranked || hyphen) {
        return None;
    }
    let noun = single
        && words
        && scan.kind(amount.end) == TokenKind::Word
        && scan.follows(amount.end)
        && !scan.lexicon.numbers.after_half(scan.word(amount.end));
    (!noun).then_some(QuantityKind::Ratio)
}

/// "Under two metres of water": where something is, and how deep.
fn is_depth(scan: &Scan<'_>, amount: &Amount, bounding: Bounding) -> bool {
    let of = matches!(scan.mark(amount.end).number, Some(NumberWord::Of));
    let single = bounding.bound == Bound::LessThan && bounding.first + 1 == amount.first;
    let unit = || scan.lexicon.units.unit(amount.unit.as_deref()?);
    of && single
        && scan.lexicon.figures.is(scan.word(bounding.first), Cue::Under)
        && unit().is_some_and(|unit| unit.dimension == "length")
}

/// "one" that stands for a thing and counts nothing.
fn is_pronoun(scan: &Scan<'_>, amount: &Amount, bounding: Bounding) -> bool {
    amount.kind == QuantityKind::Number
        && amount.form == Form::Words
        && bounding.bound == Bound::Exact
        && amount.value == Decimal::ONE
        && scan.len() > 1
}

/// "double-digit", "doubles down", "a double murder", "twice a month", "was twice elected".
fn is_no_multiple(scan: &Scan<'_>, at: usize) -> bool {
    let figures = &scan.lexicon.figures;
    let word = scan.word(at);
    let next = if scan.follows(at + 1) { scan.word(at + 1) } else { "" };
    let hyphen = next == "-" && scan.glued(at + 1) && scan.glued(at + 2);
    let known = |word: &str| scan.lexicon.words.known(&word.to_ascii_lowercase());
    let adjective = figures.is(word, Cue::Doubling)
        && known(next).any(Senses::NOUN)
        && known(scan.behind(at)(0)).any(Senses::DETERMINER);
    let frequency = figures.is(word, Cue::Frequency) && !figures.after_times(next);
    hyphen || adjective || frequency || figures.is(next, Cue::Idiom)
}

/// "doubled", "threefold": words that are multiples.
fn multiples(scan: &Scan<'_>, out: &mut Vec<Candidate>) {
    for at in scan.with(Flags::MULTIPLE) {
        let Some(value) = scan.mark(at).multiple.filter(|_| !is_no_multiple(scan, at)) else {
            continue;
        };
        let bounding = bound::read(scan, at, (at + 1, at + 1), 0);
        let mut quantity = Quantity::exact(QuantityKind::Multiple, value);
        apply(&mut quantity, bounding.bound, value);
        let full = scan.span_of(bounding.first, bounding.end);
        let span = scan.span(at);
        let mention = Mention { span, full, kind: MentionKind::Quantity(quantity) };
        out.push(Candidate { mention, strength: Strength::Bare });
    }
}

/// "monthslong", "a week-long": words that are spans of time.
fn lasting(scan: &Scan<'_>, out: &mut Vec<Candidate>) {
    for at in scan.with(Flags::LASTING) {
        let hit = scan.lexicon.figures.lasting(scan.ahead(at));
        let Some((count, lasting)) = hit else { continue };
        let mut quantity = Quantity::exact(QuantityKind::Duration, lasting.low);
        quantity.unit = Some(lasting.unit.clone());
        if lasting.low < lasting.high {
            quantity.value = None;
            quantity.high = Some(lasting.high);
            quantity.bound = Bound::Between;
        }
        let span = scan.span_of(at, at + count);
        let mention = Mention { span, full: span, kind: MentionKind::Quantity(quantity) };
        out.push(Candidate { mention, strength: Strength::Marked });
    }
}
