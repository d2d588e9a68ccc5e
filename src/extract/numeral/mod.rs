//! Numbers in digits and words, with their scales: what every other extractor builds on.
//!
//! ```text
//! numeral  = [sign] magnitude
//! magnitude = figure [fraction] [power of ten] [scale] [tail]      1.2bn, 2 1/2, 4e14, 3 million and a half
//!           | words [scale ..] [fraction]                          two hundred and five thousand, five and a half million
//!           | [figure | words | a] ordinal                         two-thirds, a fifth, 21st, twenty-first
//!           | plural of a scale [of plural of a scale]             dozens, hundreds of thousands
//! ```

mod figures;
mod fractions;
mod words;
mod sum;
mod tens;

pub use figures::grouped;

use super::bound;
use super::scan::{Gap, Scan};
use crate::lexicon::{Around, Flags, NumberWord, Senses};
use crate::model::Decimal;
use crate::model::decimal::is_one;
use crate::text::{Span, TokenKind};

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// In digits, with or without a scale ("1,207", "4.2 billion").
    Figures,
    /// In words ("twelve", "two hundred thousand").
    Words,
    /// As a fraction, in words or digits ("two-thirds", "half", "1/5").
    Fraction,
    /// As a rank ("third", "21st").
    Ordinal,
    /// As the plural of a scale ("dozens"): no figure, two ends.
    Vague,
}

/// A number of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeral {
    /// Its first token.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// Where it stands, sign and scale included.
    pub span: Span,
    /// What it says; of a vague one the lower end.
    pub value: Decimal,
    /// Place value of the last digit written, scale applied: 100000000 for "4.2 billion".
    pub step: Decimal,
    /// The last scale applied (1 where there is none): what "2" of "2-3 million" takes over.
    pub scale: Decimal,
    /// How it is written.
    pub form: Form,
    /// Whether neither a scale nor decimals were written.
    pub whole: bool,
    /// The ends of a vague number; the upper one is what is usual, not a limit.
    pub ends: Option<(Decimal, Decimal)>,
}

impl Numeral {
    /// Whether it is a plain whole number: no scale, no decimals, no fraction.
    pub fn is_plain(&self) -> bool {
        self.whole && self.ends.is_none()
    }

    /// The same number with another scale: "2" of "2-3 million".
    #[must_use]
    pub fn scaled(&self, scale: Decimal) -> Option<Self> {
        let mut numeral = self.clone();
        numeral.value = self.value.checked_mul(scale)?;
        numeral.step = self.step.checked_mul(scale)?;
        numeral.scale = scale;
        numeral.whole = scale == Decimal::ONE && numeral.step == Decimal::ONE;
        Some(numeral)
    }
}

/// What a part of a number is worth while it is read.
#[derive(Debug, Clone, Copy)]
struct Part {
    end: usize,
    value: Decimal,
    step: Decimal,
    scale: Decimal,
    form: Form,
}

impl Part {
    fn new(end: usize, value: Decimal, form: Form) -> Self {
        Self { end, value, step: Decimal::ONE, scale: Decimal::ONE, form }
    }
}

/// The numbers of a text, by position, without overlap.
pub fn all(scan: &Scan<'_>) -> Vec<Numeral> {
    let mut found = Vec::with_capacity(scan.tokens.len() / 16);
    let mut next = 0;
    for at in scan.with(BEGINS) {
        if at >= next
            && let Some(numeral) = read(scan, at)
        {
            next = numeral.end;
            found.push(numeral);
        }
    }
    found
}

/// The tokens of a scanned text with which a number may begin, and none does.
pub(super) fn begins_none(scan: &Scan<'_>) -> Vec<usize> {
    let read = |at: &usize| {
        let index = scan.numerals.partition_point(|numeral| numeral.end <= *at);
        scan.numerals.get(index).is_some_and(|numeral| numeral.first <= *at)
    };
    scan.with(BEGINS).filter(|at| !read(at)).collect()
}

/// What a number may begin with.
pub(super) const BEGINS: Flags = Flags::FIGURE.with(Flags::NUMBER).with(Flags::SIGN);

/// The number that starts at a token.
fn read(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    match scan.kind(at) {
        TokenKind::Number => tens::read(scan, at).or_else(|| {
            let part = magnitude(scan, at)?;
            finish(scan, at, fractions::over(scan, at, part), false)
        }),
        TokenKind::Word => match scan.mark(at).number? {
            // "plus or minus 3"
            NumberWord::Minus if at > 0 && scan.is(at - 1, "or") => None,
            NumberWord::Minus => {
                let part = scan.follows(at + 1).then(|| magnitude(scan, at + 1))??;
                finish(scan, at, part, true)
            }
            NumberWord::Article if one_unit(scan, at) => {
                finish(scan, at, Part::new(at + 1, Decimal::ONE, Form::Words), false)
            }
            // Most articles stand before no number.
            NumberWord::Article if scan.mark(at + 1).number.is_none() => None,
            NumberWord::PartOfTen(..) => tens::read(scan, at),
            _ => vague(scan, at).or_else(|| {
                let part = magnitude(scan, at)?;
                finish(scan, at, fractions::over(scan, at, part), false)
            }),
        },
        TokenKind::Sign if scan.word(at).starts_with(['-', '−', '–', '.']) => signed(scan, at),
        TokenKind::Sign | TokenKind::Mixed => None,
    }
}

/// "Less than an inch", "a foot thick": an article that is a one, by the bound before it or the
/// extent behind it.
fn one_unit(scan: &Scan<'_>, at: usize) -> bool {
    if !scan.heads(at + 1).any(Around::UNIT) {
        return false;
    }
    let word = scan.word(at + 1);
    if scan.gap(at + 1) != Gap::Space || word.len() <= 2 || word.ends_with(['s', '.']) {
        return false;
    }
    let extent = |at: usize| scan.lexicon.figures.is_extent(scan.word(at));
    let bounded = bound::known_before(scan, at).is_some();
    if !bounded && !(at + 2..at + 2 + UNIT_WORDS).any(extent) {
        return false;
    }
    let measured = scan.lexicon.units.at(scan.ahead(at + 1)).filter(|(_, unit)| unit.sure);
    measured
        .is_some_and(|(count, _)| bounded || scan.follows(at + 1 + count) && extent(at + 1 + count))
}

/// No unit has more words.
const UNIT_WORDS: usize = 6;

/// "-5", "−5", ".25": a sign glued to digits that nothing is glued to.
fn signed(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    // "- 1,200": nothing but a number.
    let minus = matches!(scan.word(at), "-" | "−" | "–");
    // Most full stops end a sentence.
    if !minus && !scan.glued(at + 1) {
        return None;
    }
    if minus && at == 0 && scan.gap(1) == Gap::Space && scan.kind(1) == TokenKind::Number {
        let part = magnitude(scan, 1).filter(|part| part.end == scan.len());
        return part.and_then(|part| finish(scan, 0, part, true));
    }
    let opens = !scan.glued(at)
        || matches!(scan.word(at.wrapping_sub(1)), "(" | "[" | "\"" | "“" | "<" | ">" | "=" | "~");
    let dot = |at: usize| scan.word(at) == "." && scan.glued(at + 1);
    if !opens && scan.kind(at.wrapping_sub(1)) != TokenKind::Sign {
        return None;
    }
    if dot(at) {
        let part = figures::decimals(scan, at)?;
        return finish(scan, at, part, false);
    }
    // "75 -300mm" is a range with a space in it.
    let opens = opens && !(scan.gap(at) == Gap::Space && scan.kind(at - 1) == TokenKind::Number);
    if !(minus && opens && scan.glued(at + 1)) {
        return None;
    }
    let part =
        if dot(at + 1) { figures::decimals(scan, at + 1)? } else { magnitude(scan, at + 1)? };
    (scan.kind(at + 1) != TokenKind::Word).then(|| finish(scan, at, part, true))?
}

fn magnitude(scan: &Scan<'_>, at: usize) -> Option<Part> {
    match scan.kind(at) {
        TokenKind::Number => figures::read(scan, at),
        TokenKind::Word => words::read(scan, at),
        TokenKind::Mixed | TokenKind::Sign => None,
    }
}

fn finish(scan: &Scan<'_>, first: usize, part: Part, negative: bool) -> Option<Numeral> {
    let value = if negative { -part.value } else { part.value };
    let span = scan.span_of(first, part.end);
    (part.end > first).then_some(Numeral {
        first,
        end: part.end,
        span,
        value,
        step: part.step,
        scale: part.scale,
        form: part.form,
        whole: is_one(part.scale) && is_one(part.step),
        ends: None,
    })
}

/// "dozens", "hundreds of thousands".
fn vague(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    if let Some(numeral) = few(scan, at) {
        return Some(numeral);
    }
    let ends = |at: usize| scan.mark(at).vague;
    let (low, high) = ends(at)?;
    let of = matches!(scan.mark(at + 1).number, Some(NumberWord::Of));
    // "Smith scores two", "scores a late goal": a verb.
    let known = |at: usize| scan.lexicon.words.known(&scan.word(at).to_ascii_lowercase());
    let counted = scan.kind(at + 1) == TokenKind::Number || scan.mark(at + 1).number.is_some();
    let object = counted || known(at + 1).any(Senses::DETERMINER);
    if known(at).any(Senses::THIRD) && !of && scan.follows(at + 1) && object {
        return None;
    }
    let second = if of && scan.follows(at + 2) { ends(at + 2) } else { None };
    let (low, high, end) = match second {
        Some((unit, _)) => (low.checked_mul(unit)?, high.checked_mul(unit)?, at + 3),
        None => (low, high, at + 1),
    };
    let mut numeral = finish(scan, at, Part::new(end, low, Form::Vague), false)?;
    numeral.ends = Some((low, high));
    Some(numeral)
}

/// "a few hundred", "several million", "a couple of dozen".
fn few(scan: &Scan<'_>, first: usize) -> Option<Numeral> {
    let article = matches!(scan.mark(first).number, Some(NumberWord::Article));
    let at = first + usize::from(article);
    let Some(NumberWord::Few(low, high)) = scan.mark(at).number else { return None };
    let of = matches!(scan.mark(at + 1).number, Some(NumberWord::Of));
    let (factor, end) = scale_word(scan, at + 1 + usize::from(of))?;
    if !(at + 1..end).all(|at| scan.follows(at)) {
        return None;
    }
    let (low, high) =
        (Decimal::from(low).checked_mul(factor)?, Decimal::from(high).checked_mul(factor)?);
    let form = if low == high { Form::Words } else { Form::Vague };
    let part = Part { end, value: low, step: factor, scale: factor, form };
    let mut numeral = finish(scan, first, part, false)?;
    numeral.ends = (low < high).then_some((low, high));
    Some(numeral)
}

/// The factor of a scale word ("million") that follows, with a space or a hyphen between: the
/// factor and one past its token.
fn scale_word(scan: &Scan<'_>, at: usize) -> Option<(Decimal, usize)> {
    let hyphen = usize::from(is_hyphen(scan, at));
    let at = at + hyphen;
    match scan.mark(at).number {
        Some(NumberWord::Scale(factor) | NumberWord::Group(factor)) if scan.follows(at) => {
            Some((factor, at + 1))
        }
        _ => None,
    }
}

/// A dash glued to both its neighbours.
fn is_hyphen(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.word(at), "-" | "‐" | "‑" | "–" | "—") && scan.glued(at) && scan.glued(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::model::Document;
    use crate::text::View;

    fn read(text: &str) -> Vec<(String, String)> {
        let view = View::verbatim(text, 0);
        let document = Document { view, ..Document::default() };
        let scan = Scan::new(&document, Lexicon::builtin());
        let shown = |n: &Numeral| (n.span.of(text).to_owned(), n.value.normalize().to_string());
        scan.numerals.iter().map(shown).collect()
    }

    fn values(text: &str) -> Vec<String> {
        read(text).into_iter().map(|(_, value)| value).collect()
    }

    #[test]
    fn whole_texts_that_are_one_number() {
        for (text, value) in [
            ("1,234,567", "1234567"),
            ("12,34,567.89", "1234567.89"),
            ("1 414 021 100", "1414021100"),
            ("4.2 billion", "4200000000"),
            ("10k", "10000"),
            ("$1.5m", "1500000"),
            ("-5", "-5"),
            ("minus five point five", "-5.5"),
            ("2 1/2", "2.5"),
            ("2½", "2.5"),
            ("two hundred and five thousand", "205000"),
            ("seven hundred twenty-one thousand and twelve", "721012"),
            ("twenty-one trillion and three hundred", "21000000000300"),
            ("three thousand millions", "3000000000"),
            ("one and a half thousand", "1500"),
            ("five and a half million", "5500000"),
            ("3 million and a half", "3500000"),
            ("one billion and a half million", "1000500000"),
            ("half a million", "500000"),
            ("a quarter of a million", "250000"),
            ("half a dozen", "6"),
            ("a hundred and two", "102"),
            ("two-thirds", "0.6666666666666666666666666667"),
            ("twenty and three fifths", "20.6"),
            ("21st", "21"),
            ("one hundred twenty-fifth", "125"),
            ("thirtyfirst", "31"),
            ("4e14", "400000000000000"),
            ("1.3x10^6", "1300000"),
            ("2.48×10−5", "0.0000248"),
            (".25", "0.25"),
            ("4 thousand 3 hundred and 21", "4321"),
            ("hundreds of thousands", "100000"),
            ("35 lakh", "3500000"),
        ] {
            let got = read(text);
            let spanned = got.len() == 1 && got[0].0 == text.trim_start_matches('$');
            assert!(spanned && got[0].1 == value, "{text}: {got:?}");
        }
    }

    #[test]
    fn several_numbers_stay_apart() {
        assert_eq!(values("3 hundred and 2 hundred"), ["300", "200"]);
        assert_eq!(values("22,24,26,31"), ["22", "24", "26", "31"]);
        assert_eq!(values("5 million and two cars"), ["5000000", "2"]);
        assert_eq!(values("between one million and two million"), ["1000000", "2000000"]);
        assert_eq!(values("one two three"), ["1", "2", "3"]);
        assert_eq!(values("2-3 million"), ["2", "3000000"]);
        assert_eq!(values("version 1.2.3 of GB200"), Vec::<String>::new());
        assert_eq!(values("12/11/2024"), ["12", "11", "2024"]);
    }
}
